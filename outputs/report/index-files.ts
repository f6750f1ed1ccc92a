import type { FileGroup } from './files.js';

/** The files beside the page, by what a reader wants of them. */
export const INDEX_FILES: readonly FileGroup[] = [
  {
    files: ['index.csv', 'index.parquet', 'index.arrow'],
    what: 'The index: score, rank, fifth and group of every area, with its domains',
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
  { files: ['context.csv'], what: 'Figures beside the index that are never scored' },
  { files: ['harmonised.csv'], what: 'What became of each official figure on its way to today’s areas' },
  { files: ['method.yaml'], what: 'The method as data: indicators, directions, weights and steps' },
  {
    files: ['data-dictionary.md', 'datapackage.json'],
    what: 'What each column means, for people and for programs',
  },
  { files: ['receipt.json'], what: 'Hashes of everything that went in and came out, to check and repeat it' },
];
