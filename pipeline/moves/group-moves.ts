import { ascending, sum } from 'd3-array';
import type { Area } from '../../schemas/area.js';
import type { Row } from '../../schemas/table.js';
import { shareOf } from './area-moves.js';
import type { AreaFlows } from './flows.js';
import type { Standing } from './standings.js';

interface Group {
  readonly code: string;
  readonly name: string;
}

const FIFTH_NAMES = ['best fifth', 'second fifth', 'middle fifth', 'fourth fifth', 'worst fifth'];
const FIFTH_GROUPS: readonly Group[] = FIFTH_NAMES.map((name, i) => ({ code: String(i + 1), name }));
const NO_FIFTH: Group = { code: 'none', name: 'no score' };

/**
 * The moves between any two groups of areas, as rows of `moves_between`.
 * @param groupOf code of the group of each area
 */
function pairRows(
  grouping: string,
  groups: readonly Group[],
  groupOf: readonly string[],
  { areas, people }: AreaFlows,
): Row[] {
  const n = areas.length;
  const index = new Map(groups.map(({ code }, i) => [code, i]));
  const places = groupOf.map((code) => index.get(code)!);
  const moves = groups.map(() => groups.map(() => 0));
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) if (i !== j) moves[places[i]!]![places[j]!]! += people[i * n + j]!;
  return groups.flatMap((from, i) =>
    groups.map((to, j) => ({
      grouping,
      from_group: from.code,
      from_name: from.name,
      to_group: to.code,
      to_name: to.name,
      moves: moves[i]![j]!,
      share_of_departures: shareOf(moves[i]![j]!, sum(moves[i]!)),
      share_of_arrivals: shareOf(
        moves[i]![j]!,
        sum(moves, (row) => row[j]!),
      ),
    })),
  );
}

/** The rows of `moves_between`: the fifths of the index and of each face, then the regions by code. */
export function betweenRows(
  flows: AreaFlows,
  areas: readonly Pick<Area, 'region_code' | 'region_name'>[],
  standings: readonly Standing[],
): Row[] {
  const ofFifths = standings.flatMap(({ code, fifths }) => {
    const groupOf = fifths.map((fifth) => (fifth === null ? NO_FIFTH.code : String(fifth)));
    const groups = groupOf.includes(NO_FIFTH.code) ? [...FIFTH_GROUPS, NO_FIFTH] : FIFTH_GROUPS;
    return pairRows(code, groups, groupOf, flows);
  });
  const regions = [...new Map(areas.map(({ region_code, region_name }) => [region_code, region_name]))]
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => ascending(a.code, b.code));
  const regionOf = areas.map(({ region_code }) => region_code);
  return [...ofFifths, ...pairRows('region', regions, regionOf, flows)];
}

/** The rows of `moves_elsewhere`, in the order of the official file. */
export const elsewhereRows = ({ outside }: AreaFlows, source: string): Row[] =>
  outside.map(({ code, name, kind, arrivals, departures }) => ({
    code,
    name,
    kind,
    arrivals: sum(arrivals),
    departures: departures === undefined ? null : sum(departures),
    source,
  }));
