import { areasOf } from '../maps/topology.js';
import { shapesOf } from '../page/map.js';
import { editionWords, page } from '../page/page.js';
import { citedFileSection, type FileGroup, sourceSection } from '../page/sources.js';
import type { IndexRelease } from '../release-data.js';
import { cautions } from './cautions.js';
import { domainSection } from './domains.js';
import { explanation, findings } from './findings.js';
import { indexMap } from './map.js';
import { methodSection } from './method.js';
import { rankedSection } from './ranking.js';
import { statusSection } from './statuses.js';
import { surenessSection } from './sureness.js';
import { reportView } from './view.js';

/** Which of the files of outliers have no rows, and why. */
function emptyWords({ treatment, treated }: IndexRelease): string {
  if (treatment.rows.length === 0)
    return ' (the last two are empty here, because the method treats no outliers)';
  return treated.rows.length === 0 ? ' (treated.csv is empty here, because no figure had to be treated)' : '';
}

/** The files next to the page, by what they are for. */
export const indexFiles = (data: IndexRelease): readonly FileGroup[] => [
  {
    files: ['index.csv', 'index.parquet', 'index.arrow'],
    what: 'The index: score, rank, fifth and group of every area with intervals and probabilities, and its domains',
  },
  {
    files: ['indicators.csv', 'indicators.parquet', 'indicators.arrow'],
    what: 'Every value with its status, source, period and the cell of the official file',
  },
  { files: ['areas.geojson', 'areas.topojson'], what: 'Boundaries of the areas with the index, for maps' },
  { files: ['map.svg'], what: 'The map of the index as a picture' },
  {
    files: ['scales.csv', 'scales.parquet', 'scales.arrow'],
    what: 'Mean and standard deviation of each indicator, domain and the index',
  },
  {
    files: ['robustness.csv', 'robustness.parquet', 'robustness.arrow'],
    what: 'How certain each rank is: median, intervals and probabilities, with and without the draw for inherited figures',
  },
  { files: ['sensitivity.csv'], what: 'What drives the ranks: Sobol indices with their limits' },
  { files: ['leave_one_out.csv'], what: 'Every rank with each indicator left out' },
  {
    files: ['normalised.csv', 'treatment.csv', 'treated.csv'],
    what: `The indicators on one scale, and what was done to outliers${emptyWords(data)}`,
  },
  { files: ['checks.csv'], what: 'The effective weight of each indicator and domain, with warnings' },
  { files: ['context.csv'], what: 'Context figures, which are never scored' },
  { files: ['harmonised.csv'], what: 'How each official figure was brought to today’s areas' },
  { files: ['method.yaml'], what: 'The method as data: indicators, directions, weights and steps' },
  {
    files: ['data-dictionary.md', 'datapackage.json'],
    what: 'What each column means, for people and for programs',
  },
  { files: ['receipt.json'], what: 'Hashes of every input and output, to check and reproduce the release' },
];

/**
 * `report.html`: the whole edition on one page that needs no script and loads nothing, with map, findings, domains,
 * ranked table, statuses, method and sources. The same data give the same bytes.
 * Throws SmiError `figures-invalid` when an area of the index has no geometry, since it would be missing on the map.
 */
export function reportHtml(data: IndexRelease): string {
  const view = reportView(data);
  areasOf(
    data.topology,
    view.areas.map(({ code }) => code),
    'districts',
  );
  const shapes = shapesOf(data.topology);
  return page({
    title: data.method.title,
    subtitle: editionWords(data.method),
    lead: explanation(view),
    definitions: shapes.definitions,
    sections: [
      { id: 'map', title: 'The map', body: indexMap(view, shapes) },
      findings(view),
      surenessSection(view),
      domainSection(view, shapes),
      rankedSection(view),
      statusSection(view, shapes),
      methodSection(view),
      cautions(view),
      sourceSection(data, 'index'),
      citedFileSection(data.method, indexFiles(data)),
    ],
  });
}
