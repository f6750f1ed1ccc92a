import type { NotChecked } from '../../schemas/release/checks-file.js';
import type { Structure } from '../methods/structure/structure.js';

/** Another measure of the same units to compare the index with. */
export interface Comparison {
  readonly title: string;
  /** What a higher value means, as in “more deprived”. */
  readonly higherMeans: string;
  /** In the order of the units; NaN where missing. */
  readonly values: Float64Array;
  /** A second comparison without some units, such as a capital; `mask` is true for the units to leave out. */
  readonly outside?: { readonly name: string; readonly mask: readonly boolean[] };
}

/** An index of any depth, scored by any method. */
export interface CheckInput {
  readonly title: string;
  readonly structure: Structure;
  /** Normalised values by node, higher is better, all in the same order of units; NaN where missing. */
  readonly columns: readonly Float64Array[];
  /** Weight of each node among its siblings as used; by default the weights of the structure. */
  readonly weights?: Float64Array;
  readonly compare?: readonly Comparison[];
  /** Comparisons that could not be made. */
  readonly uncompared?: readonly NotChecked[];
}

/**
 * The limits of warnings.
 *
 * `no_influence`: the squared correlation with the index is below a twentieth, whatever the nominal weight.
 * That is about what one of twenty equally weighted indicators has when it correlates with none of the
 * others. A correlation below 0.3, which is 0.09 squared, is usually called weak; this limit is lower still.
 * It measures how the two go together: ranks may move even so when the indicator is left out,
 * because others of its group then weigh more.
 *
 * `against`: the correlation is negative.
 *
 * `collinear`: 0.92 squared is 0.85, so about six sevenths of the variance is shared.
 * @see OECD/JRC (2008), Handbook, steps 4 and 6; Paruolo, Saisana and Saltelli (2013), Journal of the Royal
 *   Statistical Society A 176, 609–634
 */
export const LIMITS = { no_influence: 0.05, against: 0, collinear: 0.92 } as const;
