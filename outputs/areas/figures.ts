import { areaFiguresTable, type FigurePart } from '../../schemas/release/area-figures-table.js';
import {
  ABSENCE_WORDS,
  type Comparator,
  type NamedArea,
  type NeighboursPart,
  type SourcePart,
} from '../../schemas/release/area-parts.js';
import type { AreaProfile, ProfileIndicator, Standing } from '../../schemas/release/area-profile.js';
import { columns, type Row } from '../../schemas/table.js';
import { toCsv } from '../formats/csv.js';
import { DIRECTION_WORDS, periodWords, spaced } from '../page/words.js';
import { absenceWords, STATUS_WORDS } from './words.js';

/** A line of the file: the rest of its columns are empty. */
export interface Line {
  readonly part: FigurePart;
  readonly code: string;
  readonly title: string;
  readonly value: number | null;
  readonly unit: string;
  readonly of?: number;
  readonly [column: string]: Row[string] | undefined;
}

/** What a line has in place of null: texts, and the count of those with a rank. */
const TEXTS = {
  period: ABSENCE_WORDS.not_applicable.words,
  class: '',
  status: '',
  of: 0,
  source: '',
  source_title: '',
  cells: '',
};

const EMPTY: Row = {
  ...Object.fromEntries(columns(areaFiguresTable).map(({ name }) => [name, null])),
  ...TEXTS,
};

/** The lines of an area as the text of its file. */
export const linesCsv = ({ code, name }: NamedArea, lines: readonly Line[]): string =>
  toCsv(
    areaFiguresTable,
    lines.map((line) => ({ ...EMPTY, area_code: code, area_name: name, ...line }) as Row),
  );

const PARTS: Readonly<Record<Standing['part'], FigurePart>> = {
  index: 'index',
  face: 'face',
  domain: 'domain',
  group: 'aggregate',
};

export const NONE = absenceWords('not_applicable');

const standingLine = ({ standing, kind }: { standing: Standing; kind: string | null }): Line => ({
  part: PARTS[standing.part],
  code: standing.code,
  title: standing.name,
  direction: DIRECTION_WORDS[1],
  value: standing.score,
  unit: 'points of the score',
  class: standing.part === 'index' ? spaced(kind ?? '') : '',
  no_figure: standing.score === null ? NONE : null,
  rank: standing.rank,
  of: standing.of,
  fifth: standing.fifth,
  rank_low_figures: standing.figures?.low ?? null,
  rank_high_figures: standing.figures?.high ?? null,
  rank_low: standing.choices?.low ?? null,
  rank_high: standing.choices?.high ?? null,
  coldspot_probability: standing.coldspot_probability,
  hotspot_probability: standing.hotspot_probability,
});

/** The columns of a larger area; where an area is in none, there can be no figure. */
const larger = (column: 'county' | 'region' | 'country', found: Comparator | null) => ({
  [column]: found?.value ?? null,
  [`${column}_no_figure`]: found === null ? NONE : absenceWords(found.missing),
});

const sourceTitle = (sources: readonly SourcePart[], name: string): string => {
  const found = sources.find((source) => source.name === name);
  return found === undefined ? '' : `${found.publisher}: ${found.title}`;
};

const indicatorLine = (one: ProfileIndicator, sources: readonly SourcePart[]): Line => ({
  part: 'indicator',
  code: one.code,
  title: one.title,
  direction: DIRECTION_WORDS[one.direction],
  period: periodWords(one.period),
  value: one.value,
  unit: one.unit,
  status: STATUS_WORDS[one.status],
  no_figure: absenceWords(one.missing),
  lower: one.lower,
  upper: one.upper,
  rank: one.rank,
  of: one.of,
  contribution: one.contribution,
  ...larger('county', one.county),
  ...larger('region', one.region),
  ...larger('country', one.country),
  source: one.source,
  source_title: sourceTitle(sources, one.source),
  cells: one.cells,
});

