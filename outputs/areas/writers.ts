import type { AreaProfile } from '../../schemas/release/area-profile.js';
import type { Release } from '../release.js';
import { type Content, mediaTypeOf, oneFile, type Writer } from '../writer.js';
import { findJson } from './find.js';
import { areaListCsv } from './list.js';
import { areaWorkbookBytes } from './workbook.js';

/** What the writers of the files of areas take. */
export interface WithProfiles extends Release {
  readonly profiles?: readonly AreaProfile[];
}

/** The folder of a release that has a file of each type for every area. */
export const AREA_FOLDER = 'areas';

const hasProfiles = ({ profiles }: WithProfiles): boolean => profiles !== undefined;

/** The writer of one type of file for every area: `areas/<code>.json`. */
const perArea = (
  ending: string,
  about: { readonly title: string; readonly description: string },
  content: (profile: AreaProfile) => Content,
): Writer<WithProfiles> => ({
  path: `${AREA_FOLDER}/<code>.${ending}`,
  mediaType: mediaTypeOf(`.${ending}`),
  ...about,
  stage: 'areas',
  when: hasProfiles,
  *files({ profiles = [] }) {
    for (const profile of profiles)
      yield { path: `${AREA_FOLDER}/${profile.area.code}.${ending}`, content: content(profile) };
  },
});

/** Workbooks that are made at a time: they are compressed on threads of their own. */
const TOGETHER = 4;

/** `areas/<code>.xlsx`, in the order of the codes. */
const areaWorkbooks: Writer<WithProfiles> = {
  path: `${AREA_FOLDER}/<code>.xlsx`,
  mediaType: mediaTypeOf('.xlsx'),
  title: 'An area, workbook',
  description:
    'The same as tables for people: a workbook by the government’s guidance on accessible spreadsheets',
  stage: 'areas',
  when: hasProfiles,
  async *files({ profiles = [] }) {
    for (let from = 0; from < profiles.length; from += TOGETHER) {
      const some = profiles.slice(from, from + TOGETHER);
      const books = await Promise.all(some.map(areaWorkbookBytes));
      for (const [i, { area }] of some.entries())
        yield { path: `${AREA_FOLDER}/${area.code}.xlsx`, content: books[i] as Uint8Array };
    }
  },
};

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
  oneFile(
    `${AREA_FOLDER}/find.json`,
    'areas',
    {
      title: 'Finding an area',
      description:
        'By what an area is found: names, former codes, postcode sectors, constituencies, larger areas',
      when: hasProfiles,
    },
    ({ head, profiles = [] }) => findJson(head.name, profiles),
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
  areaWorkbooks,
];
