import { html, type Markup } from '../index-report/markup.js';
import { whole } from '../index-report/numbers.js';
import type { ShadowView } from './view.js';

/** The words of the page, for those who do not know them. */
export function termSection({ share, one, data }: ShadowView): Markup {
  const { draws } = data.method.steps.precision;
  const terms: readonly (readonly [string, string])[] = [
    [
      'Level',
      'What the disadvantaged reach: the share of young people who were eligible for free school meals that get as far as the outcome. Higher is better.',
    ],
    ['Gap', 'How far they are behind: the share of all others less the level. Smaller is better.'],
    [
      'Unexplained gap',
      'How far the gap lies above (+) or below (−) what the difference in GCSE results between the two groups leads one to expect, judged by all areas. Below is better.',
    ],
    [
      'Coldspot',
      `Among the worst ${share} on level and among the worst ${share} on gap. Cold on level, or cold on gap, is one of the two alone.`,
    ],
    ['Hotspot', `Among the best ${share} on level and among the best ${share} on gap.`],
    [
      'Rank',
      `Rank 1 is the best ${one}. Ranks go by the long-shadow score, the mean of level, gap and unexplained gap on one scale; coldspots and hotspots go by level and gap alone. So a coldspot need not have the worst rank.`,
    ],
    [
      'Probability',
      `How sure a group is. The figures were drawn anew ${whole(draws)} times, each time a little off as their ups and downs over the years suggest; the probability is the share of these draws in which the ${one} falls in the group. 50% is the toss of a coin.`,
    ],
    [
      'Range',
      'The interval of a rank: in nine draws out of ten it lies between these two. Where the intervals of two areas overlap widely, their order says little.',
    ],
  ];
  return html`<section id="terms" aria-labelledby="terms-title">
<h2 id="terms-title">What the words mean</h2>
<dl class="terms">
${terms.map(([word, meaning]) => html`<div><dt>${word}</dt><dd>${meaning}</dd></div>\n`)}</dl>
<p class="warning"><strong>Level and gap are related by construction.</strong> The gap is what others reach less the level: where the level is low, the gap is wide unless others do badly too. A narrow gap alone is no success; look at the level beside it.</p>
</section>
`;
}
