import { counted, fixed } from '../formats/numbers.js';
import { type Axis, axisOf, positionOn } from '../page/axis.js';
import { figure } from '../page/figure.js';
import { type Content, html, type Markup, trusted } from '../page/markup.js';
import { coordinate } from '../page/picture.js';

/** A place in a plot: its mean score, and what was measured there. */
export interface EvidencePoint {
  readonly name: string;
  readonly score: number;
  readonly value: number;
  /** 95% limits of the value; null where it has none, as the place that others are measured from. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Whether it is in the inset of the maps, such as London. */
  readonly inside: boolean;
}

export interface EvidencePlot {
  /** Unique on the page. */
  readonly id: string;
  readonly caption: Content;
  /** What the values are, with their unit. */
  readonly across: string;
  readonly up: string;
  readonly points: readonly EvidencePoint[];
}

const FRAME = { width: 520, height: 400, left: 62, right: 508, top: 12, bottom: 342 };
const LINES = 5;
const CAP = 3;
const MAX_DECIMALS = 4;

/** As many decimals as the lines of an axis need. */
function decimalsOf({ ticks }: Axis): number {
  for (let decimals = 0; decimals < MAX_DECIMALS; decimals += 1)
    if (ticks.every((value) => Math.abs(value - Number(value.toFixed(decimals))) < 1e-9)) return decimals;
  return MAX_DECIMALS;
}

function axes(x: Axis, y: Axis, { across, up }: EvidencePlot): Content {
  const { left, right, top, bottom } = FRAME;
  const upright = x.ticks.map((value) => {
    const i = coordinate(positionOn(x, value, left, right));
    return html`<path class="grid" d="M${i} ${top}V${bottom}"/><text class="scale" x="${i}" y="${bottom + 18}" text-anchor="middle">${fixed(value, decimalsOf(x))}</text>\n`;
  });
  const level = y.ticks.map((value) => {
    const i = positionOn(y, value, bottom, top);
    return html`<path class="grid" d="M${left} ${coordinate(i)}H${right}"/><text class="scale" x="${left - 7}" y="${coordinate(i + 4)}" text-anchor="end">${fixed(value, decimalsOf(y))}</text>\n`;
  });
  const middle = (top + bottom) / 2;
  return [
    upright,
    level,
    html`<text class="axis" x="${(left + right) / 2}" y="${bottom + 42}" text-anchor="middle">${across}</text>\n`,
    html`<text class="axis" transform="translate(14 ${middle}) rotate(-90)" text-anchor="middle">${up}</text>\n`,
  ];
}

/** A position of a plot that is half a thousand units wide: whole units are as fine as any screen shows. */
const at = (value: number): number => Math.round(value);

/** The limits of every place that has them, as one path. */
function barsOf(points: readonly EvidencePoint[], x: Axis, y: Axis): Markup | false {
  const steps = points.flatMap(({ score, lower, upper }) => {
    if (lower === null || upper === null) return [];
    const i = at(positionOn(x, score, FRAME.left, FRAME.right));
    const [low, high] = [lower, upper].map((value) => at(positionOn(y, value, FRAME.bottom, FRAME.top)));
    return [`M${i} ${low}V${high}M${i - CAP} ${low}h${2 * CAP}M${i - CAP} ${high}h${2 * CAP}`];
  });
  return steps.length > 0 && html`<path class="bar" d="${trusted(steps.join(''))}"/>\n`;
}

/** A dot; a square for a place of the inset. */
function pointMarkup({ name, score, value, inside }: EvidencePoint, x: Axis, y: Axis): Markup {
  const i = at(positionOn(x, score, FRAME.left, FRAME.right));
  const j = at(positionOn(y, value, FRAME.bottom, FRAME.top));
  const title = html`<title>${name}: ${fixed(score, 2)}, ${fixed(value, 3)}</title>`;
  return inside
    ? html`<rect class="inner" x="${i - 4}" y="${j - 4}" width="8" height="8">${title}</rect>\n`
    : html`<circle class="outer" cx="${i}" cy="${j}" r="4">${title}</circle>\n`;
}

/** Mean scores of places against what was measured there, with limits as bars. */
export function evidencePlot(plot: EvidencePlot): Markup {
  const { id, caption, points } = plot;
  if (points.length === 0) return html`<p>No place has both a score and this figure.</p>\n`;
  const x = axisOf(
    points.map(({ score }) => score),
    [0.06, 0.06],
    LINES,
  );
  const y = axisOf(
    points.flatMap(({ value, lower, upper }) => [value, lower ?? value, upper ?? value]),
    [0.05, 0.05],
    LINES,
  );
  const content = html`<svg viewBox="0 0 ${FRAME.width} ${FRAME.height}" role="img" aria-labelledby="${id}-caption"><desc>${counted(points.length, 'place')}, each with its 95% limits; the figures are in validity_places.csv and evidence.csv.</desc>
${axes(x, y, plot)}${barsOf(points, x, y)}${points.map((point) => pointMarkup(point, x, y))}</svg>`;
  return figure({ id, style: 'evidence', caption, content });
}

/** The style of the plots. */
export const EVIDENCE_STYLE = `
.evidence{margin:1rem 0}
.evidence svg{display:block;width:100%;height:auto}
.evidence text{fill:#16202c;font-size:13px}
.evidence .scale{fill:#47525f}
.evidence .axis{font-weight:600}
.evidence .grid{fill:none;stroke:#e3e6ea;stroke-width:1}
.evidence .bar{fill:none;stroke:#47525f;stroke-width:1}
.evidence .outer{fill:#2c5f9b;stroke:#fff}
.evidence .inner{fill:#ffd257;stroke:#16202c}
@media print{.evidence{break-inside:avoid}}
`;
