import { workedExample } from './example.js';
import { levelsOf } from './levels.js';
import { html, type Markup } from './markup.js';
import { isStandard } from './normalisation.js';
import { scaleTable } from './scales.js';
import { methodSteps } from './steps.js';
import type { ReportView } from './view.js';

const scaleSentence = (view: ReportView): string =>
  isStandard(levelsOf(view).indicator.normalise)
    ? 'With these means and standard deviations anyone can redo the scores of the indicators; those of the domains and of the index, for the rest of the sums, are'
    : 'The figures of the indicators, as they went into the index. Those of the domains and of the index are';

/** How the index is made: the steps, one sum to redo, and the scales that it rests on. */
export function methodSection(view: ReportView): Markup {
  return html`<section id="method" aria-labelledby="method-title">
<h2 id="method-title">How the index is made</h2>
<div class="beside">${methodSteps(view)}${workedExample(view)}</div>
<h3>Scales</h3>
<p>${scaleSentence(view)} in scales.csv.</p>
${scaleTable(view)}</section>
`;
}
