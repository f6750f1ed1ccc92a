import { FILE_SCHEMAS } from '../../schemas/generate/every.js';
import { fileJsonSchema, jsonText } from '../../schemas/generate/json-schema.js';
import type { Areas } from '../../schemas/method/areas.js';
import type { Subject } from '../../schemas/method/subject.js';
import { areaFiguresTable } from '../../schemas/release/area-figures-table.js';
import { areaFilesTable, areaListTable } from '../../schemas/release/area-list-table.js';
import type { AreaPart, EditionPart, NamedArea } from '../../schemas/release/area-parts.js';
import type { AreaProfile } from '../../schemas/release/area-profile.js';
import type { AuthorityProfile } from '../../schemas/release/authority-profile.js';
import { ALL_OUTCOMES } from '../../schemas/release/coldspot-fields.js';
import { SCHEMA_VERSION } from '../../schemas/release/receipt.js';
import type { Table } from '../../schemas/table.js';
import { toCsv } from '../formats/csv.js';
import { type AreaTopology, objectOf } from '../maps/topology.js';
import type { Release } from '../release.js';
import { type Content, mediaTypeOf, oneFile, type Writer, writersOf } from '../writer.js';
import {
  areaIndex,
  areaJson,
  catalogue,
  indicatorFiles,
  outcomesOf,
  schemaPath,
  schemasOf,
  standingOf,
} from './api.js';
import { authorityFiguresCsv } from './authority-figures.js';
import { authorityWorkbookBytes } from './authority-workbook.js';
import { areaGeoJson } from './boundary.js';
import { areaFiguresCsv } from './figures.js';
import { findJson } from './find.js';
import { areaListCsv, areaListRow, type ListedArea } from './list.js';
import { areaWorkbookBytes } from './workbook.js';

/** What every profile has, whatever the kind of edition. */
interface Profile {
  readonly area: AreaPart;
  readonly edition: EditionPart;
}

/** What the writers of the files of areas take. */
export interface WithProfiles<P extends Profile = AreaProfile> extends Release {
  readonly profiles?: readonly P[];
  readonly data: {
    readonly topology: AreaTopology;
    readonly method: {
      readonly areas: Pick<Areas, 'level'> & Partial<Pick<Areas, 'exclude'>>;
      readonly subject?: Subject | undefined;
    };
  };
}

/** How the files of areas are made from the profiles of a kind of edition. */
interface Kind<P extends Profile> {
  /** Name of the schema of a profile. */
  readonly schema: string;
  readonly listed: (profile: P) => ListedArea;
  readonly members: (profile: P) => readonly NamedArea[];
  readonly standing: (profile: P) => ReturnType<typeof standingOf>;
  readonly csv: (profile: P) => string;
  readonly workbook: (profile: P) => Uint8Array;
  /** Ends of the names of the files of an area, other than that of the profile itself. */
  readonly others: readonly string[];
}

/** The folder of a release that has a file of each type for every area. */
export const AREA_FOLDER = 'areas';

/** The list of the files of areas, with size and hash of each. */
export const AREA_FILES = `${AREA_FOLDER}/files.csv`;

/** The tables of the folder, for the data dictionary and the data package of a release that has it. */
export const AREA_TABLES: ReadonlyMap<string, Table> = new Map([
  [`${AREA_FOLDER}/index.csv`, areaListTable],
  [AREA_FILES, areaFilesTable],
  [`${AREA_FOLDER}/<code>.csv`, areaFiguresTable],
]);

const when = ({ profiles }: WithProfiles<Profile>): boolean => profiles !== undefined;

const compact = (value: object): string => `${JSON.stringify(value)}\n`;

/** The writer of one type of file for every area: `areas/<code>.json`. */
export const perArea = <P extends Profile, R extends WithProfiles<P> = WithProfiles<P>>(
  ending: string,
  about: { readonly title: string; readonly description: string },
  content: (profile: P, release: R) => Content,
): Writer<R> => ({
  path: `${AREA_FOLDER}/<code>.${ending}`,
  mediaType: mediaTypeOf(`.${ending}`),
  ...about,
  stage: 'areas',
  listedIn: AREA_FILES,
  when,
  *files(release) {
    for (const profile of release.profiles ?? [])
      yield { path: `${AREA_FOLDER}/${profile.area.code}.${ending}`, content: content(profile, release) };
  },
});

