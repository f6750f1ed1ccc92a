import { COLDSPOT_KINDS, type ColdspotKind } from '../../schemas/release/coldspot-fields.js';
import type { Row } from '../../schemas/table.js';
import { perCent, perCentOfDraws } from '../formats/numbers.js';
import { legendItem, legendList, rulesOf } from './fills.js';
import { html, type Markup } from './markup.js';
import { textCell } from './table.js';

/** From the worst to the best; those without a figure at the end. */
export const CLASS_ORDER = ['coldspot', 'cold_on_level', 'cold_on_gap', 'none', 'hotspot', null] as const;

/** The classes as tables have them. */
export const CLASS_WORDS: Readonly<Record<ColdspotKind, string>> = {
  coldspot: 'Coldspot',
  cold_on_level: 'Cold on level',
  cold_on_gap: 'Cold on gap',
  hotspot: 'Hotspot',
  none: 'Neither',
};

/** The word for a class, or for a missing figure. */
export const classWord = (areaClass: ColdspotKind | null): string =>
  areaClass === null ? 'No figure' : CLASS_WORDS[areaClass];

/** Name of a class in the style sheet. */
export const classMark = (areaClass: ColdspotKind | null): string =>
  areaClass === null ? 'k-blank' : `k-${areaClass.replaceAll('_', '-')}`;

/** The class of an area with the probabilities of being a coldspot and a hotspot, 0 to 1. */
export interface ClassProbability {
  readonly areaClass: ColdspotKind | null;
  readonly cold: number | null;
  readonly hot: number | null;
}

/** As in `coldspot (probability 78%)`, or `cold on gap (probability of a coldspot: 12%)`. */
export function groupPhrase(area: ClassProbability): string {
  const { areaClass } = area;
  if (areaClass === null) return 'no group, as level or gap is missing';
  const probability = areaClass === 'hotspot' ? area.hot : area.cold;
  const sure = probability === null ? 'not known' : perCentOfDraws(probability);
  const of = areaClass === 'coldspot' || areaClass === 'hotspot' ? '' : ' of a coldspot:';
  return `${CLASS_WORDS[areaClass].toLowerCase()} (probability${of} ${sure})`;
}

/** As in `Derbyshire (78%)`: the probability of being a coldspot, or a hotspot. */
export function nameWithChance({ name }: { readonly name: string }, probability: number | null): string {
  return probability === null ? name : `${name} (${perCentOfDraws(probability)})`;
}

/** The class as a mark in its colours, for a cell of a table. */
export const classChip = (areaClass: ColdspotKind | null): Markup =>
  html`<span class="chip ${classMark(areaClass)}">${classWord(areaClass)}</span>`;

/**
 * The probability that goes with a class: for a hotspot, that it is one; for any other, that it is a
 * coldspot.
 */
export const classProbability = ({ areaClass, cold, hot }: ClassProbability): number | null =>
  areaClass === 'hotspot' ? hot : cold;

/** A cell with the class of an area and its probability. */
export function classCell(area: ClassProbability, style?: string): Markup {
  const { areaClass } = area;
  const probability = classProbability(area);
  const sure = probability !== null && html` <span class="code">${perCentOfDraws(probability)}</span>`;
  const names = [(areaClass === null || areaClass === 'none') && 'none', style].filter(Boolean).join(' ');
  const word = areaClass === null || areaClass === 'none' ? classWord(areaClass) : classChip(areaClass);
  return textCell(html`${word}${sure}`, names === '' ? undefined : names);
}

/**
 * What a class says, for who does not know the names: a clause about an authority.
 * @param share the share of a group as a noun
 */
export function classMeans(areaClass: ColdspotKind, share = 'fifth'): string {
  const [worst, best] = [`among the worst ${share}`, `among the best ${share}`];
  const [level, gap] = ['on how many get there', 'on the gap to the others'];
  const means: Readonly<Record<ColdspotKind, string>> = {
    coldspot: `${worst} both ${level} and ${gap}`,
    cold_on_level: `${worst} ${level}, but not ${gap}`,
    cold_on_gap: `${worst} ${gap}, but not ${level}`,
    hotspot: `${best} both ${level} and ${gap}`,
    none: `not ${worst} on either, and not ${best} on both`,
  };
  return means[areaClass];
}

