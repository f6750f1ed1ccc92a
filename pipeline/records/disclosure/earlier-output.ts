import type { AreaLevel } from '../estimate/area-estimate.js';
import type { Additive, Group } from './families.js';
import type { Selection } from './selection.js';

/** `absent`: there is no figure and nobody to protect. */
export type CellState = 'published' | 'withheld' | 'absent';

/**
 * What an output said of one area and one family: enough to hold later outputs against it, and itself no
 * secret.
 */
export interface OutputCell {
  readonly area_code: string;
  readonly level: AreaLevel;
  readonly parent: string | null;
  readonly family: Additive;
  readonly state: CellState;
  /** People behind the figures, rounded as published; nothing unless the state is `published`. */
  readonly counts: Readonly<Partial<Record<Group, number>>>;
}

/** An output that has left already. */
export interface EarlierOutput {
  /**
   * Stands for the records it was made from, such as a hash of the files: the same text, the same records.
   */
  readonly inputs: string;
  readonly selection: Selection;
  /** Its counts are to the nearest of this; where it is not said, of what the new output rounds to. */
  readonly round_counts?: number;
  readonly cells: readonly OutputCell[];
}
