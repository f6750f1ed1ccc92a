import { z } from 'zod';
import { filledText } from './fields.js';
import { field } from './table.js';

export const FILE_KINDS = ['csv', 'csv.gz', 'json', 'parquet', 'xlsx', 'zip'] as const;

/** Interfaces that are asked otherwise than for one file at one address. */
export const INTERFACES = ['explore_education_statistics', 'feature_server', 'nomis'] as const;

/** One version of one file of an official data set, and where it is served. */
export const sourceFile = z.strictObject({
  name: field(z.string().regex(/^[A-Za-z0-9._&()-]+$/), {
    title: 'File',
    description: 'Name of the file, as it appears in every cell reference.',
  }),
  address: field(z.url({ protocol: /^https$/ }), {
    title: 'Address',
    description: 'Where the publisher serves the file.',
  }),
  other_addresses: field(z.array(z.url({ protocol: /^https$/ })).optional(), {
    title: 'Other addresses',
    description: 'Other places that serve the same bytes; tried in this order when the address fails.',
  }),
  kind: field(z.enum(FILE_KINDS), { title: 'Format', description: 'Format of the file.' }),
  interface: field(z.enum(INTERFACES).optional(), {
    title: 'Interface',
    description:
      'How the file is asked for where its address is that of an interface: its pages are joined into one file, or its compression is undone. A mirror and the store hold the file as it is then.',
  }),
});

export type SourceFile = z.infer<typeof sourceFile>;

/** The declaration of an official data set: who publishes it, under which licence, and how to cite it. */
export const sourceDeclaration = z.strictObject({
  name: field(z.string().regex(/^[a-z0-9-]+$/), {
    title: 'Name',
    description: 'Short name of the data set.',
  }),
  title: filledText('Title', 'Title of the data set.'),
  publisher: filledText('Publisher', 'Who is responsible for the figures.'),
  licence: filledText('Licence', 'Licence of the figures.'),
  licence_address: field(z.url(), {
    title: 'Licence address',
    description: 'Where the licence can be read.',
  }),
  citation: filledText('Citation', 'How to cite the data set.'),
  landing_page: field(z.url(), {
    title: 'Landing page',
    description: 'Page that describes the data set.',
  }),
  not_seen_live: field(z.string().min(1).optional(), {
    title: 'Not seen live',
    description:
      'Which replies of the publisher the project has never seen, and where their layout is known from.',
  }),
  files: field(z.array(sourceFile), {
    title: 'Files',
    description: 'The files of the data set; none where its figures were typed again.',
  }),
  retyped: field(z.string().min(1).optional(), {
    title: 'Typed again',
    description:
      'Where no official file could be had: what the figures were typed again from. They are in retyped.csv of the edition.',
  }),
});

export type SourceDeclaration = z.infer<typeof sourceDeclaration>;

/** The lock: size and hash of each file. A file with any other bytes stops the run. */
export const lockFile = z.record(
  z.url(),
  z.strictObject({
    bytes: field(z.int().min(1), { title: 'Size', description: 'Size of the file.', unit: 'bytes' }),
    sha256: field(z.string().regex(/^[0-9a-f]{64}$/), { title: 'SHA-256', description: 'Hash of the file.' }),
    locked_on: field(z.iso.date(), {
      title: 'Locked on',
      description: 'The day on which the file was locked.',
    }),
  }),
);

export type LockFile = z.infer<typeof lockFile>;
