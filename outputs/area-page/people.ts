import { sum } from 'd3-array';
import type { AreaProfile } from '../../schemas/release/area-profile.js';
import { counted, perCent, signed, whole } from '../formats/numbers.js';
import { classChip, classWord } from '../page/classes.js';
import { type Content, html, joined } from '../page/markup.js';
import { bullets, type Section } from '../page/sections.js';
import { listed, periodWords, within } from '../page/words.js';
import type { AreaAtlas } from './atlas.js';
import { areaLink } from './words.js';

type LongShadow = AreaProfile['long_shadow'][number];

/** What a class says, for who does not know the names. */
const CLASS_MEANS: Readonly<Record<NonNullable<LongShadow['kind']>, string>> = {
  coldspot: 'among the worst fifth both on how many get there and on the gap to the others',
  cold_on_level: 'among the worst fifth on how many get there, but not on the gap to the others',
  cold_on_gap: 'among the worst fifth on the gap to the others, but not on how many get there',
  hotspot: 'among the best fifth both on how many get there and on the gap to the others',
  none: 'neither among the worst nor among the best on both',
};

function persistenceWords({ persistence }: LongShadow): string {
  if (persistence === null || persistence.years_known === 0) return '';
  const { years_cold, years_known, first_known, last_known } = persistence;
  const span =
    first_known === null || last_known === null
      ? ''
      : `, ${periodWords(first_known)} to ${periodWords(last_known)}`;
  return ` It was a coldspot in ${years_cold === 0 ? 'none' : whole(years_cold)} of ${counted(years_known, 'year')}${span}.`;
}

function shadowItem({ area }: AreaProfile, one: LongShadow): Content {
  const whose = one.authority.code === area.code ? '' : ` This is the figure of ${one.authority.name}.`;
  const chip = one.kind === null || one.kind === 'none' ? classWord(one.kind) : classChip(one.kind);
  const means = one.kind === null ? '' : `: ${CLASS_MEANS[one.kind]}`;
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
  const shares = moves.by.flatMap(({ code, better }) =>
    better === null ? [] : [`${perCent(better)} to a better fifth of ${names.get(code) ?? code}`],
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

/** How many indicators have a status. */
const countOf = ({ indicators }: AreaProfile, wanted: string): number =>
  sum(indicators, ({ status }) => (status === wanted ? 1 : 0));

/** What is the area’s own figure, what is modelled and what the county’s. */
export function restsSection(profile: AreaProfile): Section {
  const { own_level_share: own, modelled_share: modelled, area, indicators } = profile;
  const shares =
    own === null
      ? false
      : html`<p>${perCent(own)} of the weight of its score rests on figures of ${area.name} itself${modelled !== null && modelled > 0 && `, ${perCent(modelled)} on modelled ones`}.</p>\n`;
  const county =
    area.upper_tier !== null && area.upper_tier.code !== area.code ? area.upper_tier.name : 'the county';
  const lines: Content[] = [
    countOf(profile, 'observed') > 0 &&
      `${whole(countOf(profile, 'observed'))} of ${counted(indicators.length, 'figure')} are published for ${area.name} itself.`,
    countOf(profile, 'mapped') > 0 &&
      `${whole(countOf(profile, 'mapped'))} were published under a former code of the area.`,
    countOf(profile, 'modelled') > 0 &&
      `${whole(countOf(profile, 'modelled'))} are modelled: the official figure is that of ${county}, and it is spread over its districts by what is known of each. It may be off by as much as the limits say.`,
    countOf(profile, 'inherited') > 0 &&
      `${whole(countOf(profile, 'inherited'))} ${countOf(profile, 'inherited') === 1 ? 'is that' : 'are those'} of ${county} as it is: none is published for the district.`,
    countOf(profile, 'estimated') > 0 &&
      `${whole(countOf(profile, 'estimated'))} are estimated from those of other areas.`,
    countOf(profile, 'missing') > 0 &&
      `${whole(countOf(profile, 'missing'))} ${countOf(profile, 'missing') === 1 ? 'is' : 'are'} missing.`,
  ];
  return {
    id: 'rests',
    title: 'What the figures rest on',
    body: html`${shares}${bullets(lines.filter((line) => line !== false))}`,
  };
}
