import { type Content, html, type Markup } from '../index-report/markup.js';
import { periodWords } from '../index-report/period.js';
import { dataTable } from '../index-report/table.js';
import { capital, listed } from '../index-report/words.js';
import { workedExample } from './example.js';
import { gradeSentence, lineTable } from './lines.js';
import { methodSteps } from './steps.js';
import type { ShadowView } from './view.js';

/** The official figures and those derived from them, as they are declared. */
function figureTable({ data }: ShadowView): Markup {
  const periods = new Map(data.method.inputs.map((input) => [input.code, input.periods]));
  const spans = (code: string): string => {
    const own = periods.get(code);
    if (own === undefined) return 'Derived';
    return listed(
      [...new Set([own[0], own.at(-1)].flatMap((period) => period ?? []))].map(periodWords),
    ).replace(' and ', ' to ');
  };
  const rows = data.declared.map(({ declaration, note }): Content[] => [
    html`${declaration.title}<span class="sub">${declaration.description}${note !== '' && ` ${note}`}</span>`,
    capital(declaration.unit),
    spans(declaration.code),
  ]);
  return html`<div class="more">${dataTable({
    id: 'figures',
    caption: 'The figures behind the ranking',
    columns: [{ label: 'Figure' }, { label: 'Unit' }, { label: 'Periods' }],
    rows,
  })}</div>
`;
}

/** How the ranking is made: the steps, one sum to redo, the lines and the figures. */
export function methodSection(view: ShadowView): Markup {
  const grades = gradeSentence(view);
  return html`<section id="method" aria-labelledby="method-title">
<h2 id="method-title">How it is made</h2>
<div class="beside">${methodSteps(view)}${workedExample(view)}</div>
<h3>The lines</h3>
<p>${grades} The unexplained gap is a residual between areas: it says which areas lie above or below the line. It is not, as in the report of 2020, the part of a gap between persons that their qualifications leave over.</p>
${lineTable(view)}<h3>The figures</h3>
${figureTable(view)}</section>
`;
}
