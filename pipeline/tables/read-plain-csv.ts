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
 */
export function readPlainCsv(text: string): PlainCsv | undefined {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: ',', header: false });
  const [names = [], ...lines] = data;
  if (lines.at(-1)?.length === 1 && lines.at(-1)?.[0] === '') lines.pop();
  const isTable = names.length > 0 && new Set(names).size === names.length;
  if (!isTable || errors.length > 0 || lines.some((cells) => cells.length !== names.length)) return undefined;
  const rows = lines.map((cells) =>
    Object.fromEntries(names.map((name, i) => [name, unguardFormula(cells[i] ?? '')])),
  );
  return { names, rows };
}
