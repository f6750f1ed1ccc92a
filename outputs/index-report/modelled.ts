import { counted, fixedOrDash, inWords, perCent } from '../formats/numbers.js';
import { html, type Markup } from '../page/markup.js';
import { numberOf, textOf } from '../page/rows.js';
import type { Section } from '../page/sections.js';
import { dataTable } from '../page/table.js';
import { listed } from '../page/words.js';
import type { ReportView } from './view.js';

/** Titles of indicators by code. */
const titlesOf = ({ data }: ReportView): ReadonlyMap<string, string> =>
  new Map(data.declared.map(({ declaration: { code, title } }) => [code, title]));

/** What is modelled, and how far off it is where the truth is known. */
function errorTable(view: ReportView): Markup {
  const titles = titlesOf(view);
  const number = { numeric: true };
  return dataTable({
    id: 'model-errors',
    caption: 'Modelled figures where the truth is known',
    columns: [
      { label: 'Indicator' },
      { label: 'Outcome' },
      { label: 'Error below that of the county’s figure by', ...number },
      { label: 'Error, modelled', ...number },
      { label: 'Error of the county’s figure', ...number },
      { label: 'Within the 95% interval', ...number },
    ],
    rows: view.data.model.indicators.rows.map((row) => {
      const [gain, covered] = [numberOf(row, 'gain'), numberOf(row, 'modelled_coverage')];
      return [
        titles.get(textOf(row, 'indicator')) ?? textOf(row, 'indicator'),
        textOf(row, 'treatment'),
        gain === null ? '–' : perCent(gain),
        fixedOrDash(numberOf(row, 'modelled_rmse'), 2),
        fixedOrDash(numberOf(row, 'inherited_rmse'), 2),
        covered === null ? '–' : perCent(covered),
      ];
    }),
  });
}

/** Which figures were spread from those of counties, how sure they are, and every one of them by county. */
export function modelledSection(view: ReportView): Section | undefined {
  const { data, faces, many } = view;
  const models = data.model.indicators.rows;
  if (models.length === 0) return undefined;
  const codes = models
    .filter(({ treatment }) => treatment === 'modelled')
    .map((row) => textOf(row, 'indicator'));
  const known = Math.max(...models.map((row) => numberOf(row, 'pseudo_counties') ?? 0));
  const titles = titlesOf(view);
  const tiers = data.model.upperTiers.rows.length;
  const stay = models
    .filter(({ treatment }) => treatment === 'inherited')
    .map((row) => titles.get(textOf(row, 'indicator')) ?? textOf(row, 'indicator'));
  return {
    id: 'modelled',
    title: 'Figures of counties, spread over their districts',
    body: html`<div class="columns"><p>${counted(models.length, 'indicator')} of the index are published for counties and single-tier councils only. For ${inWords(codes.length)} of them the figure of a county is spread over its ${many} by what is known of the ${many} themselves, so that their weighted mean is the county’s figure. Such a figure is modelled: it says what the county’s figure and the other figures of the ${view.one} lead one to expect, and it has an interval.</p>
<p>How far off that is can be seen in ${counted(known, 'county', 'counties')} whose authorities all publish for themselves, with a model that knows nothing of their region.${stay.length > 0 && ` Where it gains too little, every ${view.one} keeps the figure of its county: ${listed(stay)}.`}</p>
${faces.length > 0 && html`<p>The model uses figures of the ${view.one} that are part of the index too: by construction the two faces of a ${view.one} in a county share information.${tiers > 0 && html` <code>chances_upper_tier.csv</code> has the chances of the ${tiers} counties and single-tier councils from published figures alone.`}</p>\n`}</div>
${errorTable(view)}<p>Every modelled figure, with its limits and its county, is in <a href="indicators.csv">indicators.csv</a> (status <code>modelled</code>)${view.hasPages && html`, and on the page of its ${view.one}`}.</p>
`,
  };
}
