import type { Inset } from '../../schemas/method/areas.js';
import { meshPath, svgPaths } from '../maps/paths.js';
import type { AreaTopology, Level } from '../maps/topology.js';
import { edgeDistricts } from './edges.js';
import { html, type Markup } from './markup.js';
import { type Box, boxAround } from './path-box.js';
import { PATTERNS, scaledPatterns } from './patterns.js';

/** Wide enough that an enlarged part of the map still has fine lines: a tenth of a unit is some 60 metres. */
const FRAME = { width: 1000, padding: 6 };

/** The boundaries of the page: drawn once, and used by every map of it. */
export interface Shapes {
  readonly width: number;
  readonly height: number;
  /** Code of an area to the id of its path, in the order of the topology. */
  readonly ids: ReadonlyMap<string, string>;
  /** The region that is shown enlarged, with the box around its areas; undefined where there is none. */
  readonly inset: (Inset & { readonly box: Box }) | undefined;
  /** The paths themselves, which show nothing by themselves. */
  readonly definitions: Markup;
}

/** Patterns of the enlarged part are as fine on the screen as those of the whole. */
const NEAR_SCALE = 0.28;

/** Draws every area of a level and the borders of the regions once. Districts, like upper tiers, make up the whole. */
export function shapesOf(
  topology: AreaTopology,
  level: Exclude<Level, 'regions'> = 'districts',
  inset?: Inset,
): Shapes {
  const frame = { ...FRAME, around: edgeDistricts(topology) };
  const { width, height, paths } = svgPaths(topology, level, frame);
  const ids = new Map([...paths.keys()].map((code, at) => [code, `d${at}`]));
  const drawn = [...paths].map(([code, path]) => html`<path id="${ids.get(code)}" d="${path}"/>\n`);
  const definitions = html`<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false"><defs>
${PATTERNS}${scaledPatterns('near', NEAR_SCALE)}${drawn}<path id="lines" d="${meshPath(topology, 'regions', frame)}"/>
</defs></svg>
`;
  const box = boxAround([...paths].flatMap(([code, path]) => (inset?.areas.has(code) ? [path] : [])));
  return { width, height, ids, inset: inset && box && { ...inset, box }, definitions };
}
