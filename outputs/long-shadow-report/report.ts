import type { TableData } from '../../schemas/table.js';
import { areasOf } from '../maps/topology.js';
import { KIND_PATTERNS } from '../page/kinds.js';
import { shapesOf } from '../page/map.js';
import { editionWords, page } from '../page/page.js';
import { citedFileSection, type FileGroup, sourceSection } from '../page/sources.js';
import type { LongShadowRelease } from '../release-data.js';
import { agreementSection } from './agreement.js';
import { carriedSection } from './carried.js';
import { cautions, termSection } from './cautions.js';
import { explanation, findingSection } from './findings.js';
import { methodSection } from './method.js';
import { outcomeSection } from './outcome.js';
import { rankingSection } from './ranking.js';
import { SIGNS } from './scatter.js';
import { SHADOW_STYLE } from './style.js';
import { shadowView } from './view.js';

const every = ({ table }: TableData): string[] =>
  ['csv', 'parquet', 'arrow'].map((ending) => `${table.name}.${ending}`);
const text = ({ table }: TableData): string[] => [`${table.name}.csv`];

/** The files next to the page, by what they are for. */
export const shadowFiles = (data: LongShadowRelease): readonly FileGroup[] => [
  {
    files: every(data.coldspots),
    what: 'Level, gaps, ranks, groups and probabilities of every area and outcome',
  },
  { files: every(data.byYear), what: 'The same for every year' },
  { files: every(data.persistence), what: 'In how many known years each area was a coldspot' },
  { files: ['coldspots.geojson'], what: 'Boundaries of the areas with the results, for maps' },
  { files: ['map.svg'], what: 'The maps as one picture' },
  { files: every(data.lines), what: 'The lines behind the unexplained gaps' },
  { files: every(data.agreement), what: 'The districts named in 2020 and the areas that they are in here' },
  {
    files: every(data.figures),
    what: 'Every figure with its status, source and the cell of the official file',
  },
  { files: text(data.context), what: 'Context figures, which are never scored' },
  { files: text(data.harmonised), what: 'How each official figure was brought to today’s areas' },
  { files: ['method.yaml'], what: 'The method as data: figures, steps and outcomes' },
  {
    files: ['data-dictionary.md', 'datapackage.json'],
    what: 'What each column means, for people and for programs',
  },
  { files: ['receipt.json'], what: 'Hashes of every input and output, to check and reproduce the release' },
];

/**
 * `report.html` of the long shadow: the whole edition on one page that needs no script and loads nothing. For
 * each outcome a map, a plot of level against gap, and who stays cold; then all authorities by rank, the
 * areas named in 2020, method and sources. The same data give the same bytes.
 * @throws SmiError `figures-invalid` when an area has no geometry, since it would be missing on the maps
 */
export function longShadowHtml(data: LongShadowRelease): string {
  const view = shadowView(data);
  areasOf(data.topology, new Set(data.coldspots.rows.map((row) => String(row.area_code))), view.object);
  const shapes = shapesOf(data.topology, view.object);
  return page({
    title: data.method.title,
    subtitle: editionWords(data.method),
    lead: explanation(view),
    style: SHADOW_STYLE,
    definitions: [shapes.definitions, KIND_PATTERNS, SIGNS],
    sections: [
      findingSection(view),
      termSection(view),
      ...view.outcomes.map((outcome) => outcomeSection(view, outcome, shapes)),
      rankingSection(view),
      agreementSection(view),
      carriedSection(view),
      methodSection(view),
      cautions(view),
      sourceSection(data, 'ranking'),
      citedFileSection(data.method, shadowFiles(data)),
    ],
  });
}
