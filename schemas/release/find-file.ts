import { z } from 'zod';
import { filledText, GSS_CODE } from '../fields.js';
import { field } from '../table.js';

export const PLACE_KINDS = [
  'district',
  'county',
  'region',
  'combined_authority',
  'care_board',
  'county_without_council',
  'constituency',
  'former',
] as const;

const position = z.int().min(0);

/** Positions in `places` with a share of 0 to 1. */
const shares = z.array(z.tuple([position, z.number().positive().max(1)])).min(1);

const place = z.strictObject({
  code: field(z.string().regex(GSS_CODE).nullable(), {
    title: 'Code',
    description: 'GSS code; null for a county without a council.',
  }),
  name: filledText('Name', 'The name in use; of a former council, its last.'),
  kind: field(z.enum(PLACE_KINDS), {
    title: 'Kind',
    description:
      'district: a district or a council that has no county above it; county: a county with districts.',
  }),
  ranked: field(z.literal(true).optional(), {
    title: 'Ranked',
    description: 'True for an area that the edition ranks; absent for all others.',
  }),
  files: field(z.literal(true).optional(), {
    title: 'Files',
    description:
      'True for an area that has files of its own in `areas/`, by its code; absent for all others.',
  }),
  not_ranked: field(z.string().min(1).optional(), {
    title: 'Why it is not ranked',
    description: 'The reason of the method, for an area that it leaves out by name; absent for all others.',
  }),
  names: field(z.array(z.string().min(1)).optional(), {
    title: 'Other names',
    description: 'Short, Welsh, former and other names; absent where there are none.',
  }),
  codes: field(z.array(z.string().regex(GSS_CODE)).optional(), {
    title: 'Former codes',
    description: 'Codes that the same area had before.',
  }),
  has: field(z.array(position).optional(), {
    title: 'Has',
    description: 'The local authorities that lie in it as a whole, as positions in `places`.',
  }),
  has_part_of: field(shares.optional(), {
    title: 'Has part of',
    description: 'Local authorities of which a part lies in it: position and share of the local authority.',
  }),
  lies_in: field(shares.optional(), {
    title: 'Lies in',
    description:
      'Of a constituency: position of each local authority and share of the constituency’s people.',
  }),
  became: field(z.array(position).optional(), {
    title: 'Became',
    description: 'Of a former council: the councils of today that took its place.',
  }),
  ended: field(z.string().optional(), {
    title: 'Ended',
    description: 'Of what is former: the first day without it, or its last year where the day is not known.',
  }),
});

const origin = z.strictObject({
  what: filledText('What', 'Which part of the file it is about.'),
  title: filledText('Title', 'The official data set.'),
  publisher: filledText('Publisher', 'Who publishes it.'),
  period: filledText('Period', 'Of when it is.'),
  licence: filledText('Licence', 'Its licence.'),
  licence_address: filledText('Address of the licence', 'Where the licence is.'),
  attribution: filledText('Attribution', 'What whoever publishes it again has to say.'),
});

/** `areas/find.json`: everything by which an area is found. */
export const findFile = z.strictObject({
  schema_version: filledText('Schema version', 'Version of the layout of released files.'),
  edition: filledText('Edition', 'Short name of the edition.'),
  places: field(z.array(place), {
    title: 'Places',
    description: 'Local authorities of the United Kingdom first, then larger, former and other places.',
  }),
  postcodes: field(z.record(z.string().regex(/^[A-Z]{1,2}\d[A-Z\d]?( \d)?$/), z.union([position, shares])), {
    title: 'Postcodes',
    description:
      'Postcode districts and sectors of Great Britain: the position of the one local authority that has them in `places`, or of each with the share of the postcodes, the largest first.',
  }),
  sources: field(z.array(origin), { title: 'Sources', description: 'What the file is made from.' }),
});

export type FindFile = z.infer<typeof findFile>;
export type FindPlace = FindFile['places'][number];
export type FindShares = z.infer<typeof shares>;
