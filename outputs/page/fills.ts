import type { Fifth } from '../release-data.js';
import type { Grouped } from './certainty.js';
import { type Sureness, surenessOf } from './certainty.js';
import { type Content, html, type Markup } from './markup.js';
import { middleName } from './words.js';

/*
 * Fills of the maps, for a map that is a thousand units wide. Lines mark the worst areas and dots the best,
 * so that they differ without colour; crossed lines mark areas without a score. Where a group is not sure,
 * bars of white fade its class, in two steps. The colour between the bars is unchanged, so that the order of
 * the fifths holds in grey; how sure a group is shows in the share of white, which does not depend on colour
 * vision.
 */

/** How much of a tile of eight is white where a group is fairly sure, and where it is less sure. */
const WHITE = { a: 3, b: 5.5 } as const;
type Shade = keyof typeof WHITE;

const CLASSES = [1, 2, 3, 4, 5].flatMap((fifth) => (['a', 'b'] as const).map((shade) => ({ fifth, shade })));

/** Ids of the faded fills, which are their classes too: `f1a` to `f5b`. */
export const FADED: readonly string[] = CLASSES.map(({ fifth, shade }) => `f${fifth}${shade}`);

const SIDE = 8;

/** One tile: its side in units, how far it is turned in degrees, and what is drawn in it. */
interface Tile {
  readonly id: string;
  readonly side: number;
  readonly turn: number;
  readonly content: Markup;
}

/** The best keep rows of dots and the worst have slanted bars; the classes between have level bars. */
function faded(fifth: number, shade: Shade): Tile {
  const white = WHITE[shade];
  const row = white + (SIDE - white) / 2;
  const dots =
    fifth === 1 &&
    html`<circle class="q1" cx="2" cy="${row}" r="1.1"/><circle class="q1" cx="6" cy="${row}" r="1.1"/>`;
  return {
    id: `f${fifth}${shade}`,
    side: SIDE,
    turn: fifth === 5 ? -45 : 0,
    content: html`<rect class="p${fifth}" width="${SIDE}" height="${SIDE}"/>${dots}<rect class="p0" width="${SIDE}" height="${white}"/>`,
  };
}

const TILES: readonly Tile[] = [
  {
    id: 'hot',
    side: 8,
    turn: 0,
    content: html`<rect class="p1" width="8" height="8"/><circle class="q1" cx="2" cy="2" r="1.1"/><circle class="q1" cx="6" cy="6" r="1.1"/>`,
  },
  {
    id: 'cold',
    side: 7,
    turn: 45,
    content: html`<rect class="p5" width="7" height="7"/><rect class="q5" width="1.6" height="7"/>`,
  },
  {
    id: 'blank',
    side: 8,
    turn: 45,
    content: html`<rect class="p0" width="8" height="8"/><path class="q0" d="M0 0H8M0 0V8"/>`,
  },
  ...CLASSES.map(({ fifth, shade }) => faded(fifth, shade)),
];

/**
 * A pattern at a scale. It is whole: one that takes its tile from another by `href` is drawn as nothing by
 * programs that know only SVG 1.1, such as Inkscape and LibreOffice.
 */
export function patternOf({ id, side, turn, content }: Tile, suffix = '', scale = 1): Markup {
  const steps = [scale !== 1 && `scale(${scale})`, turn !== 0 && `rotate(${turn})`].filter(Boolean).join(' ');
  const moved = steps !== '' && html` patternTransform="${steps}"`;
  return html`<pattern id="${id}${suffix}" width="${side}" height="${side}" patternUnits="userSpaceOnUse"${moved}>${content}</pattern>\n`;
}

/**
 * Every fill once: `hot`, `hot-near` for the suffix `-near`. A map that is drawn larger or smaller has them
 * at another scale.
 */
export const patterns = (suffix = '', scale = 1): Markup =>
  html`${TILES.map((tile) => patternOf(tile, suffix, scale))}`;

/**
 * Colours within the fills of the maps. From the best fifth to the worst they run from warm and light to cold
 * and dark.
 */
export const TINTS =
  '.p1{fill:#ffd257}.p2{fill:#cfb27c}.p3{fill:#9a9892}.p4{fill:#56779c}.p5{fill:#14305a}.p0{fill:#fff}.q1{fill:#9a6a00}.q5{fill:#7d9cc4}.q0{fill:none;stroke:#5c6672;stroke-width:1}';

/** The colour of each fifth alone, and that of areas without a score. */
export const SOLID: Readonly<Record<string, string>> = {
  f1: '#ffd257',
  f2: '#cfb27c',
  f3: '#9a9892',
  f4: '#56779c',
  f5: '#14305a',
  f0: '#ffffff',
};

const plain = (suffix: string): string =>
  `.f1{fill:url(#hot${suffix})}.f2{fill:#cfb27c}.f3{fill:#9a9892}.f4{fill:#56779c}.f5{fill:url(#cold${suffix})}.f0{fill:url(#blank${suffix})}`;

/** The class of every fill of the map, by the suffix of its patterns: none, or as in `-near`. */
export const fills = (suffix = ''): string =>
  plain(suffix) + FADED.map((mark) => `.${mark}{fill:url(#${mark}${suffix})}`).join('');

/**
 * The four kinds of place: one colour each, which also differ in lightness, from both low (dark) to neither
 * (light).
 */
export const KIND_FILLS =
  '.kind-a{fill:#2b1d45}.kind-b{fill:#b5532a}.kind-c{fill:#5a9bb8}.kind-d{fill:#ece6d3}';

/** The fills of the enlarged part. */
export const NEAR = [
  '.near .f1{fill:url(#hot-near)}',
  '.near .f5{fill:url(#cold-near)}',
  '.near .f0{fill:url(#blank-near)}',
  ...FADED.map((mark) => `.near .${mark}{fill:url(#${mark}-near)}`),
].join('');

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

/** An entry of a legend: a rectangle of a class of the map, what it is, and how many areas it holds. */
export const legendItem = (mark: string, words: string, count: Content): Markup =>
  html`<li>${swatch(mark)}<span>${words}${count !== undefined && html` <span class="of">${count}</span>`}</span></li>\n`;

export const legendList = (items: Content, name = 'Legend'): Markup =>
  html`<ul class="legend" aria-label="${name}">\n${items}</ul>\n`;

/** A rectangle of a class of a map. */
export const swatch = (mark: string): Markup =>
  html`<svg class="swatch" viewBox="0 0 44 28" aria-hidden="true" focusable="false"><rect class="${mark}" x="1" y="1" width="42" height="26"/></svg>`;

/** Suffix of the class of a fifth where its group is not sure. */
export const FADE: Readonly<Record<Sureness, string>> = { sure: '', fair: 'a', unsure: 'b', unknown: 'b' };

/** The class of an area in the style sheet, faded where its group is not sure. */
export const groupMark = (area: Grouped & { readonly fifth: Fifth | null }, drawn: boolean): string =>
  `${fifthMark(area.fifth)}${drawn && area.fifth !== null ? FADE[surenessOf(area)] : ''}`;
