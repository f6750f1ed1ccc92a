import { z } from 'zod';
import { filledText } from '../fields.js';
import { field } from '../table.js';

/** Raised when a column of a published table is removed or changes its meaning. */
export const SCHEMA_VERSION = '1.0.0';

const sha256 = field(z.string().regex(/^[0-9a-f]{64}$/), {
  title: 'SHA-256',
  description: 'Hash of the bytes.',
});
const bytes = field(z.int().min(0), { title: 'Size', description: 'Size of the file.', unit: 'bytes' });
const count = (title: string, description: string) => field(z.int().min(0), { title, description });
const versioned = (what: string) =>
  z.strictObject({
    name: filledText('Name', `Name of the ${what}.`),
    version: filledText('Version', `Version of the ${what}.`),
  });
const hashed = z.strictObject({ path: filledText('Path', 'Where the file is, relative.'), bytes, sha256 });
const address = field(z.url(), { title: 'Address', description: 'Where the publisher serves the file.' });

/** What a release was made from, by what, and what came out. It holds no time: the same inputs give the same bytes. */
export const receiptFile = z.strictObject({
  edition: filledText('Edition', 'Name of the edition.'),
  title: filledText('Title', 'Title of the edition.'),
  schema_version: filledText('Schema version', 'Raised when a published column goes or changes its meaning.'),
  method_version: filledText('Method version', 'Raised when weights, directions, periods or steps change.'),
  program: versioned('program'),
  engine: versioned('engine'),
  node: filledText('Node', 'Version of Node.js.'),
  options: field(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(), {
    title: 'Options',
    description: 'What was asked for, where no method file says it.',
  }),
  inputs: field(z.array(hashed), {
    title: 'Inputs',
    description: 'Every file of the project, or of the user, that the release was made from.',
  }),
  official_files: field(z.array(z.strictObject({ address, bytes, sha256 })), {
    title: 'Official files',
    description: 'The official files behind the frozen figures, as locked.',
  }),
  outputs: field(z.array(hashed), {
    title: 'Outputs',
    description: 'Every file of the release but this one.',
  }),
  tables: field(
    z.array(
      z.strictObject({
        name: filledText('Table', 'Name of the table.'),
        rows: count('Rows', 'How many rows it has.'),
        columns: count('Columns', 'How many columns it has.'),
        logical_sha256: sha256,
      }),
    ),
    {
      title: 'Tables',
      description: 'Hash of the content of each table, whatever the format: that of its canonical CSV text.',
    },
  ),
});

export type Receipt = z.infer<typeof receiptFile>;
