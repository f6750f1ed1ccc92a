import { html, type Markup } from '../index-report/markup.js';
import { counted, whole } from '../index-report/numbers.js';
import { listed } from '../index-report/words.js';
import { ofKind, type ShadowView } from './view.js';
import { told } from './words.js';

/** What is ranked, by what, and which end of a rank is good. */
export function explanation({ outcomes, country, many, one, share, data }: ShadowView): string {
  const count = new Set(data.coldspots.rows.map(({ area_code }) => area_code)).size;
  const last = Math.max(0, ...outcomes.flatMap(({ areas }) => areas.map(({ rank }) => rank ?? 0)));
  return [
    `Where young people from poor families do badly, and far behind others: the ${counted(count, one, many)} of ${country} by ${listed(outcomes.map(told))} of those who were eligible for free school meals.`,
    `A coldspot is among the worst ${share} both on what they reach (the level) and on how far they are behind others (the gap); a hotspot is among the best ${share} on both.`,
    last > 0 && `Rank 1 is the best and rank ${last} the worst.`,
    'It compares places, and says nothing of any one person.',
  ]
    .filter(Boolean)
    .join(' ');
}

const counts = (view: ShadowView, kind: 'coldspot' | 'hotspot'): string =>
  listed(view.outcomes.map((outcome) => whole(ofKind(outcome, kind).length)));

/** A number for each outcome: once where it is the same for all, else in the order of the outcomes. */
const numbers = (values: readonly number[]): string =>
  listed((new Set(values).size < 2 ? values.slice(0, 1) : values).map(whole));

/** Which years there are: level, gap and group for all, ranks only where there are earlier GCSE figures. */
function yearFigure({ outcomes }: ShadowView): readonly [value: string, what: string] {
  const all = numbers(outcomes.map(({ method }) => method.periods.length));
  const every = outcomes.every(({ method, rankedYears }) => rankedYears === method.periods.length);
  if (every) return [all, 'years of level, gap, group and rank by each outcome'];
  const each = outcomes.map((outcome) => `${outcome.rankedYears} (${told(outcome)})`);
  return [
    all,
    `years of level, gap and group; ranks and unexplained gaps, which need earlier GCSE figures, for ${listed(each)}`,
  ];
}

/** Four numbers that say how large the edition is. */
export function keyFigures(view: ShadowView): Markup {
  const { outcomes, many } = view;
  const ranked = Math.max(0, ...outcomes.map((outcome) => outcome.ranked));
  const by = listed(outcomes.map(told));
  const figures: readonly (readonly [string, string])[] = [
    [whole(ranked), `${many} ranked`],
    [counts(view, 'coldspot'), `coldspots, by ${by}`],
    [counts(view, 'hotspot'), `hotspots, by ${by}`],
    yearFigure(view),
  ];
  const items = figures.map(([value, what]) => html`<div><dt>${what}</dt><dd>${value}</dd></div>\n`);
  return html`<dl class="figures">\n${items}</dl>\n`;
}
