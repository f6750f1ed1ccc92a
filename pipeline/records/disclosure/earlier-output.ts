import type { AreaLevel } from '../estimate/area-estimate.js';
import type { Additive, Group } from './families.js';
import type { Selection } from './selection.js';

/** `absent`: there is no figure and nobody to protect. */
export type CellState = 'published' | 'withheld' | 'absent';

/**
 * What an output published about one area and one family: enough to check later outputs against it; it
 * discloses nothing itself.
 */
export interface OutputCell {
  readonly area_code: string;
  readonly level: AreaLevel;
  readonly parent: string | null;
  readonly family: Additive;
  readonly state: CellState;
  /** Numbers of people, rounded as published; empty unless the state is `published`. */
  readonly counts: Readonly<Partial<Record<Group, number>>>;
}

/** An output that has already left. */
export interface EarlierOutput {
  /**
   * Identifies the records it was made from, such as a hash of the files: equal text means the same records.
   */
  readonly inputs: string;
  readonly selection: Selection;
  /** Its counts are to the nearest multiple of this; by default that of the new output. */
  readonly round_counts?: number;
  readonly cells: readonly OutputCell[];
}
