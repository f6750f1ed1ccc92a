import type { IndexRelease, LongShadowRelease, ReleaseHead } from '../../outputs/release-data.js';
import type { ReleaseTable } from '../engine/tables.js';
import type { RobustnessResult } from '../robustness/robustness-of.js';

/** A file of a release that is not one of its tables. */
export interface Extra {
  /** What it is, for the times that are told: `maps`, `report`. */
  readonly lap: string;
  /** Relative to the release. */
  readonly path: string;
  readonly text: () => string;
}

/** All that is to be written, with the tables that the engine holds. */
export interface Prepared {
  readonly head: ReleaseHead;
  /** The tables that the engine made: they come as Arrow and Parquet too. */
  readonly made: readonly ReleaseTable[];
  /** Tables of the engine that are too long for people: they come as Parquet alone. */
  readonly parquet?: readonly ReleaseTable[];
  readonly extras: readonly Extra[];
  /** Sections of the data dictionary, in Markdown, beside those that every release has. */
  readonly sections: readonly string[];
}

export type ReleaseData = IndexRelease | LongShadowRelease;
/** A release of an edition, with what its writers and readers know of it. */
export interface PreparedEdition<Data extends ReleaseData = ReleaseData> extends Prepared {
  readonly data: Data;
  /** The ranks of every replicate of an index. */
  readonly robustness?: RobustnessResult;
}

export const isIndexRelease = (data: ReleaseData): data is IndexRelease => 'index' in data;
