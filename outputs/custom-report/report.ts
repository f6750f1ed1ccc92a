import { counted } from '../formats/numbers.js';
import { html, joined, type Markup } from '../page/markup.js';
import { front, page } from '../page/page.js';
import { methodSection, structureSection } from './method.js';
import type { OwnReport } from './parts.js';
import { rankingSection, UNITS } from './ranking.js';

const header = ({ method }: OwnReport): Markup => html`<header class="top"><div class="wrap">
<h1>${method.title}</h1>
<p class="edition">An index of a table that is not part of this project</p>
</div></header>
`;

function checksSection({ warnings }: OwnReport): Markup {
  const items = warnings.map(({ text }) => html`<li>${text}</li>\n`);
  return html`<section id="checks" aria-labelledby="checks-title">
<h2 id="checks-title">Checks</h2>
${warnings.length === 0 ? html`<p>The checks give no warning.</p>\n` : html`<ul>\n${items}</ul>\n`}<p>checks.csv has correlations, effective weights and Cronbach’s alpha of every part, checks.json all that was checked.</p>
</section>
`;
}

const cautionSection = ({
  replicates,
}: OwnReport): Markup => html`<section id="cautions" aria-labelledby="cautions-title">
<h2 id="cautions-title">Read with care</h2>
<ul>
<li>The figures are those of the data that were given; this page adds none. The rights in them are those of whoever made them.</li>
<li>An index rests on choices: which indicators, which weights, which scale. Others would give other ranks.</li>
${replicates === 0 ? html`<li>How sure a rank is, is not known: no replicates were made.</li>\n` : html`<li>The intervals are of the choices that the method file lists, each drawn again for every replicate. They know nothing of errors in the data.</li>\n`}</ul>
</section>
`;

/** Why a table of outliers is empty, where it is. */
function emptyWords(name: string, treatment: OwnReport['treatment']): string {
  if (name !== 'treatment' && name !== 'treated') return '';
  if (treatment.length === 0) return ' (empty here, because the method treats no outliers)';
  return name === 'treated' && treatment.every((row) => row.treatment === 'none')
    ? ' (empty here, because no value had to be treated)'
    : '';
}

function fileSection({ tables, treatment }: OwnReport): Markup {
  const links = (names: readonly string[]) =>
    joined(
      names.map((name) => html`<a href="${name}">${name}</a>`),
      ', ',
    );
  const items = tables.map(
    ({ name, title }) =>
      html`<li>${title}${emptyWords(name, treatment)}: ${links(['csv', 'parquet', 'arrow'].map((kind) => `${name}.${kind}`))}</li>\n`,
  );
  return html`<section id="files" aria-labelledby="files-title">
<h2 id="files-title">Files</h2>
<p>The files lie in the same folder as this page.</p>
<ul>
${items}<li>All checks: ${links(['checks.json'])}</li>
<li>What each column means, the method, and what went in: ${links(['data-dictionary.md', 'datapackage.json', 'method.yaml', 'receipt.json'])}</li>
</ul>
</section>
`;
}

/** What is ranked, by what, in two sentences. */
function leadOf({ method, index, file, structure }: OwnReport): string {
  const level = method.steps.levels[0]?.name;
  const indicators = structure.filter((row) => row.level === level).length;
  return `${counted(index.length, 'unit')} of ${file} ranked by ${counted(indicators, 'indicator')}. Rank 1 is best.`;
}

/** `report.html` of an index of anyone's own: one page that needs no script and loads nothing. */
export function ownReportHtml(report: OwnReport): string {
  const { method } = report;
  const lead = leadOf(report);
  return page({
    // official statistics stand behind the project’s own pages; behind this one, the user’s data
    attribution: '',
    title: method.title,
    style: UNITS,
    description: lead,
    header: header(report),
    front: front(lead),
    contents: [
      ['ranking', 'All units by rank'],
      ['structure', 'The structure'],
      ['checks', 'Checks'],
      ['method', 'How the index is made'],
      ['cautions', 'Read with care'],
      ['files', 'Files'],
    ],
    main: html`${rankingSection(report)}${structureSection(report)}${checksSection(report)}${methodSection(report)}${cautionSection(report)}${fileSection(report)}`,
  });
}