/** The classes as legends have them. */
export function legendWords(share: string): Readonly<Record<ColdspotKind | 'blank', string>> {
  return {
    coldspot: `Coldspot: worst ${share} on level and on gap`,
    cold_on_level: `Cold on level: worst ${share} on level only`,
    cold_on_gap: `Cold on gap: worst ${share} on gap only`,
    none: 'Neither',
    hotspot: `Hotspot: best ${share} on level and on gap`,
    blank: 'No figure',
  };
}

/**
 * The legend of a map of classes, with the number of areas in each.
 * @param steps whether the map has a lighter step of each class, for areas whose group is less sure
 */
export function classLegend(
  share: string,
  countOf: (areaClass: ColdspotKind | null) => string,
  steps = false,
): Markup {
  const words = legendWords(share);
  const list = legendList(
    CLASS_ORDER.map((areaClass) => {
      const mark = classMark(areaClass);
      const marks = steps && areaClass !== null ? [mark, `${mark}-b`] : [mark];
      return legendItem(marks, words[areaClass ?? 'blank'], countOf(areaClass));
    }),
  );
  return html`${list}${steps && html`<p class="of">Lighter: less sure, in its group in under ${perCent(FAIRLY)} of the draws.</p>\n`}`;
}

/** The class in a row of a table, from its column `kind`; null where level or gap is missing. */
export const classOf = (row: Row): ColdspotKind | null =>
  COLDSPOT_KINDS.find((areaClass) => areaClass === row.kind) ?? null;

/** The colour of each class, by its mark. */
export const CLASS_COLOURS: Readonly<Record<string, string>> = {
  'k-coldspot': '#14305a',
  'k-cold-on-level': '#8db4de',
  'k-cold-on-gap': '#c4a6da',
  'k-none': '#dedacd',
  'k-hotspot': '#ffd257',
  'k-blank': '#ffffff',
};

/** The lighter step of each class, for areas whose group is not sure. */
export const CLASS_PALE: Readonly<Record<string, string>> = {
  'k-coldspot-b': '#9a9fd0',
  'k-cold-on-level-b': '#cfe0f2',
  'k-cold-on-gap-b': '#e5d9ee',
  'k-none-b': '#f4f2ec',
  'k-hotspot-b': '#ffeebc',
};

/** From this probability on the group of an area is fairly sure, and it has the full colour of its class. */
export const FAIRLY = 0.75;

/** Whether a probability is at least this, as it is printed: in whole per cent. */
export const isLikely = (probability: number | null, min: number): boolean =>
  Math.round((probability ?? 0) * 100) >= Math.round(min * 100);

/**
 * The mark of an area on a map, lighter where its group (coldspot, hotspot or neither) is not fairly sure.
 * Without probabilities nothing is lighter.
 */
export function sureMark({ areaClass, cold, hot }: ClassProbability): string {
  const mark = classMark(areaClass);
  if (areaClass === null || cold === null || hot === null) return mark;
  const own = areaClass === 'coldspot' ? cold : areaClass === 'hotspot' ? hot : 1 - cold - hot;
  return isLikely(own, FAIRLY) ? mark : `${mark}-b`;
}

/** The style of the classes in maps, legends, plots and tables; on paper they differ by pattern as well. */
export const CLASS_STYLE = `
${rulesOf({ ...CLASS_COLOURS, ...CLASS_PALE })}
.map :is(.k-none,.k-none-b,.k-blank){stroke:#a7a9a6}
.chip.k-coldspot{background:#14305a;color:#fff}.chip.k-hotspot{background:#ffd257;color:#16202c}
.chip.k-cold-on-level{background:#8db4de;color:#16202c}.chip.k-cold-on-gap{background:#c4a6da;color:#16202c}
.ranked .chip{white-space:nowrap}
`;
