import type { AreaProfile } from '../../schemas/release/area-profile.js';
import { page } from '../page/page.js';
import type { Section } from '../page/sections.js';
import type { AreaAtlas } from './atlas.js';
import { districtSection } from './districts.js';
import { figureSection } from './figures.js';
import { aroundLinks, leadOf, subtitleOf } from './opening.js';
import { ownFigureSection } from './own-figures.js';
import { movesSection, shadowSection } from './people.js';
import { restsSection } from './rests.js';
import { sourceSection } from './sources.js';
import { standingSection } from './standing.js';
import { alikeSection, strongestSection } from './strongest.js';
import { AREA_STYLE } from './style.js';
import { isOfIndex } from './words.js';

/**
 * `areas/<code>.html`: the profile of an area in plain English, two pages of A4 in print. It needs no script
 * and loads nothing; the same profiles give the same bytes.
 * @param atlas of the release that the profile is of
 */
export function areaPage(profile: AreaProfile, atlas: AreaAtlas): string {
  const sections: readonly (Section | undefined)[] = [
    standingSection(profile, atlas),
    districtSection(profile, atlas),
    strongestSection(profile, atlas),
    alikeSection(profile, atlas),
    figureSection(profile, atlas),
    ownFigureSection(profile),
    shadowSection(profile),
    movesSection(profile, atlas),
    restsSection(profile),
    sourceSection(profile, atlas),
  ];
  return page({
    title: `${profile.area.name}: ${atlas.subject.name} profile`,
    subtitle: subtitleOf(profile),
    lead: leadOf(profile, atlas.subject),
    around: aroundLinks(profile.area, isOfIndex(profile), atlas),
    style: AREA_STYLE,
    sections: sections.filter((section) => section !== undefined),
  });
}
