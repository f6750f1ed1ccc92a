import { z } from 'zod';
import { count, filledText } from './fields.js';
import { field } from './table.js';

/** Small letters and digits with hyphens between them: the name of a suite, which is that of its folder. */
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A file beside the declaration, or in the folder of the data: a name, never a path. */
const fileName = (title: string, description: string) =>
  field(z.string().regex(/^[^/\\:]*[^/\\:.][^/\\:]*$/), { title, description });

const tableName = (description: string) => filledText('Table', description);

/** Rows to keep, as in `data.keep` of a method. */
const keep = field(
  z.record(z.string().min(1), z.union([z.string(), z.array(z.string()).min(1)])).optional(),
  {
    title: 'Keep',
    description: 'Rows to keep, by column: only rows with this text in the column, or with one of these.',
  },
);

/** One way in which a table may be at hand. */
export const suiteLayout = z.strictObject({
  file: fileName('File', 'Name of the file, as its publisher gives it.'),
  source: filledText(
    'Source',
    'The source of the project whose file it is: it is fetched from its official address.',
  ).optional(),
  version: filledText(
    'Version',
    'The version to fetch where the lock names none: what is at `{version}` in the address.',
  ).optional(),
  sheet: filledText('Sheet', 'The sheet of a workbook.').optional(),
  header_row: field(z.int().min(1).optional(), {
    title: 'Header row',
    description: 'The row of the file that has the names of the columns; any other is an error.',
  }),
  columns: field(z.record(z.string().min(1), z.string().min(1)).default({}), {
    title: 'Columns',
    description: 'Names of columns in the suite, and their names in the file where these differ.',
  }),
});

const suiteTable = z.strictObject({
  optional: field(z.boolean().default(false), {
    title: 'Optional',
    description: 'Whether the suite runs without it: comparisons that need it are then left out, and named.',
  }),
  layouts: field(z.array(suiteLayout).min(1), {
    title: 'Layouts',
    description: 'The ways in which the table may be at hand; the first one that is there is read.',
  }),
});

const suiteIndex = z.strictObject({
  name: filledText('Name', 'Name of the index in the output, as in z-scores or 2018 to 2024.'),
  table: tableName('The table that the index is made of.'),
  method: fileName('Method', 'The method file (kind: score), beside the declaration.').default('method.yaml'),
  keep,
  set: field(z.record(z.string().min(1), z.json()).default({}), {
    title: 'Set',
    description:
      'What this index changes in the method, by path, as in `steps.impute: none`; the path must be in the file.',
  }),
  weights: field(
    z
      .strictObject({
        table: tableName('The table with the weights.'),
        code: filledText('Code', 'Its column with the codes of the structure.'),
        weight: filledText('Weight', 'Its column with the weights.'),
      })
      .optional(),
    { title: 'Weights', description: 'A table whose weights take the place of those of the structure.' },
  ),
  published: tableName('The table that was published of it; its own table where not given.').optional(),
});

const requirement = field(
  z.strictObject({
    exact: field(z.union([z.literal('all'), z.int().min(0)]).optional(), {
      title: 'Exact',
      description: 'How many rows must be equal, of each index; all: every one.',
    }),
    within: field(z.number().min(0).optional(), {
      title: 'Within',
      description: 'The largest difference allowed.',
    }),
    correlation: field(z.number().min(-1).max(1).optional(), {
      title: 'Correlation',
      description: 'The smallest rank correlation allowed.',
    }),
    rows: count('Rows', 'How many rows there must be to compare, of all indices together.').optional(),
  }),
  { title: 'Require', description: 'The agreement that must be met.' },
);

const shared = {
  name: filledText('Name', 'What is compared, as the output calls it.'),
  indices: field(z.array(z.string().min(1)).min(1).optional(), {
    title: 'Indices',
    description: 'The indices that are compared; all where not given.',
  }),
  table: tableName('The table with what was published; that of each index where not given.').optional(),
  key: filledText('Key', 'The column of that table with the codes of the units.'),
  require: requirement,
};

const column = filledText('Column', 'The column with what was published.');
const node = filledText('Node', 'The code of an indicator or an aggregate; the index where not given.');
const tolerance = field(z.number().min(0).default(0), {
  title: 'Tolerance',
  description: 'Up to what difference two values are equal.',
});

const rank = z.strictObject({
  of: z.literal('rank'),
  ...shared,
  column,
  rounded: field(z.int().min(0).max(12).optional(), {
    title: 'Rounded',
    description:
      'Decimals of the scores that the publisher ranks by: ranks of scores with as many decimals are then compared too, and are those that must agree.',
  }),
});

const score = z.strictObject({
  of: z.literal('score'),
  ...shared,
  column: column.optional(),
  nodes: field(z.array(z.string().min(1)).min(1).optional(), {
    title: 'Nodes',
    description: 'Codes of the structure, each compared with the column of its name, in place of `column`.',
  }),
  decimals: field(z.int().min(0).max(12).optional(), {
    title: 'Decimals',
    description: 'Decimals that were published: a value that rounds to them is equal.',
  }),
  tolerance,
});

