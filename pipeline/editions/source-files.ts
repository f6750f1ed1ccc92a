import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isAbsent, onDisk } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import { filledText } from '../../schemas/fields.js';
import { indicatorDeclaration } from '../../schemas/indicator.js';
import { field } from '../../schemas/table.js';
import {
  EDUCATION_LEVELS,
  exploreEducationStatistics,
} from '../../sources/layouts/explore-education-statistics.js';
import { exploreLocalStatistics } from '../../sources/layouts/explore-local-statistics.js';
import { interactiveToolWith } from '../../sources/local-authority-interactive-tool.js';
import { INDICATORS, SOURCES } from '../../sources/registry.js';
import type { GivenSource, IndicatorSource } from '../../sources/source.js';
import { didYouMean } from '../system/nearest.js';
import { readRegularText } from '../system/read-regular.js';
import { mistakeOf } from './allowed.js';
import { allowedHere, MethodText, type Path } from './method-text.js';

const name = field(z.string().regex(/^[a-z0-9][a-z0-9-]*$/), {
  title: 'Name',
  description: 'Short name of the source, used throughout.',
});
const title = filledText('Title', 'Title of the data set.');
const landing_page = field(z.url(), {
  title: 'Landing page',
  description: 'Page that describes the data set.',
});
const indicators = field(z.array(indicatorDeclaration).min(1), {
  title: 'Indicators',
  description: 'The indicators that are made of the series of the file.',
});

/** In files of Explore Local Statistics every row states both; in the Interactive Tool, its dictionary. */
const statedIndicator = indicatorDeclaration.extend({
  stated: z.strictObject({ measure: z.string().min(1), unit: z.string().min(1) }),
});

const statedIndicators = field(z.array(statedIndicator).min(1), {
  title: 'Indicators',
  description:
    'The indicators that are made of the series of the file, each with the measure and the unit that must be stated.',
});

const exploreLocalStatisticsFile = z.strictObject({
  layout: z.literal('explore_local_statistics'),
  dataset: field(z.string().regex(/^[a-z0-9-]+$/), {
    title: 'Data set',
    description: 'Name of its folder and file in the repository of the publisher.',
  }),
  title,
  producer: filledText('Producer', 'The organisation whose figures these are.'),
  landing_page,
  duplicate_columns: field(z.array(z.string().min(1)).default([]), {
    title: 'Columns given twice',
    description: 'Columns that the file is known to have twice.',
  }),
  indicators: statedIndicators,
});

const interactiveToolFile = z.strictObject({
  layout: z.literal('local_authority_interactive_tool'),
  name,
  title,
  indicators: statedIndicators,
});

/** Spellings of the value of a filter: one, or several of which any is meant. */
const spellings = z.union([
  z
    .string()
    .min(1)
    .transform((one): [string, ...string[]] => [one]),
  z.tuple([z.string().min(1)], z.string().min(1)),
]);
const filters = z.record(z.string().min(1), spellings);

const educationFile = z.strictObject({
  layout: z.literal('explore_education_statistics'),
  name,
  title,
  publication: filledText('Publication', 'Title of the publication that the data set is part of.'),
  landing_page,
  address: field(z.url({ protocol: /^https$/ }), {
    title: 'Address',
    description: 'Where a version of the data set is served as CSV.',
  }),
  levels: field(z.array(z.enum(EDUCATION_LEVELS)).min(1), {
    title: 'Levels',
    description: 'Values of geographic_level whose rows are read.',
  }),
  passed: field(z.array(z.string().min(1)).default([]), {
    title: 'Levels passed over',
    description: 'Other values of geographic_level that the file has.',
  }),
  where: field(filters.default({}), {
    title: 'Filters',
    description: 'Columns of filters with the value that every row has, or a list of its spellings.',
  }),
  series: field(
    z
      .array(
        z.strictObject({
          name: z.string().min(1),
          value: z.string().min(1),
          where: filters.default({}),
          people: z.string().min(1).optional(),
        }),
      )
      .min(1),
    {
      title: 'Series',
      description:
        'Each with its name, the column of its value, filters of its own and the column of people.',
    },
  ),
  version: field(z.string().min(1).optional(), {
    title: 'Column of versions',
    description: 'The column that says whether a figure is provisional, revised or final.',
  }),
  indicators,
});

/** A source as a user writes it in YAML, by its layout. */
export const SOURCE_FILES = {
  explore_education_statistics: educationFile,
  explore_local_statistics: exploreLocalStatisticsFile,
  local_authority_interactive_tool: interactiveToolFile,
} as const;

type Layout = keyof typeof SOURCE_FILES;
const LAYOUTS = Object.keys(SOURCE_FILES) as readonly Layout[];

/** What the layout of Explore Education Statistics takes; a field that is not given is left out. */
function educationSource({
  layout: _,
  series,
  version,
  ...given
}: z.infer<typeof educationFile>): IndicatorSource {
  return exploreEducationStatistics({
    ...given,
    not_seen_live: 'Given by the user of the program, who knows what was seen.',
    series: series.map(({ people, ...rest }) => (people === undefined ? rest : { ...rest, people })),
    ...(version === undefined ? {} : { version }),
  });
}

