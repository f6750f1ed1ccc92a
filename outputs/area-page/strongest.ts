import type { AreaProfile, ProfileIndicator } from '../../schemas/release/area-profile.js';
import { counted, figureText, fixed, whole } from '../formats/numbers.js';
import { interval } from '../page/certainty.js';
import { type Content, html, joined, type Markup } from '../page/markup.js';
import { bullets, type Section } from '../page/sections.js';
import type { AreaAtlas } from './atlas.js';
import { rankWords } from './figures.js';
import { areaLink, figureWords, goodEnd, wholeOf } from './words.js';

type Difference = NonNullable<AreaProfile['better_than_neighbours']>[number];

const indicatorOf = ({ indicators }: AreaProfile, code: string): ProfileIndicator | undefined =>
  indicators.find((one) => one.code === code);

function strongestItem(profile: AreaProfile, atlas: AreaAtlas, code: string): Content[] {
  const one = indicatorOf(profile, code);
  if (one === undefined) return [];
  const country = one.country?.value == null ? '' : `; ${one.country.name} ${figureText(one.country.value)}`;
  return [
    html`<strong>${one.title}</strong>: ${figureWords(one)}${country}. ${rankWords(one, atlas)}; ${goodEnd(one)}.`,
  ];
}

const listOf = (title: string, items: readonly Content[], none: string): Markup =>
  html`<div><h3>${title}</h3>\n${items.length > 0 ? bullets(items) : html`<p>${none}</p>\n`}</div>`;

/** What holds the area back most and what helps it most. */
export function strongestSection(profile: AreaProfile, atlas: AreaAtlas): Section | undefined {
  const { holds_back, helps } = profile;
  if (holds_back.length + helps.length === 0) return undefined;
  const items = (codes: readonly string[]) => codes.flatMap((code) => strongestItem(profile, atlas, code));
  return {
    id: 'strongest',
    title: 'What holds it back and what helps',
    body: html`<p>These figures count most for its score: each by how far it is from the average of all areas, and by its weight.</p>
<div class="pair">${listOf('Holds it back most', items(holds_back), 'No figure is worse than the average.')}${listOf('Helps it most', items(helps), 'No figure is better than the average.')}</div>`,
  };
}

function differenceItem(profile: AreaProfile, { indicator, value, neighbours }: Difference): Content[] {
  const one = indicatorOf(profile, indicator);
  return one === undefined
    ? []
    : [
        html`<strong>${one.title}</strong>: ${figureText(value)} against ${figureText(neighbours)} ${one.unit}; ${goodEnd(one)}.`,
      ];
}

/** A place like it, with its rank and interval. */
function neighbourItem(
  atlas: AreaAtlas,
  near: { code: string; name: string; distance: number | null },
): Content {
  const found = atlas.profiles.get(near.code);
  const top = found && wholeOf(found);
  const sure = top?.choices == null ? '' : ` (${interval(top.choices.low, top.choices.high)})`;
  const rank = top?.rank == null ? 'no rank' : `rank ${whole(top.rank)}${sure}`;
  return html`${areaLink(atlas, near)}${near.distance !== null && html`, ${fixed(near.distance, 2)} apart`}: ${rank}`;
}

/** What is better and worse here than in places like it. */
function differencePart(profile: AreaProfile): Content {
  const { better_than_neighbours: better, worse_than_neighbours: worse } = profile;
  if (better === undefined || worse === undefined) return '';
  const items = (list: readonly Difference[]) => list.flatMap((one) => differenceItem(profile, one));
  return html`<div class="pair">${listOf('Better than in places like it', items(better), 'Nothing.')}${listOf('Worse than in places like it', items(worse), 'Nothing.')}</div>
<p class="small">Each figure against the median of these places, the largest differences first.</p>
`;
}

/** The neighbours that the Department for Education names for an upper tier, by name. */
function educationPart({ area, neighbours }: AreaProfile, atlas: AreaAtlas): Content {
  const links = (neighbours?.education ?? []).map((near) => areaLink(atlas, near));
  return (
    links.length > 0 &&
    html`<p>The Department for Education compares ${area.name} with ${joined(links, '; ')}: its own statistical neighbours.</p>
`
  );
}

/** The statistical neighbours, and what is better and worse here than there; undefined without any. */
export function alikeSection(profile: AreaProfile, atlas: AreaAtlas): Section | undefined {
  const { neighbours, area } = profile;
  const nearest = neighbours?.nearest ?? [];
  const education = educationPart(profile, atlas);
  if (nearest.length === 0 && education === false) return undefined;
  const own =
    nearest.length > 0 &&
    html`<p>The ${counted(nearest.length, 'area')} most like ${area.name} by deprivation, crime, barriers to housing, living environment, population and how rural they are. None of this is in the index. The number is how far apart the two are, in standard deviations: under 0.5 is close, over 1 is not. In brackets is the 90% interval of the rank, figures and choices.</p>
${bullets(
  nearest.map((near) => neighbourItem(atlas, near)),
  'alike',
)}${differencePart(profile)}`;
  return { id: 'alike', title: 'Compared with places like it', body: html`${own}${education}` };
}
