import { group } from 'd3-array';
import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import { counted } from '../../../outputs/formats/numbers.js';
import { AGGREGATES, IMPUTATIONS, NORMALISATIONS, WEIGHTINGS } from '../../../schemas/method/level.js';
import { problemOf } from '../../editions/check-structure.js';
import { parseScoreMethod } from '../../editions/method.js';
import { MIN_FOR_KURT, momentsOf } from '../../methods/moments.js';
import { MIN_UNITS } from '../../methods/spread.js';
import { cleanText } from '../../tables/clean-text.js';
import type { Header } from '../../tables/find-header.js';
import { openTable, type TableFile } from '../../tables/open-table.js';
import { WORDS } from '../../tables/read-cell.js';
import { Notes } from '../../tables/table.js';
import type { CodeBy } from './levels.js';
import { isPeriodName } from './periods.js';
import { columnsRead, readUnits } from './read-units.js';
import { hasCodeName, isRowNumber, type Kept, type Survey, type SurveyOptions, survey } from './survey.js';
import type { SurveyedColumn } from './surveyed-column.js';
import type { OtherIdentifiers } from './time-identifiers.js';
import type { Units } from './units.js';

/** A column with numbers that cannot be an indicator, and why. */
interface LeftOut {
  readonly name: string;
  readonly why: string;
}

/** What the method file of a table is drafted from. */
interface Draft {
  readonly file: string;
  readonly code: string;
  /** Why that column is taken for the code. */
  readonly codeBy: CodeBy;
  readonly name: string;
  readonly periods: readonly string[];
  readonly units: number;
  readonly keep: Kept;
  /** Levels and time identifiers that were not taken, for remarks. */
  readonly hasLevels: boolean;
  readonly tied: readonly string[];
  readonly otherIdentifiers: OtherIdentifiers;
  readonly indicators: readonly string[];
  /** Texts that mean a missing value in a column of numbers. */
  readonly missing: readonly string[];
  /** The smallest number of values that an indicator has. */
  readonly fewestValues: number;
  /** Share of the weight of the indicators that a unit needs. */
  readonly minimumWeightShare: number;
  readonly leftOut: readonly LeftOut[];
  /** Columns of text other than code and name. */
  readonly texts: readonly string[];
}

/** Share of the weight that must be present, as in the editions. */
const SHARE = 0.6;

/**
 * Counts the numbers and the texts in a column of numbers, so that a mistake in one cell is not overlooked.
 */
function cellsOfText({ numbers, odd, first }: SurveyedColumn): string {
  const cells = `${counted(numbers, 'number')} and ${counted(odd, 'text')}`;
  const found = `${cells}, first ${quoteFound(first?.text ?? '')} in row ${first?.row}`;
  return first === undefined || first.words === WORDS.not_a_number ? found : `${found}: it ${first.words}`;
}

/** Why a column of numbers cannot be an indicator as it is; undefined for one that can. */
function whyNot(column: SurveyedColumn, same: readonly string[]): string | undefined {
  if (column.name === '') return 'the column has no name';
  if (same.length > 1)
    return same.every((name) => name === column.name)
      ? 'the table has this column twice'
      : 'its name differs from that of another column in capitals only';
  if (isRowNumber(column.name)) return 'it numbers the rows, which is not a figure';
  if (isPeriodName(column.name)) return 'it is a period, which is not a figure';
  if (column.allAbsent) return 'every cell has a symbol for a missing figure, or is empty';
  if (column.padded)
    return `numbers with leading zeros are codes, first ${quoteFound(column.first?.text ?? '')} in row ${column.first?.row}`;
  if (column.odd > 0) return cellsOfText(column);
  if (column.mixed !== undefined) return column.mixed;
  if (hasCodeName(column.name)) return 'it has the name of a code, which is not a figure';
  const problem = problemOf(column.name);
  if (problem !== undefined) return `the name ${problem}`;
  if (column.numbers < 2) return 'it has only one value';
  return column.max > column.min ? undefined : 'it has the same value everywhere';
}

