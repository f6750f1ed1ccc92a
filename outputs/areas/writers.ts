import { FILE_SCHEMAS } from '../../schemas/generate/every.js';
import { fileJsonSchema, jsonText } from '../../schemas/generate/json-schema.js';
import type { Areas } from '../../schemas/method/areas.js';
import type { AreaProfile } from '../../schemas/release/area-profile.js';
import { SCHEMA_VERSION } from '../../schemas/release/receipt.js';
import { type AreaTopology, objectOf } from '../maps/topology.js';
import type { Release } from '../release.js';
import { type Content, mediaTypeOf, oneFile, type Writer, writersOf } from '../writer.js';
import { areaIndex, areaJson, catalogue, indicatorFiles, SCHEMA_OF, schemaPath } from './api.js';
import { areaGeoJson } from './boundary.js';
import { areaFiguresCsv } from './figures.js';
import { areaListCsv, areaListRow } from './list.js';

/** What the writers of the files of areas take. */
export interface WithProfiles extends Release {
  readonly profiles?: readonly AreaProfile[];
  readonly data: {
    readonly topology: AreaTopology;
    readonly method: { readonly areas: Pick<Areas, 'level'> };
  };
}

/** The folder of a release that has a file of each type for every area. */
export const AREA_FOLDER = 'areas';

const hasProfiles = ({ profiles }: WithProfiles): boolean => profiles !== undefined;

/** The writer of one type of file for every area: `areas/<code>.json`. */
const perArea = (
  ending: string,
  about: { readonly title: string; readonly description: string },
  content: (profile: AreaProfile, release: WithProfiles) => Content,
): Writer<WithProfiles> => ({
  path: `${AREA_FOLDER}/<code>.${ending}`,
  mediaType: mediaTypeOf(`.${ending}`),
  ...about,
  stage: 'areas',
  when: hasProfiles,
  *files(release) {
    for (const profile of release.profiles ?? [])
      yield { path: `${AREA_FOLDER}/${profile.area.code}.${ending}`, content: content(profile, release) };
  },
});

const FILES: readonly Writer<WithProfiles>[] = [
  oneFile(
    `${AREA_FOLDER}/index.csv`,
    'areas',
    {
      title: 'Areas with files of their own',
      description:
        'The areas that have files of their own: codes, names, larger places, ranks, download names',
      data: true,
      when: hasProfiles,
    },
    ({ profiles = [] }) => areaListCsv(profiles),
  ),
  perArea(
    'csv',
    {
      title: 'Figures of an area',
      description:
        'Every figure of one area for a spreadsheet, in words: a line each, with rank, intervals, county, region, England',
    },
    (profile) => areaFiguresCsv(profile),
  ),
  perArea(
    'json',
    {
      title: 'An area',
      description:
        'All that is published of one area, for programs: standing, indicators, larger places, moves, sources',
    },
    areaJson,
  ),
  perArea(
    'geojson',
    { title: 'Boundary of an area', description: 'The boundary of one area, for maps' },
    (profile, { data: { topology, method } }) =>
      areaGeoJson(
        topology,
        { code: profile.area.code, members: profile.districts },
        areaListRow(profile),
        objectOf(method.areas.level),
      ),
  ),
];

const compact = (value: object): string => `${JSON.stringify(value)}\n`;

/** The edition as the files of its areas name it. */
const editionOf = ({ profiles, head }: WithProfiles): AreaProfile['edition'] =>
  profiles?.[0]?.edition ?? {
    code: head.name,
    title: head.title,
    method_version: head.version,
    schema_version: SCHEMA_VERSION,
  };

/** Files for programs that lead from one to the other. */
const API: readonly Writer<WithProfiles>[] = [
  oneFile(
    'index.json',
    'areas',
    {
      title: 'Areas, for programs',
      description: 'Every area that has files, with its ranks and intervals, for programs',
      when: hasProfiles,
    },
    (release) => compact(areaIndex(release.profiles ?? [], editionOf(release))),
  ),
  {
    path: 'indicators/<code>.json',
    mediaType: mediaTypeOf('.json'),
    title: 'An indicator, for programs',
    description: 'One indicator for every area and larger area, for programs',
    stage: 'areas',
    when: hasProfiles,
    *files({ profiles = [] }) {
      for (const file of indicatorFiles(profiles))
        yield { path: `indicators/${file.indicator.code}.json`, content: compact(file) };
    },
  },
  {
    path: schemaPath('<name>'),
    mediaType: 'application/schema+json',
    title: 'Schema of a file for programs',
    description: 'JSON Schemas of the files for programs: what each field means',
    stage: 'areas',
    when: hasProfiles,
    *files() {
      for (const name of Object.values(SCHEMA_OF))
        for (const schema of FILE_SCHEMAS.filter((each) => each.name === name))
          yield { path: schemaPath(name), content: jsonText(fileJsonSchema(schema)) };
    },
  },
];

const catalogueWriter = <R extends WithProfiles>(writers: () => readonly Writer<R>[]): Writer<R> =>
  oneFile<R>(
    'catalogue.json',
    'areas',
    {
      title: 'Catalogue',
      description: 'Every file of the release with its path and schema: where a program begins',
      when: hasProfiles,
    },
    (release) => {
      const { profiles = [], head } = release;
      return compact(
        catalogue({
          edition: editionOf(release),
          summary: head.summary,
          files: writersOf(writers(), release),
          areas: profiles.length,
          indicators: profiles[0]?.indicators ?? [],
        }),
      );
    },
  );

/**
 * The files of every area, the list of the areas that have them, and the files by which programs find them.
 * @param writers the list that these are in: the catalogue lists their files
 */
export const areaWriters = <R extends WithProfiles>(
  writers: () => readonly Writer<R>[],
): readonly Writer<R>[] => [...FILES, ...API, catalogueWriter(writers)];
