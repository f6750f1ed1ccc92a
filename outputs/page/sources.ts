import type { IndicatorDeclaration } from '../../schemas/indicator.js';
import type { SourceDeclaration } from '../../schemas/source.js';
import { ATTRIBUTION, citationOf } from '../notice.js';
import type { IndexRelease } from '../release-data.js';
import type { FileGroup } from '../writer.js';
import { type Content, html, joined, linkTo, type Markup } from './markup.js';
import type { MethodHead } from './page.js';
import { textOf } from './rows.js';
import { bullets, type Section } from './sections.js';
import { dataTable } from './table.js';

/** The part of a release that says where its figures come from. */
export interface Sourced extends Pick<IndexRelease, 'context' | 'couldHave' | 'sources' | 'topology'> {
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
  const uses = [...titles, ...(context ? [`Context for the ${subject}, never scored`] : [])];
  return uses.length === 0 ? 'Areas, codes and boundaries' : uses.join('; ');
}

/** What the figures could be made from besides, in one sentence; nothing where there is nothing. */
function couldHaveOf({ couldHave = [] }: Sourced): Content {
  if (couldHave.length === 0) return '';
  const links = couldHave.map(({ title, source }) => linkTo(source.landing_page, title));
  return html`<p>The method prefers figures that are published and that these were made without: ${joined(links, '; ')}. They are taken in with <code>smi refresh --relock --accept</code>.</p>
`;
}

/** Every data set behind the subject of the page, such as `index`, with publisher, licence and citation. */
export function sourceSection(data: Sourced, subject: string): Section {
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
  const body = html`<p>${ATTRIBUTION}</p>
<div class="data-sets">${table}</div>
${couldHaveOf(data)}<h3>Boundaries</h3>
<p>${topology.attribution.replace(/\.$/, '')}. Boundaries of ${topology.vintage}, simplified for drawing, from ${linkTo(topology.source, topology.source)}, under ${linkTo(topology.licence, topology.licence)}.</p>
`;
  return { id: 'sources', title: 'Sources and licences', body };
}

/** Whether a release has a page for every area. */
export const hasAreaPages = (files: readonly FileGroup[]): boolean =>
  files.some((group) => group.files.includes('areas/<code>.html'));

/** The name of an area, with a link to its page where there are pages. */
export const nameWithPage = (code: string, name: Content, linked: boolean): Content =>
  linked ? html`<a href="areas/${code}.html">${name}</a>` : name;

/** A link to a file; many files of one description, as `areas/<code>.json`, have none. */
const fileLink = (file: string): Content =>
  file.includes('<') ? html`<code>${file}</code>` : html`<a href="${file}">${file}</a>`;

/** The files of the folder that the page is in, by description. */
const fileList = (groups: readonly FileGroup[]): Markup =>
  html`<p>The files are in the same folder as this page.</p>
${bullets(groups.map(({ files, what }) => html`${what}: ${joined(files.map(fileLink), ', ')}`))}`;

/** The files of a page without an edition to cite. */
export const fileSection = (groups: readonly FileGroup[]): Section => ({
  id: 'files',
  title: 'Files',
  body: fileList(groups),
});

/** The files of an edition, and how to cite it. */
export const citedFileSection = (
  { title, edition, method_version }: MethodHead,
  groups: readonly FileGroup[],
): Section => ({
  id: 'files',
  title: 'Files and citation',
  body: html`${fileList(groups)}<h3>How to cite</h3>
<p class="cite">${citationOf(title, edition, method_version)} Receipt: the id in receipt.json.</p>
<p>Please state that it is not an official statistic. The receipt lists the program, the official files and every output, each with its hash.</p>
`,
});