/** The draft from the columns of a table, before its figures are read. */
function draftOf(surveyed: Survey): Draft {
  const { columns, code, name, periods, units, ...rest } = surveyed;
  const sameNames = group(columns, (column) => column.name.toLowerCase());
  const keys = new Set([code, name, ...periods]);
  const others = columns.filter((column) => !keys.has(column.name));
  const judged = others
    .filter(({ numbers, meant, padded, allAbsent }) => numbers + meant > 0 || padded || allAbsent)
    .map((column) => {
      const same = sameNames.get(column.name.toLowerCase()) ?? [];
      return {
        column,
        why: whyNot(
          column,
          same.map((each) => each.name),
        ),
      };
    });
  const signs = judged.flatMap(({ column, why }) => (why === undefined ? [...column.signs] : []));
  return {
    ...rest,
    code,
    name,
    periods,
    units,
    indicators: judged.flatMap(({ column, why }) => (why === undefined ? [column.name] : [])),
    missing: [...new Set(signs)].sort(),
    fewestValues: units,
    minimumWeightShare: SHARE,
    leftOut: judged.flatMap(({ column, why }) => (why === undefined ? [] : [{ name: column.name, why }])),
    texts: others.filter(({ text, name: called }) => text && called !== '').map((column) => column.name),
  };
}

/** How many units have at least this share of their values. */
function unitsWith(share: number, { codes, figures }: Units): number {
  const present = codes.map((_, unit) => figures.filter((values) => !Number.isNaN(values[unit]!)).length);
  return present.filter((count) => count >= share * figures.length && count > 0).length;
}

/** The draft without the indicators that its figures, those of the latest period, do not allow. */
function checkedDraft(draft: Draft, units: Units): Draft {
  const judged = draft.indicators.map((name, i) => {
    const values = units.figures[i]!;
    const { count, min, max } = momentsOf(values);
    return { name, values, count, varies: count > 1 && max > min };
  });
  const kept = judged.filter(({ varies }) => varies);
  const constant = judged.filter(({ varies }) => !varies);
  const figures = kept.map(({ values }) => values);
  return {
    ...draft,
    units: units.codes.length,
    indicators: kept.map(({ name }) => name),
    leftOut: [
      ...draft.leftOut,
      ...constant.map(({ name }) => ({ name, why: 'it has no two different values in the latest period' })),
    ],
    fewestValues: Math.min(...kept.map(({ count }) => count)),
    minimumWeightShare: unitsWith(SHARE, { ...units, figures }) < MIN_UNITS ? 0 : SHARE,
  };
}

const PLAIN = /^[A-Za-z][A-Za-z0-9_]*$/;
const YAML_WORDS = /^(true|false|null|yes|no|on|off|y|n)$/i;

/** A text as a value in YAML, quoted where YAML would read something else. */
export const scalar = (text: string): string =>
  PLAIN.test(text) && !YAML_WORDS.test(text) ? text : JSON.stringify(text);

/** One text, or a list of several. */
const scalars = (texts: readonly string[]): string =>
  texts.length === 1 ? scalar(texts[0] ?? '') : `[${texts.map(scalar).join(', ')}]`;

/** A text on one line, for a comment. */
const remark = (text: string): string => text.replace(/[\r\n]+/g, ' ');

/** A code that no column has, made from the one that is wanted. */
function unusedCode(wanted: string, { indicators, texts }: Draft): string {
  const taken = new Set([...indicators, ...texts].map((name) => name.toLowerCase()));
  let code = wanted;
  while (taken.has(code)) code = `${code}_`;
  return code;
}

const titleOf = (file: string): string => `Index of ${file.replace(/, sheet .*$/, '')}`;

/** The comment that says how the column of codes was found. */
const FOUND: Readonly<Record<CodeBy, (code: string) => string>> = {
  unit_code: () => '# The code of a unit is in the column unit_code.',
  gss: (code) => `# ${code} is taken as the code of a unit: it has GSS codes that tell units apart.`,
  name: (code) => `# ${code} is taken as the code of a unit, by its name.`,
  whole_numbers: (code) =>
    `# ${code} is taken as the code of a unit: whole numbers that all differ, in front of a column of text. CHECK THIS.`,
  text: (code) =>
    `# ${code} is taken as the code of a unit: it is the first column of text that tells units apart.`,
};

