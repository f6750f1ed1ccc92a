import { z } from 'zod';
import { count, filledText, rank, sha256 } from '../fields.js';
import { field, type Table } from '../table.js';
import { areaPart, fifth } from './area-parts.js';

const { code, name, level, download_name } = areaPart.shape;
const nameOrNull = (title: string, description: string) =>
  field(z.string().min(1).nullable(), { title, description });

/** The areas that have files of their own: `areas/index.csv`, in the order of the codes. */
export const areaListTable: Table = {
  name: 'area_list',
  title: 'Areas with files of their own',
  description:
    'Every area of the edition that has files in the folder `areas`, named by its code: ranked areas, counties, regions and combined authorities.',
  key: ['area_code'],
  row: z.strictObject({
    area_code: code,
    area_name: name,
    level,
    upper_tier_name: nameOrNull('Upper tier', 'Name of the upper tier that it is in, or of itself.'),
    region_name: nameOrNull('Region', 'Name of the region that it is in.'),
    combined_authority_name: nameOrNull('Combined authority', 'Name of the one that it is part of.'),
    rank: rank(
      'Rank',
      'Rank on the index, or by all outcomes of the long shadow together; 1 is the best. Empty where it has none.',
    ),
    fifth,
    download_name,
  }),
};

/** The files of areas: `areas/files.csv`, in the order of their paths. */
export const areaFilesTable: Table = {
  name: 'area_files',
  title: 'Files of areas',
  description:
    'Size and hash of every file of an area in the folder `areas`. The receipt has the hash of this list in their place.',
  key: ['path'],
  row: z.strictObject({
    path: filledText('Path', 'Relative to the release, with forward slashes.'),
    bytes: count('Size', 'Size of the file.', 'bytes'),
    sha256,
  }),
};
