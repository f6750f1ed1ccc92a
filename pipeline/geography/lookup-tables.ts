import { z } from 'zod';
import { count, filledText, GSS_CODE, number } from '../../schemas/fields.js';
import { field, type Table } from '../../schemas/table.js';

/*
 * The tables by which an area is found, and those of statistical neighbours, as the project keeps them in
 * `geography/`. Codes are those of the official files: what became of them since is asked when they are read.
 */

const gss = (description: string) =>
  field(z.string().regex(GSS_CODE), { title: 'Code', description: `GSS code of the ${description}.` });

const AREA = gss('local authority, as in the official file');

/** A postcode sector, such as `NR27 9`. */
export const SECTOR = /^[A-Z]{1,2}\d[A-Z\d]? \d$/;

export const sectorTable = {
  name: 'postcode-sectors',
  title: 'Postcode sectors',
  description: 'In which local authorities the postcodes of each sector of Great Britain are.',
  key: ['sector', 'area_code'],
  row: z.strictObject({
    sector: field(z.string().regex(SECTOR), { title: 'Sector', description: 'As in `NR27 9`.' }),
    area_code: AREA,
    postcodes: field(z.int().positive(), {
      title: 'Postcodes',
      description: 'How many postcodes of the sector are in the local authority.',
      unit: 'postcodes',
    }),
  }),
} as const satisfies Table;

export const constituencyTable = {
  name: 'constituencies',
  title: 'Parliamentary constituencies',
  description: 'How many people of each constituency of 2024 live in which local authority.',
  key: ['constituency_code', 'area_code'],
  row: z.strictObject({
    constituency_code: gss('constituency'),
    constituency_name: filledText('Name', 'Name of the constituency.'),
    area_code: AREA,
    people: count(
      'People',
      'Estimate from populations of 2019, good for shares; 0 where only land without postcodes is common to both.',
      'people',
    ),
  }),
} as const satisfies Table;

export const combinedAuthorityTable = {
  name: 'combined-authorities',
  title: 'Combined authorities',
  description: 'The local authorities of each combined authority of England.',
  key: ['combined_authority_code', 'area_code'],
  row: z.strictObject({
    combined_authority_code: gss('combined authority'),
    combined_authority_name: filledText('Name', 'Name of the combined authority.'),
    area_code: AREA,
  }),
} as const satisfies Table;

export const careBoardTable = {
  name: 'care-boards',
  title: 'Integrated care boards',
  description: 'How many neighbourhoods of each local authority of England are in which board.',
  key: ['care_board_code', 'area_code'],
  row: z.strictObject({
    care_board_code: gss('integrated care board'),
    care_board_name: filledText('Name', 'Name of the board.'),
    area_code: AREA,
    neighbourhoods: field(z.int().positive(), {
      title: 'Neighbourhoods',
      description: 'Lower-layer areas of the census of 2021 that are in both.',
      unit: 'neighbourhoods',
    }),
  }),
} as const satisfies Table;

/**
 * The classes of the rural–urban classification of 2021 for local authorities, from the most urban to the
 * most rural. The third letter says whether most people are nearer (N) to a major town or city, or further
 * (F).
 */
export const RURAL_URBAN = ['UUN', 'UUF', 'UIN', 'UIF', 'RIN', 'RIF', 'RMN', 'RMF'] as const;

const score = (domain: string) =>
  number(domain, `Indices of Deprivation 2025: average score of the domain ${domain}.`, 'score');

export const contextTable = {
  name: 'neighbour-context',
  title: 'Context of districts',
  description: 'What statistical neighbours are chosen by: figures that the index does not use.',
  key: ['area_code'],
  row: z.strictObject({
    area_code: AREA,
    income: score('Income'),
    employment: score('Employment'),
    crime: score('Crime'),
    barriers: score('Barriers to Housing and Services'),
    living_environment: score('Living Environment'),
    income_deprived: field(z.int().positive(), {
      title: 'People in income deprivation',
      description: 'The income scale; divided by the income score, it gives the population.',
      unit: 'people',
    }),
    rural_urban: field(z.enum(RURAL_URBAN), {
      title: 'Rural–urban class',
      description: 'Class of the rural–urban classification of 2021.',
    }),
    cells: filledText(
      'Cells',
      'Where the figures are in the copies of the official files: file#row for each, the header being row 1.',
    ),
  }),
} as const satisfies Table;

const POSITION = field(z.int().min(1).max(10), { title: 'Position', description: '1 is the nearest.' });

export const neighbourTable = {
  name: 'neighbours',
  title: 'Statistical neighbours of districts',
  description: 'The ten ranked districts that are most like each district of England.',
  key: ['area_code', 'position'],
  row: z.strictObject({
    area_code: AREA,
    position: POSITION,
    neighbour_code: gss('neighbour'),
    distance: field(z.number().min(0), {
      title: 'Distance',
      description:
        'How far apart the two are over all subjects: docs/decisions/0023-neighbours-and-finding.md.',
      unit: 'standard deviations',
    }),
  }),
} as const satisfies Table;

export const CLOSENESS = ['Extremely close', 'Very close', 'Close', 'Somewhat close', 'Not close'] as const;

export const dfeNeighbourTable = {
  name: 'dfe-neighbours',
  title: 'Statistical neighbours by the Department for Education',
  description: 'The ten authorities that the department names for each upper-tier authority of England.',
  key: ['area_code', 'position'],
  row: z.strictObject({
    area_code: AREA,
    position: POSITION,
    neighbour_code: gss('neighbour'),
    closeness: field(z.enum(CLOSENESS), {
      title: 'Closeness',
      description: 'How close the department says that they are.',
    }),
    cell: filledText('Cell', 'The cell of the workbook, as file#row:column.'),
  }),
} as const satisfies Table;

export type SectorRow = z.infer<typeof sectorTable.row>;
export type ConstituencyRow = z.infer<typeof constituencyTable.row>;
export type CombinedAuthorityRow = z.infer<typeof combinedAuthorityTable.row>;
export type CareBoardRow = z.infer<typeof careBoardTable.row>;
export type ContextRow = z.infer<typeof contextTable.row>;
export type NeighbourRow = z.infer<typeof neighbourTable.row>;
export type DfeNeighbourRow = z.infer<typeof dfeNeighbourTable.row>;

/** Every table of these, by what its file is called: `geography/<name>.csv`. */
export const LOOKUP_TABLES = [
  sectorTable,
  constituencyTable,
  combinedAuthorityTable,
  careBoardTable,
  contextTable,
  neighbourTable,
  dfeNeighbourTable,
] as const;

/** Path of the file of a table. */
export const lookupFile = ({ name }: Pick<Table, 'name'>): string => `geography/${name}.csv`;
