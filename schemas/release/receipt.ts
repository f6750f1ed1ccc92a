import { z } from 'zod';
import { address, count, filledText, sha256 } from '../fields.js';
import { LEFT_OUT_KINDS } from '../method/left-out.js';
import { versionFields } from '../source.js';
import { field } from '../table.js';

/** Raised when a column of a published table is removed or its meaning changes. */
export const SCHEMA_VERSION = '4.0.0';

const bytes = count('Size', 'Size of the file.', 'bytes');
const versioned = (what: string) =>
  z.strictObject({
    name: filledText('Name', `Name of the ${what}.`),
    version: filledText('Version', `Version of the ${what}.`),
  });
const hashed = z.strictObject({ path: filledText('Path', 'Relative path of the file.'), bytes, sha256 });

/**
 * What a release was made from, which program made it, and what it holds. It has no timestamp, so the same
 * inputs give the same bytes.
 */
export const receiptFile = z.strictObject({
  id: field(z.string().regex(/^sha256:[0-9a-f]{64}$/), {
    title: 'Id',
    description:
      'Identifies the release, to cite it: the SHA-256 of a line `<hash>  <path>` for each output, in their order. Versions of programs are not in it.',
  }),
  edition: filledText('Edition', 'Name of the edition.'),
  title: filledText('Title', 'Title of the edition.'),
  schema_version: filledText(
    'Schema version',
    'Raised when a published column is removed or its meaning changes.',
  ),
  method_version: filledText('Method version', 'Raised when weights, directions, periods or steps change.'),
  left_out: field(
    z
      .array(
        z.strictObject({
          code: filledText('Code', 'The indicator or the domain.'),
          what: field(z.enum(LEFT_OUT_KINDS), { title: 'What', description: 'What it is left out as.' }),
          reason: filledText('Reason', 'Why it is left out.'),
        }),
      )
      .optional(),
    {
      title: 'Left out',
      description: 'What an edition of earlier years goes without; with a domain among it, it is partial.',
    },
  ),
  program: versioned('program'),
  engine: versioned('engine'),
  node: filledText('Node', 'Version of Node.js.'),
  options: field(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(), {
    title: 'Options',
    description: 'Options of the command, where there is no method file.',
  }),
  inputs: field(z.array(hashed), {
    title: 'Inputs',
    description: 'Every file, of the project or of the user, that the release was made from.',
  }),
  official_files: field(z.array(z.strictObject({ address, bytes, sha256, ...versionFields })), {
    title: 'Official files',
    description: 'The official files behind the frozen figures, as locked.',
  }),
  outputs: field(z.array(hashed), {
    title: 'Outputs',
    description:
      'Every file of the release except this one, and except those of areas: `areas/files.csv`, which is here, has the hash of each.',
  }),
  tables: field(
    z.array(
      z.strictObject({
        name: filledText('Table', 'Name of the table.'),
        rows: count('Rows', 'Number of rows.'),
        columns: count('Columns', 'Number of columns.'),
        logical_sha256: sha256,
      }),
    ),
    {
      title: 'Tables',
      description: 'Content hash of each table, whatever the format: the hash of its canonical CSV text.',
    },
  ),
});

export type Receipt = z.infer<typeof receiptFile>;
