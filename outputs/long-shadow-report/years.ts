import type { ColdspotKind } from '../../schemas/release/coldspot-fields.js';
import { MOVES } from '../../schemas/release/long-shadow-tables.js';
import type { Row } from '../../schemas/table.js';
import { numberOf, textOf } from '../index-report/view.js';
import { kindOf } from './area.js';

export type Move = (typeof MOVES)[number];

/** One authority in one year of one outcome. */
export interface ShadowYear {
  readonly kind: ColdspotKind | null;
  /** Probability of being a coldspot in that year. */
  readonly cold: number | null;
  /**
   * `own`: level and gap are its own; `carried`: from an authority that is no more; `missing`: one is not
   * there.
   */
  readonly figures: 'own' | 'carried' | 'missing';
  readonly change: string;
  readonly reason: string;
}

/** How long one authority has been a coldspot, over the years with figures of its own. */
export interface Lasting {
  readonly code: string;
  readonly name: string;
  readonly known: number;
  readonly cold: number;
  readonly move: Move;
}

function yearOf(row: Row): ShadowYear {
  const there = numberOf(row, 'level') !== null && numberOf(row, 'gap') !== null;
  const carried = there ? ('carried' as const) : ('missing' as const);
  return {
    kind: kindOf(row),
    cold: numberOf(row, 'coldspot_probability'),
    figures: row.known === true ? 'own' : carried,
    change: textOf(row, 'change'),
    reason: textOf(row, 'reason'),
  };
}

/** Code of an authority to its years by period. */
export type YearsByArea = ReadonlyMap<string, ReadonlyMap<string, ShadowYear>>;

/** The rows of one outcome of the table by year. */
export function yearsOf(rows: readonly Row[]): YearsByArea {
  const areas = new Map<string, Map<string, ShadowYear>>();
  for (const row of rows) {
    const code = textOf(row, 'area_code');
    const years = areas.get(code) ?? new Map<string, ShadowYear>();
    areas.set(code, years.set(textOf(row, 'period'), yearOf(row)));
  }
  return areas;
}

/** A row of the table of persistence with types. */
export const lastingOf = (row: Row): Lasting => ({
  code: textOf(row, 'area_code'),
  name: textOf(row, 'area_name'),
  known: numberOf(row, 'years_known') ?? 0,
  cold: numberOf(row, 'years_cold') ?? 0,
  move: MOVES.find((move) => move === row.move) ?? 'unknown',
});
