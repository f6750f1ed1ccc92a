import { SmiError } from '../../errors/smi-error.js';
import type { Observation } from '../../schemas/observation.js';
import { retypedRow, retypedTable } from '../../schemas/retyped.js';
import type { ProvidedIndicator } from '../../sources/registry.js';
import { parseTable } from '../tables/read-shipped-table.js';

/** Whether the figures of an indicator are typed again and not read from a file. */
export const isRetyped = ({ source }: ProvidedIndicator): boolean => source.retyped !== undefined;

/**
 * The observations of indicators whose figures were typed again.
 * @param text of `retyped.csv`; undefined where the edition has none
 * @throws SmiError `edition-incomplete` without the file, `figures-invalid` for a row that is not of its
 *   source
 */
export function retypedObservations(
  wanted: readonly ProvidedIndicator[],
  text: string | undefined,
  path: string,
): Observation[] {
  const [first] = wanted;
  if (first === undefined) return [];
  if (text === undefined)
    throw new SmiError(
      'edition-incomplete',
      `${path} does not exist, and ${first.declaration.code} has no official file`,
    );
  const byCode = new Map(wanted.map((provided) => [provided.declaration.code, provided]));
  const rows = parseTable({ ...retypedTable, row: retypedRow }, text, path);
  return rows.flatMap(({ licence, ...row }, i) => {
    const provided = byCode.get(row.indicator);
    if (provided === undefined) return [];
    const { source, declaration } = provided;
    const refused = (problem: string) => new SmiError('figures-invalid', `${path}, row ${i + 2}: ${problem}`);
    const [min, max] = declaration.range;
    if (row.source !== source.name)
      throw refused(`${row.indicator} is of ${source.name}, found ${row.source}`);
    if (licence !== source.licence) throw refused(`the licence is ${source.licence}, found ${licence}`);
    if ((row.value === null) !== (row.status === 'missing'))
      throw refused(`${row.indicator} is ${row.status}, with value ${row.value}`);
    if (row.value !== null && (row.value < min || row.value > max))
      throw refused(`${row.indicator} is ${row.value}, outside ${min} to ${max}`);
    return [row];
  });
}