/** `areas/<code>.xlsx`, in the order of the codes. */
const areaWorkbooks = <P extends Profile>({ workbook }: Kind<P>): Writer<WithProfiles<P>> =>
  perArea(
    'xlsx',
    {
      title: 'An area, workbook',
      description:
        'The same as tables for people: a workbook by the government’s guidance on accessible spreadsheets',
    },
    workbook,
  );

/** The files of every area, and the list of the areas that have them. */
const areaFiles = <P extends Profile>(kind: Kind<P>): readonly Writer<WithProfiles<P>>[] => [
  oneFile<WithProfiles<P>>(
    `${AREA_FOLDER}/index.csv`,
    'areas',
    {
      title: 'Areas with files of their own',
      description:
        'The areas that have files of their own: codes, names, larger places, ranks, download names',
      data: true,
      when,
    },
    ({ profiles = [] }) => areaListCsv(profiles.map(kind.listed)),
  ),
  perArea<P>(
    'csv',
    {
      title: 'Figures of an area',
      description:
        'Every figure of one area for a spreadsheet, in words: a line each, with ranks and intervals',
    },
    kind.csv,
  ),
  perArea<P>(
    'json',
    { title: 'An area', description: 'All that is published of one area, for programs' },
    (profile) => areaJson(profile, kind),
  ),
  perArea<P>(
    'geojson',
    { title: 'Boundary of an area', description: 'The boundary of one area, for maps' },
    (profile, { data: { topology, method } }) =>
      areaGeoJson(
        topology,
        { code: profile.area.code, members: kind.members(profile) },
        areaListRow(kind.listed(profile)),
        objectOf(method.areas.level),
      ),
  ),
];

/** Written after every other file of the folder. */
const filesWriter: Writer<WithProfiles<Profile>> = oneFile<WithProfiles<Profile>>(
  AREA_FILES,
  'areas',
  {
    title: 'Files of areas',
    description: 'Size and hash of every file of an area: the receipt has the hash of this list',
    data: true,
    when,
  },
  (_, { files }) =>
    toCsv(
      areaFilesTable,
      files
        .filter(({ writer }) => writer.listedIn === AREA_FILES)
        .map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
    ),
);

/** The edition as the files of its areas name it. */
const editionOf = <P extends Profile>({ profiles, head }: WithProfiles<P>): EditionPart =>
  profiles?.[0]?.edition ?? {
    code: head.name,
    title: head.title,
    method_version: head.version,
    schema_version: SCHEMA_VERSION,
  };

const indexWriter = <P extends Profile>(kind: Kind<P>): Writer<WithProfiles<P>> =>
  oneFile<WithProfiles<P>>(
    'index.json',
    'areas',
    {
      title: 'Areas, for programs',
      description: 'Every area that has files, with its ranks and intervals, for programs',
      when,
    },
    (release) => {
      const areas = (release.profiles ?? []).map((profile) => ({
        area: profile.area,
        standing: kind.standing(profile),
      }));
      return compact(areaIndex(areas, editionOf(release)));
    },
  );

const findWriter: Writer<WithProfiles> = oneFile<WithProfiles>(
  `${AREA_FOLDER}/find.json`,
  'areas',
  {
    title: 'Finding an area',
    description:
      'By what an area is found: names, former codes, postcode sectors, constituencies, larger areas',
    when,
  },
  ({ head, profiles = [], data: { method } }) => findJson(head.name, profiles, method.areas.exclude),
);

const indicatorWriter: Writer<WithProfiles> = {
  path: 'indicators/<code>.json',
  mediaType: mediaTypeOf('.json'),
  title: 'An indicator, for programs',
  description: 'One indicator for every area and larger area, for programs',
  stage: 'areas',
  when,
  *files({ profiles = [] }) {
    for (const file of indicatorFiles(profiles))
      yield { path: `indicators/${file.indicator.code}.json`, content: compact(file) };
  },
};

