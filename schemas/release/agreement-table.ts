import { z } from 'zod';
import { areaName } from '../fields.js';
import { publishedColdspotRow } from '../published-coldspot.js';
import { field, type Table } from '../table.js';
import { outcome, rankShape } from './coldspot-fields.js';

const { place, place_code, place_kind, area_code, whole } = publishedColdspotRow.shape;

/** The areas named in 2020 against what their authorities are here. */
export const agreementTable: Table = {
  name: 'agreement',
  title: 'Agreement with 2020',
  description:
    'The districts named in “The long shadow of deprivation” (2020) and what the authority that each lies in is here: other years, other outcomes and another level.',
  key: ['place_code', 'outcome'],
  row: z.strictObject({
    ...{ place, place_code, place_kind, area_code },
    area_name: areaName,
    whole,
    outcome,
    kind: rankShape.kind,
    level_rank: rankShape.level_rank,
    gap_rank: rankShape.gap_rank,
    rank: rankShape.rank,
    areas: field(z.int().min(0), { title: 'Areas ranked', description: 'Areas with a rank.', unit: 'areas' }),
    coldspot_probability: rankShape.coldspot_probability,
    hotspot_probability: field(z.number().min(0).max(1).nullable(), {
      title: 'Probability of being a hotspot',
      description: 'Share of the draws in which the authority is a hotspot.',
      unit: 'share, 0 to 1',
    }),
  }),
};
