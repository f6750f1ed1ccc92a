import { html, type Markup } from '../../report/markup.js';
import { nameWithChance } from '../kinds.js';
import { around } from './boxes.js';
import { type Placed, placeLabels } from './place-labels.js';
import { type Dot, PLOT, type Plot } from './plot.js';
import { ZONE_BOXES } from './zones.js';

/** Wide enough for the fonts that pages are shown in, in shares of the size of the type. */
const LETTER = 0.6;
const SIZE = 13;
const HEIGHT = 16;
const NEAR = 14;

const BOUNDS = { left: PLOT.left + 3, right: PLOT.right - 3, top: PLOT.top + 3, bottom: PLOT.bottom - 3 };

const textOf = ({ area }: Dot): string =>
  nameWithChance(area, area.kind === 'hotspot' ? area.hot : area.cold);

/** Names beside their dots, and the lines that lead from a name to its dot where they are apart. */
export interface Names {
  readonly lines: readonly Markup[];
  readonly words: readonly Markup[];
}

function lineTo({ x, y }: Dot, [toX, toY]: Placed['anchor']): Markup[] {
  if (Math.hypot(toX - x, toY - y) <= NEAR) return [];
  return [
    html`<path class="leader" d="M${x.toFixed(1)} ${y.toFixed(1)}L${toX.toFixed(1)} ${toY.toFixed(1)}"/>\n`,
  ];
}

function wordsAt(dot: Dot, { box, anchor: [toX] }: Placed): Markup {
  const mark = dot.area.kind === 'coldspot' ? 'name of-cold' : 'name';
  const [x, at] =
    toX <= box.left + 1
      ? [box.left + 2, 'start']
      : toX >= box.right - 1
        ? [box.right - 2, 'end']
        : [(box.left + box.right) / 2, 'middle'];
  return html`<text class="${mark}" x="${x.toFixed(1)}" y="${(box.bottom - 4).toFixed(1)}" text-anchor="${at}">${textOf(dot)}</text>\n`;
}

/** The names of some dots, none on another; one that no place is free for is left out. */
export function nameLabels(named: readonly Dot[], { dots }: Plot): Names {
  const wishes = named.map((dot) => {
    const { x, y } = dot;
    return { x, y, width: [...textOf(dot)].length * SIZE * LETTER + 4, height: HEIGHT };
  });
  const placed = placeLabels(wishes, {
    bounds: BOUNDS,
    taken: ZONE_BOXES,
    dots: dots.map(({ x, y }) => around(x, y, 6)),
  });
  const found = named.flatMap((dot, at) => {
    const where = placed[at];
    return where === undefined ? [] : [{ dot, where }];
  });
  return {
    lines: found.flatMap(({ dot, where }) => lineTo(dot, where.anchor)),
    words: found.map(({ dot, where }) => wordsAt(dot, where)),
  };
}
