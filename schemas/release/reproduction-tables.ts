import { z } from 'zod';
import { count, filledText, GSS_CODE, numberOrNull, text } from '../fields.js';
import { field, type Table } from '../table.js';
import { UNIT_KEY } from './unit-fields.js';

const compared = {
  comparison: filledText('Comparison', 'What is compared, as the suite calls it.'),
  index: filledText('Index', 'The index of the suite; all: the rows of all of them together.'),
  part: filledText(
    'Part',
    'The code of the structure, or the measure of a fact; index: the index itself; rows: how many there are.',
  ),
  precision: filledText(
    'Precision',
    'full: values with every digit; or the decimals that the scores were rounded to before ranking.',
  ),
};

/** One comparison of what was computed with what was published. */
export const agreementRow = z.strictObject({
  ...compared,
  compared: count('Compared', 'Rows with a value in both.', 'rows'),
  only_computed: count('Only computed', 'Rows with a computed value, and no published one.', 'rows'),
  only_published: count('Only published', 'Rows with a published value, and no computed one.', 'rows'),
  exact: count('Exact', 'Rows in which both are equal.', 'rows'),
  largest_difference: numberOrNull('Largest difference', 'Computed less published; empty for classes.'),
  rank_correlation: numberOrNull('Rank correlation', 'Spearman; empty for classes, and where undefined.'),
  required: text('Required', 'The agreement that the suite requires; empty where it requires none.'),
  met: field(z.boolean().nullable(), {
    title: 'Met',
    description: 'Whether it is met; empty where none is required.',
  }),
});

export type Agreement = z.infer<typeof agreementRow>;

const AGREEMENT_KEY = ['comparison', 'index', 'part', 'precision'];

export const reproductionAgreementTable: Table = {
  name: 'agreement',
  title: 'Agreement with what was published',
  description: 'How what was computed agrees with what was published, comparison by comparison.',
  key: AGREEMENT_KEY,
  row: agreementRow,
};

/** A row in which computed and published values differ. */
export const differenceRow = z.strictObject({
  ...compared,
  ...UNIT_KEY,
  computed: text('Computed', 'The computed value; empty where there is none.'),
  published: text('Published', 'The published value; empty where there is none.'),
  difference: numberOrNull('Difference', 'Computed less published; empty for classes.'),
});

export type Difference = z.infer<typeof differenceRow>;

export const differencesTable: Table = {
  name: 'differences',
  title: 'Rows that differ',
  description: 'Every row in which what was computed differs from what was published.',
  key: [...AGREEMENT_KEY, 'unit_code'],
  row: differenceRow,
};

const groupOf = field(z.enum(['hotspot', 'middle', 'coldspot']).nullable(), {
  title: 'Group',
  description: 'hotspot: the best fifth; coldspot: the worst fifth; empty without a rank.',
});

/** A unit of an index. */
export const reproducedRow = z.strictObject({
  index: filledText('Index', 'The index of the suite.'),
  ...UNIT_KEY,
  area_code: field(z.string().regex(GSS_CODE).nullable(), {
    title: 'Area code',
    description: 'Code of the district in the year of the suite; empty where the units are not districts.',
  }),
  region: text('Region', 'Name of the region; empty where the units are not districts.'),
  score: numberOrNull('Score', 'Score of the index.'),
  rank: field(z.int().min(1).nullable(), {
    title: 'Rank',
    description: 'Standard competition rank; 1 is the highest score.',
    unit: 'rank',
  }),
  group: groupOf,
});

export const reproducedTable: Table = {
  name: 'ranks',
  title: 'Scores and ranks as computed',
  description: 'Score, rank and group of every unit of every index of the suite.',
  key: ['index', 'unit_code'],
  row: reproducedRow,
};

/** A region in an index. */
export const regionRow = z.strictObject({
  index: filledText('Index', 'The index of the suite.'),
  region: filledText('Region', 'Name of the region.'),
  districts: count('Districts', 'Districts with a rank.', 'districts'),
  hotspots: count('Hotspots', 'Of these, hotspots.', 'districts'),
  coldspots: count('Coldspots', 'Of these, coldspots.', 'districts'),
  mean_rank: numberOrNull('Mean rank', 'Mean of the ranks; 1 is the best.'),
});

export const regionsTable: Table = {
  name: 'regions',
  title: 'Hotspots and coldspots by region',
  description: 'How many hotspots and coldspots each region has.',
  key: ['index', 'region'],
  row: regionRow,
};

const gss = (title: string, description: string) => field(z.string().regex(GSS_CODE), { title, description });

/** A district of today with one of the districts that it was then. */
export const predecessorRow = z.strictObject({
  index: filledText('Index', 'The index of the suite.'),
  area_code: gss('Area code', 'Code of the district of today.'),
  area_name: filledText('Area name', 'Name of the district of today.'),
  predecessor_code: gss('Code then', 'Code of a district that became it, or became a part of it.'),
  predecessor_name: filledText('Name then', 'Its name.'),
  predecessors: count('Predecessors', 'How many districts became this one.', 'districts'),
  rank: field(z.int().min(1).nullable(), {
    title: 'Rank then',
    description: 'Its rank in the published index. Ranks of several predecessors are never merged.',
    unit: 'rank',
  }),
  group: groupOf,
});

export const predecessorsTable: Table = {
  name: 'predecessors',
  title: 'Districts of today with the ranks of their predecessors',
  description: 'Every district of today with the districts that it was in the year of the index.',
  key: ['index', 'area_code', 'predecessor_code'],
  row: predecessorRow,
};

/** How an index changed between two periods. */
export const changeRow = z.strictObject({
  name: filledText('Name', 'What changes.'),
  from: filledText('From', 'The index of the earlier period.'),
  to: filledText('To', 'The index of the later period.'),
  ...UNIT_KEY,
  score_change: numberOrNull('Change in score', 'Later less earlier score; each is on its own scale.'),
  places: field(z.int().nullable(), {
    title: 'Places',
    description: 'By how many places the unit rose, which is positive, or fell.',
    unit: 'ranks',
  }),
});

export const changesTable: Table = {
  name: 'changes',
  title: 'Changes between periods',
  description: 'Change in score and rank of every unit from each period to the next, and over all.',
  key: ['name', 'from', 'to', 'unit_code'],
  row: changeRow,
};

/** A single published fact. */
export const factRow = z.strictObject({
  index: filledText('Index', 'The index of the suite that it is about.'),
  measure: filledText(
    'Measure',
    'rank or score of a unit; units; hotspots or coldspots of a region; best_N_per_cent or worst_N_per_cent of a region.',
  ),
  area: filledText('Area', 'Code or name of the unit or the region; all: all units.'),
  operator: field(z.enum(['=', '>=', '<=']), {
    title: 'Operator',
    description: 'How the computed value compares with the published one.',
  }),
  value: field(z.number(), { title: 'Value', description: 'The published value.' }),
  decimals: field(z.int().min(0).max(12), {
    title: 'Decimals',
    description: 'Decimals that were published; 0 for ranks and counts.',
  }),
  source: filledText('Source', 'Where it was published.'),
  licence: filledText('Licence', 'Licence of the figure.'),
});

export type Fact = z.infer<typeof factRow>;

export const factsTable = {
  name: 'facts',
  title: 'Published facts',
  description: 'Single facts that were published of an index.',
  key: ['index', 'measure', 'area', 'operator'],
  row: factRow,
} as const satisfies Table;
