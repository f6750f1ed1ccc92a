import type { AuthorityOutcome, AuthorityProfile } from '../../schemas/release/authority-profile.js';
import { CLASS_ORDER, CLASS_PATTERNS, classMark, groupPhrase, legendWords } from '../page/classes.js';
import { figure } from '../page/figure.js';
import { legendItem, legendList, patterns } from '../page/fills.js';
import { mapOf, NEAR_SCALE } from '../page/map.js';
import { html, type Markup } from '../page/markup.js';
import { yearWords } from '../page/words.js';
import type { AuthorityAtlas } from './atlas.js';

/** A region that is narrower than this, of a country a thousand wide, needs the finer patterns. */
const NARROW = 260;

const outcomeOf = (profile: AuthorityProfile | undefined, code: string): AuthorityOutcome | undefined =>
  profile?.outcomes.find((one) => one.code === code);

/** What the map says of an authority: its class with the probability. */
function titleOf(profile: AuthorityProfile | undefined, code: string, outcome: string): string {
  const found = outcomeOf(profile, outcome);
  if (profile === undefined || found === undefined) return `${code}: not ranked`;
  const { class: areaClass, coldspot_probability: cold, hotspot_probability: hot } = found;
  return `${profile.area.name}: ${groupPhrase({ areaClass, cold, hot })}`;
}

/**
 * The authority outlined among those of its region, a small map by class for each outcome that ranks;
 * undefined where it cannot be drawn.
 */
export function authorityMaps(profile: AuthorityProfile, atlas: AuthorityAtlas): Markup | undefined {
  const { area, outcomes } = profile;
  const codes = atlas.authoritiesOf(area.region?.code ?? '');
  const shapes = atlas.shapes(codes);
  const own = shapes.ids.get(area.code);
  const ranked = outcomes.filter(({ class: areaClass, rank }) => areaClass !== null && rank !== null);
  const drawn = ranked.length > 0 ? ranked : outcomes.filter((one) => one.class !== null).slice(0, 1);
  if (own === undefined || drawn.length === 0) return undefined;
  const region = area.region?.name ?? 'the country';
  const use = html`<use href="#${own}"/>`;
  const classes = new Set(
    drawn.flatMap(({ code }) =>
      codes.map((each) => outcomeOf(atlas.profiles.get(each), code)?.class ?? null),
    ),
  );
  const words = legendWords(atlas.share);
  const legend = legendList(
    CLASS_ORDER.filter((each) => classes.has(each)).map((each) =>
      legendItem(classMark(each), words[each ?? 'blank'], undefined),
    ),
  );
  const maps = drawn.map(({ code, name, period }) => {
    const map = mapOf({
      id: `map-${code}`,
      title: `Map: ${area.name} in ${region}, ${name}`,
      description: `The authorities of ${region} by class; ${area.name} has a red outline.`,
      size: shapes.box.width < NARROW ? 'near' : 'small',
      shapes,
      box: shapes.box,
      only: () => true,
      shown: (each) => ({
        mark: classMark(outcomeOf(atlas.profiles.get(each), code)?.class ?? null),
        title: titleOf(atlas.profiles.get(each), each, code),
      }),
      over: html`<g class="own-casing">${use}</g><g class="own-line">${use}</g>`,
    });
    return figure({
      id: `map-${code}`,
      style: 'where',
      caption: html`<strong>${name}</strong>, ${yearWords(period)}`,
      content: map,
      captionAt: 'last',
    });
  });
  const fills = html`<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false"><defs>${patterns()}${patterns('-near', NEAR_SCALE)}</defs></svg>`;
  return html`<div>${fills}${CLASS_PATTERNS}${shapes.definitions}<div class="maps">${maps}</div><p class="small">The authorities of ${region} by class; ${area.name} has a red outline.</p>
${legend}</div>`;
}
