import { counted, inWords, whole } from '../formats/numbers.js';
import { chance } from '../page/kinds.js';
import { html, type Markup } from '../page/markup.js';
import { listed, listedNames, told } from '../page/words.js';
import { FAIRLY, isLikely } from './sureness.js';
import { ofKind, type ShadowOutcome, type ShadowView } from './view.js';

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

/** More names than this are left to the tables. */
const MANY = 8;

/** Areas that are of a kind by every outcome, with the probability by each: `Wiltshire (50% and 51%)`. */
function everywhere({ outcomes }: ShadowView, kind: 'coldspot' | 'hotspot'): string[] {
  const [first, ...rest] = outcomes.map((outcome) => ofKind(outcome, kind));
  if (first === undefined || rest.length === 0) return [];
  return first.flatMap((area) => {
    const others = rest.map((areas) => areas.find(({ code }) => code === area.code));
    if (others.some((other) => other === undefined)) return [];
    const chances = [area, ...others].flatMap((one) => (kind === 'coldspot' ? one?.cold : one?.hot) ?? []);
    return chances.length === 0 ? area.name : `${area.name} (${listed(chances.map(chance))})`;
  });
}

function bothSentence(view: ShadowView, kind: 'coldspot' | 'hotspot'): string {
  if (view.outcomes.length < 2) return '';
  const names = everywhere(view, kind);
  const by = view.outcomes.length === 2 ? 'both outcomes' : 'every outcome';
  if (names.length === 0) return `No ${view.one} is a ${kind} by ${by}.`;
  if (names.length > MANY)
    return `${counted(names.length, `${view.one} is a ${kind}`, `${view.many} are ${kind}s`)} by ${by}; the tables of each name them.`;
  return `${kind === 'coldspot' ? 'Coldspots' : 'Hotspots'} by ${by}, with the probability by each: ${listedNames(names)}.`;
}

/**
 * As in `Higher education by 19: 9 coldspots, the most in South West (4)`; regions that tie are all named.
 */
function regionSentence(outcome: ShadowOutcome, kind: 'coldspot' | 'hotspot'): string {
  const found = ofKind(outcome, kind);
  const counts = new Map<string, number>();
  for (const { region } of found) counts.set(region, (counts.get(region) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const regions = [...counts].flatMap(([region, count]) => (count === most ? region : [])).sort();
  if (found.length === 0) return `${outcome.name}: no ${kind}.`;
  const each = regions.length > 1 ? `${most} each` : String(most);
  return `${outcome.name}: ${counted(found.length, kind)}, the most in ${listed(regions)} (${each}).`;
}

function sureSentence({ outcomes }: ShadowView): string {
  const known = outcomes.filter(({ sure }) => sure);
  if (known.length === 0) return 'How sure the groups are is not known in this edition.';
  const parts = known.map((outcome) => {
    const cold = ofKind(outcome, 'coldspot');
    const fairly = cold.filter((area) => isLikely(area.cold, FAIRLY)).length;
    return `${fairly === 0 ? 'none' : inWords(fairly)} of the ${counted(cold.length, 'coldspot')} by ${told(outcome)}`;
  });
  return `The groups are not sure: ${listed(parts)} are found in three quarters of the draws or more. Read each with its probability.`;
}

function lastingSentence(outcome: ShadowOutcome): string {
  const { lasting, name } = outcome;
  const ever = lasting.filter(({ cold }) => cold > 0);
  const half = ever.filter(({ cold, known }) => cold * 2 > known);
  if (ever.length === 0) return '';
  const often = half.map((area) => `${area.name} (${area.cold} of ${area.known})`);
  const when =
    half.length === 0
      ? 'none was one in more than half of its known years'
      : `in more than half of their known years: ${listedNames(often)}`;
  return `${name}: ${inWords(ever.length)} of ${lasting.length} were a coldspot in some year; ${when}.`;
}

/** What the figures say, worked out from them. */
export function findingSection(view: ShadowView): Markup {
  const { outcomes } = view;
  const points = [
    bothSentence(view, 'coldspot'),
    ...outcomes.map((outcome) => regionSentence(outcome, 'coldspot')),
    ...outcomes.map((outcome) => regionSentence(outcome, 'hotspot')),
    bothSentence(view, 'hotspot'),
    sureSentence(view),
    ...outcomes.map(lastingSentence),
  ].filter(Boolean);
  return html`<section id="findings" aria-labelledby="findings-title">
<h2 id="findings-title">Key findings</h2>
${keyFigures(view)}<ul class="points">
${points.map((point) => html`<li>${point}</li>\n`)}</ul>
</section>
`;
}
