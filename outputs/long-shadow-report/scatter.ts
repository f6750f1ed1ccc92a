import { ascending } from 'd3-array';
import type { ColdspotKind } from '../../schemas/release/coldspot-fields.js';
import { counted, fixed, fixedOrDash } from '../formats/numbers.js';
import { CLASS_WORDS, nameWithChance } from '../page/classes.js';
import { figure } from '../page/figure.js';
import { type Content, html, type Markup, trusted } from '../page/markup.js';
import { coordinate } from '../page/picture.js';
import { periodWords } from '../page/words.js';
import { NEAR, type Placed, placeLabels, type Rectangle } from './labels.js';
import { type Dot, PLOT, type Plot, plotOf } from './plot.js';
import { isCarried, ofClass, type ShadowOutcome, type ShadowView } from './view.js';

/** The signs of the classes, about the origin: square, triangles, circles. */
const SHAPES: Readonly<Record<ColdspotKind, string>> = {
  coldspot: '<rect x="-6" y="-6" width="12" height="12"/>',
  cold_on_level: '<path d="M-6-4.5H6L0 6z"/>',
  cold_on_gap: '<path d="M-6 5H6L0-5.5z"/>',
  none: '<circle r="3.8"/>',
  hotspot: '<circle r="6"/>',
};

const CLASSES = Object.keys(SHAPES) as ColdspotKind[];

const nameOf = (areaClass: ColdspotKind): string => areaClass.replaceAll('_', '-');

/** Id of the sign of a class. */
const signOf = (areaClass: ColdspotKind): string => `sign-${nameOf(areaClass)}`;

/** The signs, drawn once and used by every plot of the page. */
export const SIGNS: Markup = html`<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false"><defs>
${CLASSES.map((areaClass) => html`<g id="${signOf(areaClass)}" class="m-${nameOf(areaClass)}">${trusted(SHAPES[areaClass])}</g>\n`)}</defs></svg>
`;

const sign = (content: Markup): Markup =>
  html`<svg viewBox="-10 -10 20 20" aria-hidden="true" focusable="false">${content}</svg>`;

/** What the signs mean. */
function signLegend(carried: boolean): Markup {
  const items = CLASSES.map(
    (areaClass) =>
      html`<li>${sign(html`<use href="#${signOf(areaClass)}"/>`)}${CLASS_WORDS[areaClass]}</li>\n`,
  );
  const ring = html`<li>${sign(html`<circle class="ring" r="8.5"/>`)}Ring: figures carried from a former authority</li>\n`;
  return html`<ul class="signs" aria-label="Signs of the plot">\n${items}${carried && ring}</ul>\n`;
}

const LINE = 18;

interface Zone {
  readonly lines: readonly [string, string];
  readonly anchor: 'start' | 'end';
  readonly top: number;
}

const ZONES: readonly Zone[] = [
  { lines: ['Low level, wide gap:', 'coldspots'], anchor: 'start', top: PLOT.top },
  { lines: ['Wide gap only:', 'cold on gap'], anchor: 'end', top: PLOT.top },
  { lines: ['Low level only:', 'cold on level'], anchor: 'start', top: PLOT.bottom - 2 * LINE - 10 },
  { lines: ['High level, narrow gap:', 'hotspots'], anchor: 'end', top: PLOT.bottom - 2 * LINE - 10 },
];

/** Where the names of the quadrants are, so that nothing else is written there. */
const ZONE_BOXES: readonly Rectangle[] = ZONES.map(({ anchor, top }) => ({
  top: top + 2,
  bottom: top + 2 * LINE + 8,
  left: anchor === 'start' ? PLOT.left : PLOT.right - 205,
  right: anchor === 'start' ? PLOT.left + 205 : PLOT.right,
}));

const box = (mark: string, left: number, top: number, right: number, bottom: number): Markup =>
  html`<rect class="${mark}" x="${coordinate(left)}" y="${coordinate(top)}" width="${coordinate(right - left)}" height="${coordinate(bottom - top)}"/>\n`;

