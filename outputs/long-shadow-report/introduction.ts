import { html, type Markup } from '../report/markup.js';
import { counted, whole } from '../report/numbers.js';
import { listed } from '../report/words.js';
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

/** Four numbers that say how large the edition is. */
export function keyFigures(view: ShadowView): Markup {
  const { outcomes, many, data } = view;
  const ranked = Math.max(0, ...outcomes.map((outcome) => outcome.ranked));
  const by = listed(outcomes.map(told));
  const years = Math.max(0, ...outcomes.map(({ method }) => method.periods.length));
  const figures: readonly (readonly [string, string])[] = [
    [whole(ranked), `${many} ranked`],
    [counts(view, 'coldspot'), `coldspots, by ${by}`],
    [counts(view, 'hotspot'), `hotspots, by ${by}`],
    [whole(years), `years of each outcome, ${whole(data.method.steps.precision.draws)} draws of each`],
  ];
  const items = figures.map(([value, what]) => html`<div><dt>${what}</dt><dd>${value}</dd></div>\n`);
  return html`<dl class="figures">\n${items}</dl>\n`;
}
