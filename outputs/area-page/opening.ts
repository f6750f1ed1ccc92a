import type { AreaPart, NamedArea } from '../../schemas/release/area-parts.js';
import type { AreaProfile } from '../../schemas/release/area-profile.js';
import { whole } from '../formats/numbers.js';
import { interval } from '../page/certainty.js';
import { type Content, html, joined, type Markup } from '../page/markup.js';
import { editionWords } from '../page/page.js';
import { type SubjectWords, subjectWords } from '../page/subject.js';
import { fifthWords, listed, within } from '../page/words.js';
import type { AreaAtlas } from './atlas.js';
import { areaLink, LEVEL_NOUNS, type PagesThere, wholeOf } from './words.js';

/** The larger places that an area is in, the smallest first; never the area itself. */
const largerPlaces = (area: AreaPart) =>
  [area.upper_tier, area.combined_authority, area.region].filter(
    (place) => place !== null && place.code !== area.code,
  ) as NamedArea[];

/** Under the title: what the area is, where it is, and of which edition the page is. */
export function subtitleOf({ area, edition }: Pick<AreaProfile, 'area' | 'edition'>): string {
  const places = largerPlaces(area).map(({ name }) => name);
  const where = places.length === 0 ? '' : ` in ${places.join(', ')}`;
  const { code, title, method_version } = edition;
  return `${area.code}, a ${LEVEL_NOUNS[area.level]}${where}. ${title}. ${editionWords({ edition: code, method_version })}.`;
}

/**
 * Links to the report, to the larger places and back to the place of the area in the ranking.
 * @param isRanked whether the ranking has a row of the area
 */
export function aroundLinks(area: AreaPart, isRanked: boolean, atlas: PagesThere): Markup {
  const row = isRanked ? `#${area.code}` : '';
  const links: Content[] = [
    html`<a href="../report.html${row}">The report: all areas</a>`,
    ...largerPlaces(area)
      .toReversed()
      .map((place) => areaLink(atlas, place)),
    html`<span aria-current="page">${area.name}</span>`,
  ];
  return html`<nav class="around" aria-label="Pages around this one"><p>${joined(links, html` <span aria-hidden="true">›</span> `)}</p></nav>
`;
}

/** What an index is, in a sentence. */
const what = (subject: SubjectWords): string =>
  [
    `The index says ${subject.says}.`,
    subject.isNot,
    'It describes places and says nothing about any one person.',
  ]
    .filter(Boolean)
    .join(' ');

function rankedLead(profile: AreaProfile): string[] {
  const top = wholeOf(profile);
  const { name } = profile.area;
  if (top === undefined || top.rank === null)
    return [`${name} has no rank: too few of its figures are published.`];
  const { rank, of, fifth, figures, choices } = top;
  const sure =
    choices === null
      ? 'How sure that is was not worked out.'
      : `In nine of ten repetitions of the index its rank is ${interval((figures ?? choices).low, (figures ?? choices).high)}${figures === null ? '' : ` with each figure varied as far as it may be off, and ${interval(choices.low, choices.high)} with choices that others would have made varied too`}.`;
  return [
    `${name} has rank ${whole(rank)} of ${whole(of)} on the index, where 1 is the best: it is in ${fifthWords(fifth)}.`,
    sure,
  ];
}

/** The page in a few sentences. */
export function leadOf(profile: AreaProfile, subject: SubjectWords = subjectWords({})): string {
  const { area, standing, districts } = profile;
  if (standing.length > 0) return [...rankedLead(profile), what(subject)].join(' ');
  const itself = `${area.name} is a ${LEVEL_NOUNS[area.level]} with ${whole(districts.length)} ${districts.length === 1 ? 'area' : 'areas'} of the index. The index ranks those, and not ${area.name} itself.`;
  return `${itself} ${what(subject)}`;
}

/** The parts of the index below it, as in `Chances: early years, schools and youth`. */
export function partsOf(atlas: AreaAtlas, face: string): string {
  return listed(atlas.structure.filter(({ parent }) => parent === face).map(({ name }) => within(name)));
}
