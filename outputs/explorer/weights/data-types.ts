import type { MethodTemplate } from '../../../pipeline/editions/method-template.js';
import type { DrawsFile } from '../../../schemas/release/draws-file.js';

/** What a page computes an edition again from: its data file `<edition>.weights`. */
export interface WeightsData {
  readonly draws: DrawsFile;
  /** The method file, cut at its weights; null where it cannot be. */
  readonly template: MethodTemplate | null;
}
