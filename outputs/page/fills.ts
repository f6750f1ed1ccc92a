import type { Fifth } from '../release-data.js';
import { type Grouped, type Sureness, surenessOf } from './certainty.js';
import { type Content, html, type Markup } from './markup.js';
import { middleName } from './words.js';

/*
 * Colours of the maps. Each class has one colour, and a lighter one where the group of an area is not sure. On
 * paper, which may be printed in grey, dots and lines mark the two ends as well.
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

/** One tile of a pattern: its side in units, how far it is turned in degrees, and what is drawn in it. */
export interface Tile {
  readonly id: string;
  readonly side: number;
  readonly turn: number;
  readonly content: Markup;
}

const ground = (side: number, colour: string | undefined): Markup =>
  html`<rect width="${side}" height="${side}" fill="${colour}"/>`;

const dots = (id: string, colour: string | undefined): Tile => ({
  id,
  side: 8,
  turn: 0,
  content: html`${ground(8, colour)}<circle fill="#9a6a00" cx="2" cy="2" r="1.1"/><circle fill="#9a6a00" cx="6" cy="6" r="1.1"/>`,
});

const bars = (id: string, colour: string | undefined, line: string): Tile => ({
  id,
  side: 7,
  turn: 45,
  content: html`${ground(7, colour)}<rect fill="${line}" width="1.6" height="7"/>`,
});

/** Dots for the best, lines for the worst, crossed lines without a score. */
const TILES: readonly Tile[] = [
  dots('hot', SOLID.f1),
  dots('hot-pale', PALE.f1b),
  bars('cold', SOLID.f5, '#7d9cc4'),
  bars('cold-pale', PALE.f5b, '#14305a'),
  {
    id: 'blank',
    side: 8,
    turn: 45,
    content: html`${ground(8, SOLID.f0)}<path stroke="#5c6672" d="M0 0H8M0 0V8"/>`,
  },
];

/**
 * A pattern for paper. It is whole: one that takes its tile from another by `href` is drawn as nothing by
 * programs that know only SVG 1.1.
 */
export function patternOf({ id, side, turn, content }: Tile): Markup {
  const turned = turn !== 0 && html` patternTransform="rotate(${turn})"`;
  return html`<pattern id="${id}" width="${side}" height="${side}" patternUnits="userSpaceOnUse"${turned}>${content}</pattern>\n`;
}

/** Every pattern once. */
export const PATTERNS: Markup = html`${TILES.map(patternOf)}`;

/** On paper: marks of the style sheet and their patterns, in the large maps and their legends. */
export const patternRules = (patterns: Readonly<Record<string, string>>): string =>
  Object.entries(patterns)
    .map(([mark, pattern]) => `.atlas .${mark}{fill:url(#${pattern})}`)
    .join('');

export const PAPER_FILLS = patternRules({
  f1: 'hot',
  f1b: 'hot-pale',
  f5: 'cold',
  f5b: 'cold-pale',
  f0: 'blank',
});

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
export const swatch = (mark: string): Markup =>
  html`<svg class="swatch" viewBox="0 0 44 28" aria-hidden="true" focusable="false"><rect class="${mark}" x="1" y="1" width="42" height="26"/></svg>`;

/** Whether the group of an area is sure: only then it has the full colour of its class. */
export const isFull = (sureness: Sureness): boolean => sureness === 'sure';

/** The class of an area in the style sheet, lighter where its group is not sure. */
export const groupMark = (area: Grouped & { readonly fifth: Fifth | null }, drawn: boolean): string =>
  `${fifthMark(area.fifth)}${drawn && area.fifth !== null && !isFull(surenessOf(area)) ? 'b' : ''}`;
