import { whole } from '../formats/numbers.js';
import { middleWidth } from '../page/certainty.js';
import { html } from '../page/markup.js';
import type { Section } from '../page/sections.js';
import {
  bullets,
  cautionSection,
  closePair,
  closeSentence,
  RANKS_ARE_RELATIVE,
  titled,
} from '../page/sections.js';
import { gradeSentence } from './method.js';
import type { ShadowView } from './view.js';

/** The terms of the page. */
export function termSection({ share, one, data }: ShadowView): Section {
  const { draws } = data.method.steps.precision;
  const terms: readonly (readonly [string, string])[] = [
    [
      'Level',
      'What the disadvantaged reach: the share of young people who were eligible for free school meals that get as far as the outcome. Higher is better.',
    ],
    ['Gap', 'How far they are behind: the share of all others less the level. Smaller is better.'],
    [
      'Unexplained gap',
      'How far the gap lies above (+) or below (−) what the difference in GCSE results between the two groups would lead one to expect, judging by all areas. Below is better.',
    ],
    [
      'Coldspot',
      `Among the worst ${share} on level and among the worst ${share} on gap. An area that is among the worst on only one of the two is cold on level, or cold on gap.`,
    ],
    ['Hotspot', `Among the best ${share} on level and among the best ${share} on gap.`],
    [
      'Rank',
      `Rank 1 is the best ${one}. Ranks go by the long-shadow score, the mean of level, gap and unexplained gap on one scale; coldspots and hotspots go by level and gap only. So a coldspot need not have the worst rank.`,
    ],
    [
      'Probability',
      `How certain a group is. Level and gap were drawn ${whole(draws)} times about their shrunken values, with what the figures of all years leave open; the probability is the share of these draws in which the ${one} falls in the group. 50% is the toss of a coin. It is about now: whether next year’s figures will say the same is another question, with a probability of its own.`,
    ],
    [
      'Shrunken',
      `A figure of one year of few people is partly chance. It is pulled towards the earlier figures of the same ${one} and the mean of all, the more the less is known of it.`,
    ],
    [
      'Range',
      `The interval of a rank: in nine draws out of ten it lies between these two ranks. It is about the rank behind the chance of a year: where a figure of one year is far from those of the years before, its rank can lie outside. Where the intervals of two areas overlap widely, their order says little.`,
    ],
  ];
  const body = html`<dl class="terms">
${terms.map(([word, meaning]) => html`<div><dt>${word}</dt><dd>${meaning}</dd></div>\n`)}</dl>
<p class="warning"><strong>Level and gap are related by construction.</strong> The gap is what others reach less the level: where the level is low, the gap is wide unless others do badly too. A narrow gap by itself is no success; look at the level as well.</p>
`;
  return { id: 'terms', title: 'What the words mean', body };
}

/** How close in score two areas are that are far apart in rank, and how wide intervals are. */
function closeWords({ all, outcomes }: ShadowView): string {
  const areas = (all.length > 0 ? all : (outcomes[0]?.areas ?? [])).filter(({ rank }) => rank !== null);
  const pair = closePair(areas);
  if (pair === undefined) return '';
  const width = middleWidth(areas);
  const wide = width === null ? '' : ` In the middle, the interval of a rank is ${whole(width)} places wide.`;
  return `${closeSentence(pair)}${wide}`;
}

/** What a reader must bear in mind. */
export function cautions(view: ShadowView): Section {
  const { many, one } = view;
  const points: readonly (readonly [title: string, text: string])[] = [
    [
      'Places, not people',
      'The figures say how young people from poor families fare in an area as a whole. They do not say how any one of them will fare, or what causes what.',
    ],
    [
      'Level and gap are related by construction',
      'The gap is what others reach less the level. Part of their agreement is arithmetic.',
    ],
    [
      'A narrow gap is not always good news',
      `It can come from others doing badly. In a hotspot the level is high as well; an ${one} where only the gap is narrow may be poor for all.`,
    ],
    [
      'Groups are not certain',
      `The line between the worst ${view.share} and the rest runs through ${many} that hardly differ. Never quote a group without its probability.`,
    ],
    ['Close ranks mean little', closeWords(view)],
    [
      'The unexplained gap is no verdict on schools',
      'It contains everything that the GCSE gap does not explain: opportunities nearby, family income, who moved in or out, and chance.',
    ],
    ['Grades given by schools', gradeSentence(view)],
    [
      'Who counts as disadvantaged',
      'Those who were eligible for free school meals and, in the outcomes, claimed them. Poor families above the threshold, or that did not claim, count among all others.',
    ],
  ];
  const known = points.filter(([, text]) => text !== '').map(([title, text]) => ({ title, text }));
  return cautionSection(bullets([...known, RANKS_ARE_RELATIVE].map(titled)));
}
