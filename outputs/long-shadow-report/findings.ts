import { ascending, max, rollups } from 'd3-array';
import { counted, inWords, perCentOfDraws, whole } from '../formats/numbers.js';
import { FAIRLY, isLikely } from '../page/classes.js';
import { html, type Markup } from '../page/markup.js';
import { bullets, keyFigures, type Section, type Titled, titled } from '../page/sections.js';
import { inSentence, listed, listedNames } from '../page/words.js';
import { ofClass, type ShadowOutcome, type ShadowView } from './view.js';

/** What is ranked, by what, and which end of a rank is good. */
export function explanation({ outcomes, country, many, one, share, data }: ShadowView): string {
  const count = new Set(data.coldspots.rows.map(({ area_code }) => area_code)).size;
  const last = max(outcomes, ({ areas }) => max(areas, ({ rank }) => rank)) ?? 0;
  return [
    `Where young people from poor families do badly and fall far behind others: the ${counted(count, one, many)} of ${country} by ${listed(outcomes.map(inSentence))} of those who were eligible for free school meals.`,
    `A coldspot is among the worst ${share} both on what they reach (the level) and on how far they are behind others (the gap); a hotspot is among the best ${share} on both.`,
    last > 0 && `Rank 1 is the best and rank ${last} the worst.`,
    'It compares places and says nothing about any one person.',
  ]
    .filter(Boolean)
    .join(' ');
}

const counts = (view: ShadowView, group: 'coldspot' | 'hotspot'): string =>
  listed(view.outcomes.map((outcome) => whole(ofClass(outcome, group).length)));

/** A number for each outcome: once where it is the same for all, else in the order of the outcomes. */
const numbers = (values: readonly number[]): string =>
  listed((new Set(values).size < 2 ? values.slice(0, 1) : values).map(whole));

/** Which years there are: level, gap and group for all, ranks only where there are earlier GCSE figures. */
function yearFigure({ outcomes }: ShadowView): readonly [value: string, what: string] {
  const all = numbers(outcomes.map(({ method }) => method.periods.length));
  const every = outcomes.every(({ method, rankedYears }) => rankedYears === method.periods.length);
  if (every) return [all, 'years of level, gap, group and rank by each outcome'];
  const each = outcomes
    .filter(({ rankedYears }) => rankedYears > 0)
    .map((outcome) => `${outcome.rankedYears} (${inSentence(outcome)})`);
  return [
    all,
    `years of level, gap and group; ranks and unexplained gaps, which need earlier GCSE figures, for ${listed(each)}`,
  ];
}

/** Four numbers that say how large the edition is. */
function figuresOf(view: ShadowView): Markup {
  const { outcomes, many } = view;
  const by = listed(outcomes.map(inSentence));
  return keyFigures([
    [whole(max(outcomes, ({ ranked }) => ranked) ?? 0), `${many} ranked`],
    [counts(view, 'coldspot'), `coldspots, by ${by}`],
    [counts(view, 'hotspot'), `hotspots, by ${by}`],
    yearFigure(view),
  ]);
}

/** More names than this are left to the tables. */
const MANY = 8;

/** Areas in a group by every outcome, with the probability by each: `Wiltshire (50% and 51%)`. */
function everywhere({ outcomes }: ShadowView, group: 'coldspot' | 'hotspot'): string[] {
  const [first, ...rest] = outcomes.map((outcome) => ofClass(outcome, group));
  if (first === undefined || rest.length === 0) return [];
  return first.flatMap((area) => {
    const others = rest.map((areas) => areas.find(({ code }) => code === area.code));
    if (others.some((other) => other === undefined)) return [];
    const probabilities = [area, ...others].flatMap(
      (found) => (group === 'coldspot' ? found?.cold : found?.hot) ?? [],
    );
    return probabilities.length === 0
      ? area.name
      : `${area.name} (${listed(probabilities.map(perCentOfDraws))})`;
  });
}

function bothSentence(view: ShadowView, group: 'coldspot' | 'hotspot'): string {
  if (view.outcomes.length < 2) return '';
  const names = everywhere(view, group);
  const by = view.outcomes.length === 2 ? 'both outcomes' : 'every outcome';
  if (names.length === 0) return `No ${view.one} is a ${group} by ${by}.`;
  if (names.length > MANY)
    return `${counted(names.length, `${view.one} is a ${group}`, `${view.many} are ${group}s`)} by ${by}; the tables of each name them.`;
  return `${group === 'coldspot' ? 'Coldspots' : 'Hotspots'} by ${by}, with the probability by each: ${listedNames(names)}.`;
}

/**
 * As in `Higher education by 19: 9 coldspots, the most in South West (4)`; regions that tie are all named.
 */
function regionSentence(outcome: ShadowOutcome, group: 'coldspot' | 'hotspot'): string {
  const found = ofClass(outcome, group);
  if (found.length === 0) return `${outcome.name}: no ${group}.`;
  const byRegion = rollups(
    found,
    (areas) => areas.length,
    ({ region }) => region,
  );
  const largest = max(byRegion, ([, count]) => count);
  const regions = byRegion.flatMap(([region, count]) => (count === largest ? region : [])).sort(ascending);
  const each = regions.length > 1 ? `${largest} each` : `${largest}`;
  return `${outcome.name}: ${counted(found.length, group)}, the most in ${listed(regions)} (${each}).`;
}

function sureSentence({ outcomes }: ShadowView): string {
  const known = outcomes.filter(({ sure }) => sure);
  if (known.length === 0) return 'How sure the groups are is not known in this edition.';
  const parts = known.map((outcome) => {
    const cold = ofClass(outcome, 'coldspot');
    const fairly = cold.filter((area) => isLikely(area.cold, FAIRLY)).length;
    return `${inWords(fairly, 'none')} of the ${counted(cold.length, 'coldspot')} by ${inSentence(outcome)}`;
  });
  return `The groups are not certain: ${listed(parts)} are coldspots in at least three quarters of the draws. Read each with its probability.`;
}

function lastingSentence(outcome: ShadowOutcome): string {
  const { lasting, name } = outcome;
  const ever = lasting.filter(({ cold }) => cold > 0);
  const half = ever.filter(({ cold, known }) => cold * 2 > known);
  if (ever.length === 0 || outcome.method.periods.length < 2) return '';
  const often = half.map((area) => `${area.name} (${area.cold} of ${area.known})`);
  const when =
    half.length === 0
      ? 'none was one in more than half of its known years'
      : `in more than half of their known years: ${listedNames(often)}`;
  return `${name}: ${inWords(ever.length)} of ${lasting.length} were a coldspot in at least one year; ${when}.`;
}

/** What the figures say, worked out from them. */
export function findingSection(view: ShadowView): Section {
  const { outcomes } = view;
  const finding = (title: string, ...sentences: readonly string[]): Titled[] => {
    const text = sentences.filter(Boolean).join(' ');
    return text === '' ? [] : [{ title, text }];
  };
  const points = [
    ...finding('Cold by every measure', bothSentence(view, 'coldspot')),
    ...finding('Where the coldspots are', ...outcomes.map((outcome) => regionSentence(outcome, 'coldspot'))),
    ...finding(
      'Where the hotspots are',
      ...outcomes.map((outcome) => regionSentence(outcome, 'hotspot')),
      bothSentence(view, 'hotspot'),
    ),
    ...finding('A group is a probability', sureSentence(view)),
    ...finding('Who stays cold', ...outcomes.map(lastingSentence)),
  ];
  return {
    id: 'findings',
    title: 'Key findings',
    body: html`${figuresOf(view)}${bullets(points.map(titled), 'points')}`,
  };
}
