import { plainCsv, tableFiles } from '../formats/table-files.js';

const PARTS =
  'Whether areas that share a border are alike: Moran’s I of the index and its faces, and what chance would give';
const AREAS = 'Which areas are in a cluster of cold or of hot places';

/** Whether places near each other are alike, in a release. */
export const spatialFiles = [
  ...tableFiles('spatial', PARTS, ['csv']),
  ...tableFiles('spatial_areas', AREAS, ['csv']),
];

/** The same in a folder of checks, without descriptions next to it. */
export const spatialCsv = [plainCsv('spatial', PARTS), plainCsv('spatial_areas', AREAS)];
