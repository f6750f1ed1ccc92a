import type { IndicatorDeclaration } from '../../schemas/indicator.js';
import type { SourceDeclaration } from '../../schemas/source.js';
import { ATTRIBUTION } from '../notice.js';
import type { IndexRelease } from '../release-data.js';
import { html, linkTo, type Markup } from './markup.js';
import { dataTable } from './table.js';
import { textOf } from './view.js';

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
