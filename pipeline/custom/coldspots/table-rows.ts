import type { Row } from '../../../schemas/table.js';
import { drawColdspots } from '../../coldspots/draw-coldspots.js';
import type { MeasureFigures } from '../../coldspots/outcome-figures.js';
import type { Engine } from '../../engine/engine.js';
import { placeOf, type Registers } from '../../geography/registers.js';
import type { Vintage } from '../../geography/vintage.js';
import { type Ranked, RULE, rankMeasured } from './rank-table.js';
import type { EstimateCell, EstimateRow } from './read-estimates.js';

/** Name of the one outcome of such a table. */
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

/** Best first, those without a rank at the end, in order of codes. */
export const byRank = <R extends Row>(rows: R[]): R[] =>
  rows.sort(
    (a, b) =>
      Number(a.rank ?? Number.POSITIVE_INFINITY) - Number(b.rank ?? Number.POSITIVE_INFINITY) ||
      (String(a.area_code) < String(b.area_code) ? -1 : 1),
  );

export interface DrawOptions {
  readonly seed: number;
  readonly draws: number;
}

/** What the ranks are worth, where the table gives standard errors. */
function drawn(rows: readonly EstimateRow[], codes: readonly string[], { seed, draws }: DrawOptions) {
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

/** The rows of the table with ranks, kinds and what they are worth. */
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
  const draws = drawn(rows, codes, options);
  return byRank(
    rows.map((row, i): Row => {
      const code = codes[i] ?? '';
      const ranks = ranked.get(code) ?? UNRANKED;
      const worth = draws?.get(code);
      const { area_code, ...measures } = measured[i]!;
      return {
        ...placeColumns(registers, area_code),
        outcome: OUTCOME,
        ...measures,
        ...ranks,
        rank_low: worth?.ranks?.rank_low ?? null,
        rank_high: worth?.ranks?.rank_high ?? null,
        coldspot_probability: worth?.coldspot_probability ?? null,
        rank_median: worth?.ranks?.rank_median ?? null,
        hotspot_probability: worth?.hotspot_probability ?? null,
        reason: reasonsOf(row),
        row: row.row,
        area_text: row.area,
        level_text: cellOf(row, 'level').text,
        gap_text: cellOf(row, 'gap').text,
        unexplained_gap_text: cellOf(row, 'unexplained_gap').text,
      };
    }),
  );
}
