import { parseDocument } from 'yaml';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import type { SuiteIndex } from '../../schemas/suite.js';

const refused = (file: string, problem: string) =>
  new SmiError('suite-invalid', `${file}: ${problem}`, { next: 'correct the suite' });

/** The words of a path such as `steps.levels.0.normalise`; whole numbers are positions in a list. */
const wordsOf = (path: string): (string | number)[] =>
  path.split('.').map((word) => (/^\d+$/.test(word) ? Number(word) : word));

/**
 * The text of a method file with what an index of a suite changes in it: values by path, rows to keep, and
 * weights of the structure by code. The reader of methods checks the result as any other.
 * @param weights by code; each code of them must be in the structure
 * @throws SmiError `suite-invalid` for a path or a code that the method does not have
 */
export function methodOf(
  text: string,
  file: string,
  { set, keep }: Pick<SuiteIndex, 'set' | 'keep'>,
  weights: ReadonlyMap<string, number> = new Map(),
): string {
  const changes = Object.entries(set);
  if (changes.length === 0 && keep === undefined && weights.size === 0) return text;
  const document = parseDocument(text);
  for (const [path, value] of changes) {
    const words = wordsOf(path);
    if (!document.hasIn(words)) throw refused(file, `there is no ${quoteFound(path)} to set`);
    document.setIn(words, document.createNode(value));
  }
  if (keep !== undefined) document.setIn(['data', 'keep'], document.createNode(keep));
  const left = new Map(weights);
  const structure: unknown = document.toJS().structure;
  if (left.size > 0 && Array.isArray(structure))
    structure.forEach((row: { readonly code?: string }, i) => {
      const weight = left.get(row.code ?? '');
      if (weight === undefined) return;
      document.setIn(['structure', i, 'weight'], weight);
      left.delete(row.code ?? '');
    });
  const [lost] = left.keys();
  if (lost !== undefined) throw refused(file, `the structure has no ${quoteFound(lost)}, which has a weight`);
  return document.toString();
}
