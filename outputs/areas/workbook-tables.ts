import type { Comparator, NeighboursPart } from '../../schemas/release/area-parts.js';
import type { AreaProfile, ProfileIndicator, Standing } from '../../schemas/release/area-profile.js';
import { SHORTHAND } from '../formats/absence.js';
import type { Decimals, WorkbookCell, WorkbookColumn, WorkbookTable } from '../formats/workbook.js';
import { classWord } from '../page/classes.js';
import { capital, DIRECTION_WORDS, periodWords, spaced } from '../page/words.js';

/* The tables of the workbook of an area, one a worksheet. Those without rows are left out of the workbook. */

const NOT_KNOWN = SHORTHAND.not_published;
const NONE = SHORTHAND.not_applicable;

const text = (header: string): WorkbookColumn => ({ header });
const sentences = (header: string): WorkbookColumn => ({ header, long: true });
const number = (header: string, decimals: Decimals = 0): WorkbookColumn => ({ header, decimals });

/** Code as words: `single_tier` as `Single tier`. */
export const codeWords = (code: string): string => capital(spaced(code));

const titleOf = ({ indicators }: AreaProfile, code: string): string =>
  indicators.find((indicator) => indicator.code === code)?.title ?? code;

/** Name of the index, a face or a domain; counties and larger areas have only the codes. */
const partName = ({ standing }: AreaProfile, code: string): string =>
  standing.find((part) => part.code === code)?.name ?? codeWords(code);

function standingRow(part: Standing, unknown: string): WorkbookCell[] {
  const { figures, choices } = part;
  const ends = [figures?.low, figures?.high, choices?.low, choices?.high, part.rank_median];
  return [
    part.name,
    capital(part.part),
    part.score ?? NOT_KNOWN,
    part.rank ?? NOT_KNOWN,
    part.of,
    part.fifth ?? NOT_KNOWN,
    ...ends.map((end) => end ?? unknown),
    part.coldspot_probability ?? unknown,
    part.hotspot_probability ?? unknown,
  ];
}

/** Where the area stands on the index, its faces and domains; a county among the upper tiers. */
export function standingTable(profile: AreaProfile): WorkbookTable {
  const { area, standing, replicates, upper_tier_chances: chances } = profile;
  const among = chances === null ? [] : [chances];
  return {
    sheet: 'Standing',
    title: `Where ${area.name} stands: scores, ranks and how sure they are`,
    about: [
      'Rank 1 and fifth 1 are the best; a higher score is better. Nine in ten of the ranks over the replicates lie within the 90% interval.',
    ],
    columns: [
      text('Part'),
      text('Kind of part'),
      number(`Score, ${area.name} (higher is better)`, 2),
      number(`Rank, ${area.name} (1 is the best)`),
      number('Areas with a rank'),
      number('Fifth (1 is the best)'),
      number('Rank, better end of the 90% interval, figures alone'),
      number('Rank, worse end of the 90% interval, figures alone'),
      number('Rank, better end of the 90% interval, figures and choices'),
      number('Rank, worse end of the 90% interval, figures and choices'),
      number('Median rank over the replicates'),
      number('Probability of the worst fifth (share, 0 to 1)', 3),
      number('Probability of the best fifth (share, 0 to 1)', 3),
    ],
    rows: [
      // Replicates are drawn for the index and its faces; without any, nothing is known of the others either.
      ...standing.map((part) => standingRow(part, replicates === 0 ? NOT_KNOWN : NONE)),
      ...among.map(({ score, rank, of, fifth }) => [
        'Chances, among counties and single-tier authorities',
        'Published figures alone',
        score ?? NOT_KNOWN,
        rank ?? NOT_KNOWN,
        of,
        fifth ?? NOT_KNOWN,
        ...Array<string>(7).fill(NONE),
      ]),
    ],
  };
}

const compared = (comparator: Comparator | null): WorkbookCell =>
  comparator === null ? NONE : (comparator.value ?? SHORTHAND[comparator.missing ?? 'not_published']);

/** A number of an indicator: without a figure the reason, else what stands for a number that is not there. */
const orAbsent = (indicator: ProfileIndicator, value: number | null, otherwise: string): WorkbookCell =>
  value ?? (indicator.missing === null ? otherwise : SHORTHAND[indicator.missing]);

const COMPARED = ['county', 'region', 'country'] as const;

