import { byRank, type Row } from '../../../schemas/table.js';
import type { Engine } from '../../engine/engine.js';
import { type CarriedFigure, carryToToday } from '../../geography/carry.js';
import { listed } from '../../geography/register-row.js';
import type { Registers } from '../../geography/registers.js';
import type { Vintage } from '../../geography/vintage.js';
import { rankMeasured } from './rank-table.js';
import { type MeasureName, NAMES, OUTCOME, placeColumns, UNRANKED } from './table-rows.js';

/**
 * Districts with fewer people by the register are not ranked: too few residents for most figures. The
 * editions leave the same ones out by name.
 */
const MIN_PEOPLE = 10_000;

type Carried = Readonly<Record<MeasureName, CarriedFigure>>;

const isKnown = ({ value }: CarriedFigure) => value !== null;

/**
 * Status and reason of a district, by the first of its figures that is known; the reasons of missing ones
 * follow, as in `recode; gap: not_available`.
 */
function statusOf(figures: Carried) {
  const { status, reason, flags, from_codes } =
    NAMES.map((name) => figures[name]).find(isKnown) ?? figures.level;
  const missing = NAMES.filter((name) => !isKnown(figures[name]));
  const reasons =
    missing.length === NAMES.length ? [] : missing.map((name) => `${name}: ${figures[name].reason}`);
  const all = [reason, ...reasons].filter((part) => part !== '');
  return { status, reason: all.join('; '), flags, from_codes };
}

/** The areas of the table that became part of each district of today, by its code. */
function partsOf(registers: Registers, rows: readonly Row[]): Map<string, string[]> {
  const parts = new Map<string, string[]>();
  for (const { area_code } of rows) {
    const code = String(area_code);
    for (const today of listed(registers.get(code)?.successors ?? ''))
      parts.set(today, [...(parts.get(today) ?? []), code]);
  }
  return parts;
}

/** Each district of today that is ranked, with what was carried to it. One of unknown population is. */
function carry(registers: Registers, rows: readonly Row[], tier: Vintage['tier']): Carried[] {
  const by = (name: MeasureName) => {
    const values = new Map(rows.map((row) => [String(row.area_code), row[name] as number | null]));
    return carryToToday(registers, values, { tier, measure: 'mean' }).figures;
  };
  const levels = by('level');
  const gaps = by('gap');
  const unexplained = by('unexplained_gap');
  return levels.flatMap((level, i) =>
    (registers.get(level.area_code)?.population_2019 ?? MIN_PEOPLE) < MIN_PEOPLE
      ? []
      : [{ level, gap: gaps[i] ?? level, unexplained_gap: unexplained[i] ?? level }],
  );
}

/** The rows carried to the districts of today, and ranked again there. */
export async function todayRows(
  engine: Engine,
  registers: Registers,
  rows: readonly Row[],
  { tier }: Vintage,
): Promise<Row[]> {
  const classes = new Map(rows.map(({ area_code, kind }) => [String(area_code), kind]));
  const carried = carry(registers, rows, tier);
  const parts = partsOf(registers, rows);
  const measured = carried.map(({ level, gap, unexplained_gap }) => ({
    area_code: level.area_code,
    level: level.value,
    gap: gap.value,
    unexplained_gap: unexplained_gap.value,
  }));
  const ranked = await rankMeasured(engine, measured);
  return measured
    .map(({ area_code, ...measures }, i): Row => {
      const found = statusOf(carried[i]!);
      const part = found.status === 'missing' ? (parts.get(area_code) ?? []) : [];
      const status =
        part.length === 0 ? found : { ...found, reason: 'only_part_in_table', from_codes: part.join(';') };
      const from = status.from_codes === '' ? [] : status.from_codes.split(';');
      return {
        ...placeColumns(registers, area_code),
        outcome: OUTCOME,
        ...measures,
        ...(ranked.get(area_code) ?? UNRANKED),
        ...status,
        kinds_there: from.map((code) => classes.get(code) ?? 'unknown').join(';'),
      };
    })
    .sort(byRank());
}
