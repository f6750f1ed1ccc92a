import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { onDisk } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import type { Method } from '../../schemas/method.js';
import { parseJson } from '../../schemas/parse-json.js';
import { sha256 } from '../system/hash.js';
import { shipped } from '../system/package-root.js';

/**
 * In the folder of editions of the project: the method of each, as it was published. It is generated, and has
 * hashes of what methods say: no comment, layout or default moves them, as it would those of files.
 */
export const METHODS_FILE = 'methods.json';

const methodsFile = z.record(
  z.string(),
  z.strictObject({ title: z.string(), method_sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
);

/** The title of each published method and its hash, by the name of the edition. */
export type PublishedMethods = z.infer<typeof methodsFile>;

/** Any value with the keys of its objects in order. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, each]) => [name, ordered(each)]),
  );
}

/**
 * The hash of what a method says: neither comments, formatting, the order of fields nor a default that is
 * written out count, nor whether `smi build` without a name builds the edition.
 */
export function methodHash(method: Method): string {
  const { default: _, ...said } = method;
  return sha256(JSON.stringify(ordered(said)));
}

/** The text of the file of published methods. */
export const methodsText = (methods: readonly Method[]): string => {
  const entries = methods.map((method) => [
    method.edition,
    { title: method.title, method_sha256: methodHash(method) },
  ]);
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
};

/** The methods that the project published. */
export async function publishedMethods(): Promise<PublishedMethods> {
  const path = shipped('editions', METHODS_FILE);
  const text = await onDisk(`reading ${path}`, () => readFile(path, 'utf8'));
  return parseJson(
    text,
    methodsFile,
    (problem, cause) =>
      new SmiError('figures-invalid', `${path}: ${problem}`, {
        next: 'restore it as it was committed',
        cause,
      }),
  );
}

/**
 * A method that has the name of a published edition and says something else is called a variant of it, in
 * its title and its summary, and so in everything that is made with it.
 */
export function asVariant<M extends Method>(method: M, published: PublishedMethods): M {
  const known = published[method.edition];
  if (known === undefined || known.method_sha256 === methodHash(method)) return method;
  const title =
    method.title === known.title
      ? `A variant of ${known.title}`
      : `${method.title}: a variant of ${known.title}`;
  const summary = `Its method differs from that of the published edition ${method.edition}. ${method.summary}`;
  if (method.kind !== 'index') return { ...method, title, summary };
  // The index itself is named after the edition.
  const structure = method.structure.map((row) =>
    row.parent === null && row.name === method.title ? { ...row, name: title } : row,
  );
  return { ...method, title, summary, structure };
}
