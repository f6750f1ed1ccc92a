import { sum } from 'd3-array';
import type { Area } from '../../schemas/area.js';
import type { Row } from '../../schemas/table.js';
import type { AreaFlows, Outside } from './flows.js';
import type { Standing } from './standings.js';

const FIFTHS = [1, 2, 3, 4, 5] as const;
/** How many destinations and origins of an area are named. */
const NAMED = 10;

/** A share of people; null of nobody. */
export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** People by area at the other end of a move, without those who stayed. */
type Ends = Float64Array;

/** Those who left the area at `i`, by where they went. */
function departuresFrom({ areas, people }: AreaFlows, i: number): Ends {
  const ends = people.slice(i * areas.length, (i + 1) * areas.length);
  ends[i] = 0;
  return ends;
}

/** Those who came to the area at `i`, by where they came from. */
function arrivalsAt({ areas: { length: n }, people }: AreaFlows, i: number): Ends {
  const ends = new Float64Array(n);
  for (let j = 0; j < n; j += 1) ends[j] = people[j * n + i]!;
  ends[i] = 0;
  return ends;
}

/** The columns of one measure for the area at `i`; a score is higher if it is by more than the tolerance. */
function measureCells(
  { code, scores, fifths }: Standing,
  i: number,
  { to, from, tolerance }: { to: Ends; from: Ends; tolerance: number },
): Row {
  const own = fifths[i] ?? null;
  const score = scores[i] ?? null;
  // By fifth, 1 to 5.
  const left = [0, 0, 0, 0, 0, 0];
  const came = [0, 0, 0, 0, 0, 0];
  let higher = 0;
  for (let j = 0; j < to.length; j++) {
    const fifth = fifths[j];
    const other = scores[j];
    if (typeof fifth !== 'number' || typeof other !== 'number') continue;
    left[fifth]! += to[j]!;
    came[fifth]! += from[j]!;
    if (score !== null && other - score > tolerance) higher += to[j]!;
  }
  const placed = sum(left);
  const share = (part: number) => (own === null ? null : shareOf(part, placed));
  const leftFor = (holds: (fifth: number) => boolean) =>
    share(sum(FIFTHS.filter(holds), (fifth) => left[fifth]!));
  return {
    [`${code}_better`]: leftFor((fifth) => fifth < Number(own)),
    [`${code}_similar`]: leftFor((fifth) => fifth === own),
    [`${code}_worse`]: leftFor((fifth) => fifth > Number(own)),
    [`${code}_better_scoring`]: share(higher),
    ...Object.fromEntries(FIFTHS.map((fifth) => [`${code}_to_fifth_${fifth}`, left[fifth]!])),
    ...Object.fromEntries(FIFTHS.map((fifth) => [`${code}_from_fifth_${fifth}`, came[fifth]!])),
  };
}

/** As in `E08000003=1234;E08000006=990`: most people first, then by code, in which order the areas are. */
const largest = ({ areas }: AreaFlows, ends: Ends): string =>
  areas
    .flatMap((_, i) => (ends[i]! > 0 ? [i] : []))
    .sort((a, b) => ends[b]! - ends[a]! || a - b)
    .slice(0, NAMED)
    .map((i) => `${areas[i]}=${ends[i]}`)
    .join(';');

/** People who came from places of a kind or went there, by area. */
function outsideOf({ outside, areas }: AreaFlows, kind: Outside['kind'], which: 'arrivals' | 'departures') {
  const sums = areas.map(() => 0);
  for (const place of outside)
    if (place.kind === kind) for (const [i, count] of (place[which] ?? []).entries()) sums[i]! += count;
  return sums;
}

/** The rows of `moves`, in the order of the areas. */
export function moveRows(
  flows: AreaFlows,
  areas: readonly Pick<Area, 'area_code' | 'area_name'>[],
  standings: readonly Standing[],
  tolerance: number,
): Row[] {
  const n = areas.length;
  const cameFrom = (kind: Outside['kind']) => outsideOf(flows, kind, 'arrivals');
  const wentTo = (kind: Outside['kind']) => outsideOf(flows, kind, 'departures');
  const came = {
    arrivals_not_ranked: cameFrom('not_ranked'),
    arrivals_elsewhere_uk: cameFrom('elsewhere_uk'),
    arrivals_abroad: cameFrom('abroad'),
    arrivals_unplaced: cameFrom('unplaced'),
  };
  const went = {
    departures_not_ranked: wentTo('not_ranked'),
    departures_elsewhere_uk: wentTo('elsewhere_uk'),
    departures_unplaced: wentTo('unplaced'),
  };
  const at = (columns: Readonly<Record<string, readonly number[]>>, i: number) =>
    Object.fromEntries(Object.entries(columns).map(([name, counts]) => [name, counts[i]!]));
  return areas.map(({ area_code, area_name }, i) => {
    const to = departuresFrom(flows, i);
    const from = arrivalsAt(flows, i);
    const moved_within = flows.people[i * n + i]!;
    const stayers = flows.sameAddress[i]! + moved_within;
    const arrivals = sum(from);
    const departures = sum(to);
    const before = stayers + departures + sum(Object.values(went), (counts) => counts[i]!);
    return {
      area_code,
      area_name,
      stayers,
      moved_within,
      arrivals,
      ...at(came, i),
      departures,
      ...at(went, i),
      net: arrivals - departures,
      departure_rate: shareOf(departures, before),
      ...Object.assign(
        {},
        ...standings.map((standing) => measureCells(standing, i, { to, from, tolerance })),
      ),
      largest_destinations: largest(flows, to),
      largest_origins: largest(flows, from),
    };
  });
}
