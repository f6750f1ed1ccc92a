import { html, type Markup } from '../../index-report/markup.js';
import { nameWithChance } from '../kinds.js';
import type { Rectangle } from './boxes.js';
import { NEAR, type Placed, placeLabels } from './place-labels.js';
import { type Dot, PLOT, type Plot } from './plot.js';
import { cutBoxes, ZONE_BOXES } from './zones.js';

/** Wide enough for the fonts that pages are shown in, in shares of the size of the type. */
const LETTER = 0.6;
const SIZE = 13;
const HEIGHT = 16;
/** Numbers are set larger than the names. */
const NUMBER = { size: 15, height: 17 };
/** A kind with more than this many areas has numbers and not names: they would hide each other. */
const MOST_NAMES = 12;

const BOUNDS = { left: PLOT.left + 3, right: PLOT.right - 3, top: PLOT.top + 3, bottom: PLOT.bottom - 3 };

/** Name and probability of what a dot is. */
export const textOf = ({ area }: Dot): string =>
  nameWithChance(area, area.kind === 'hotspot' ? area.hot : area.cold);

/** What stands at a dot: its name, or its number in the list of names under the plot. */
export interface Label {
  readonly dot: Dot;
  readonly number: number | undefined;
  /** Undefined where there is no room even for a number. */
  readonly where: Placed | undefined;
}

/** The dots with numbers, from left to right. */
const inOrder = (numbered: ReadonlySet<Dot>): Dot[] =>
  [...numbered].sort((a, b) => a.x - b.x || a.y - b.y || (a.area.name < b.area.name ? -1 : 1));

const widthOf = (text: string, size: number): number => [...text].length * size * LETTER + 4;

const wishOf = (dot: Dot, number: number | undefined) => ({
  ...{ x: dot.x, y: dot.y },
  width: number === undefined ? widthOf(textOf(dot), SIZE) : widthOf(String(number), NUMBER.size),
  height: number === undefined ? HEIGHT : NUMBER.height,
  led: number !== undefined,
});

/**
 * Labels in the order of the dots: names for kinds of few areas, where they find a place; otherwise numbers, which are
 * counted from left to right.
 */
export function labelsOf(named: readonly Dot[], plot: Plot): Label[] {
  const taken: Rectangle[] = [...ZONE_BOXES, ...cutBoxes(plot)];
  const about = { bounds: BOUNDS, taken, dots: plot.dots };
  const many = (dot: Dot) => named.filter(({ area }) => area.kind === dot.area.kind).length > MOST_NAMES;
  const numbered = new Set(named.filter(many));
  for (;;) {
    const numbers = new Map(inOrder(numbered).map((dot, at) => [dot, at + 1]));
    const placed = placeLabels(
      named.map((dot) => wishOf(dot, numbers.get(dot))),
      about,
    );
    const homeless = named.filter((dot, at) => placed[at] === undefined && !numbered.has(dot));
    if (homeless.length === 0)
      return named.map((dot, at) => ({ dot, where: placed[at], number: numbers.get(dot) }));
    for (const dot of homeless) numbered.add(dot);
  }
}

/** The line that leads from a dot to its label where they are apart. */
export function leaderOf({ dot: { x, y }, where }: Label): Markup[] {
  if (where === undefined) return [];
  const [toX, toY] = where.anchor;
  if (Math.hypot(toX - x, toY - y) <= NEAR) return [];
  return [
    html`<path class="leader" d="M${x.toFixed(1)} ${y.toFixed(1)}L${toX.toFixed(1)} ${toY.toFixed(1)}"/>\n`,
  ];
}

/** The name or the number itself; a number says its name when it is pointed at. */
export function wordsOf({ dot, where, number }: Label): Markup[] {
  if (where === undefined) return [];
  const {
    box,
    anchor: [toX],
  } = where;
  const text = textOf(dot);
  const mark = [
    'name',
    dot.area.kind === 'coldspot' && 'of-cold',
    number !== undefined && 'by-number',
  ].filter(Boolean);
  const [x, at] =
    toX <= box.left + 1
      ? [box.left + 2, 'start']
      : toX >= box.right - 1
        ? [box.right - 2, 'end']
        : [(box.left + box.right) / 2, 'middle'];
  const shown = number === undefined ? text : html`<title>${text}</title>${number}`;
  return [
    html`<text class="${mark.join(' ')}" x="${x.toFixed(1)}" y="${(box.bottom - 4).toFixed(1)}" text-anchor="${at}">${shown}</text>\n`,
  ];
}
