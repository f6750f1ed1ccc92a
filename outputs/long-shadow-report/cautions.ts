import { html, type Markup } from '../index-report/markup.js';
import { fixed, whole } from '../index-report/numbers.js';
import { gradeSentence } from './lines.js';
import { middleWidth } from './sure.js';
import type { ShadowView } from './view.js';
import { listedNames } from './words.js';

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
