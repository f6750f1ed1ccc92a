import type {
  AuthorityOutcome,
  AuthorityProfile,
  AuthorityYear,
} from '../../schemas/release/authority-profile.js';
import { ALL_OUTCOMES } from '../../schemas/release/coldspot-fields.js';
import { SHORTHAND } from '../formats/absence.js';
import { editionCover, SHORTHAND_NOTES } from '../formats/release-workbook.js';
import {
  type Decimals,
  type Workbook,
  type WorkbookCell,
  type WorkbookColumn,
  type WorkbookTable,
  workbookBytes,
} from '../formats/workbook.js';
import { ATTRIBUTION, NOT_OFFICIAL } from '../notice.js';
import { classWord } from '../page/classes.js';
import { capital, periodWords, spaced } from '../page/words.js';
import { STATUS_WORDS } from './words.js';
import { larger } from './workbook.js';
import { codeWords, sourceTable } from './workbook-tables.js';

const NOT_KNOWN = SHORTHAND.not_published;
const NONE = SHORTHAND.not_applicable;

const text = (header: string): WorkbookColumn => ({ header });
const number = (header: string, decimals: Decimals = 0): WorkbookColumn => ({ header, decimals });

const isAll = ({ code }: Pick<AuthorityOutcome, 'code'>): boolean => code === ALL_OUTCOMES;

/** Level, gap and unexplained gap with their ranks; of all outcomes together there can be none. */
function measureCells(outcome: AuthorityOutcome, year: Omit<AuthorityYear, 'change'>): WorkbookCell[] {
  const absent = isAll(outcome) ? NONE : SHORTHAND[year.missing ?? 'not_published'];
  return [
    ...[year.level, year.level_rank, year.gap, year.gap_rank],
    ...[year.unexplained_gap, year.unexplained_gap_rank],
  ].map((value) => value ?? absent);
}

/** Class, score, rank, interval and probabilities. */
function rankCells(outcome: AuthorityOutcome, year: Omit<AuthorityYear, 'change'>): WorkbookCell[] {
  const [absent, unknown] = isAll(outcome) ? [NONE, NONE] : [NOT_KNOWN, NOT_KNOWN];
  return [
    isAll(outcome) ? NONE : classWord(year.class),
    year.score ?? NONE,
    year.rank ?? NONE,
    year.of,
    year.figures?.low ?? (year.rank === null ? NONE : NOT_KNOWN),
    year.figures?.high ?? (year.rank === null ? NONE : NOT_KNOWN),
    year.coldspot_probability ?? absent,
    year.hotspot_probability ?? unknown,
    capital(STATUS_WORDS[year.status]),
  ];
}

/** The columns of the two, which name place, unit, direction and interval. */
const figureColumns = (name: string): WorkbookColumn[] => [
  number(`Level, ${name} (per cent; higher is better)`, 1),
  number(`Rank by level, ${name} (1 is the best)`),
  number(`Gap, ${name} (percentage points; lower is better)`, 1),
  number(`Rank by gap, ${name} (1 is the best)`),
  number(`Unexplained gap, ${name} (percentage points; lower is better)`, 1),
  number(`Rank by unexplained gap, ${name} (1 is the best)`),
  text('Class'),
  number(`Score, ${name} (standard deviations; higher is better)`, 2),
  number(`Rank, ${name} (1 is the best)`),
  number('Authorities with a rank'),
  number('Rank, better end of the 90% interval, figures alone'),
  number('Rank, worse end of the 90% interval, figures alone'),
  number('Probability of being a coldspot (share, 0 to 1)', 3),
  number('Probability of being a hotspot (share, 0 to 1)', 3),
  text('Status'),
];

const CLASSES =
  'Coldspot: among the worst on level and on gap; cold on level or on gap: on one of them; hotspot: among the best on both.';

function latestTable({ area, outcomes }: AuthorityProfile): WorkbookTable {
  return {
    sheet: 'Latest year',
    title: `${area.name} by each outcome in the latest year`,
    about: [CLASSES, 'All outcomes together have a score and a rank, and no class.'],
    columns: [
      text('Outcome'),
      text('Period'),
      ...figureColumns(area.name),
      number(`Standard error of the level, ${area.name} (percentage points)`, 1),
      number(`Standard error of the gap, ${area.name} (percentage points)`, 1),
    ],
    rows: outcomes.map((one) => [
      one.name,
      periodWords(one.period),
      ...measureCells(one, one),
      ...rankCells(one, one),
      ...[one.level_standard_error, one.gap_standard_error].map(
        (error) => error ?? (isAll(one) ? NONE : NOT_KNOWN),
      ),
    ]),
  };
}

function yearTable(name: string, outcome: AuthorityOutcome, position: number): WorkbookTable {
  return {
    // The name of a worksheet has at most 31 characters, and is there once.
    sheet: `Years ${position} ${spaced(outcome.code)}`.slice(0, 31),
    title: `${name}, ${outcome.name}: every year, the latest first`,
    columns: [
      text('Period'),
      text('First day'),
      text('Last day'),
      ...figureColumns(name),
      text('Change since the year before'),
    ],
    rows: outcome.years.map((year) => [
      periodWords(year.period),
      year.period_start ?? NOT_KNOWN,
      year.period_end ?? NOT_KNOWN,
      ...measureCells(outcome, year),
      ...rankCells(outcome, year),
      year.change === null ? NONE : `${capital(year.change)} the coldspots`,
    ]),
  };
}

