import type { AreaProfile } from '../../schemas/release/area-profile.js';
import { counted, perCent, whole } from '../formats/numbers.js';
import { html } from '../page/markup.js';
import { bullets, type Section } from '../page/sections.js';

/** How many figures are the area’s own, modelled, the county’s and so on, each in a sentence. */
function lines({ area, indicators }: AreaProfile): string[] {
  const tier = area.upper_tier;
  const county = tier !== null && tier.code !== area.code ? tier.name : 'the county';
  const say = (status: string, one: string, many: string): string[] => {
    const count = indicators.filter((each) => each.status === status).length;
    return count === 0 ? [] : [`${whole(count)} ${count === 1 ? one : many}`];
  };
  const all = counted(indicators.length, 'figure');
  const modelled = `modelled: the official figure is that of ${county}, spread over its districts by what is known of each. It may be off by as much as its limits say.`;
  const inherited = `of ${county} as it is: none is published for the district.`;
  return [
    ...say(
      'observed',
      `of ${all} is published for ${area.name} itself.`,
      `of ${all} are published for ${area.name} itself.`,
    ),
    ...say(
      'mapped',
      'was published under a former code of the area.',
      'were published under a former code of the area.',
    ),
    ...say('modelled', `is ${modelled}`, `are ${modelled}`),
    ...say('inherited', `is that ${inherited}`, `are those ${inherited}`),
    ...say(
      'estimated',
      'is estimated from those of other areas.',
      'are estimated from those of other areas.',
    ),
    ...say('missing', 'has no figure; the table says why.', 'have no figure; the table says why.'),
  ];
}

/** What is the area’s own figure, what is modelled and what the county’s. */
export function restsSection(profile: AreaProfile): Section {
  const { own_level_share: own, modelled_share: modelled, area } = profile;
  const spread = modelled !== null && modelled > 0 && `, ${perCent(modelled)} on modelled ones`;
  return {
    id: 'rests',
    title: 'What the figures rest on',
    body: html`${own !== null && html`<p>${perCent(own)} of the weight of its score rests on figures of ${area.name} itself${spread}.</p>\n`}${bullets(lines(profile))}`,
  };
}
