import { COLDSPOT_KINDS, type ColdspotKind } from '../../schemas/release/coldspot-fields.js';
import type { Row } from '../../schemas/table.js';
import { perCentOfDraws } from '../formats/numbers.js';
import { legendItem, legendList, patternOf } from './fills.js';
import { NEAR_SCALE } from './map.js';
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

/** A cell with the class of an area, which needs a cell with its probability next to it. */
export const classCell = (areaClass: ColdspotKind | null): Markup =>
  areaClass === null || areaClass === 'none'
    ? textCell(classWord(areaClass), 'none')
    : textCell(classChip(areaClass));

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

/** The legend of a map of classes, with the number of areas in each. */
export function classLegend(share: string, countOf: (areaClass: ColdspotKind | null) => string): Markup {
  const words = legendWords(share);
  return legendList(
    CLASS_ORDER.map((areaClass) =>
      legendItem(classMark(areaClass), words[areaClass ?? 'blank'], countOf(areaClass)),
    ),
  );
}

/** The class in a row of a table, from its column `kind`; null where level or gap is missing. */
export const classOf = (row: Row): ColdspotKind | null =>
  COLDSPOT_KINDS.find((areaClass) => areaClass === row.kind) ?? null;

/** Level lines where the level is low, upright ones where the gap is wide. */
const TILES = [
  {
    id: 'on-level',
    side: 7,
    turn: 0,
    content: html`<rect class="pl" width="7" height="7"/><rect class="ql" y="2.5" width="7" height="1.7"/>`,
  },
  {
    id: 'on-gap',
    side: 7,
    turn: 0,
    content: html`<rect class="pg" width="7" height="7"/><rect class="qg" x="2.5" width="1.7" height="7"/>`,
  },
];

/** Patterns in addition to those of every map. */
export const CLASS_PATTERNS = html`<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false"><defs>
${TILES.map((tile) => [patternOf(tile), patternOf(tile, '-near', NEAR_SCALE)])}</defs></svg>
`;

/**
 * The style of the classes in maps, legends, plots and tables: they differ by pattern or shape, not only by
 * colour.
 */
export const CLASS_STYLE = `
.k-coldspot{fill:url(#cold)}.k-hotspot{fill:url(#hot)}.k-blank{fill:url(#blank)}
.k-cold-on-level{fill:url(#on-level)}.k-cold-on-gap{fill:url(#on-gap)}.k-none{fill:#eceae4}
.near .k-coldspot{fill:url(#cold-near)}.near .k-hotspot{fill:url(#hot-near)}.near .k-blank{fill:url(#blank-near)}
.near .k-cold-on-level{fill:url(#on-level-near)}.near .k-cold-on-gap{fill:url(#on-gap-near)}
.pl{fill:#a9c6e6}.ql{fill:#2c5f9b}.pg{fill:#d6c3e4}.qg{fill:#6a3d8c}
.map .k-none{stroke:#a7a9a6}.map .k-hotspot{stroke:#7a5c10}.map .k-cold-on-level{stroke:#2c5f9b}.map .k-cold-on-gap{stroke:#6a3d8c}
.chip.k-coldspot{background:#14305a;color:#fff}.chip.k-hotspot{background:#ffd257;color:#16202c}
.chip.k-cold-on-level{background:#a9c6e6;color:#16202c}.chip.k-cold-on-gap{background:#d6c3e4;color:#16202c}
.ranked .chip{white-space:nowrap}
`;
