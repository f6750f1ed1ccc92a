import { type Content, html, joined, type Markup } from './markup.js';
import type { ReportView } from './view.js';

interface FileGroup {
  readonly files: readonly string[];
  readonly what: string;
}

/** The files beside the page, by what a reader wants of them. */
const GROUPS: readonly FileGroup[] = [
  {
    files: ['index.csv', 'index.parquet', 'index.arrow'],
    what: 'The index: score, rank, fifth and group of every area, with its domains',
  },
  {
    files: ['indicators.csv', 'indicators.parquet', 'indicators.arrow'],
    what: 'Every value with its status, source, period and the cell of the official file',
  },
  { files: ['areas.geojson', 'areas.topojson'], what: 'Boundaries of the areas with the index, for maps' },
  { files: ['map.svg'], what: 'The map of the index as a picture' },
  {
    files: ['scales.csv', 'scales.parquet', 'scales.arrow'],
    what: 'Mean and standard deviation of each indicator, domain and the index',
  },
  { files: ['context.csv'], what: 'Figures beside the index that are never scored' },
  { files: ['harmonised.csv'], what: 'What became of each official figure on its way to today’s areas' },
  { files: ['method.yaml'], what: 'The method as data: indicators, directions, weights and steps' },
  {
    files: ['data-dictionary.md', 'datapackage.json'],
    what: 'What each column means, for people and for programs',
  },
  { files: ['receipt.json'], what: 'Hashes of everything that went in and came out, to check and repeat it' },
];

const fileLink = (file: string): Content => html`<a href="${file}">${file}</a>`;

/** Where the files are, and how to cite the edition. */
export function fileSection({ data }: ReportView): Markup {
  const { title, edition, method_version } = data.method;
  const items = GROUPS.map(
    ({ files, what }) => html`<li>${what}: ${joined(files.map(fileLink), ', ')}</li>\n`,
  );
  return html`<section id="files" aria-labelledby="files-title">
<h2 id="files-title">Files and citation</h2>
<p>The files lie in the same folder as this page.</p>
<ul>
${items}</ul>
<h3>How to cite</h3>
<p class="cite">The social-mobility-index maintainers, ${title} (edition ${edition}, method ${method_version}), computed from official statistics under the Open Government Licence v3.0. Receipt: SHA-256 of receipt.json.</p>
<p>Please say that it is not an official statistic. The receipt names the program, the official files and everything that came out.</p>
</section>
`;
}
