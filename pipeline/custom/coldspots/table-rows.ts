import { byRank, type Row } from '../../../schemas/table.js';
import { drawColdspots } from '../../coldspots/draw-coldspots.js';
import type { MeasureFigures } from '../../coldspots/outcome-figures.js';
import type { Engine } from '../../engine/engine.js';
import { placeOf, type Registers } from '../../geography/registers.js';
import type { Vintage } from '../../geography/vintage.js';
import { type Ranked, RULE, rankMeasured } from './rank-table.js';
import type { EstimateCell, EstimateRow } from './read-estimates.js';

/** The only outcome of a given table. */
export const OUTCOME = 'earnings';

export const MEASURES = { level: 'earnings', gap: 'gap', unexplained_gap: 'unexplained' } as const;
export type MeasureName = keyof typeof MEASURES;
export const NAMES = Object.keys(MEASURES) as MeasureName[];

const cellOf = (row: EstimateRow, name: MeasureName): EstimateCell =>
  row.cells.get(MEASURES[name]) ?? { value: null, reason: 'no_figure', text: '' };

const reasonsOf = (row: EstimateRow): string =>
  NAMES.flatMap((name) => {
    const { reason } = cellOf(row, name);
    return reason === '' ? [] : [`${name}: ${reason}`];
  }).join('; ');

export const UNRANKED: Ranked = {
  level_rank: null,
  gap_rank: null,
  unexplained_gap_rank: null,
  kind: null,
  score: null,
  rank: null,
};

export const placeColumns = (registers: Registers, code: string) => {
  const { name, region } = placeOf(registers, code);
  return {
    area_code: code,
    area_name: name,
    region_code: region?.code ?? null,
    region_name: region?.name ?? null,
  };
};

export interface DrawOptions {
  readonly seed: number;
  readonly draws: number;
}

/** Intervals and probabilities by area, where the table gives standard errors. */
function drawsOf(rows: readonly EstimateRow[], codes: readonly string[], { seed, draws }: DrawOptions) {
  const figures = (
    name: MeasureName,
    errors: 'earnings_se' | 'gap_se' | 'unexplained_se',
  ): MeasureFigures => ({
    value: rows.map((row) => cellOf(row, name).value),
    standard_error: rows.map((row) => row.cells.get(errors)?.value ?? null),
  });
  const outcome = {
    outcome: OUTCOME,
    level: figures('level', 'earnings_se'),
    gap: figures('gap', 'gap_se'),
    unexplained_gap: figures('unexplained_gap', 'unexplained_se'),
  };
  return drawColdspots(codes, [outcome], { seed, draws, ...RULE }).outcomes.get(OUTCOME);
}

/** The rows of the table with ranks, classes and, where they can be drawn, intervals and probabilities. */
export async function tableRows(
  engine: Engine,
  registers: Registers,
  rows: readonly EstimateRow[],
  { codes }: Vintage,
  options: DrawOptions,
): Promise<Row[]> {
  const measured = rows.map((row, i) => ({
    area_code: codes[i] ?? '',
    level: cellOf(row, 'level').value,
    gap: cellOf(row, 'gap').value,
    unexplained_gap: cellOf(row, 'unexplained_gap').value,
  }));
  const ranked = await rankMeasured(engine, measured);
  const draws = drawsOf(rows, codes, options);
  return rows
    .map((row, i): Row => {
      const code = codes[i] ?? '';
      const ranks = ranked.get(code) ?? UNRANKED;
      const drawn = draws?.get(code);
      const { area_code, ...measures } = measured[i]!;
      return {
        ...placeColumns(registers, area_code),
        outcome: OUTCOME,
        ...measures,
        ...ranks,
        rank_low: drawn?.ranks?.rank_low ?? null,
        rank_high: drawn?.ranks?.rank_high ?? null,
        coldspot_probability: drawn?.coldspot_probability ?? null,
        rank_median: drawn?.ranks?.rank_median ?? null,
        hotspot_probability: drawn?.hotspot_probability ?? null,
        reason: reasonsOf(row),
        row: row.row,
        area_text: row.area,
        level_text: cellOf(row, 'level').text,
        gap_text: cellOf(row, 'gap').text,
        unexplained_gap_text: cellOf(row, 'unexplained_gap').text,
      };
    })
    .sort(byRank());
}