function chancesLines({ upper_tier_chances: chances }: AreaProfile): Line[] {
  if (chances === null) return [];
  return [
    {
      part: 'chances among upper tiers',
      code: 'upper_tier_chances',
      title: 'Chances of disadvantaged children, among counties and single-tier authorities',
      direction: DIRECTION_WORDS[1],
      value: chances.score,
      unit: 'points of the score',
      no_figure: chances.score === null ? NONE : null,
      rank: chances.rank,
      of: chances.of,
      fifth: chances.fifth,
    },
  ];
}

const longShadowLine = (one: AreaProfile['long_shadow'][number]): Line => ({
  part: 'long shadow',
  code: one.outcome,
  title: `${one.name}, class of ${one.authority.name}`,
  value: null,
  unit: '',
  class: spaced(one.kind ?? ''),
  status: STATUS_WORDS[one.status],
  no_figure: one.kind === null ? absenceWords('not_published') : null,
});

/** In how many of its years the authority is a coldspot. */
const persistenceLines = (one: AreaProfile['long_shadow'][number]): Line[] =>
  one.persistence === null
    ? []
    : (['years_known', 'years_cold'] as const).map((code) => ({
        part: 'persistence',
        code: `${one.outcome}_${code}`,
        title: `${one.name}, ${one.authority.name}: ${code === 'years_known' ? 'years with figures of its own' : 'years in which it is a coldspot'}`,
        value: one.persistence?.[code] ?? null,
        unit: 'years',
      }));

const MOVED = ['stayers', 'arrivals', 'departures', 'net'] as const;
const MOVED_TITLES: Readonly<Record<(typeof MOVED)[number], string>> = {
  stayers: 'People who lived in the area a year before the census and on Census Day',
  arrivals: 'People who came from another area in that year',
  departures: 'People who left for another area in that year',
  net: 'Arrivals less departures',
};

function movesLines({ moves }: AreaProfile): Line[] {
  if (moves === null) return [];
  const flow =
    (part: 'moved to' | 'moved from') => (one: { code: string; name: string; people: number }) => ({
      part,
      code: one.code,
      title: one.name,
      value: one.people,
      unit: 'people',
    });
  return [
    ...MOVED.map((code) => ({
      part: 'moves' as const,
      code,
      title: MOVED_TITLES[code],
      value: moves[code],
      unit: 'people',
    })),
    {
      part: 'moves',
      code: 'departure_rate',
      title: 'Share of those who lived there that had left',
      value: moves.departure_rate,
      unit: 'share, 0 to 1',
      no_figure: moves.departure_rate === null ? NONE : null,
    },
    ...moves.destinations.map(flow('moved to')),
    ...moves.origins.map(flow('moved from')),
  ];
}

const memberLine = (one: AreaProfile['districts'][number]): Line => ({
  part: 'area in it',
  code: one.code,
  title: one.name,
  direction: DIRECTION_WORDS[1],
  value: one.score,
  unit: 'points of the score',
  class: spaced(one.kind_of_place ?? ''),
  no_figure: one.score === null ? NONE : null,
  rank: one.rank,
  of: one.of,
  fifth: one.fifth,
});

function neighbourLines({ neighbours }: AreaProfile): Line[] {
  const line =
    (part: FigurePart) =>
    (one: NeighboursPart['nearest'][number]): Line => ({
      part,
      code: one.code,
      title: one.name,
      value: one.distance,
      unit: 'standard deviations',
      class: one.closeness ?? '',
      no_figure: one.distance === null ? absenceWords('not_published') : null,
    });
  return [
    ...(neighbours?.nearest ?? []).map(line('statistical neighbour')),
    ...(neighbours?.education ?? []).map(line('neighbour of the Department for Education')),
  ];
}

/** `areas/<code>.csv` of an area of an index: every figure a line, for people with a spreadsheet. */
export const areaFiguresCsv = (profile: AreaProfile): string =>
  linesCsv(profile.area, [
    ...profile.standing.map((standing) => standingLine({ standing, kind: profile.kind_of_place })),
    ...profile.indicators.map((one) => indicatorLine(one, profile.sources)),
    ...chancesLines(profile),
    ...profile.long_shadow.flatMap((one) => [longShadowLine(one), ...persistenceLines(one)]),
    ...movesLines(profile),
    ...profile.districts.map(memberLine),
    ...neighbourLines(profile),
  ]);