function dataPart({ code, codeBy, name, periods, missing, texts, units, keep }: Draft): string[] {
  const groups = texts.map((text) => `  # group: ${scalar(text)}`);
  return [
    `# ${units} units.`,
    FOUND[codeBy](remark(JSON.stringify(code))),
    'data:',
    `  unit_code: ${scalar(code)}`,
    `  unit_name: ${scalar(name)}`,
    '  # The column with the group of a unit (a region, say), for imputation by group_mean or group_median.',
    ...(groups.length === 0 ? ['  # group: region'] : groups),
    '  # The column with the year, where a unit has a row for each year. The latest is scored, or that of --period; impute: panel looks back.',
    periods.length === 0 ? '  # period: year' : `  period: ${scalars(periods)}`,
    '  # Rows to keep, by column, in a table with rows of several levels or breakdowns.',
    ...(Object.keys(keep).length === 0
      ? ['  # keep: { geographic_level: Regional }']
      : [
          '  keep:',
          ...Object.entries(keep).map(([column, text]) => `    ${scalar(column)}: ${scalars([text].flat())}`),
        ]),
    '  # A row that is another kind of area than most, such as England, is left out; all: every row is a unit.',
    '  # units: all',
    '  # An empty cell is missing, and so are the symbols of publishers, such as NA, .. and [c]. Others are given here.',
    missing.length === 0
      ? '  # missing: ["-99"]'
      : `  missing: [${missing.map((sign) => JSON.stringify(sign)).join(', ')}]`,
  ];
}

function structurePart(draft: Draft): string[] {
  const pillar = unusedCode('pillar_1', draft);
  const overall = unusedCode('overall', draft);
  const rows = draft.indicators.map(
    (name) => `  - { code: ${scalar(name)}, parent: ${pillar}, direction: 1, weight: 1 }`,
  );
  const leftOut = draft.leftOut.map(
    ({ name, why }) => `  # left out: ${remark(JSON.stringify(name))}: ${why}`,
  );
  return [
    '# code: for an indicator, its column. direction: 1 where higher is better, -1 where lower is: LOOK AT EACH.',
    '# weight: among those of the same parent; only the proportions matter. name and unit may be added.',
    'structure:',
    ...rows,
    ...leftOut,
    '  # Aggregates: what indicators name as their parent. Add more, and give the indicators their parents.',
    `  - { code: ${pillar}, name: All indicators, parent: ${overall}, weight: 1 }`,
    `  - { code: ${overall}, name: Overall index }`,
  ];
}

const stepsPart = ({ minimumWeightShare }: Draft): string[] => [
  'steps:',
  `  # What becomes of missing values: ${IMPUTATIONS.join(', ')}. Imputed ones are marked in every table.`,
  '  impute: none',
  '  # One for each level, from the indicators up.',
  '  # treatment of outliers: none, standard, or { skewness: 2, kurtosis: 3.5, winsorise: 5 }',
  `  # normalise: ${NORMALISATIONS.join(', ')},`,
  '  #   or with numbers, as in { method: min_max, from: 1, to: 100 } or { method: goalposts, lower: 0, upper: 50 }',
  `  # weights: ${WEIGHTINGS.join(', ')}`,
  `  # aggregate: ${AGGREGATES.join(', ')}; geometric and harmonic means need min_max from 1 to 100 below`,
  '  levels:',
  '    - { name: indicator, treatment: none, normalise: z_score, weights: given }',
  '    # minimum_weight_share: share of the weight of the parts that must have a value; with less there is no score.',
  `    - { name: pillar, aggregate: arithmetic_mean, minimum_weight_share: ${minimumWeightShare}, normalise: z_score, weights: given }`,
  '    - { name: overall, aggregate: arithmetic_mean, minimum_weight_share: 1, normalise: z_score }',
  '  # Scores closer than this tie.',
  '  tolerance: 1.0e-9',
  '  # The best and the worst share of units are hotspots and coldspots.',
  '  group_share: 0.2',
];

const robustnessPart = ({ fewestValues, indicators }: Draft): string[] => [
  '# How sure the ranks are: the index is computed again so many times, each with choices drawn from these lists.',
  'robustness:',
  '  replicates: 1000',
  ...(fewestValues < MIN_FOR_KURT
    ? ['  # standard can be added where every indicator has four values or more.', '  treatment: [none]']
    : ['  treatment: [none, standard]']),
  '  normalise: [z_score, min_max, percentile_rank]',
  '  weights: [given]',
  '  # Weights are multiplied by numbers from 0.75 to 1.25.',
  '  weight_spread: 0.25',
  '  aggregate: [arithmetic_mean, geometric_mean]',
  '  impute: [none]',
  `  drop_indicators: ${indicators.length > 1}`,
  '  # How much each choice drives the ranks; 0 leaves it out.',
  '  sensitivity: 128',
];

/**
 * A method file that runs as it is, with every choice explained. Throws `table-invalid` without an indicator.
 */