/** The corners of coldspots and hotspots, laid under everything else. */
function zoneFloors({ x, y, levelCuts, gapCuts }: Plot): Content {
  if (levelCuts === undefined || gapCuts === undefined) return undefined;
  return [
    box('cold-zone', PLOT.left, PLOT.top, x(levelCuts.low), y(gapCuts.high)),
    box('hot-zone', x(levelCuts.high), y(gapCuts.low), PLOT.right, PLOT.bottom),
  ];
}

/** The names of the quadrants in their corners. */
const zoneNames = (): Markup[] =>
  ZONES.map(({ lines, anchor, top }) => {
    const x = anchor === 'start' ? PLOT.left + 10 : PLOT.right - 10;
    return html`<text class="zone" x="${x}" y="${top + LINE + 2}" text-anchor="${anchor}"><tspan class="zone-small">${lines[0]}</tspan><tspan x="${x}" dy="${LINE}">${lines[1]}</tspan></text>\n`;
  });

/** Distance of a label from the lines. */
const CLEAR = 1;

/** The lines as boxes, so that no label covers one. */
function cutBoxes({ x, y, levelCuts, gapCuts }: Plot): Rectangle[] {
  const { left, right, top, bottom } = PLOT;
  const known = (cuts: Plot['levelCuts']): number[] => (cuts === undefined ? [] : [cuts.low, cuts.high]);
  return [
    ...known(levelCuts).map((value) => ({ left: x(value) - CLEAR, right: x(value) + CLEAR, top, bottom })),
    ...known(gapCuts).map((value) => ({ left, right, top: y(value) - CLEAR, bottom: y(value) + CLEAR })),
  ];
}

/** Lines where the worst and the best begin; an area on a line is in. */
function cutLines({ x, y, levelCuts, gapCuts }: Plot): Markup[] {
  const upright = [levelCuts?.low, levelCuts?.high].flatMap((value) =>
    value === undefined
      ? []
      : html`<path class="cut" d="M${coordinate(x(value))} ${PLOT.top}V${PLOT.bottom}"/>\n`,
  );
  const level = [gapCuts?.low, gapCuts?.high].flatMap((value) =>
    value === undefined
      ? []
      : html`<path class="cut" d="M${PLOT.left} ${coordinate(y(value))}H${PLOT.right}"/>\n`,
  );
  return [...upright, ...level];
}

/** Wide enough for the fonts that pages are shown in, in shares of the size of the type. */
const LETTER = 0.6;
const SIZE = 13;
const HEIGHT = 16;
/** Numbers are set larger than the names. */
const NUMBER = { size: 15, height: 17 };
/** A class with more areas than this has numbers instead of names, which would hide each other. */
const MAX_NAMES = 12;

const BOUNDS = { left: PLOT.left + 3, right: PLOT.right - 3, top: PLOT.top + 3, bottom: PLOT.bottom - 3 };

/** Name of the area of a dot, with the probability of its class. */
export const labelText = ({ area }: Dot): string =>
  nameWithChance(area, area.areaClass === 'hotspot' ? area.hot : area.cold);

/** The label of a dot: its name, or its number in the list of names under the plot. */
export interface Label {
  readonly dot: Dot;
  readonly number: number | undefined;
  /** Undefined where there is no space even for a number. */
  readonly where: Placed | undefined;
}

/** The dots with numbers, from left to right. */
const leftToRight = (numbered: ReadonlySet<Dot>): Dot[] =>
  [...numbered].sort(
    (a, b) => ascending(a.x, b.x) || ascending(a.y, b.y) || ascending(a.area.name, b.area.name),
  );

const widthOf = (text: string, size: number): number => [...text].length * size * LETTER + 4;

const wishOf = (dot: Dot, number: number | undefined) => ({
  x: dot.x,
  y: dot.y,
  width: number === undefined ? widthOf(labelText(dot), SIZE) : widthOf(String(number), NUMBER.size),
  height: number === undefined ? HEIGHT : NUMBER.height,
  led: number !== undefined,
});

