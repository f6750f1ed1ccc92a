import { counted, fixedOrDash } from '../../outputs/formats/numbers.js';
import { textTable } from '../../outputs/formats/text-table.js';
import { pText } from '../../outputs/page/spatial-words.js';
import type { Spatial } from './spatial.js';

/** One line on what was compared, for the log. */
export function describeBorders({ rows: [first] }: Pick<Spatial, 'rows'>): string {
  const without = first?.without_neighbours.split(';').filter(Boolean) ?? [];
  const alone = without.length === 0 ? '' : `; without neighbours: ${without.join(', ')}`;
  return `${counted(first?.borders ?? 0, 'pair')} of areas that share a border${alone}`;
}

/** Whether places near each other are alike, as a table for the terminal. */
export function describeSpatial(spatial: Spatial): string[] {
  const [first] = spatial.rows;
  if (first === undefined) return [];
  const head = ['', 'Moran’s I', 'by chance', 'p', 'cold', 'hot'];
  const lines = spatial.rows.map(({ name, moran_i, expected, p_value, cold, hot }, i) => [
    i === 0 ? 'Index' : name,
    fixedOrDash(moran_i, 2),
    fixedOrDash(expected, 2),
    pText(p_value),
    String(cold),
    String(hot),
  ]);
  return [
    'Areas that share a border: how alike they are, and how many are in a cluster',
    ...textTable([head, ...lines]).map((line) => `  ${line}`),
    `  ${describeBorders(spatial)}`,
  ];
}
