import { COUNTRIES, type Country } from '../../schemas/method/areas.js';
import type { AreaProfile } from '../../schemas/release/area-profile.js';
import { whole } from '../formats/numbers.js';
import { interval } from '../page/certainty.js';
import { figure } from '../page/figure.js';
import { mapOf } from '../page/map.js';
import { html, type Markup } from '../page/markup.js';
import { listedNames } from '../page/words.js';
import { type AreaAtlas, regionOf } from './atlas.js';
import { wholeOf } from './words.js';

/** The country with this first letter of its codes. */
const countryIn = (letter: string): string => COUNTRIES[letter as Country] ?? 'the country';

/** The districts of the area itself: of a region none, since it fills its map. */
const ownDistricts = ({ area, districts }: AreaProfile): readonly string[] =>
  area.level === 'region' ? [] : districts.length > 0 ? districts.map(({ code }) => code) : [area.code];

/** Codes of the regions that a map shows: that of the area, or of the districts in it. */
function regionsOf({ area, districts }: AreaProfile, atlas: AreaAtlas): string[] {
  if (area.level === 'region') return [area.code];
  if (districts.length === 0) return [regionOf(area)];
  const members = districts.flatMap(({ code }) => atlas.profiles.get(code)?.area ?? []);
  return [...new Set(members.map(regionOf))].sort();
}

function titleOf(profile: AreaProfile | undefined, code: string): string {
  const top = profile && wholeOf(profile);
  if (profile === undefined || top === undefined || top.rank === null)
    return `${profile?.area.name ?? code}: not ranked`;
  const sure = top.choices === null ? '' : ` (90% interval ${interval(top.choices.low, top.choices.high)})`;
  return `${profile.area.name}: rank ${whole(top.rank)} of ${whole(top.of)}${sure}`;
}

/** The legend in one line: the five classes, from the best to the worst. */
const LEGEND = html`<ul class="classes" aria-label="Colours of the map"><li>Best</li>${[1, 2, 3, 4, 5].map((fifth) => html`<li><span class="chip c${fifth}">${fifth}</span></li>`)}<li>Worst</li></ul>
`;

/** The area outlined among the districts of its region, by fifth; undefined where it cannot be drawn. */
export function areaMap(profile: AreaProfile, atlas: AreaAtlas): Markup | undefined {
  const regions = regionsOf(profile, atlas);
  const districts = regions.flatMap(atlas.districtsOf);
  const shapes = atlas.shapes(districts);
  const own = ownDistricts(profile);
  if (shapes.ids.size === 0 || own.some((code) => !shapes.ids.has(code))) return undefined;
  const names = listedNames(regions.map((code) => atlas.profiles.get(code)?.area.name ?? countryIn(code)));
  const { name } = profile.area;
  const outlined = own.length === 0 ? '' : `; ${name} has a red outline`;
  const uses = own.map((code) => html`<use href="#${shapes.ids.get(code)}"/>`);
  const map = mapOf({
    id: 'map',
    title: own.length === 0 ? `Map of ${name}` : `Map: ${name} in ${names}`,
    description: `The districts of ${names} in five classes by rank on the index, the lightest the best${outlined}.`,
    size: 'small',
    shapes,
    box: shapes.box,
    under: html`<use class="outline" href="#all"/>`,
    shown: (code) => {
      const found = atlas.profiles.get(code);
      const fifth = (found && wholeOf(found)?.fifth) ?? 0;
      return { mark: `f${fifth}`, title: titleOf(found, code) };
    },
    over: own.length > 0 && html`<g class="own-casing">${uses}</g><g class="own-line">${uses}</g>`,
  });
  return figure({
    id: 'map',
    style: 'where',
    caption: `The districts of ${names} by fifth of the index${outlined}.`,
    content: html`${shapes.definitions}${map}${LEGEND}`,
    captionAt: 'last',
  });
}