/**
 * Labels in the order of the dots: names in classes of few areas, where there is space; otherwise numbers,
 * from left to right.
 */
export function labelsOf(named: readonly Dot[], plot: Plot): Label[] {
  const taken: Rectangle[] = [...ZONE_BOXES, ...cutBoxes(plot)];
  const about = { bounds: BOUNDS, taken, dots: plot.dots };
  const many = (dot: Dot) =>
    named.filter(({ area }) => area.areaClass === dot.area.areaClass).length > MAX_NAMES;
  const numbered = new Set(named.filter(many));
  for (;;) {
    const numbers = new Map(leftToRight(numbered).map((dot, i) => [dot, i + 1]));
    const placed = placeLabels(
      named.map((dot) => wishOf(dot, numbers.get(dot))),
      about,
    );
    const unplaced = named.filter((dot, i) => placed[i] === undefined && !numbered.has(dot));
    if (unplaced.length === 0)
      return named.map((dot, i) => ({ dot, where: placed[i], number: numbers.get(dot) }));
    for (const dot of unplaced) numbered.add(dot);
  }
}

/** The line that leads from a dot to its label where they are apart. */
function leaderOf({ dot: { x, y }, where }: Label): Markup[] {
  if (where === undefined) return [];
  const [toX, toY] = where.anchor;
  if (Math.hypot(toX - x, toY - y) <= NEAR) return [];
  return [
    html`<path class="leader" d="M${coordinate(x)} ${coordinate(y)}L${coordinate(toX)} ${coordinate(toY)}"/>\n`,
  ];
}

/** The name or the number; a number has the name as its tooltip. */
function labelMarkup({ dot, where, number }: Label): Markup[] {
  if (where === undefined) return [];
  const {
    box,
    anchor: [toX],
  } = where;
  const text = labelText(dot);
  const mark = [
    'name',
    dot.area.areaClass === 'coldspot' && 'of-cold',
    number !== undefined && 'by-number',
  ].filter(Boolean);
  const [x, textAnchor] =
    toX <= box.left + 1
      ? [box.left + 2, 'start']
      : toX >= box.right - 1
        ? [box.right - 2, 'end']
        : [(box.left + box.right) / 2, 'middle'];
  const shown = number === undefined ? text : html`<title>${text}</title>${number}`;
  return [
    html`<text class="${mark.join(' ')}" x="${coordinate(x)}" y="${coordinate(box.bottom - 4)}" text-anchor="${textAnchor}">${shown}</text>\n`,
  ];
}

const HEADS = [
  ['coldspot', 'Coldspots'],
  ['hotspot', 'Hotspots'],
] as const;

/** The areas whose dots have numbers, in the order of the numbers: coldspots, then hotspots. */
function nameList(labels: readonly Label[], sure: boolean): Markup[] {
  const numbered = labels
    .flatMap(({ dot, number }) => (number === undefined ? [] : { dot, number }))
    .sort((a, b) => ascending(a.number, b.number));
  return HEADS.flatMap(([areaClass, head]) => {
    const own = numbered.filter(({ dot }) => dot.area.areaClass === areaClass);
    if (own.length === 0) return [];
    const items = own.map(({ dot, number }) => html`<li value="${number}">${labelText(dot)}</li>\n`);
    return [
      html`<div class="numbers"><p>${head} by their numbers in the plot, from left to right${sure && ', each with the probability of being one'}:</p>
<ol>
${items}</ol></div>
`,
    ];
  });
}

const { left, right, top, bottom } = PLOT;

const decimals = (value: number): number => (Number.isInteger(value) ? 0 : 1);

