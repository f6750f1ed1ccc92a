import { sum } from 'd3-array';
import { perCent, whole } from '../formats/numbers.js';
import { type Content, html, type Markup } from './markup.js';
import { coordinate } from './picture.js';

/** A group that people leave or come to. */
export interface FlowGroup {
  /** Class of its colour in the style sheet. */
  readonly mark: string;
  /** In two or three words. */
  readonly name: string;
}

export interface FlowParts {
  /** The ids of the title and the description of the picture begin with it. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly groups: readonly FlowGroup[];
  /** People by group left and group reached, in the order of the groups. */
  readonly moves: readonly (readonly number[])[];
}

/** The picture in units of its own; text is 15 units high. */
const PICTURE = { width: 900, top: 34, height: 420, gap: 14, bar: 16, left: 215, right: 685 } as const;

interface Bar {
  readonly top: number;
  readonly height: number;
}

/** Bars below each other, as high as their people, with gaps between. */
function barsOf(totals: readonly number[], scale: number): Bar[] {
  let top: number = PICTURE.top;
  return totals.map((total) => {
    const bar = { top, height: total * scale };
    top += bar.height + PICTURE.gap;
    return bar;
  });
}

/** A ribbon between two upright edges, as one closed curve. */
function ribbon(from: number, to: number, height: number): string {
  const [x0, x1] = [PICTURE.left + PICTURE.bar, PICTURE.right];
  const middle = (x0 + x1) / 2;
  const [a, b, c, d] = [from, to, to + height, from + height].map(coordinate);
  return `M${x0} ${a}C${middle} ${a} ${middle} ${b} ${x1} ${b}V${c}C${middle} ${c} ${middle} ${d} ${x0} ${d}Z`;
}

/** Name and people of a bar, next to it. */
function label({ name }: FlowGroup, people: number, { top, height }: Bar, side: 'left' | 'right'): Markup {
  const x = side === 'left' ? PICTURE.left - 10 : PICTURE.right + PICTURE.bar + 10;
  const y = top + height / 2;
  return html`<text x="${x}" y="${coordinate(y - 2)}" text-anchor="${side === 'left' ? 'end' : 'start'}"><tspan class="strong">${name}</tspan><tspan x="${x}" dy="17">${whole(people)}</tspan></text>\n`;
}

const barMarkup = ({ mark }: FlowGroup, { top, height }: Bar, x: number): Markup =>
  html`<rect class="${mark}" x="${x}" y="${coordinate(top)}" width="${PICTURE.bar}" height="${coordinate(height)}"/>\n`;

/**
 * Moves between groups as bands from left to right, each as wide as its people: a Sankey diagram. Every band
 * has a tooltip; a table with the same numbers belongs next to it.
 */
export function flowPicture({ id, title, description, groups, moves }: FlowParts): Markup {
  const left = moves.map((row) => sum(row));
  const came = groups.map((_, j) => sum(moves, (row) => row[j] ?? 0));
  const all = sum(left);
  const scale = all === 0 ? 0 : PICTURE.height / all;
  const [from, to] = [barsOf(left, scale), barsOf(came, scale)];
  const [fromTops, toTops] = [from.map(({ top }) => top), to.map(({ top }) => top)];
  const bands = groups.map((origin, i): Content => {
    const own = groups.map((destination, j): Content => {
      const people = moves[i]?.[j] ?? 0;
      if (people === 0) return undefined;
      const path = ribbon(fromTops[i]!, toTops[j]!, people * scale);
      fromTops[i]! += people * scale;
      toTops[j]! += people * scale;
      const words = `${origin.name} to ${destination.name}: ${whole(people)}, ${perCent(people / left[i]!)} of those who left`;
      return html`<path d="${path}"><title>${words}</title></path>\n`;
    });
    return html`<g class="band ${origin.mark}">\n${own}</g>\n`;
  });
  const bottom = PICTURE.top + PICTURE.height + (groups.length - 1) * PICTURE.gap + 8;
  return html`<svg class="flow" viewBox="0 0 ${PICTURE.width} ${bottom}" role="img" aria-labelledby="${id}-title ${id}-about">
<title id="${id}-title">${title}</title><desc id="${id}-about">${description}</desc>
<text x="${PICTURE.left + PICTURE.bar}" y="18" text-anchor="end">They left</text><text x="${PICTURE.right}" y="18">and went to</text>
${bands}${groups.map((group, i) => [barMarkup(group, from[i]!, PICTURE.left), barMarkup(group, to[i]!, PICTURE.right)])}${groups.map((group, i) => [label(group, left[i]!, from[i]!, 'left'), label(group, came[i]!, to[i]!, 'right')])}</svg>
`;
}

/** The style of these pictures. */
export const FLOW_STYLE = `
.flows{margin:1rem 0}
.sideways{overflow-x:auto;max-width:100%}
.flow{display:block;width:100%;min-width:30rem;max-width:58rem;height:auto}
.flow text{font-size:15px;fill:#16202c}
.flow .strong{font-weight:600}
.flow .band{fill-opacity:.55}
.flow .band path{stroke:#fff;stroke-width:.6px}
.flow .band path:hover{fill-opacity:1}
`;
