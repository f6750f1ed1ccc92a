import { groups } from 'd3-array';
import type { AreaProfile } from '../../schemas/release/area-profile.js';
import { ATTRIBUTION, NOT_OFFICIAL } from '../notice.js';
import { type Content, html, joined, linkTo } from '../page/markup.js';
import { bullets, type Section } from '../page/sections.js';
import type { AreaAtlas } from './atlas.js';

/** What the files of an area are, by their endings. */
const FILE_WORDS: Readonly<Record<string, string>> = {
  csv: 'a table (CSV)',
  xlsx: 'a workbook (Excel)',
  json: 'for programs (JSON)',
  geojson: 'its boundary for maps (GeoJSON)',
};

/** What the section is made from: of an area of an index, or of an authority of the long shadow. */
type Sourced = Pick<AreaProfile, 'area' | 'sources' | 'notes'>;

/** The other files of the area, each under the name that it is saved with. */
function fileLinks({ area }: Sourced, { endings }: Pick<AreaAtlas, 'endings'>): Content {
  const links = endings.map(
    (ending) =>
      html`<a href="${area.code}.${ending}" download="${area.download_name}.${ending}">${FILE_WORDS[ending] ?? ending}</a>`,
  );
  return (
    links.length > 0 &&
    html`<p class="files">The same figures as files: ${joined(links, ', ')}. <a href="../report.html">The report</a> has the method, and what to bear in mind.</p>\n`
  );
}

/** What every page says in its head and foot, or of its ranks. */
const SAID: ReadonlySet<string> = new Set([NOT_OFFICIAL, ATTRIBUTION, 'Rank 1 is the best.']);

/** Where the figures are from, the files of the area, and what else a reader must know. */
export function sourceSection(profile: Sourced, atlas: Pick<AreaAtlas, 'endings'>): Section {
  const { sources, notes } = profile;
  const more = notes.filter((note) => !SAID.has(note));
  const licences = groups(sources, ({ licence }) => licence);
  const licenceOf = ({ licence, licence_address }: AreaProfile['sources'][number]) =>
    linkTo(licence_address, licence);
  const items = sources.map(
    (source) =>
      html`${linkTo(source.landing_page, source.citation)}${licences.length > 1 && html` ${licenceOf(source)}.`}`,
  );
  const [first] = sources;
  return {
    id: 'sources',
    title: 'Sources and files',
    body: html`${fileLinks(profile, atlas)}${more.length > 0 && html`<h3>Notes</h3>\n${bullets(more)}`}<h3>Data sets behind the figures</h3>
${bullets(items, 'sources-list')}${licences.length === 1 && first && html`<p class="small">All under the ${licenceOf(first)}.</p>\n`}`,
  };
}
