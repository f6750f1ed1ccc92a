import Papa from 'papaparse';
import { unguardFormula } from '../../outputs/formats/csv.js';

/** A CSV as it is written, without a schema: every cell is a text, empty where there is no value. */
export interface PlainCsv {
  readonly names: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/**
 * Reads a CSV that a release of any version of this program holds. Its columns are those of its header, since
 * another version may have others. Undefined where the text is no table of equally long rows.
 * @param only the columns that rows have, where not all are needed: a long table is then read faster
 */
export function readPlainCsv(text: string, only?: readonly string[]): PlainCsv | undefined {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: ',', header: false });
  const [names = [], ...lines] = data;
  if (lines.at(-1)?.length === 1 && lines.at(-1)?.[0] === '') lines.pop();
  const isTable = names.length > 0 && new Set(names).size === names.length;
  if (!isTable || errors.length > 0 || lines.some((cells) => cells.length !== names.length)) return undefined;
  const taken = names.flatMap((name, i) =>
    only === undefined || only.includes(name) ? [[name, i] as const] : [],
  );
  const rows = lines.map((cells) => {
    const row: Record<string, string> = {};
    for (const [name, i] of taken) row[name] = unguardFormula(cells[i] ?? '');
    return row;
  });
  return { names, rows };
}
