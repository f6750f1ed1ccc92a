import type { Inset } from '../../schemas/method/areas.js';
import type { ColdspotKind } from '../../schemas/release/coldspot-fields.js';
import { COLDSPOT_KINDS } from '../../schemas/release/coldspot-fields.js';
import type { Row } from '../../schemas/table.js';
import type { AreaTopology, Level } from '../maps/topology.js';

/** The boundaries of the areas, where they are of one year. */
export interface Drawn {
  readonly topology: AreaTopology;
  readonly object: Exclude<Level, 'regions'>;
  /** The region that is shown enlarged. */
  readonly inset?: Inset | undefined;
}

/** A figure of the ranked table: its column and how it is headed. */
export interface Figure {
  readonly column: string;
  readonly label: string;
  readonly decimals: number;
}

/** A page about areas by kind whose figures do not come with this project. */
export interface KindReport {
  /** Short name of the output. */
  readonly name: string;
  readonly title: string;
  readonly version: string;
  /** What is ranked, by whose figures, in a few sentences. */
  readonly explanation: string;
  /** What a reader must bear in mind. */
  readonly cautions: readonly string[];
  /** Of a table with `area_code, area_name, region_name, kind, rank, rank_low, rank_high, coldspot_probability`. */
  readonly rows: readonly Row[];
  readonly figures: readonly Figure[];
  readonly drawn: Drawn | null;
  /** The files beside the page, and what is in them. */
  readonly files: readonly { readonly files: readonly string[]; readonly what: string }[];
}

export const kindOf = (row: Row): ColdspotKind | null =>
  COLDSPOT_KINDS.find((kind) => kind === row.kind) ?? null;
