import { meshPath, svgPaths } from '../geometry/paths.js';
import type { AreaTopology, Level } from '../geometry/topology.js';
import { edgeDistricts } from './edges.js';
import { html, type Markup } from './markup.js';
import { type Box, boxAround } from './path-box.js';

/** Wide enough that an enlarged part of the map still has fine lines: a tenth of a unit is some 60 metres. */
const FRAME = { width: 1000, padding: 6 };

/** The boundaries of the page: drawn once, and used by every map of it. */
export interface Shapes {
  readonly width: number;
  readonly height: number;
  /** Code of an area to the id of its path, in the order of the topology. */
  readonly ids: ReadonlyMap<string, string>;
  /** Around the London boroughs; undefined where there is none. */
  readonly london: Box | undefined;
  /** The paths themselves, which show nothing by themselves. */
  readonly definitions: Markup;
}

/** The GSS prefix of London boroughs and the City of London. */
export const isLondon = (code: string): boolean => code.startsWith('E09');

/** Lines across the worst areas and dots on the best tell them apart without colour; crossed lines: no score. */
const PATTERNS = html`<pattern id="hot" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="p1" width="8" height="8"/><circle class="q1" cx="2" cy="2" r="1.1"/><circle class="q1" cx="6" cy="6" r="1.1"/></pattern>
<pattern id="cold" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="p5" width="7" height="7"/><rect class="q5" width="1.6" height="7"/></pattern>
<pattern id="blank" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="p0" width="8" height="8"/><path class="q0" d="M0 0H8M0 0V8"/></pattern>
<pattern id="hot-near" href="#hot" patternTransform="scale(.28)"/>
<pattern id="cold-near" href="#cold" patternTransform="scale(.28) rotate(45)"/>
<pattern id="blank-near" href="#blank" patternTransform="scale(.28) rotate(45)"/>
`;

/** Draws every area of a level and the borders of the regions once. Districts, like upper tiers, make up the whole. */
export function shapesOf(topology: AreaTopology, level: Exclude<Level, 'regions'> = 'districts'): Shapes {
  const frame = { ...FRAME, around: edgeDistricts(topology) };
  const { width, height, paths } = svgPaths(topology, level, frame);
  const ids = new Map([...paths.keys()].map((code, at) => [code, `d${at}`]));
  const drawn = [...paths].map(([code, path]) => html`<path id="${ids.get(code)}" d="${path}"/>\n`);
  const definitions = html`<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false"><defs>
${PATTERNS}${drawn}<path id="lines" d="${meshPath(topology, 'regions', frame)}"/>
</defs></svg>
`;
  const london = boxAround([...paths].flatMap(([code, path]) => (isLondon(code) ? [path] : [])));
  return { width, height, ids, london, definitions };
}
