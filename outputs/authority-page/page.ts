import type { AuthorityProfile } from '../../schemas/release/authority-profile.js';
import { aroundLinks, subtitleOf } from '../area-page/opening.js';
import { sourceSection } from '../area-page/sources.js';
import { page } from '../page/page.js';
import type { Section } from '../page/sections.js';
import type { AuthorityAtlas } from './atlas.js';
import { districtSection } from './districts.js';
import { figureSection } from './figures.js';
import { leadOf } from './opening.js';
import { standingSection } from './standing.js';
import { AUTHORITY_STYLE } from './style.js';
import { yearsSection } from './years.js';

/**
 * `areas/<code>.html` of the long shadow: the profile of an authority in plain English, two pages of A4 in
 * print. It needs no script and loads nothing; the same profiles give the same bytes.
 * @param atlas of the release that the profile is of
 */
export function authorityPage(profile: AuthorityProfile, atlas: AuthorityAtlas): string {
  const sections: readonly (Section | undefined)[] = [
    standingSection(profile, atlas),
    figureSection(profile, atlas),
    districtSection(profile),
    yearsSection(profile, atlas),
    sourceSection(profile, atlas),
  ];
  const isRanked = profile.outcomes.some(({ rank }) => rank !== null);
  return page({
    title: `${profile.area.name}: the long shadow of deprivation`,
    subtitle: subtitleOf(profile),
    lead: leadOf(profile),
    around: aroundLinks(profile.area, isRanked, atlas),
    style: AUTHORITY_STYLE,
    sections: sections.filter((section) => section !== undefined),
  });
}
