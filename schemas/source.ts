import { z } from 'zod';
import { filledText } from './fields.js';
import { field } from './table.js';

export const FILE_KINDS = ['csv', 'csv.gz', 'json', 'parquet', 'xlsx', 'zip'] as const;

/** Interfaces that are asked otherwise than for one file at one address. */
export const INTERFACES = ['explore_education_statistics', 'feature_server', 'nomis'] as const;

/** The place in an address where the version goes: a commit, a release or the id of an upload. */
export const VERSION_PLACE = '{version}';

/** A day, a month or a year, as precisely as it is known: `2026-01-20`, `2026-06`, `2026`. */
const date = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);

/** One file of an official data set, and where each version of it is served. */
export const sourceFile = z.strictObject({
  name: field(z.string().regex(/^[A-Za-z0-9._&()-]+$/), {
    title: 'File',
    description: 'Name of the file, as it appears in every cell reference.',
  }),
  address: field(z.url({ protocol: /^https$/ }), {
    title: 'Address',
    description:
      'Where the publisher serves the file. `{version}` is the place of its version, which the lock names.',
  }),
  other_addresses: field(z.array(z.url({ protocol: /^https$/ })).optional(), {
    title: 'Other addresses',
    description: 'Other places that serve the same bytes; tried in this order when the address fails.',
  }),
  kind: field(z.enum(FILE_KINDS), { title: 'Format', description: 'Format of the file.' }),
  dated_by: field(
    z.strictObject({ address: z.url({ protocol: /^https$/ }), field: z.string().min(1) }).optional(),
    {
      title: 'Dated by',
      description:
        'A JSON file of the publisher, of the same version, that says when the figures were published, and the name of the field with the date, wherever it is in the file.',
    },
  ),
  interface: field(z.enum(INTERFACES).optional(), {
    title: 'Interface',
    description:
      'How the file is asked for where its address is that of an interface: its pages are joined into one file, or its compression is undone. A mirror and the store hold the file as it is then.',
  }),
});

export type SourceFile = z.infer<typeof sourceFile>;

/** How the newest version of a data set is found. */
export const newestVersion = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('github'),
    repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
    branch: z.string().min(1),
  }),
  z.strictObject({ by: z.literal('explore_education_statistics'), data_set: z.uuid() }),
  z.strictObject({ by: z.literal('gov_uk'), page: z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*$/) }),
  z.strictObject({ by: z.literal('arcgis'), item: z.string().regex(/^[0-9a-f]{32}$/) }),
  z.strictObject({ by: z.literal('headers') }),
  z.strictObject({ by: z.literal('bytes') }),
]);

export type NewestVersion = z.infer<typeof newestVersion>;

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
  citation: filledText(
    'Citation',
    'How to cite the data set. `{published}` and `{version_date}` are the places of dates, which the lock names.',
  ),
  landing_page: field(z.url(), {
    title: 'Landing page',
    description: 'Page that describes the data set.',
  }),
  newest: field(newestVersion.optional(), {
    title: 'Newest version',
    description:
      'How the newest version is found: by the folder of a GitHub repository, the versions of a data set of Explore Education Statistics, the attachments of a page of gov.uk, the item of ArcGIS, the headers of the file (ETag, Last-Modified), or all its bytes. Where nothing is said, by the headers or, of an interface, by the bytes.',
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

/** Which version of a file, and when it was published, as far as this is known. */
export const versionFields = {
  version: field(z.string().min(1).optional(), {
    title: 'Version',
    description: 'The commit, the release or the id of the upload: what is at `{version}` in the address.',
  }),
  published: field(date.optional(), {
    title: 'Published',
    description: 'When the figures were published.',
  }),
  version_date: field(date.optional(), {
    title: 'Date of the version',
    description: 'When this version of the file was put where it is served.',
  }),
};

/**
 * The lock: version, size and hash of each file, by its address as its source declares it. A file with any
 * other bytes stops the run.
 */
export const lockFile = z.record(
  z.url(),
  z.strictObject({
    ...versionFields,
    address: field(z.url().optional(), {
      title: 'Address',
      description: 'Where this version is served. Locks of earlier releases name it only as their key.',
    }),
    bytes: field(z.int().min(1), { title: 'Size', description: 'Size of the file.', unit: 'bytes' }),
    sha256: field(z.string().regex(/^[0-9a-f]{64}$/), { title: 'SHA-256', description: 'Hash of the file.' }),
    mark: field(z.string().min(1).optional(), {
      title: 'Mark',
      description:
        'What the publisher’s server calls these bytes, by which newer ones are noticed without fetching them: the blob of Git, an ETag, or a date of change.',
    }),
    locked_on: field(z.iso.date(), {
      title: 'Locked on',
      description: 'The day on which the file was locked.',
    }),
  }),
);

export type LockFile = z.infer<typeof lockFile>;
export type LockEntry = LockFile[string];