/** How long it was a coldspot, and what may be found next year. */
function outlookTable({ area, outcomes }: AuthorityProfile): WorkbookTable {
  return {
    sheet: 'Persistence and next year',
    title: `How long ${area.name} was a coldspot, and whether it will be found one next year`,
    about: ['Came true: of earlier statements in the same tenth of probability.'],
    columns: [
      text('Outcome'),
      number('Years with figures of its own'),
      number('Years as a coldspot'),
      text('First year with figures'),
      text('Last year with figures'),
      text('Years in which it was a coldspot'),
      number('Probability of being found a coldspot next year (share, 0 to 1)', 3),
      number('Came true (share, 0 to 1)', 3),
      number('Came true, lower limit of the 95% interval (share, 0 to 1)', 3),
      number('Came true, upper limit of the 95% interval (share, 0 to 1)', 3),
    ],
    rows: outcomes.flatMap(({ name, persistence, cold_periods, next_year: next }) =>
      persistence === null
        ? []
        : [
            [
              name,
              persistence.years_known,
              persistence.years_cold,
              persistence.first_known === null ? NONE : periodWords(persistence.first_known),
              persistence.last_known === null ? NONE : periodWords(persistence.last_known),
              cold_periods.length === 0 ? 'None' : cold_periods.map(periodWords).join('; '),
              next?.coldspot_probability ?? NOT_KNOWN,
              next?.observed ?? NOT_KNOWN,
              next?.observed_low ?? NOT_KNOWN,
              next?.observed_high ?? NOT_KNOWN,
            ],
          ],
    ),
  };
}

const districtTable = ({ area, districts }: AuthorityProfile): WorkbookTable => ({
  sheet: 'Districts in it',
  title: `Districts in ${area.name}`,
  about: ['The figures are those of the county: none is published for its districts.'],
  columns: [text('Area code'), text('Area name')],
  rows: districts.map(({ code, name }) => [code, name]),
});

const MEANINGS: Workbook['notes'] = [
  ['Rank', 'Rank 1 is the best. Authorities with the same score share the better rank.'],
  ['Level', 'How many of those who were eligible for free school meals get there.'],
  ['Gap', 'All other pupils of the same age less those who were eligible.'],
  [
    'Unexplained gap',
    'How much wider (+) or narrower (−) the gap is than in authorities whose pupils had the same gap in GCSE results.',
  ],
  [
    '90% interval',
    'Nine in ten of the ranks over the draws. In each draw the figures are varied as far as those of one year may be off, around values that are pulled towards the earlier years of the authority and the average of all.',
  ],
];

/** What the cover says of the authority. */
function placeLines({ area, outcomes }: AuthorityProfile): string[] {
  const ranked = outcomes.flatMap(({ name, rank, of, figures }) =>
    rank === null
      ? []
      : [
          `${name}: rank ${rank} of ${of} (1 is the best)${figures === null ? '; how sure it is, is not known' : `, 90% interval ${figures.low} to ${figures.high}`}.`,
        ],
  );
  return [
    `${area.name} (${area.code}), ${codeWords(area.level).toLowerCase()}`,
    ...larger('Region', area.region, area.code),
    ...larger('Combined authority', area.combined_authority, area.code),
    ...ranked,
  ];
}

/** The workbook of an authority of the long shadow: what its page says, as tables. */
export function authorityWorkbook(profile: AuthorityProfile): Workbook {
  const { area, edition, notes, outcomes } = profile;
  const head = { title: edition.title, name: edition.code, version: edition.method_version };
  // The cover has these two.
  const own = notes.filter((note) => note !== NOT_OFFICIAL && note !== ATTRIBUTION);
  const long = outcomes.filter(({ years }) => years.length > 1);
  return {
    title: `${area.name}: ${edition.title}`,
    description: `All that is published of ${area.name} in the edition ${edition.code}, as tables.`,
    cover: [
      { heading: 'The authority', lines: placeLines(profile) },
      ...editionCover(head, [
        `All that is published of the authority in the edition ${edition.code} (method ${edition.method_version}, schema ${edition.schema_version}).`,
        `${area.code}.json in the same folder has the same for programs.`,
      ]),
    ],
    notes: [...own.map((note) => ['This workbook', note] as const), ...MEANINGS, ...SHORTHAND_NOTES],
    tables: [
      latestTable(profile),
      outlookTable(profile),
      ...long.map((outcome, i) => yearTable(area.name, outcome, i + 1)),
      districtTable(profile),
      sourceTable(profile),
    ].filter(({ rows }) => rows.length > 0),
  };
}

/** `areas/<code>.xlsx` of the long shadow. */
export const authorityWorkbookBytes = (profile: AuthorityProfile): Uint8Array =>
  workbookBytes(authorityWorkbook(profile));
