import type { AuthorityProfile } from '../../schemas/release/authority-profile.js';
import { pageOf } from '../area-page/words.js';
import { counted } from '../formats/numbers.js';
import { type Content, html, joined } from '../page/markup.js';
import type { Section } from '../page/sections.js';

/** A link to the page of an area in the release of the index that shows the classes. */
const linkIn = (
  index: string | null,
  { code, name }: { readonly code: string; readonly name: string },
): Content => (index === null ? name : html`<a href="../../${index}/areas/${pageOf(code)}">${name}</a>`);

/**
 * The districts in an authority, which the index ranks, with links to their pages where an index shows the
 * long shadow: its release is next to this one.
 */
export function districtSection({ area, districts, shown_by: index }: AuthorityProfile): Section {
  const links = joined(
    districts.map((district) => linkIn(index, district)),
    '; ',
  );
  const where =
    index !== null &&
    html` Their profiles on the index of social mobility, and ${linkIn(index, { code: area.code, name: `that of ${area.name}` })}, are in the folder ${index} where it is published next to this one.`;
  const own =
    index !== null &&
    html` Its ${linkIn(index, { code: area.code, name: 'profile on the index of social mobility' })} is in the folder ${index} where it is published next to this one.`;
  return {
    id: 'districts',
    title: 'The districts in it',
    body:
      districts.length === 0
        ? html`<p>${area.name} is a single-tier council: it is its own district.${own}</p>\n`
        : html`<p>${area.name} has ${counted(districts.length, 'district')}: ${links}. These figures are published for the county and not for its districts, and a district may be quite different.${where}</p>\n`,
  };
}
