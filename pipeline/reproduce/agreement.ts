import { plain } from '../../outputs/formats/numbers.js';
import type { Agreement, Difference } from '../../schemas/release/reproduction-tables.js';
import type { Requirement } from '../../schemas/suite.js';
import { spearman } from '../methods/check/correlation.js';

/** Computed and published values of the same units; NaN, or an empty text, where there is none. */
export type Pairs = {
  readonly codes: readonly string[];
  readonly names: readonly string[];
} & (
  | { readonly computed: Float64Array; readonly published: Float64Array }
  | { readonly computed: readonly string[]; readonly published: readonly string[] }
);

/** What is compared, and how it is told from other comparisons. */
export type Compared = Pick<Agreement, 'comparison' | 'index' | 'part' | 'precision'>;

export interface AgreementFound {
  readonly row: Agreement;
  readonly differences: readonly Difference[];
}

/** What a comparison requires, in words. */
export function requiredWords({ exact, within, correlation }: Requirement): string {
  return [
    ...(exact === undefined ? [] : [exact === 'all' ? 'all exact' : `at least ${exact} exact`]),
    ...(within === undefined ? [] : [`none off by more than ${plain(within)}`]),
    ...(correlation === undefined ? [] : [`rank correlation at least ${plain(correlation)}`]),
  ].join('; ');
}

/** Room for the rounding of computers where differences of printed values are compared with a limit. */
const ROUNDING = 1e-12;

function isMet(
  { exact, within, correlation }: Requirement,
  row: Omit<Agreement, 'required' | 'met'>,
): boolean {
  const { compared, only_computed, only_published, largest_difference, rank_correlation } = row;
  const rows = compared + only_computed + only_published;
  if (compared === 0) return false;
  // Where nothing may be off by more than a limit, a row without a partner is off by more.
  if ((exact === 'all' || within !== undefined) && rows > compared) return false;
  if (exact !== undefined && row.exact < (exact === 'all' ? compared : exact)) return false;
  if (within !== undefined && Math.abs(largest_difference ?? Number.POSITIVE_INFINITY) > within + ROUNDING)
    return false;
  return correlation === undefined || (rank_correlation ?? Number.NaN) >= correlation;
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** Number or class as a text; empty where there is none. */
const shown = (value: string | number): string =>
  typeof value === 'string' ? value : Number.isNaN(value) ? '' : String(value);

const isThere = (value: string | number): boolean =>
  typeof value === 'string' ? value !== '' : !Number.isNaN(value);

/**
 * Compares computed with published values of the same units.
 * @param tolerance up to what difference two numbers are equal
 * @param judged whether the requirement is of this comparison
 */
export function agreementOf(
  about: Compared,
  pairs: Pairs,
  require: Requirement,
  { tolerance = 0, judged = true }: { readonly tolerance?: number; readonly judged?: boolean } = {},
): AgreementFound {
  const { codes, names, computed, published } = pairs;
  const differences: Difference[] = [];
  let compared = 0;
  let only_computed = 0;
  let only_published = 0;
  let exact = 0;
  let largest: number | null = null;
  const snapped = computed instanceof Float64Array ? computed.slice() : null;
  for (let i = 0; i < codes.length; i += 1) {
    const ours = computed[i]!;
    const theirs = published[i]!;
    const both = isThere(ours) && isThere(theirs);
    if (both) compared += 1;
    else if (isThere(ours)) only_computed += 1;
    else if (isThere(theirs)) only_published += 1;
    else continue;
    const difference = both && typeof ours === 'number' ? ours - Number(theirs) : null;
    if (difference !== null && Math.abs(difference) >= Math.abs(largest ?? 0)) largest = difference;
    const isEqual = difference === null ? ours === theirs : Math.abs(difference) <= tolerance + ROUNDING;
    if (both && isEqual) {
      exact += 1;
      // Values that are equal up to the last digits tie as the published ones do.
      if (snapped !== null) snapped[i] = Number(theirs);
    } else
      differences.push({
        ...about,
        unit_code: codes[i]!,
        unit_name: names[i]!,
        computed: shown(ours),
        published: shown(theirs),
        difference,
      });
  }
  const counts = { compared, only_computed, only_published, exact };
  const rank_correlation =
    snapped !== null && published instanceof Float64Array ? orNull(spearman(snapped, published)) : null;
  const row = { ...about, ...counts, largest_difference: largest, rank_correlation };
  const required = judged ? requiredWords(require) : '';
  return { row: { ...row, required, met: required === '' ? null : isMet(require, row) }, differences };
}
