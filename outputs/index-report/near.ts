import { group } from 'd3-array';
import type { Row } from '../../schemas/table.js';
import { counted, fixedOrDash } from '../formats/numbers.js';
import { html } from '../page/markup.js';
import { numberOf, textOf } from '../page/rows.js';
import type { Section } from '../page/sections.js';
import { howFound, pText, spatialSentence, withoutNeighbours } from '../page/spatial-words.js';
import { dataTable } from '../page/table.js';
import { capital, listedNames } from '../page/words.js';
import type { ReportView } from './view.js';

/** So many places of a cluster are named; of a larger one only the number is given. */
const NAMED = 5;

function clusterCell(rows: readonly Row[], cluster: string): string {
  const names = rows.filter((row) => row.cluster === cluster).map((row) => textOf(row, 'area_name'));
  if (names.length === 0) return 'none';
  return names.length > NAMED ? String(names.length) : `${names.length}: ${listedNames(names)}`;
}

/** Whether places near each other are alike, in a sentence and a table; undefined where it was not asked. */
export function nearSection({ data, one, many, areas }: ReportView): Section | undefined {
  const [first] = data.spatial?.parts.rows ?? [];
  if (data.spatial === undefined || first === undefined) return undefined;
  const clusters = group(data.spatial.areas.rows, (row) => textOf(row, 'code'));
  const names = new Map(areas.map(({ code, name }) => [code, name]));
  const alone = withoutNeighbours(first).map((code) => names.get(code) ?? code);
  const found = spatialSentence(first, 'the index', capital(many));
  const left =
    alone.length === 0
      ? ''
      : ` ${listedNames(alone)} ${alone.length === 1 ? 'shares' : 'share'} a border with no other ${one} and ${alone.length === 1 ? 'does' : 'do'} not count.`;
  return {
    id: 'near',
    title: 'Near each other, alike?',
    body: html`${found !== undefined && html`<p>${found}${left}</p>\n`}${dataTable({
      id: 'near-table',
      caption: html`Moran’s I over ${counted(numberOf(first, 'areas') ?? 0, one, many)}, and ${many} in clusters`,
      columns: [
        { label: 'Scores' },
        { label: 'Moran’s I', numeric: true },
        { label: 'by chance', numeric: true },
        { label: 'p', numeric: true },
        { label: 'Cold clusters' },
        { label: 'Hot clusters' },
      ],
      rows: data.spatial.parts.rows.map((row, i) => [
        i === 0 ? 'Index' : textOf(row, 'name'),
        fixedOrDash(numberOf(row, 'moran_i'), 2),
        fixedOrDash(numberOf(row, 'expected'), 2),
        pText(numberOf(row, 'p_value')),
        clusterCell(clusters.get(textOf(row, 'code')) ?? [], 'cold'),
        clusterCell(clusters.get(textOf(row, 'code')) ?? [], 'hot'),
      ]),
    })}<p>${howFound(numberOf(first, 'permutations') ?? 0)} A cluster: below (or above) the mean itself, with neighbours so low (or high) that no more than one in twenty of the places named is expected to be there by chance. Every ${one} is in spatial_areas.csv.</p>
`,
  };
}
