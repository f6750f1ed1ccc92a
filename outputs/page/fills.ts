import type { Fifth } from '../release-data.js';
import { type Grouped, type Sureness, surenessOf } from './certainty.js';
import { type Content, html, type Markup, trusted } from './markup.js';
import { middleName } from './words.js';

/*
 * Colours of the maps. Each class has one colour, and a lighter one where the group of an area is not
 * sure. On paper, which may be printed in grey, dots and lines mark the two ends as well.
 */

/**
 * The colour of each fifth: from the best to the worst warm and light to cold and dark, so that their order
 * holds in grey and with every form of colour blindness. `f0` are areas without a score.
 */
export const SOLID: Readonly<Record<string, string>> = {
  f1: '#ffd257',
  f2: '#cfb27c',
  f3: '#9a9892',
  f4: '#56779c',
  f5: '#14305a',
  f0: '#ffffff',
};

/** The lighter step of each fifth, for areas whose group is not sure. */
export const PALE: Readonly<Record<string, string>> = {
  f1b: '#ffeebc',
  f2b: '#e9dcc4',
  f3b: '#d0cfcb',
  f4b: '#b3c6da',
  f5b: '#9a9fd0',
};

/** Colours by the classes of the style sheet, as rules. */
export const rulesOf = (colours: Readonly<Record<string, string>>): string =>
  Object.entries(colours)
    .map(([mark, colour]) => `.${mark}{fill:${colour}}`)
    .join('');

/** The class of every fill of a map of fifths. */
export const FILLS = rulesOf({ ...SOLID, ...PALE });

/** What is drawn on paper over the areas of a class: dots, slanted, level or upright lines. */
export type Hatch = 'dots' | 'slanted' | 'level' | 'upright';

/** The hatch of each class that has one, on the maps of fifths and on those of classes. */
export const HATCHES: Readonly<Record<string, Hatch>> = {
  f1: 'dots',
  f1b: 'dots',
  f5: 'slanted',
  f5b: 'slanted',
  'k-hotspot': 'dots',
  'k-hotspot-b': 'dots',
  'k-coldspot': 'slanted',
  'k-coldspot-b': 'slanted',
  'k-cold-on-level': 'level',
  'k-cold-on-level-b': 'level',
  'k-cold-on-gap': 'upright',
  'k-cold-on-gap-b': 'upright',
};

/** The same in the rectangle of a legend. */
const SWATCH_LINES: Readonly<Record<Hatch, string>> = {
  dots: 'M4 7h38M4 14h38M4 21h38',
  slanted: 'M9 1l-8 8M18 1l-17 17M27 1l-26 26M36 1l-26 26M43 3l-24 24M43 12l-15 15M43 21l-6 6',
  level: 'M1 7h42M1 14h42M1 21h42',
  upright: 'M8 1v26M15 1v26M22 1v26M29 1v26M36 1v26',
};

const GAP = 8;

/**
 * The lines of a hatch over a whole map, as one path: a browser that prints a pattern makes a picture of
 * every area instead, which is a hundred times as large.
 */
export function hatchLines(hatch: Hatch, width: number, height: number): string {
  const steps = (to: number) => Array.from({ length: Math.ceil(to / GAP) }, (_, i) => i * GAP);
  if (hatch === 'upright')
    return steps(width)
      .map((x) => `M${x} 0v${height}`)
      .join('');
  if (hatch === 'slanted')
    return steps(width + height)
      .map((x) => `M${x} 0l${-height} ${height}`)
      .join('');
  return steps(height)
    .map((y) => `M0 ${y}h${width}`)
    .join('');
}

/** The four kinds of place: one colour each, which also differ in lightness, from both low to neither. */
export const KINDS: Readonly<Record<string, string>> = {
  'kind-a': '#2b1d45',
  'kind-b': '#b5532a',
  'kind-c': '#5a9bb8',
  'kind-d': '#ece6d3',
};

/**
 * The classes of a map in words. Where the groups are not fifths, the three classes between have other names.
 */
export function classWords(share: number, noun: string): Readonly<Record<Fifth, string>> {
  const fifths = share === 0.2;
  return {
    1: `1 – best ${noun} (hotspots)`,
    2: `2 – ${fifths ? 'second fifth' : 'upper third of those between'}`,
    3: `3 – ${middleName(share)}`,
    4: `4 – ${fifths ? 'fourth fifth' : 'lower third of those between'}`,
    5: `5 – worst ${noun} (coldspots)`,
  };
}

/** The class of a fifth in the style sheet. */
export const fifthMark = (fifth: Fifth | null): string => `f${fifth ?? 0}`;

/** The colour of a fifth by itself. */
export const fifthColour = (fifth: Fifth | null): string => SOLID[fifthMark(fifth)] ?? '';

/** An entry of a legend: a rectangle of each of its classes, what it is, and how many areas it holds. */
export const legendItem = (marks: string | readonly string[], words: string, count: Content): Markup =>
  html`<li>${[marks].flat().map(swatch)}<span>${words}${count !== undefined && html` <span class="of">${count}</span>`}</span></li>\n`;

export const legendList = (items: Content, name = 'Legend'): Markup =>
  html`<ul class="legend" aria-label="${name}">\n${items}</ul>\n`;

/** A rectangle of a class of a map. */
export function swatch(mark: string): Markup {
  const hatch = HATCHES[mark];
  const lines = hatch && html`<path class="on-paper ${hatch}" d="${trusted(SWATCH_LINES[hatch])}"/>`;
  return html`<svg class="swatch" viewBox="0 0 44 28" aria-hidden="true" focusable="false"><rect class="${mark}" x="1" y="1" width="42" height="26"/>${lines}</svg>`;
}

/** Whether the group of an area is sure: only then it has the full colour of its class. */
export const isFull = (sureness: Sureness): boolean => sureness === 'sure';

/** The class of an area in the style sheet, lighter where its group is not sure. */
export const groupMark = (area: Grouped & { readonly fifth: Fifth | null }, drawn: boolean): string =>
  `${fifthMark(area.fifth)}${drawn && area.fifth !== null && !isFull(surenessOf(area)) ? 'b' : ''}`;
