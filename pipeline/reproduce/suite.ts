import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { onDisk } from '../../errors/file-system.js';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { type Suite, suiteFile } from '../../schemas/suite.js';
import { mistakeOf } from '../editions/allowed.js';
import { allowedHere, MethodText, type Path } from '../editions/method-text.js';
import { didYouMean } from '../system/nearest.js';
import { shipped } from '../system/package-root.js';
import { readIfPresent } from '../system/read-if-present.js';

/** Name of the declaration in the folder of a suite. */
export const SUITE_FILE = 'suite.yaml';

/** A suite with the folder that it is in. */
export interface ReadSuite {
  readonly suite: Suite;
  /** The folder with the declaration, the method files and the facts. */
  readonly folder: string;
}

/** Names of the suites that the project ships, in order. */
export async function suiteNames(folder: string = shipped('suites')): Promise<string[]> {
  const entries = await onDisk(`reading ${folder}`, () => readdir(folder, { withFileTypes: true }));
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** The text of the declaration, for which YAML mistakes are mistakes of a suite. */
function suiteText(text: string, file: string): MethodText {
  try {
    return new MethodText(text, file);
  } catch (error) {
    if (!(error instanceof SmiError) || error.code !== 'method-invalid') throw error;
    throw new SmiError('suite-invalid', error.message, { cause: error });
  }
}

const refusedAt = (source: MethodText, path: Path, problem: string, next?: string) =>
  source.refused(path, problem, next === undefined ? {} : { next }, 'suite-invalid');

/** Refuses names of tables and indices that the suite does not have, and names given twice. */
function checkNames(source: MethodText, suite: Suite): void {
  const tables = Object.keys(suite.tables);
  const indices = suite.indices.map(({ name }) => name);
  const known = (path: Path, wanted: string | undefined, names: readonly string[], what: string) => {
    if (wanted === undefined || names.includes(wanted)) return;
    const next = didYouMean(wanted, names)?.next;
    throw refusedAt(source, path, `there is no ${what} ${quoteFound(wanted)}${allowedHere(names)}`, next);
  };
  suite.indices.forEach(({ name, table, published, weights }, i) => {
    if (indices.indexOf(name) !== i)
      throw refusedAt(source, ['indices', i, 'name'], `the index ${quoteFound(name)} appears twice`);
    known(['indices', i, 'table'], table, tables, 'table');
    known(['indices', i, 'published'], published, tables, 'table');
    known(['indices', i, 'weights', 'table'], weights?.table, tables, 'table');
  });
  suite.changes.forEach((change, i) => {
    for (const name of change.indices) known(['changes', i, 'indices'], name, indices, 'index');
  });
  suite.compare.forEach((comparison, i) => {
    const path = ['compare', i];
    for (const name of comparison.indices ?? []) known([...path, 'indices'], name, indices, 'index');
    known([...path, 'table'], comparison.table, tables, 'table');
    if (comparison.of === 'share') known([...path, 'by', 'table'], comparison.by.table, tables, 'table');
    if (comparison.of === 'score' && (comparison.column === undefined) === (comparison.nodes === undefined))
      throw refusedAt(source, path, 'a comparison of scores has either column or nodes');
    if (comparison.of === 'class') checkClasses(source, [...path, 'cuts'], comparison);
  });
}

function checkClasses(
  source: MethodText,
  path: Path,
  { cuts, labels }: { readonly cuts: readonly number[]; readonly labels: readonly string[] },
): void {
  if (cuts.some((cut, i) => i > 0 && cut <= cuts[i - 1]!))
    throw refusedAt(source, path, 'the cuts do not rise from one to the next');
  if (labels.length !== cuts.length + 1)
    throw refusedAt(
      source,
      path,
      `${cuts.length} cuts make ${cuts.length + 1} classes, found ${labels.length}`,
    );
}

/** Reads a declaration from its text. Throws `suite-invalid` with line and column. */
export function parseSuite(text: string, file: string): Suite {
  const source = suiteText(text, file);
  const { content } = source;
  const result = suiteFile.safeParse(content, { reportInput: true });
  if (!result.success) {
    const { path, text: problem, allowed, next } = mistakeOf(result.error, suiteFile, content);
    const meant = allowed === undefined ? undefined : didYouMean(String(path.at(-1)), allowed);
    throw refusedAt(
      source,
      path,
      `${source.naming(path)} ${problem}${allowedHere(allowed ?? [])}`,
      meant?.next ?? next,
    );
  }
  checkNames(source, result.data);
  if (result.data.compare.length === 0 && result.data.facts === undefined)
    throw refusedAt(source, [], 'the suite compares nothing', 'give compare, facts or both');
  return result.data;
}

/** Reads the suite in a folder. Throws `suite-unknown` where the folder has none, and `suite-invalid`. */
export async function readSuite(folder: string): Promise<ReadSuite> {
  const path = join(folder, SUITE_FILE);
  const text = await readIfPresent(path);
  if (text === undefined)
    throw new SmiError('suite-unknown', `${path} does not exist`, {
      next: `give a folder with a ${SUITE_FILE}: docs/reproduce.md says how to write one`,
    });
  return { suite: parseSuite(text, path), folder };
}

/** Reads a suite that the project ships. Throws `suite-unknown`. */
export async function readShippedSuite(name: string): Promise<ReadSuite> {
  const names = await suiteNames();
  if (names.includes(name)) return readSuite(shipped('suites', name));
  throw new SmiError(
    'suite-unknown',
    `there is no suite ${quoteFound(name)}; there are ${names.join(', ')}`,
    didYouMean(name, names) ?? {},
  );
}