const part = z.strictObject({
  of: z.literal('part'),
  ...shared,
  column,
  parts: field(z.int().min(2).max(100), {
    title: 'Parts',
    description: 'How many parts by rank, as even as possible: 10 for tenths. The first has rank 1.',
  }),
});

const classOf = z.strictObject({
  of: z.literal('class'),
  ...shared,
  column,
  node: node.optional(),
  cuts: field(z.array(z.number()).min(1), {
    title: 'Cuts',
    description: 'Where classes meet, from the lowest. A value on a cut is in the class further from zero.',
  }),
  labels: field(z.array(z.string().min(1)).min(2), {
    title: 'Labels',
    description: 'Names of the classes, from the lowest: one more than the cuts.',
  }),
});

const share = z.strictObject({
  of: z.literal('share'),
  ...shared,
  column,
  node: node.optional(),
  parts: field(z.int().min(2).max(100), {
    title: 'Parts',
    description: 'The share of the units that are in the first of so many parts by rank.',
  }),
  by: field(
    z.strictObject({
      table: tableName('The table that says in which group a unit is; its own where not given.').optional(),
      key: filledText('Key', 'Its column with the codes of the units.'),
      column: filledText('Column', 'Its column with the codes of the groups.'),
    }),
    { title: 'By', description: 'The groups that the shares are of, such as districts.' },
  ),
  tolerance,
});

export const suiteComparison = z.discriminatedUnion('of', [rank, score, part, classOf, share]);

const officialFile = suiteLayout.pick({ file: true, source: true, version: true });

/** Boundaries of the units, from a TopoJSON file, and the list that gives their codes. */
const suiteMap = z.strictObject({
  boundaries: officialFile.extend({
    object: filledText('Object', 'The object of the TopoJSON file.'),
    name: filledText('Name', 'The property with the name of an area.'),
  }),
  areas: officialFile.extend({
    list: filledText('List', 'The key of a JSON list of areas with name, code (url) and GSS codes.'),
  }),
  classes: filledText('Classes', 'The comparison of classes whose cuts and labels the picture has.'),
  show: field(z.array(z.string().min(1)).min(1).max(6), {
    title: 'Show',
    description: 'The indices of the picture, a map each.',
  }),
});

/** A suite: a published ranking, what it is computed from and the agreement that is required. */
export const suiteFile = z.strictObject({
  suite: field(z.string().regex(SLUG), { title: 'Suite', description: 'Name of the suite and its folder.' }),
  title: filledText('Title', 'What is reproduced.'),
  summary: filledText('Summary', 'What is computed and what it is compared with, in a sentence or two.'),
  publisher: filledText('Publisher', 'Who published the ranking.'),
  licence: filledText('Licence', 'Licence of its figures.'),
  citation: filledText('Citation', 'How to cite it.'),
  landing_page: field(z.url().optional(), {
    title: 'Landing page',
    description: 'Page from which the data can be had.',
  }),
  obtain: filledText('Obtain', 'How to get the data where no address is declared.').optional(),
  note: filledText('Note', 'What a reader should know, printed with the agreement.').optional(),
  tables: field(z.record(z.string().regex(/^[a-z0-9_]+$/), suiteTable), {
    title: 'Tables',
    description: 'Every table that is read, by its name; the first is the one that --file names.',
  }),
  indices: field(z.array(suiteIndex).min(1), {
    title: 'Indices',
    description: 'What is computed, each by the engine of `smi score`.',
  }),
  areas: field(
    z
      .strictObject({
        year: field(z.int(), { title: 'Year', description: 'Year of the boundaries of the units.' }),
      })
      .optional(),
    {
      title: 'Areas',
      description:
        'Where the units are districts under their names or codes: they are matched to the codes of a year, summed up by region, and listed as predecessors of the districts of today.',
    },
  ),
  changes: field(
    z
      .array(
        z.strictObject({
          name: filledText('Name', 'What changes.'),
          indices: field(z.array(z.string().min(1)).min(2), {
            title: 'Indices',
            description: 'The same index of several periods, from the first.',
          }),
        }),
      )
      .default([]),
    { title: 'Changes', description: 'Indices of several periods, whose changes are written.' },
  ),
  map: field(suiteMap.optional(), {
    title: 'Map',
    description: 'Boundaries on which the indices are drawn, where they are there.',
  }),
  compare: field(z.array(suiteComparison).default([]), {
    title: 'Compare',
    description: 'What is compared with what was published.',
  }),
  facts: fileName(
    'Facts',
    'A table of single published facts, beside the declaration, all of which must hold.',
  ).optional(),
});

export type Suite = z.infer<typeof suiteFile>;
export type SuiteLayout = z.infer<typeof suiteLayout>;
export type SuiteIndex = z.infer<typeof suiteIndex>;
export type SuiteMap = z.infer<typeof suiteMap>;
export type SuiteComparison = z.infer<typeof suiteComparison>;
export type Requirement = SuiteComparison['require'];