const MAKE: { readonly [L in Layout]: (given: z.infer<(typeof SOURCE_FILES)[L]>) => IndicatorSource } = {
  explore_education_statistics: educationSource,
  explore_local_statistics: (given) => exploreLocalStatistics(given),
  local_authority_interactive_tool: (given) => interactiveToolWith(given),
};

function refusing(source: MethodText) {
  return (path: Path, problem: string, detail = {}) =>
    source.refused(path, problem, detail, 'source-invalid');
}

/** The text of a source file, with the lines of its words. Throws `source-invalid` where it is not YAML. */
function textOf(text: string, path: string): MethodText {
  try {
    return new MethodText(text, path);
  } catch (error) {
    if (!(error instanceof SmiError)) throw error;
    throw new SmiError('source-invalid', error.message, { cause: error });
  }
}

function layoutOf(source: MethodText): Layout {
  const { content } = source;
  const said = content !== null && typeof content === 'object' ? Reflect.get(content, 'layout') : undefined;
  const layout = LAYOUTS.find((known) => known === said);
  if (layout !== undefined) return layout;
  const problem = said === undefined ? 'layout is missing' : `layout is ${JSON.stringify(said)}`;
  throw refusing(source)(
    ['layout'],
    `${problem}${allowedHere(LAYOUTS)}`,
    typeof said === 'string' ? (didYouMean(said, LAYOUTS) ?? {}) : {},
  );
}

/** The fields of a file of one layout. Throws `source-invalid` with line and column. */
function parsed<L extends Layout>(source: MethodText, layout: L): z.infer<(typeof SOURCE_FILES)[L]> {
  const schema = SOURCE_FILES[layout];
  const { content } = source;
  if (content !== null && typeof content === 'object' && 'published' in content)
    throw refusing(source)(['published'], 'published is not taken from the file', {
      next: 'leave it out: the lock has the date of each version, and citations take theirs from it',
    });
  const result = schema.safeParse(source.content, { reportInput: true });
  // The schema is that of the layout, so its result is too.
  if (result.success) return result.data as z.infer<(typeof SOURCE_FILES)[L]>;
  const { path, text, allowed, next } = mistakeOf(result.error, schema, source.content);
  throw refusing(source)(
    path,
    `${source.naming(path)} ${text}${allowedHere(allowed ?? [])}`,
    (allowed === undefined ? undefined : didYouMean(String(path.at(-1)), allowed)) ??
      (next === undefined ? {} : { next }),
  );
}

interface Read {
  readonly source: IndicatorSource;
  readonly text: MethodText;
}

/** Throws `source-invalid` for a code or a name that another source has, and for a range without numbers. */
function checkSource({ source, text }: Read, others: readonly IndicatorSource[]): void {
  const refused = refusing(text);
  if ([...SOURCES, ...others].some((other) => other.name === source.name))
    throw refused(['name'], `there is a source ${source.name} already`, { next: 'give it another name' });
  const codes = new Map(others.flatMap((other) => other.indicators.map(({ code }) => [code, other.name])));
  for (const [i, { code, range }] of source.indicators.entries()) {
    const holder = INDICATORS.get(code)?.source.name ?? codes.get(code);
    if (holder !== undefined)
      throw refused(['indicators', i, 'code'], `the code ${code} is that of an indicator of ${holder}`, {
        next: 'give it another code',
      });
    codes.set(code, source.name);
    if (!(range[0] < range[1]))
      throw refused(
        ['indicators', i, 'range'],
        `range is from ${range[0]} to ${range[1]}, which holds no value`,
      );
  }
}

function sourceOf(found: MethodText, layout: Layout): IndicatorSource {
  switch (layout) {
    case 'explore_education_statistics':
      return MAKE[layout](parsed(found, layout));
    case 'explore_local_statistics':
      return MAKE[layout](parsed(found, layout));
    case 'local_authority_interactive_tool':
      return MAKE[layout](parsed(found, layout));
  }
}

/** One source file. Throws `source-invalid` with line and column. */
export function parseSourceFile(text: string, path: string, others: readonly IndicatorSource[] = []) {
  const found = textOf(text, path);
  const layout = layoutOf(found);
  const source = sourceOf(found, layout);
  checkSource({ source, text: found }, others);
  return source;
}

/**
 * The sources of the YAML files in a folder, in order of their names. Throws `setting-invalid` where
 * there is no such folder or no such file in it, and `source-invalid` for a file that is wrong.
 */
export async function readSourceFiles(folder: string): Promise<GivenSource[]> {
  const names = await onDisk(`reading ${folder}`, () =>
    readdir(folder).catch((error: unknown) => {
      if (isAbsent(error))
        throw new SmiError('setting-invalid', `there is no folder of sources at ${folder}`);
      throw error;
    }),
  );
  const files = names.filter((each) => /\.ya?ml$/i.test(each)).sort();
  if (files.length === 0)
    throw new SmiError('setting-invalid', `${folder} has no source: no file in it ends in .yaml`);
  const given: GivenSource[] = [];
  for (const file of files) {
    const path = join(folder, file);
    const text = await onDisk(`reading ${path}`, () => readRegularText(path));
    const others = given.map(({ source }) => source);
    given.push({ source: parseSourceFile(text, path, others), file: { file, text } });
  }
  return given;
}
