import { levelsOf } from './levels.js';
import { html, type Markup } from './markup.js';
import { isStandard } from './normalisation.js';
import { fixed } from './numbers.js';
import { numberOf, type ReportView } from './view.js';

/** Whether the sum below is the method’s: a weighted mean of the domains, standardised, the index being next above them. */
function isMeanOfDomains(view: ReportView): boolean {
  if (view.data.method.steps.levels.length !== 3) return false;
  const { domain, index } = levelsOf(view);
  const plain = index.treatment === 'none' && isStandard(index.normalise) && index.individual === undefined;
  const weighed = domain.weights === 'given' || domain.weights === 'equal';
  return index.aggregate === 'arithmetic_mean' && plain && weighed;
}

/** How the score of the first area follows from its domain scores, so that a reader can redo one sum by hand; only where it is that sum. */
export function workedExample(view: ReportView): Markup | undefined {
  if (!isMeanOfDomains(view)) return undefined;
  const { scored, domains, data } = view;
  const even = levelsOf(view).domain.weights === 'equal';
  const [first] = scored;
  const scale = data.scales.rows.find(({ level }) => level === 'index');
  const [mean, deviation] = scale
    ? [numberOf(scale, 'mean'), numberOf(scale, 'standard_deviation')]
    : [null, null];
  if (first === undefined || first.score === null || mean === null || deviation === null) return undefined;
  const parts = domains.flatMap(({ name, weight }, at) => {
    const score = first.domainScores[at] ?? null;
    return score === null ? [] : [{ name, weight: even ? 1 : weight, score }];
  });
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
  const together = parts.reduce((sum, { weight, score }) => sum + (weight * score) / weights, 0);
  const listed = parts.map(({ name, score }) => `${name} ${fixed(score, 3)}`).join(', ');
  return html`<div class="example"><h3>A worked example</h3>
<p>The domain scores of ${first.name} are: ${listed}. Their weighted mean is ${fixed(together, 3)}. Over all areas that mean has itself a mean of ${fixed(mean, 3)} and a standard deviation of ${fixed(deviation, 3)}, so the score is</p>
<p class="formula">(${fixed(together, 3)} − ${fixed(mean, 3)}) ÷ ${fixed(deviation, 3)} = ${fixed(first.score, 2)}</p></div>
`;
}