/** Every indicator next to the larger areas that have it. */
export function indicatorTable(profile: AreaProfile): WorkbookTable {
  const { area, indicators } = profile;
  const larger = COMPARED.flatMap((level) => {
    const found = indicators.find((indicator) => indicator[level] !== null)?.[level];
    return found == null ? [] : [{ level, name: found.name }];
  });
  return {
    sheet: 'Indicators',
    title: `Indicators of ${area.name}, next to larger areas`,
    about: [
      'The column “Which end is good” says how to read each value. Figures of larger areas are what official files print; none is computed.',
    ],
    columns: [
      text('Indicator'),
      text('Domain'),
      text('Unit'),
      text('Which end is good'),
      text('Period'),
      number(`Value, ${area.name}`, 'any'),
      number(`Lower limit of the 95% interval, ${area.name}`, 'any'),
      number(`Upper limit of the 95% interval, ${area.name}`, 'any'),
      number(`Rank, ${area.name} (1 is the best)`),
      number('Areas with a rank'),
      text('Status'),
      ...larger.map(({ level, name }) => number(`Value, ${name} (${level})`, 'any')),
      number('Smallest value of any area', 'any'),
      number('Largest value of any area', 'any'),
      sentences('What it measures'),
      sentences('Note'),
    ],
    rows: indicators.map((one) => [
      one.title,
      partName(profile, one.domain),
      one.unit,
      DIRECTION_WORDS[one.direction],
      periodWords(one.period),
      orAbsent(one, one.value, NOT_KNOWN),
      orAbsent(one, one.lower, NOT_KNOWN),
      orAbsent(one, one.upper, NOT_KNOWN),
      orAbsent(one, one.rank, NONE),
      one.of,
      capital(one.status),
      ...larger.map(({ level }) => compared(one[level])),
      one.least ?? NONE,
      one.most ?? NONE,
      one.description,
      one.note,
    ]),
  };
}

/** How each figure enters the score, and the official cells behind it. */
export function traceTable(profile: AreaProfile): WorkbookTable {
  const { area, indicators } = profile;
  return {
    sheet: 'Figures traced',
    title: `How each figure of ${area.name} enters the score, and where it is from`,
    columns: [
      text('Indicator'),
      text('Code of the indicator'),
      number('Weight in the index (share, 0 to 1)', 3),
      number('Normalised value (common scale; higher is better)', 3),
      number('Contribution to the score (points of the score; higher is better)', 3),
      number('Standard error (unit of the indicator)', 'any'),
      text('Why it is missing, or how it came to the area'),
      text('Notes of the publisher'),
      text('Period as the official file has it'),
      text('Source'),
      text('Codes in the official file'),
      text('Cells in the official file (file#row:column)'),
      text('Text in the official file'),
    ],
    rows: indicators.map((one) => [
      one.title,
      one.code,
      one.weight ?? NOT_KNOWN,
      orAbsent(one, one.normalised, NONE),
      orAbsent(one, one.contribution, NONE),
      one.standard_error ?? NONE,
      spaced(one.reason),
      spaced(one.flags),
      one.period,
      one.source,
      one.from_codes,
      one.cells,
      one.raw_text,
    ]),
  };
}

/** What holds the area back and what helps it, and how it differs from its statistical neighbours. */
export function strengthsTable(profile: AreaProfile): WorkbookTable {
  const { area, indicators, holds_back, helps } = profile;
  const byCode = new Map(indicators.map((one) => [one.code, one]));
  const rows = (what: string, codes: readonly string[]) =>
    codes.map((code, index): WorkbookCell[] => {
      const one = byCode.get(code);
      const contribution = one?.contribution ?? NOT_KNOWN;
      return [
        what,
        index + 1,
        titleOf(profile, code),
        one?.value ?? NOT_KNOWN,
        one?.unit ?? '',
        contribution,
      ];
    });
  return {
    sheet: 'Strengths',
    title: `What holds ${area.name} back, and what helps it`,
    columns: [
      text('Effect'),
      number('Order (1 is the strongest)'),
      text('Indicator'),
      number(`Value, ${area.name}`, 'any'),
      text('Unit'),
      number('Contribution to the score (points of the score; higher is better)', 3),
    ],
    rows: [...rows('Holds back', holds_back), ...rows('Helps', helps)],
  };
}

export function neighbourTable({ area, neighbours }: AreaProfile): WorkbookTable {
  // A neighbour has a distance or, where the publisher gives only words, these.
  const rows = (by: string, list: NeighboursPart['nearest']) =>
    list.map(({ code, name, distance, closeness }, index) => [
      ...[by, index + 1, code, name],
      distance ?? (closeness === null ? NOT_KNOWN : NONE),
      closeness ?? (distance === null ? NOT_KNOWN : NONE),
    ]);
  return {
    sheet: 'Neighbours',
    title: `Statistical neighbours of ${area.name}: areas like it, by context outside the index`,
    columns: [
      text('By what'),
      number('Order (1 is the nearest)'),
      text('Area code'),
      text('Area name'),
      number('Distance (standard deviations; 0 is the same)', 2),
      text('Closeness in words of the publisher'),
    ],
    rows: [
      ...rows('Context outside the index', neighbours?.nearest ?? []),
      ...rows('Department for Education, of the upper tier', neighbours?.education ?? []),
    ],
  };
}

