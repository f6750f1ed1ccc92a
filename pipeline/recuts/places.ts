import { ascending, group, rollup, sum } from 'd3-array';
import type { Area } from '../../schemas/area.js';
import { RECUT_KINDS, type RecutKind } from '../../schemas/release/recuts-table.js';
import type {
  CareBoardRow,
  CombinedAuthorityRow,
  ConstituencyRow,
  ContextRow,
} from '../geography/lookup-tables.js';

/** A place that an index is re-cut to, with the weight of each of its districts. */
export interface RecutPlace {
  readonly kind: RecutKind;
  readonly code: string;
  readonly name: string;
  readonly parts: readonly RecutPart[];
}

export interface RecutPart {
  readonly area_code: string;
  /** Of the district, over 0 and up to 1. */
  readonly share: number;
  /** People of the district who live in the place, where the lookup counts them itself. */
  readonly people?: number;
}

/** What says which district is in which place, by codes of today. */
export interface RecutLookups {
  readonly constituencies: readonly ConstituencyRow[];
  readonly combinedAuthorities: readonly CombinedAuthorityRow[];
  readonly careBoards: readonly CareBoardRow[];
  readonly ruralUrban: readonly Pick<ContextRow, 'area_code' | 'rural_urban'>[];
  readonly tidalWater: readonly { readonly area_code: string; readonly tidal_water: boolean }[];
}

/** North East, North West, and Yorkshire and The Humber. */
const NORTH = new Set(['E12000001', 'E12000002', 'E12000003']);

/** By the first three characters of a code. */
const AUTHORITIES: Readonly<Record<string, readonly [code: string, name: string]>> = {
  E06: ['unitary_authority', 'Unitary authorities of England'],
  E07: ['county_district', 'Districts of counties'],
  E08: ['metropolitan_borough', 'Metropolitan boroughs'],
  E09: ['london_borough', 'London boroughs'],
  W06: ['principal_area', 'Principal areas of Wales'],
  S12: ['council_area', 'Council areas of Scotland'],
  N09: ['district_of_northern_ireland', 'Districts of Northern Ireland'],
};

/** As the Office for National Statistics names the classes. */
const RURAL_URBAN_NAMES: Readonly<Record<ContextRow['rural_urban'], string>> = {
  UUN: 'Urban: Majority nearer to a major town or city',
  UUF: 'Urban: Majority further from a major town or city',
  UIN: 'Intermediate urban: Majority nearer to a major town or city',
  UIF: 'Intermediate urban: Majority further from a major town or city',
  RIN: 'Intermediate rural: Majority nearer to a major town or city',
  RIF: 'Intermediate rural: Majority further from a major town or city',
  RMN: 'Majority rural: Majority nearer to a major town or city',
  RMF: 'Majority rural: Majority further from a major town or city',
};

type Membership = RecutPart & { readonly code: string; readonly name: string };

const placesOf = (kind: RecutKind, members: readonly Membership[]): RecutPlace[] =>
  [...group(members, ({ code }) => code)].map(([code, own]) => ({
    kind,
    code,
    name: own[0]?.name ?? code,
    parts: own.map(({ area_code, share, people }) => ({
      area_code,
      share,
      ...(people !== undefined && { people }),
    })),
  }));

/** Whole districts in the place that `of` gives; those without one are in none. */
const whole = <T extends { readonly area_code: string }>(
  rows: readonly T[],
  of: (row: T) => readonly [code: string, name: string] | undefined,
): Membership[] =>
  rows.flatMap((row) => {
    const place = of(row);
    return place === undefined
      ? []
      : [{ area_code: row.area_code, share: 1, code: place[0], name: place[1] }];
  });

/** Constituencies with the people of each part, and the share of its district that this is. */
function constituencyMembers(rows: readonly ConstituencyRow[]): Membership[] {
  const inhabited = rows.filter(({ people }) => people > 0);
  const people = rollup(
    inhabited,
    (own) => sum(own, (row) => row.people),
    ({ area_code }) => area_code,
  );
  return inhabited.map((row) => ({
    area_code: row.area_code,
    share: row.people / (people.get(row.area_code) ?? row.people),
    people: row.people,
    code: row.constituency_code,
    name: row.constituency_name,
  }));
}

/** Care boards with the share of the neighbourhoods of each district that are in them. */
function careBoardMembers(rows: readonly CareBoardRow[]): Membership[] {
  const all = rollup(
    rows,
    (own) => sum(own, ({ neighbourhoods }) => neighbourhoods),
    ({ area_code }) => area_code,
  );
  return rows.map(({ area_code, neighbourhoods, care_board_code, care_board_name }) => ({
    area_code,
    share: neighbourhoods / (all.get(area_code) ?? neighbourhoods),
    code: care_board_code,
    name: care_board_name,
  }));
}

/**
 * Every place that some districts can be put together to, in the order of the kinds and then of the codes.
 * A place that has none of them is left out.
 */
export function recutPlaces(areas: readonly Area[], lookups: RecutLookups): RecutPlace[] {
  const own = new Set(areas.map(({ area_code }) => area_code));
  const tidal = new Map(lookups.tidalWater.map((row) => [row.area_code, row.tidal_water]));
  const members: Readonly<Record<RecutKind, readonly Membership[]>> = {
    region: whole(areas, ({ region_code, region_name }) => [region_code, region_name]),
    upper_tier: whole(areas, ({ upper_tier_code, upper_tier_name }) => [upper_tier_code, upper_tier_name]),
    combined_authority: whole(
      lookups.combinedAuthorities,
      ({ combined_authority_code: code, combined_authority_name: name }) => [code, name],
    ),
    care_board: careBoardMembers(lookups.careBoards),
    constituency: constituencyMembers(lookups.constituencies),
    rural_urban: whole(lookups.ruralUrban, ({ rural_urban }) => [
      rural_urban,
      RURAL_URBAN_NAMES[rural_urban],
    ]),
    north_south: whole(areas, ({ area_code, region_code }) => {
      if (!area_code.startsWith('E')) return undefined;
      return NORTH.has(region_code)
        ? ['north', 'North of England: North East, North West, Yorkshire and The Humber']
        : ['south', 'South of England: the other regions'];
    }),
    tidal_water: whole(areas, ({ area_code }) => {
      const touches = tidal.get(area_code);
      if (touches === undefined) return undefined;
      return touches ? ['tidal', 'Touches tidal water'] : ['inland', 'Touches no tidal water'];
    }),
    kind_of_authority: whole(areas, ({ area_code }) => AUTHORITIES[area_code.slice(0, 3)]),
  };
  return RECUT_KINDS.flatMap((kind) =>
    placesOf(kind, members[kind])
      .filter(({ parts }) => parts.some(({ area_code }) => own.has(area_code)))
      .sort((a, b) => ascending(a.code, b.code)),
  );
}
