import { counted, signed } from '../../outputs/formats/numbers.js';
import { numberOf } from '../../outputs/page/rows.js';
import { clusterWords } from '../../outputs/page/spatial-words.js';
import type { IndexRelease } from '../../outputs/release-data.js';
import { indexRowOf } from '../../schemas/method/structure.js';
import type { Row } from '../../schemas/table.js';

/** What an area is among those that share a border with it, of the index: a row of `spatial_areas.csv`. */
export function aroundOf(
  { spatial, method }: Pick<IndexRelease, 'spatial' | 'method'>,
  area: Row,
): Row | null {
  const { code } = indexRowOf(method);
  return spatial?.areas.rows.find((row) => row.code === code && row.area_code === area.area_code) ?? null;
}

/** The same in a sentence; none where the method does not ask for it. */
export function aroundLines(data: Pick<IndexRelease, 'spatial' | 'method'>, area: Row): string[] {
  const row = aroundOf(data, area);
  if (row === null) return [];
  const count = numberOf(row, 'neighbours') ?? 0;
  const score = numberOf(row, 'neighbours_score');
  if (count === 0) return ['It shares a border with no other area of the index.'];
  const words = clusterWords(row.cluster);
  const mean = score === null ? 'have no score' : `${count === 1 ? 'scores' : 'score'} ${signed(score, 2)}`;
  return [
    `The ${counted(count, 'area')} that ${count === 1 ? 'shares' : 'share'} a border with it ${mean}${count > 1 && score !== null ? ' on average' : ''}${words === '' ? '' : `: it is ${words}`}.`,
  ];
}
