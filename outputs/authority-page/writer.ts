import type { AuthorityProfile } from '../../schemas/release/authority-profile.js';
import { endingsOf } from '../area-page/writer.js';
import { perArea, type WithProfiles } from '../areas/writers.js';
import type { Writer } from '../writer.js';
import { type AuthorityAtlas, type AuthorityData, authorityAtlas } from './atlas.js';
import { authorityPage } from './page.js';

/** What the pages take of a release of the long shadow. */
export interface WithAuthorities extends WithProfiles<AuthorityProfile> {
  readonly data: WithProfiles<AuthorityProfile>['data'] & AuthorityData;
}

/**
 * `areas/<code>.html` of the long shadow, the page of every authority.
 * @param writers the list that the writer is in: each page links to the other files of its authority
 */
export function authorityPages<R extends WithAuthorities>(writers: () => readonly Writer<R>[]): Writer<R> {
  const atlases = new WeakMap<object, AuthorityAtlas>();
  const atlasOf = ({ data, profiles = [] }: R): AuthorityAtlas => {
    const atlas = atlases.get(profiles) ?? authorityAtlas(profiles, data, endingsOf(writers()));
    atlases.set(profiles, atlas);
    return atlas;
  };
  return perArea<AuthorityProfile, R>(
    'html',
    {
      title: 'Page of an authority',
      description:
        'The long shadow of one authority in plain English: a page to read, or two pages of A4 to print',
    },
    (profile, release) => authorityPage(profile, atlasOf(release)),
  );
}
