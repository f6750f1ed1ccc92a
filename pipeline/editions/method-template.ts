import { rowPaths } from './check-structure.js';
import { MethodEditor } from './edit-method.js';
import { readEditionMethod } from './method.js';

/** A method file of an index, cut where its weights are, so that others can be put in their places. */
export interface MethodTemplate {
  /** What comes before each weight, with the code that the weight is of and the weight as it is. */
  readonly pieces: readonly { readonly before: string; readonly code: string; readonly weight: string }[];
  /** What comes after the last. */
  readonly after: string;
}

/**
 * Cuts the text of a method file at the weight of every indicator and aggregate below the index. A weight
 * that the file leaves to its default is written out.
 * @returns undefined for a method without weights: that of the long shadow
 * @throws SmiError as `readEditionMethod`
 */
export function methodTemplate(text: string, file: string): MethodTemplate | undefined {
  const { method, source } = readEditionMethod(text, file);
  if (method.kind !== 'index') return undefined;
  const paths = rowPaths(source, method.structure);
  const rows = method.structure.flatMap((row, i) => (row.parent === null ? [] : [{ row, path: paths[i]! }]));
  // The places are found by setting each to a number that says which it is.
  const editor = new MethodEditor(text);
  for (const [i, { path }] of rows.entries()) editor.set(path, 'weight', i, 'code');
  const { pieces, after } = editor.cut();
  return {
    pieces: pieces.map(({ before, value }) => {
      const { code, weight } = rows[Number(value)]!.row;
      return { before, code, weight: String(weight) };
    }),
    after,
  };
}
