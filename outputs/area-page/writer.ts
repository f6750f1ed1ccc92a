import { AREA_FILES, AREA_FOLDER, type WithProfiles } from '../areas/writers.js';
import { subjectWords } from '../page/subject.js';
import { type FileDescription, mediaTypeOf, type Writer } from '../writer.js';
import { areaAtlas } from './atlas.js';
import { areaPage } from './page.js';

const FILE = new RegExp(`^${AREA_FOLDER}/<code>\\.(\\w+)$`);

/** The endings of the files that every area has, by the paths of their writers; without its page. */
export const endingsOf = (writers: readonly FileDescription[]): string[] =>
  writers.flatMap(({ path }) => FILE.exec(path)?.[1] ?? []).filter((ending) => ending !== 'html');

/**
 * `areas/<code>.html`, the page of every area.
 * @param writers the list that the writer is in: each page links to the other files of its area
 */
export const areaPages = <R extends WithProfiles>(writers: () => readonly Writer<R>[]): Writer<R> => ({
  path: `${AREA_FOLDER}/<code>.html`,
  mediaType: mediaTypeOf('.html'),
  title: 'Page of an area',
  description: 'The profile of one area in plain English: a page to read, or two pages of A4 to print',
  stage: 'areas',
  listedIn: AREA_FILES,
  when: ({ profiles }) => profiles !== undefined,
  *files({ profiles = [], data }) {
    const atlas = areaAtlas(profiles, data.topology, endingsOf(writers()), subjectWords(data.method));
    for (const profile of profiles)
      yield { path: `${AREA_FOLDER}/${profile.area.code}.html`, content: areaPage(profile, atlas) };
  },
});