function methodTextOf(draft: Draft): string {
  if (draft.indicators.length === 0)
    throw new SmiError('table-invalid', `${draft.file} has no column of numbers that could be an indicator`, {
      next: 'give it one column of numbers for each indicator',
      places: draft.leftOut.map(({ name, why }) => `${JSON.stringify(name)}: ${why}`),
    });
  return `${[
    '# A method to start from, for `smi score`. Every word is explained in docs/toolbox.md.',
    'kind: score',
    `title: ${JSON.stringify(titleOf(draft.file))}`,
    '',
    ...dataPart(draft),
    '',
    ...structurePart(draft),
    '',
    ...stepsPart(draft),
    '',
    ...robustnessPart(draft),
  ].join('\n')}\n`;
}

export interface InitialMethod {
  /** A method file with comments, which runs as it is. */
  readonly text: string;
  readonly unit_code: string;
  readonly unit_name: string;
  readonly indicators: readonly string[];
  /** Columns of numbers that are not indicators, and why. */
  readonly left_out: readonly LeftOut[];
  /** Column of the period, or columns, where units have several rows. */
  readonly period: string | readonly string[] | null;
  /** Rows that are kept, by column. */
  readonly keep: Kept;
  /** What was taken for header, code, name and period, in a line. */
  readonly taken: string;
  /** Rows of the table that were skipped or left out, and why. */
  readonly notes: readonly string[];
}

/** How to take another level than that of most units, and other identifiers than those of most rows. */
function levelRemarks({ hasLevels, tied, otherIdentifiers }: Draft, { level }: SurveyOptions): string[] {
  const found: string[] = [];
  const others = (texts: readonly string[]) => texts.map((text) => quoteFound(text)).join(', ');
  if (tied.length > 0)
    found.push(
      `${others(tied)} ${tied.length === 1 ? 'has' : 'have'} as many units as the level that is taken: --level takes another`,
    );
  else if (hasLevels && level === undefined)
    found.push(
      'the level with the most units is taken: --level takes another, and data.keep in the method other rows',
    );
  const { texts, tied: asMany } = otherIdentifiers;
  if (texts.length > 0)
    found.push(
      `the time identifier ${asMany ? 'that comes first' : 'of most rows'} is taken, and ${others(texts)} left out${asMany ? ', with as many rows' : ''}: data.keep in the method takes another`,
    );
  return found;
}

/** Says which texts, besides the symbols of publishers, mean a missing figure. */
const missingRemark = ({ missing }: Draft): string[] =>
  missing.length === 0
    ? []
    : [
        `${missing.map((sign) => quoteFound(sign)).join(', ')}: taken for a missing figure, and listed under data.missing`,
      ];

/** What was taken for what. */
function takenLine({ code, name, periods, units }: Draft, header: Header): string {
  const rows = header.first === header.row ? `row ${header.row}` : `rows ${header.first} to ${header.row}`;
  const when =
    periods.length === 0 ? '' : `, period ${periods.map((column) => quoteFound(column)).join(' with ')}`;
  return `${counted(units, 'unit')}; header in ${rows}, code ${quoteFound(code)}, name ${quoteFound(name)}${when}`;
}

/**
 * A method file to start from: each column of numbers is an indicator of a single aggregate below the index.
 * @throws SmiError `table-unreadable`, `table-invalid`, `units-too-few`, `setting-invalid` or
 *   `code-duplicate`
 */
export async function initMethod(file: TableFile, options: SurveyOptions = {}): Promise<InitialMethod> {
  const table = await openTable(file);
  const notes = new Notes();
  const first = draftOf(await survey(table, notes, options));
  const method = parseScoreMethod(methodTextOf(first), 'the method');
  const more = new Notes();
  const { units, remarks } = await readUnits(table.reading(columnsRead(method)), method, more);
  const draft = checkedDraft(first, units);
  return {
    text: methodTextOf({ ...draft, file: cleanText(draft.file) }),
    unit_code: draft.code,
    unit_name: draft.name,
    period: draft.periods.length > 1 ? draft.periods : (draft.periods[0] ?? null),
    keep: draft.keep,
    taken: takenLine(draft, table.header),
    indicators: draft.indicators,
    left_out: draft.leftOut,
    notes: [
      ...new Set([
        ...notes.lines,
        ...more.lines,
        ...remarks,
        ...missingRemark(draft),
        ...levelRemarks(draft, options),
      ]),
    ],
  };
}
