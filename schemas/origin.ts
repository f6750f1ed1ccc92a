import { z } from 'zod';
import { address, GSS_CODE, sha256, text } from './fields.js';
import { versionFields } from './source.js';
import { field } from './table.js';

const bytes = field(z.int().min(1), { title: 'Size', description: 'Size of the file.', unit: 'bytes' });

const sourceFileName = field(z.string().regex(/^[^/\\]+\.ya?ml$/i), {
  title: 'File',
  description: 'Name of the file in the folder of sources.',
});

/** What the frozen tables of an edition are made from: the areas and the official files. */
const madeFrom = z.strictObject({
  areas: field(
    z.strictObject({
      country: text('Country', 'From the method file at the time of freezing.'),
      level: text('Level', 'From the method file at the time of freezing.'),
      year: field(z.int(), { title: 'Year', description: 'From the method file at the time of freezing.' }),
      exclude: field(z.array(z.string().regex(GSS_CODE)), {
        title: 'Left out',
        description: 'Codes of the areas that were left out.',
      }),
    }),
    { title: 'Areas', description: 'The areas that the tables cover.' },
  ),
  official_files: field(z.array(z.strictObject({ address, bytes, sha256, ...versionFields })).min(1), {
    title: 'Official files',
    description: 'The official files that were read, ordered by address.',
  }),
  source_files: field(z.array(z.strictObject({ file: sourceFileName, sha256 })).optional(), {
    title: 'Source files',
    description: 'The YAML files of sources that a user gave and that were used, ordered by name.',
  }),
});

/** What a refresh makes the frozen tables from. */
export type MadeFrom = z.infer<typeof madeFrom>;

const tableName = field(z.string().regex(/^[a-z0-9][a-z0-9-]*\.csv$/), {
  title: 'File',
  description: 'Name of the file in the folder of the edition.',
});

/** The origin of an edition: what its frozen tables were made from, and which bytes they are. */
export const originFile = z.strictObject({
  ...madeFrom.shape,
  tables: field(z.array(z.strictObject({ file: tableName, sha256 })), {
    title: 'Tables',
    description: 'The tables of the edition, ordered by name: a build takes no others.',
  }),
  own_sha256: field(z.string().regex(/^[0-9a-f]{64}$/), {
    title: 'Own SHA-256',
    description: 'Hash of this file without this field.',
  }),
});

export type Origin = z.infer<typeof originFile>;
