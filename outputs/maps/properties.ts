import type { Row } from '../../schemas/table.js';

/** Whether there is a value: an empty text is none, as in every other format. */
const isValue = (value: Row[string] | undefined): boolean =>
  value !== null && value !== undefined && value !== '';

/**
 * The properties of areas as files of boundaries have them: null where an area has no value, and no column
 * that is without a value in every area. Map programs would take such a column for a text.
 */
export function propertiesWithValues(areas: ReadonlyMap<string, Row>): Map<string, Row> {
  const names = new Set<string>();
  for (const row of areas.values())
    for (const [name, value] of Object.entries(row)) if (isValue(value)) names.add(name);
  const restricted = (row: Row): Row =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([name]) => names.has(name))
        .map(([name, value]) => [name, isValue(value) ? value : null]),
    );
  return new Map([...areas].map(([code, row]) => [code, restricted(row)]));
}