export function differenceTable(profile: AreaProfile): WorkbookTable {
  const { area, better_than_neighbours: better = [], worse_than_neighbours: worse = [] } = profile;
  const rows = (what: string, list: typeof better) =>
    list.map(({ indicator, value, neighbours, difference }) => [
      what,
      titleOf(profile, indicator),
      value,
      neighbours,
      difference,
    ]);
  return {
    sheet: 'Among neighbours',
    title: `Where ${area.name} is better and worse than its statistical neighbours`,
    columns: [
      text('Compared with its neighbours'),
      text('Indicator'),
      number(`Value, ${area.name}`, 'any'),
      number('Value, median of its statistical neighbours', 'any'),
      number('Difference (common scale; higher is better)', 2),
    ],
    rows: [...rows('Better', better), ...rows('Worse', worse)],
  };
}

export const longShadowTable = ({ area, long_shadow }: AreaProfile): WorkbookTable => ({
  sheet: 'Long shadow',
  title: `The long shadow of deprivation in ${area.name}: classes of its upper-tier authority`,
  about: [
    'Coldspot: among the worst fifth on level and on gap; cold on level or on gap: on one of them; hotspot: among the best fifth on both.',
  ],
  columns: [
    text('Outcome'),
    text('Class'),
    text('Status'),
    text('Authority code'),
    text('Authority name'),
    number('Years with figures of its own'),
    number('Years as a coldspot'),
    text('First year with figures'),
    text('Last year with figures'),
  ],
  rows: long_shadow.map(({ name, kind, status, authority, persistence }) => [
    ...[name, classWord(kind), capital(status), authority.code, authority.name],
    persistence?.years_known ?? NOT_KNOWN,
    persistence?.years_cold ?? NOT_KNOWN,
    persistence?.first_known ?? NOT_KNOWN,
    persistence?.last_known ?? NOT_KNOWN,
  ]),
});

export function moveTable(profile: AreaProfile): WorkbookTable {
  const { area, moves } = profile;
  const flows = (what: string, list: NonNullable<typeof moves>['destinations']): WorkbookCell[][] =>
    list.map(({ code, name, people }) => [what, code, name, people]);
  return {
    sheet: 'Moves',
    title: `Who moved to and from ${area.name} in the year before the census (people)`,
    columns: [text('What'), text('Area code'), text('Area name'), number('People')],
    rows:
      moves === null
        ? []
        : [
            ['Stayed in the area', area.code, area.name, moves.stayers],
            ['Arrived, from all areas', NONE, NONE, moves.arrivals],
            ['Left, to all areas', NONE, NONE, moves.departures],
            ['Arrivals less departures', NONE, NONE, moves.net],
            ...flows('Left, to', moves.destinations),
            ...flows('Arrived, from', moves.origins),
          ],
  };
}

export function moveShareTable(profile: AreaProfile): WorkbookTable {
  const { area, moves } = profile;
  const share = (header: string) => number(`${header} (share of those who left, 0 to 1)`, 3);
  return {
    sheet: 'Moves by fifth',
    title: `Whether people who left ${area.name} went to a better or a worse fifth`,
    columns: [
      text('Fifths of'),
      share('To a better fifth'),
      share('To the same fifth'),
      share('To a worse fifth'),
    ],
    rows: (moves?.by ?? []).map(({ code, better, similar, worse }) => [
      partName(profile, code),
      ...[better, similar, worse].map((value) => value ?? NOT_KNOWN),
    ]),
  };
}

/** The ranked areas within a county, region or combined authority. */
export const memberTable = ({ area, districts }: AreaProfile): WorkbookTable => ({
  sheet: 'Areas in it',
  title: `Areas in ${area.name}, the best rank first`,
  columns: [
    text('Area code'),
    text('Area name'),
    number('Score (higher is better)', 2),
    number('Rank (1 is the best)'),
    number('Areas with a rank'),
    number('Fifth (1 is the best)'),
    text('Kind of place'),
  ],
  rows: districts.map(({ code, name, score, rank, of, fifth, kind_of_place }) => [
    ...[code, name, score ?? NOT_KNOWN, rank ?? NOT_KNOWN, of, fifth ?? NOT_KNOWN],
    kind_of_place === null ? NOT_KNOWN : codeWords(kind_of_place),
  ]),
});

export const sourceTable = ({ sources }: Pick<AreaProfile, 'sources'>): WorkbookTable => ({
  sheet: 'Sources',
  title: 'Data sets behind the figures, with licence and citation',
  columns: [
    ...[text('Data set'), text('Publisher'), text('Short name'), text('Licence')],
    ...[sentences('How to cite it'), sentences('Address')],
  ],
  rows: sources.map(({ title, publisher, name, licence, citation, landing_page }) => [
    ...[title, publisher, name, licence],
    ...[citation, landing_page],
  ]),
});
