import type { Areas } from '../../schemas/method/areas.js';
import type { AreaProfile } from '../../schemas/release/area-profile.js';
import { type AreaTopology, objectOf } from '../maps/topology.js';
import type { Release } from '../release.js';
import { type Content, mediaTypeOf, oneFile, type Writer } from '../writer.js';
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

/** The files of every area, and the list of the areas that have them. */
export const AREA_WRITERS: readonly Writer<WithProfiles>[] = [
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
    (profile) => `${JSON.stringify(profile)}\n`,
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
