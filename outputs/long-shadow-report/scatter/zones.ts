import { type Content, html, type Markup } from '../../index-report/markup.js';
import type { Rectangle } from './boxes.js';
import { PLOT, type Plot } from './plot.js';

const LINE = 18;

interface Zone {
  readonly lines: readonly [string, string];
  readonly at: 'start' | 'end';
  readonly top: number;
}

const ZONES: readonly Zone[] = [
  { lines: ['Low level, wide gap:', 'coldspots'], at: 'start', top: PLOT.top },
  { lines: ['Wide gap alone:', 'cold on gap'], at: 'end', top: PLOT.top },
  { lines: ['Low level alone:', 'cold on level'], at: 'start', top: PLOT.bottom - 2 * LINE - 10 },
  { lines: ['High level, narrow gap:', 'hotspots'], at: 'end', top: PLOT.bottom - 2 * LINE - 10 },
];

/** Where the names of the quadrants stand, so that nothing else is written there. */
export const ZONE_BOXES: readonly Rectangle[] = ZONES.map(({ at, top }) => ({
  ...{ top: top + 2, bottom: top + 2 * LINE + 8 },
  left: at === 'start' ? PLOT.left : PLOT.right - 205,
  right: at === 'start' ? PLOT.left + 205 : PLOT.right,
}));

const box = (mark: string, left: number, top: number, right: number, bottom: number): Markup =>
  html`<rect class="${mark}" x="${left.toFixed(1)}" y="${top.toFixed(1)}" width="${(right - left).toFixed(1)}" height="${(bottom - top).toFixed(1)}"/>\n`;

/** The corners of coldspots and hotspots, laid under everything else. */
export function zoneFloors({ x, y, levelCuts, gapCuts }: Plot): Content {
  if (levelCuts === undefined || gapCuts === undefined) return undefined;
  return [
    box('cold-zone', PLOT.left, PLOT.top, x(levelCuts.low), y(gapCuts.high)),
    box('hot-zone', x(levelCuts.high), y(gapCuts.low), PLOT.right, PLOT.bottom),
  ];
}

/** The names of the quadrants in their corners. */
export const zoneNames = (): Markup[] =>
  ZONES.map(({ lines, at, top }) => {
    const x = at === 'start' ? PLOT.left + 10 : PLOT.right - 10;
    return html`<text class="zone" x="${x}" y="${top + LINE + 2}" text-anchor="${at}"><tspan class="zone-small">${lines[0]}</tspan><tspan x="${x}" dy="${LINE}">${lines[1]}</tspan></text>\n`;
  });

/** How far a label keeps from the lines. */
const CLEAR = 1;

/** The lines as boxes, so that no label stands on one. */
export function cutBoxes({ x, y, levelCuts, gapCuts }: Plot): Rectangle[] {
  const { left, right, top, bottom } = PLOT;
  const known = (cuts: Plot['levelCuts']): number[] => (cuts === undefined ? [] : [cuts.low, cuts.high]);
  return [
    ...known(levelCuts).map((value) => ({ left: x(value) - CLEAR, right: x(value) + CLEAR, top, bottom })),
    ...known(gapCuts).map((value) => ({ left, right, top: y(value) - CLEAR, bottom: y(value) + CLEAR })),
  ];
}

/** Lines where the worst and the best begin; on the lines themselves is in. */
export function cutLines({ x, y, levelCuts, gapCuts }: Plot): Markup[] {
  const upright = [levelCuts?.low, levelCuts?.high].flatMap((value) =>
    value === undefined
      ? []
      : html`<path class="cut" d="M${x(value).toFixed(1)} ${PLOT.top}V${PLOT.bottom}"/>\n`,
  );
  const level = [gapCuts?.low, gapCuts?.high].flatMap((value) =>
    value === undefined
      ? []
      : html`<path class="cut" d="M${PLOT.left} ${y(value).toFixed(1)}H${PLOT.right}"/>\n`,
  );
  return [...upright, ...level];
}
