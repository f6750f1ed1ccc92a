import { fixed, whole } from '../formats/numbers.js';
import { html, type Markup } from '../page/markup.js';
import { listedNames } from '../page/words.js';
import { gradeSentence } from './method.js';
import { middleWidth } from './sureness.js';
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

/** Areas close in rank are close in score: how close, about the middle of the first ranking. */
function closeWords({ all, outcomes }: ShadowView): string {
  const areas = (all.length > 0 ? all : (outcomes[0]?.areas ?? [])).filter(({ rank }) => rank !== null);
  const apart = Math.round(areas.length / 10);
  const from = Math.floor((areas.length - apart) / 2);
  const [above, below] = [areas[from], areas[from + apart]];
  if (apart < 2 || above === undefined || below === undefined) return '';
  const gap = (above.score ?? 0) - (below.score ?? 0);
  const width = middleWidth(areas);
  const wide =
    width === undefined ? '' : ` The interval of a rank is ${whole(width)} places wide in the middle.`;
  return `About the middle, ${listedNames([above.name, below.name])} are ${whole(apart)} places apart and differ by ${fixed(gap, 2)} in score.${wide}`;
}

/** What a reader must bear in mind. */
export function cautionSection(view: ShadowView): Markup {
  const { many, one } = view;
  const cautions: readonly (readonly [string, string])[] = [
    [
      'Places, not people',
      'It says how young people from poor families fare in an area as a whole, not how any one of them will, and not what causes what.',
    ],
    [
      'Level and gap are related by construction',
      'The gap is what others reach less the level. Part of their agreement is arithmetic.',
    ],
    [
      'A narrow gap is not always good news',
      `It can come from others doing badly. In a hotspot the level is high as well; an ${one} with a narrow gap alone may be poor for all.`,
    ],
    [
      'Groups are not sure',
      `The line between the worst ${view.share} and the rest runs through ${many} that hardly differ. Never quote a group without its probability.`,
    ],
    ['Close ranks mean little', closeWords(view)],
    [
      'The unexplained gap is no verdict on schools',
      'It holds whatever the GCSE gap does not tell: what is on offer nearby, family means, who moved in or out, and chance.',
    ],
    ['Grades given by schools', gradeSentence(view)],
    [
      'Who counts as disadvantaged',
      'Those who were eligible for free school meals, and in the outcomes claimed them. Poor families above the threshold, or that did not claim, are among all others.',
    ],
    ['Ranks are relative', `An ${one} can do better than before and yet fall, if others do better still.`],
  ];
  const items = cautions.flatMap(([title, text]) =>
    text === '' ? [] : html`<li><strong>${title}.</strong> ${text}</li>\n`,
  );
  return html`<section id="cautions" aria-labelledby="cautions-title">
<h2 id="cautions-title">Read with care</h2>
<ul>
${items}</ul>
</section>
`;
}
