import type { NotChecked } from '../../schemas/release/checks-file.js';
import type { Structure } from '../methods/structure/structure.js';

/** Another measure of the same units that the index is held against. */
export interface Comparison {
  readonly title: string;
  /** What a higher value means, as in “more deprived”. */
  readonly higherMeans: string;
  /** In the order of the units; NaN where missing. */
  readonly values: Float64Array;
  /** A part of the units to be left out once, as a capital: true for those that lie in it. */
  readonly outside?: { readonly name: string; readonly mask: readonly boolean[] };
}

/** An index of any depth, scored by whatever method. */
export interface CheckInput {
  readonly title: string;
  readonly structure: Structure;
  /**
   * Normalised values by node of the structure, higher being better, in one order of units; NaN where
   * missing.
   */
  readonly columns: readonly Float64Array[];
  /** Weight of each node among its siblings as it was used; those of the structure where not given. */
  readonly weights?: Float64Array;
  readonly compare?: readonly Comparison[];
  /** What the index should have been held against and could not. */
  readonly uncompared?: readonly NotChecked[];
}

/**
 * What is worth a warning.
 *
 * `no_influence`: less than a twentieth of the variance of the index goes with it, whatever its nominal weight
 * says: about what one indicator of twenty has by its weight alone when it goes with none of the others. COINr
 * calls a correlation below 0.3 weak (`plot_corr()`), a squared one of 0.09: that is weak, and this is next to
 * nothing. It is of how the two go together; ranks may move all the same where it is left out, since others of
 * its group then weigh more.
 * `against`: below no correlation at all.
 * `collinear`: 0.92 squared is 0.85: six sevenths of the variance is shared. COINr flags at 0.9 unless told
 * otherwise (`get_corr_flags()`).
 * @see OECD/JRC (2008), Handbook, steps 4 and 6; Paruolo, Saisana and Saltelli (2013), Journal of the Royal
 *   Statistical Society A 176, 609–634
 */
export const LIMITS = { no_influence: 0.05, against: 0, collinear: 0.92 } as const;
