import { z } from 'zod';
import { originKind } from '../census-moves.js';
import { areaCode, areaName, count, filledText, share, sourceName, text } from '../fields.js';
import type { IndexMethod } from '../method/index-method.js';
import { facesOf } from '../method/structure.js';
import { field, type Table } from '../table.js';

/** The index or a face: what a place is better or worse by. */
export type Measure = Readonly<Record<'code' | 'name', string>>;

/** Columns of the index begin with this, whatever its code is in the structure. */
export const INDEX_MEASURE: Measure = { code: 'index', name: 'Index' };

/** What a place can be better or worse by: the index, then its faces. */
export const measuresOf = (method: Pick<IndexMethod, 'structure'>): Measure[] => [
  INDEX_MEASURE,
  ...facesOf(method).map(({ code, name = code }) => ({ code, name })),
];

const FIFTHS = [1, 2, 3, 4, 5] as const;

const people = (title: string, description: string) => count(title, description, 'people');

/** The columns that say how an area's moves stand to one score: that of the index or of a face. */
function measureShape({ code, name }: Measure) {
  const part = (which: string, what: string) =>
    share(
      `${name}: ${which}`,
      `Share of the departures from the area (to areas with a score) that went to an area ${what} on “${name}”; empty where the area has no score, or nobody left.`,
    );
  return {
    [`${code}_better`]: part('left for a better fifth', 'in a better fifth'),
    [`${code}_similar`]: part('left for the same fifth', 'in the same fifth'),
    [`${code}_worse`]: part('left for a worse fifth', 'in a worse fifth'),
    [`${code}_better_scoring`]: part('left for a higher score', 'with a higher score, in whatever fifth,'),
    ...Object.fromEntries(
      FIFTHS.map((fifth) => [
        `${code}_to_fifth_${fifth}`,
        people(
          `${name}: departures to fifth ${fifth}`,
          `Departures to areas in fifth ${fifth} of “${name}”; 1 is the best.`,
        ),
      ]),
    ),
    ...Object.fromEntries(
      FIFTHS.map((fifth) => [
        `${code}_from_fifth_${fifth}`,
        people(
          `${name}: arrivals from fifth ${fifth}`,
          `Arrivals from areas in fifth ${fifth} of “${name}”; 1 is the best.`,
        ),
      ]),
    ),
  };
}

const ten = (title: string, description: string) =>
  text(title, `${description}, largest first: each as code=people, separated by semicolons.`);

/**
 * Arrivals, departures and stayers of each area in the year before the census.
 * @param measures the index and its faces: what a place is better or worse by
 */
export const movesTable = (measures: readonly Measure[]): Table => ({
  name: 'moves',
  title: 'Moves',
  description:
    'Who moved to and from each area in the year before the Census of 21 March 2021: everyone aged one and over, of any family background, in a year of lockdowns. Arrivals and departures are between areas of the edition unless a column says otherwise.',
  key: ['area_code'],
  row: z.strictObject({
    area_code: areaCode,
    area_name: areaName,
    stayers: people('Stayers', 'People who lived in the area a year before and on Census Day.'),
    moved_within: people('Moved within', 'Those of the stayers who moved to another address in the area.'),
    arrivals: people('Arrivals', 'People who came from another area of the edition.'),
    arrivals_not_ranked: people(
      'Arrivals from districts without a rank',
      'People who came from a district of the same country that the edition leaves out.',
    ),
    arrivals_elsewhere_uk: people(
      'Arrivals from elsewhere in the United Kingdom',
      'People who came from another country of the United Kingdom.',
    ),
    arrivals_abroad: people('Arrivals from abroad', 'People who came from outside the United Kingdom.'),
    arrivals_unplaced: people(
      'Arrivals from codes without a place',
      'People whose place a year before has a code that is no area, or that is now in several.',
    ),
    departures: people('Departures', 'People who left for another area of the edition.'),
    departures_not_ranked: people(
      'Departures to districts without a rank',
      'People who left for a district of the same country that the edition leaves out.',
    ),
    departures_elsewhere_uk: people(
      'Departures to elsewhere in the United Kingdom',
      'People who left for another country of the United Kingdom that this census covers, which is Wales. Who left for Scotland, Northern Ireland or another country is not counted anywhere in it.',
    ),
    departures_unplaced: people(
      'Departures to codes without a place',
      'People whose place on Census Day has a code that is no area, or that is now in several.',
    ),
    net: field(z.int(), {
      title: 'Net arrivals',
      description: 'Arrivals less departures, both between areas of the edition.',
      unit: 'people',
    }),
    departure_rate: share(
      'Departure rate',
      'Share of those who lived in the area a year before, and on Census Day lived in England or Wales, who had left for another area of the edition.',
    ),
    ...Object.assign({}, ...measures.map(measureShape)),
    largest_destinations: ten('Largest destinations', 'The ten areas to which most people left'),
    largest_origins: ten('Largest origins', 'The ten areas from which most people came'),
  }),
});

/** Moves between fifths and between regions. */
export const movesBetweenTable: Table = {
  name: 'moves_between',
  title: 'Moves between groups of areas',
  description:
    'People who moved from one area of the edition to another in the year before the Census of 2021, by the fifths of the index and of each face, and by region: one row for each pair of groups. Moves between two areas of the same group count; moves within an area do not.',
  key: ['grouping', 'from_group', 'to_group'],
  row: z.strictObject({
    grouping: filledText(
      'Grouping',
      `What the areas are grouped by: the code of the index or of a face, for its fifths, or region.`,
    ),
    from_group: filledText(
      'From group',
      'The fifth that they left (1 is the best, none where an area has no score), or the code of the region.',
    ),
    from_name: filledText('From', 'The group that they left, in words.'),
    to_group: filledText('To group', 'The group that they went to, in the same way.'),
    to_name: filledText('To', 'The group that they went to, in words.'),
    moves: people('Moves', 'People who moved from an area of the one group to an area of the other.'),
    share_of_departures: share(
      'Share of departures',
      'Share of all who left an area of the group for another area; empty where nobody did.',
    ),
    share_of_arrivals: share(
      'Share of arrivals',
      'Share of all who came to an area of the other group from another area; empty where nobody did.',
    ),
  }),
};

/** Places outside the edition that people came from or went to. */
export const movesElsewhereTable: Table = {
  name: 'moves_elsewhere',
  title: 'Moves from and to places outside the edition',
  description:
    'Every origin of the census that is no area of the edition, with how many came from there to its areas, and, where the census covers it, how many went there. Moves between two of these places are not counted.',
  key: ['code'],
  row: z.strictObject({
    code: filledText('Code', 'As in the official file.'),
    name: filledText('Name', 'As in the official file.'),
    kind: originKind('Kind'),
    arrivals: people('Arrivals', 'People who came from there to an area of the edition.'),
    departures: field(z.int().min(0).nullable(), {
      title: 'Departures',
      description:
        'People who left an area of the edition for it; empty where this census did not count who lives there.',
      unit: 'people',
    }),
    source: sourceName,
  }),
};
