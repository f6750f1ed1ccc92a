import { z } from 'zod';
import { areaCode, areaName, filledText, GSS_CODE, gssCode } from './fields.js';
import { field, type Table } from './table.js';

/** An area of an edition and the larger areas that contain it. */
export const areaShape = {
  area_code: areaCode,
  area_name: areaName,
  upper_tier_code: gssCode(
    'Upper-tier code',
    'GSS code of the county, or of the area itself where it has no county.',
  ),
  upper_tier_name: filledText(
    'Upper-tier name',
    'Name of the county, or of the area itself where it has no county.',
  ),
  region_code: gssCode('Region code', 'GSS code of the region.'),
  region_name: filledText('Region name', 'Name of the region.'),
};

export const combinedAuthorityShape = {
  combined_authority_code: field(z.string().regex(GSS_CODE).nullable(), {
    title: 'Combined authority code',
    description: 'GSS code of the combined authority in 2025; empty where there is none.',
  }),
  combined_authority_name: field(z.string().min(1).nullable(), {
    title: 'Combined authority name',
    description: 'Name of the combined authority; empty where there is none.',
  }),
};

export const areaRow = z.strictObject({ ...areaShape, ...combinedAuthorityShape });
export type Area = z.infer<typeof areaRow>;

export const areaTable: Table = {
  name: 'areas',
  title: 'Areas',
  description: 'The areas of the edition with their upper tier, region and combined authority.',
  key: ['area_code'],
  row: areaRow,
};
