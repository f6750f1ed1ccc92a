import type { IndicatorDeclaration } from '../../schemas/indicator.js';
import type { SourceDeclaration } from '../../schemas/source.js';
import { ATTRIBUTION } from '../notice.js';
import type { IndexRelease } from '../release-data.js';
import { type Content, html, joined, linkTo, type Markup } from './markup.js';
import type { MethodHead } from './page.js';
import { textOf } from './rows.js';
import { dataTable } from './table.js';

/** The part of a release that says where its figures are from. */
export interface Sourced extends Pick<IndexRelease, 'context' | 'sources' | 'topology'> {
  readonly declared: readonly {
    readonly declaration: IndicatorDeclaration;
    readonly source: SourceDeclaration;
  }[];
}

/** What the page takes from a data set. */
function useOf(data: Sourced, { name }: SourceDeclaration, subject: string): string {
  const titles = data.declared.flatMap(({ source, declaration }) =>
    source.name === name ? [declaration.title] : [],
  );
  const context = data.context.rows.some((row) => textOf(row, 'source') === name);
  const uses = [...titles, ...(context ? [`Context beside the ${subject}, never scored`] : [])];
  return uses.length === 0 ? 'Areas, codes and boundaries' : uses.join('; ');
}

/** Every data set behind the subject of the page, such as `index`, with publisher, licence and citation. */
export function sourceSection(data: Sourced, subject: string): Markup {
  const { sources, topology } = data;
  const table = dataTable({
    id: 'data-sets',
    caption: `Data sets behind the ${subject}`,
    columns: [
      { label: 'Data set' },
      { label: 'Publisher' },
      { label: 'Used for' },
      { label: 'Licence' },
      { label: 'How to cite it' },
    ],
    rows: sources.map((source) => [
      linkTo(source.landing_page, source.title),
      source.publisher,
      useOf(data, source, subject),
      linkTo(source.licence_address, source.licence),
      source.citation,
    ]),
  });
  return html`<section id="sources" aria-labelledby="sources-title">
<h2 id="sources-title">Sources and licences</h2>
<p>${ATTRIBUTION}</p>
<div class="data-sets">${table}</div>
<h3>Boundaries</h3>
<p>${topology.attribution.replace(/\.$/, '')}. Boundaries of ${topology.vintage}, simplified for drawing, from ${linkTo(topology.source, topology.source)}, under ${linkTo(topology.licence, topology.licence)}.</p>
</section>
`;
}

/** Files beside the page, and what a reader has of them. */
export interface FileGroup {
  readonly files: readonly string[];
  readonly what: string;
}

const fileLink = (file: string): Content => html`<a href="${file}">${file}</a>`;

/** Where the files are, and how to cite the edition. */
export function fileSection(method: MethodHead, groups: readonly FileGroup[]): Markup {
  const { title, edition, method_version } = method;
  const items = groups.map(
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