/** @param names those of the schemas */
const schemaWriter = (names: readonly string[]): Writer<WithProfiles<Profile>> => ({
  path: schemaPath('<name>'),
  mediaType: 'application/schema+json',
  title: 'Schema of a file for programs',
  description: 'JSON Schemas of the files for programs: what each field means',
  stage: 'areas',
  when,
  *files() {
    for (const schema of FILE_SCHEMAS.filter(({ name }) => names.includes(name)))
      yield { path: schemaPath(schema.name), content: jsonText(fileJsonSchema(schema)) };
  },
});

function catalogueWriter<P extends Profile, R extends WithProfiles<P>>(
  writers: () => readonly Writer<R>[],
  profile: string,
  indicators: (profile: P) => AreaProfile['indicators'],
): Writer<R> {
  return oneFile<R>(
    'catalogue.json',
    'areas',
    {
      title: 'Catalogue',
      description: 'Every file of the release with its path and schema: where a program begins',
      when,
    },
    (release) => {
      const { profiles = [], head } = release;
      const [first] = profiles;
      return compact(
        catalogue({
          edition: editionOf(release),
          summary: head.summary,
          profile,
          files: writersOf(writers(), release),
          areas: profiles.length,
          indicators: first === undefined ? [] : indicators(first),
        }),
      );
    },
  );
}

const INDEX: Kind<AreaProfile> = {
  schema: 'area-profile',
  listed: ({ area, standing }) => {
    const whole = standing.find(({ part }) => part === 'index');
    return { area, rank: whole?.rank ?? null, fifth: whole?.fifth ?? null };
  },
  members: ({ districts }) => districts,
  standing: standingOf,
  csv: areaFiguresCsv,
  workbook: areaWorkbookBytes,
  others: ['csv', 'geojson', 'xlsx', 'html'],
};

const LONG_SHADOW: Kind<AuthorityProfile> = {
  schema: 'authority-profile',
  listed: ({ area, outcomes }) => ({
    area,
    rank: outcomes.find(({ code }) => code === ALL_OUTCOMES)?.rank ?? null,
    fifth: null,
  }),
  members: () => [],
  standing: outcomesOf,
  csv: authorityFiguresCsv,
  workbook: authorityWorkbookBytes,
  others: ['csv', 'geojson', 'xlsx', 'html'],
};

/**
 * The files of every area of an index, the list of the areas that have them, and the files by which programs
 * find them.
 * @param writers the list that these are in: the catalogue lists their files
 * @param more writers of other files of areas, which the list of those files has too
 */
export const areaWriters = <R extends WithProfiles>(
  writers: () => readonly Writer<R>[],
  more: readonly Writer<R>[],
): readonly Writer<R>[] => [
  ...areaFiles(INDEX),
  areaWorkbooks(INDEX),
  ...more,
  filesWriter,
  findWriter,
  indexWriter(INDEX),
  indicatorWriter,
  schemaWriter(Object.values(schemasOf(INDEX.schema))),
  catalogueWriter(writers, INDEX.schema, ({ indicators }: AreaProfile) => indicators),
];

/** The same of the authorities of the long shadow, which has no files of indicators. */
export const authorityWriters = <R extends WithProfiles<AuthorityProfile>>(
  writers: () => readonly Writer<R>[],
  more: readonly Writer<R>[],
): readonly Writer<R>[] => [
  ...areaFiles(LONG_SHADOW),
  areaWorkbooks(LONG_SHADOW),
  ...more,
  filesWriter,
  indexWriter(LONG_SHADOW),
  schemaWriter(
    Object.values(schemasOf(LONG_SHADOW.schema)).filter(
      (name) => !/^(indicator-file|find|draws-file)$/.test(name),
    ),
  ),
  catalogueWriter(writers, LONG_SHADOW.schema, () => []),
];
