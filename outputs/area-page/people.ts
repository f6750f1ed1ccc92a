import type { AreaProfile } from '../../schemas/release/area-profile.js';
import { counted, perCent, signed, whole } from '../formats/numbers.js';
import { classChip, classMeans, classWord } from '../page/classes.js';
import { type Content, html, joined } from '../page/markup.js';
import { bullets, type Section } from '../page/sections.js';
import { listed, periodWords, within } from '../page/words.js';
import type { AreaAtlas } from './atlas.js';
import { areaLink } from './words.js';

type LongShadow = AreaProfile['long_shadow'][number];

/** In how many of its years it was a coldspot, a sentence after a space; empty where not known. */
export function persistenceWords({ persistence }: Pick<LongShadow, 'persistence'>): string {
  if (persistence === null || persistence.years_known === 0) return '';
  const { years_cold, years_known, first_known, last_known } = persistence;
  const span =
    first_known === null || last_known === null
      ? ''
      : `, ${[...new Set([first_known, last_known])].map(periodWords).join(' to ')}`;
  return ` It was a coldspot in ${years_cold === 0 ? 'none' : whole(years_cold)} of ${counted(years_known, 'year')}${span}.`;
}

function shadowItem({ area }: AreaProfile, one: LongShadow): Content {
  const whose = one.authority.code === area.code ? '' : ` This is the figure of ${one.authority.name}.`;
  const chip = one.kind === null || one.kind === 'none' ? classWord(one.kind) : classChip(one.kind);
  const means = one.kind === null ? '' : `: ${classMeans(one.kind)}`;
  return html`<strong>${one.name}</strong> ${chip}${means}.${whose}${persistenceWords(one)}`;
}

/** The class of the area on the long shadow of deprivation; undefined where the index shows none. */
export function shadowSection(profile: AreaProfile): Section | undefined {
  if (profile.long_shadow.length === 0) return undefined;
  return {
    id: 'shadow',
    title: 'The long shadow of deprivation',
    body: html`<p>How pupils who were eligible for free school meals fare at 19, and how far they are behind the others, among counties and single-tier councils.</p>
${bullets(profile.long_shadow.map((one) => shadowItem(profile, one)))}`,
  };
}

const FEW = 5;

/** Where people from the area move and where they come from; undefined where the edition has no moves. */
export function movesSection(profile: AreaProfile, atlas: AreaAtlas): Section | undefined {
  const { moves, area } = profile;
  if (moves === null) return undefined;
  const flows = (list: typeof moves.destinations) =>
    joined(
      list.slice(0, FEW).map((flow) => html`${areaLink(atlas, flow)} (${whole(flow.people)})`),
      '; ',
    );
  const names = new Map(
    atlas.structure.map(({ code, part, name }) => [code, part === 'index' ? 'the index' : within(name)]),
  );
  // From the best fifth nobody can move to a better one.
  const best = new Set(profile.standing.flatMap(({ code, fifth }) => (fifth === 1 ? [code] : [])));
  const shares = moves.by.flatMap(({ code, better }) =>
    better === null || best.has(code)
      ? []
      : [`${perCent(better)} to a better fifth of ${names.get(code) ?? code}`],
  );
  const rate =
    moves.departure_rate === null ? '' : `, ${perCent(moves.departure_rate, 1)} of those who lived there`;
  return {
    id: 'moves',
    title: 'Where people move',
    body: html`<p>In the year before the Census of March 2021, ${whole(moves.departures)} people left ${area.name} for another area of the index${rate}, and ${whole(moves.arrivals)} came (net ${signed(moves.net, 0)}).${shares.length > 0 && ` Of those who left, ${listed(shares)}.`} It was a year of lockdowns.</p>
${bullets(
  [
    moves.destinations.length > 0 && html`<strong>Most left for</strong> ${flows(moves.destinations)}.`,
    moves.origins.length > 0 && html`<strong>Most came from</strong> ${flows(moves.origins)}.`,
  ].filter((item) => item !== false),
)}`,
  };
}
