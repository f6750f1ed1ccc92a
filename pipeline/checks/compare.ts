import { correlationText } from '../../outputs/formats/numbers.js';
import type { Checks, NotChecked } from '../../schemas/release/checks-file.js';
import { spearman } from '../methods/check/correlation.js';
import { checkLengths } from '../methods/spread.js';
import { bothOf, orNull, whyNone } from './found.js';
import type { Comparison } from './input.js';

type Compared = Checks['compare'][number];

/**
 * The comparison in words, with the meaning of its sign: a higher score is better, a higher figure need not
 * be.
 */
function inWords({ title, higherMeans }: Comparison, found: Omit<Compared, 'text'>): string {
  const { units, rank_correlation: all, outside, not_checked } = found;
  if (all === null) return `The index cannot be compared with ${title}: ${not_checked[0]!.reason}.`;
  const outer = outside?.rank_correlation;
  const rest =
    outer == null ? '' : ` and ${correlationText(outer)} over the ${outside?.units} outside ${outside?.name}`;
  const sense =
    all < 0
      ? 'Below zero: units with a higher figure there tend to rank low here.'
      : 'Above zero: units with a higher figure there tend to rank high here.';
  return `Rank correlation of the index with ${title}: ${correlationText(all)} over ${units}${rest}. There, a higher figure is ${higherMeans}; here, a higher score is better. ${sense}`;
}

/**
 * Spearman's rank correlation of the index with another measure, over all units and with a part left out.
 * @throws DataError `lengths-differ`, `not-finite`
 */
export function compareWith(comparison: Comparison, index: Float64Array): Compared {
  const { title, higherMeans, values, outside } = comparison;
  checkLengths([values, ...(outside ? [outside.mask] : [])], index.length);
  const not_checked: NotChecked[] = [];
  const correlate = (check: string, measure: Float64Array) => {
    const units = bothOf(index, measure);
    const rank_correlation = orNull(spearman(index, measure));
    if (rank_correlation === null) not_checked.push({ check, reason: whyNone(units) });
    return { units, rank_correlation };
  };
  const all = correlate('rank_correlation', values);
  const rest = outside && values.map((value, i) => (outside.mask[i] ? Number.NaN : value));
  const found = {
    title,
    higher_means: higherMeans,
    ...all,
    outside: rest ? { name: outside.name, ...correlate('outside.rank_correlation', rest) } : null,
    not_checked,
  };
  const { not_checked: unfound, ...rows } = found;
  return { ...rows, text: inWords(comparison, found), not_checked: unfound };
}