function axes({ level, gap, x, y }: Plot, outcome: ShadowOutcome): Content {
  const across = level.ticks.map((value) => {
    const i = coordinate(x(value));
    return html`<path class="grid" d="M${i} ${top}V${bottom}"/><text class="tick" x="${i}" y="${bottom + 20}" text-anchor="middle">${fixed(value, decimals(value))}</text>\n`;
  });
  const up = gap.ticks.map((value) => {
    const i = coordinate(y(value));
    return html`<path class="grid" d="M${left} ${i}H${right}"/><text class="tick" x="${left - 8}" y="${coordinate(y(value) + 5)}" text-anchor="end">${fixed(value, decimals(value))}</text>\n`;
  });
  const middle = (top + bottom) / 2;
  return [
    across,
    up,
    html`<text class="axis" x="${(left + right) / 2}" y="${bottom + 46}" text-anchor="middle">Level: ${outcome.level?.title ?? outcome.name} (${outcome.level?.unit ?? ''})</text>\n`,
    html`<text class="axis" transform="translate(18 ${middle}) rotate(-90)" text-anchor="middle">Gap: all others less these (${outcome.gap?.unit ?? ''})</text>\n`,
  ];
}

function dotOf({ area, x, y }: Dot, outcome: ShadowOutcome): Markup {
  const { name, level, gap } = area;
  const place = html`x="${coordinate(x)}" y="${coordinate(y)}"`;
  const title = `${name}: level ${fixedOrDash(level, 1)}, gap ${fixedOrDash(gap, 1)}`;
  const ring =
    isCarried(outcome, area.code) &&
    html`<circle class="ring" cx="${coordinate(x)}" cy="${coordinate(y)}" r="9"/>`;
  return html`${ring}<use href="#${signOf(area.areaClass ?? 'none')}" ${place}><title>${title}</title></use>\n`;
}

/** Coldspots and hotspots are drawn last, on top of the others. */
const endsLast = (dots: readonly Dot[]): Dot[] => [...dots].sort((a, b) => ascending(isNamed(a), isNamed(b)));

const isNamed = ({ area: { areaClass } }: Dot): boolean =>
  areaClass === 'coldspot' || areaClass === 'hotspot';

/**
 * Level against gap of every authority, with the quadrants named and the lines where the worst and the best
 * begin.
 */
export function scatter(view: ShadowView, outcome: ShadowOutcome): Markup {
  const { code, name, areas, method } = outcome;
  const plot = plotOf(outcome, view.data.method.steps);
  if (plot === undefined) return html`<p>No ${view.one} has both a level and a gap.</p>\n`;
  const without = areas.length - plot.dots.length;
  const cold = counted(ofClass(outcome, 'coldspot').length, 'coldspot');
  const hot = counted(ofClass(outcome, 'hotspot').length, 'hotspot');
  const labels = labelsOf(plot.dots.filter(isNamed), plot);
  const numbered = labels.some(({ number }) => number !== undefined);
  const carried = plot.dots.some(({ area }) => isCarried(outcome, area.code));
  const caption = html`${name}, ${periodWords(method.period)}: level against gap of ${counted(plot.dots.length, view.one, view.many)}. Dashed lines: where the worst and the best ${view.share} begin. Coldspots and hotspots are named${outcome.sure && ', each with the probability of being one'}${numbered && '; those with a number are in the list under the plot'}.${without > 0 && ` Not drawn, because a figure is missing: ${counted(without, view.one, view.many)}.`} On a narrow screen, scroll the plot sideways.`;
  const content = html`<div class="scroll" role="region" aria-labelledby="plot-${code}-caption" tabindex="0"><svg viewBox="0 0 ${PLOT.width} ${PLOT.height}" role="img" aria-labelledby="scatter-${code}-title scatter-${code}-about">
<title id="scatter-${code}-title">Level against gap: ${name}</title><desc id="scatter-${code}-about">${cold} in the corner of low level and wide gap, ${hot} in that of high level and narrow gap. The ranked table gives every figure.</desc>
${zoneFloors(plot)}${axes(plot, outcome)}<rect class="border" x="${left}" y="${top}" width="${right - left}" height="${bottom - top}"/>
${cutLines(plot)}${zoneNames()}${labels.map(leaderOf)}${endsLast(plot.dots).map((dot) => dotOf(dot, outcome))}${labels.map(labelMarkup)}</svg></div>
${signLegend(carried)}${nameList(labels, outcome.sure)}`;
  return figure({ id: `plot-${code}`, style: 'plot', caption, content });
}
