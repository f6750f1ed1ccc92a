import type { TableData } from '../../schemas/table.js';
import type { FileGroup } from '../index-report/files.js';
import type { LongShadowRelease } from '../release-data.js';

const every = ({ table }: TableData): string[] =>
  ['csv', 'parquet', 'arrow'].map((ending) => `${table.name}.${ending}`);
const text = ({ table }: TableData): string[] => [`${table.name}.csv`];

/** The files beside the page, by what a reader wants of them. */
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
  { files: every(data.agreement), what: 'The districts named in 2020 and what they lie in here' },
  {
    files: every(data.figures),
    what: 'Every figure with its status, source and the cell of the official file',
  },
  { files: text(data.context), what: 'Figures beside the ranking that are never scored' },
  { files: text(data.harmonised), what: 'What became of each official figure on its way to today’s areas' },
  { files: ['method.yaml'], what: 'The method as data: figures, steps and outcomes' },
  {
    files: ['data-dictionary.md', 'datapackage.json'],
    what: 'What each column means, for people and for programs',
  },
  { files: ['receipt.json'], what: 'Hashes of everything that went in and came out, to check and repeat it' },
];
