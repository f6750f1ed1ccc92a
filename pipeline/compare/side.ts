import type { ComparedEdition, RankInterval } from '../changes/compared.js';
import type { ScoreParts } from '../changes/decompose.js';
import type { Standing } from '../changes/standing.js';

/** What is compared of an edition or of a release, read from either. */
export interface Side {
  readonly about: ComparedEdition;
  /** `index`, `long_shadow` or `score`: what the method ranks. */
  readonly kind: string;
  /** The level of its areas, such as `lower_tier`; empty for units of a custom index. */
  readonly level: string;
  readonly standings: readonly Standing[];
  /** By what is ranked and code of the area. */
  readonly intervals: ReadonlyMap<string, RankInterval>;
  /** Undefined where no score is a sum of its indicators. */
  readonly parts: ScoreParts | undefined;
  /** Titles of indicators by code. */
  readonly titles: ReadonlyMap<string, string>;
}

/** The key of an interval. */
export const rankedKey = (of: string, code: string): string => `${of} ${code}`;

/** A row of a table, whichever way it was read: an empty cell of a CSV is no value. */
export type Cells = Readonly<Record<string, unknown>>;

export const numberOf = (cell: unknown): number | null =>
  cell === null || cell === undefined || cell === '' ? null : Number(cell);

export const textOf = (cell: unknown): string => (cell === null || cell === undefined ? '' : String(cell));
