import type { Position } from 'geojson';
import { presimplify } from 'topojson-simplify';
import { arcIndex } from '../../outputs/maps/rings.js';
import { crossings } from './crossings.js';
import { ringArea, type ShapeMap } from './shapes.js';

export interface Tolerance {
  /** Square metres of a cell of the grid. */
  readonly cell_m2: number;
  /** A bend is taken away when the triangle that it makes is smaller than this, wherever it is ... */
  readonly bend_m2: number;
  /** ... and smaller than this share of the smallest part that the border encloses. */
  readonly bend_share: number;
  /** By how much the area of a part may change, as a share of it. */
  readonly area_share: number;
}

interface Part {
  readonly ring: readonly number[];
  readonly cells: number;
}

/**
 * An arc in the making: all its positions, the size in cells of the bend that each makes, and which are kept.
 */
interface Line {
  readonly positions: readonly Position[];
  readonly bends: readonly number[];
  readonly kept: Set<number>;
}

function partsOf({ arcs, shapes }: ShapeMap): Part[] {
  const rings = shapes.flatMap(({ polygons }) => polygons.flat());
  return rings.map((ring) => ({ ring, cells: ringArea(arcs, ring) }));
}

/** For each arc the smallest bend to keep, in cells: a borough keeps bends that a county can spare. */
function limitsOf(parts: readonly Part[], arcs: number, tolerance: Tolerance): number[] {
  const limits = new Array<number>(arcs).fill(tolerance.bend_m2 / tolerance.cell_m2);
  for (const { ring, cells } of parts) {
    for (const arc of ring.map(arcIndex)) {
      limits[arc] = Math.min(limits[arc] ?? 0, cells * tolerance.bend_share);
    }
  }
  return limits;
}

function linesOf({ arcs }: ShapeMap, limits: readonly number[]): Line[] {
  // presimplify writes each bend into its position, so it is given positions of its own.
  const own = arcs.map((arc) => arc.map((position) => [...position]));
  const weighed = presimplify({ type: 'Topology', objects: {}, arcs: own }).arcs;
  return arcs.map((positions, i) => {
    const bends = (weighed[i] ?? []).map(([, , bend = 0]) => bend);
    const kept = new Set([...bends.keys()].filter((k) => (bends[k] ?? 0) >= (limits[i] ?? 0)));
    return { positions, bends, kept };
  });
}

const keptOf = ({ kept }: Line): number[] => [...kept].sort((a, b) => a - b);

/** Puts back the largest bend between two positions of a line; false when there is none to put back. */
function putBack({ bends, kept }: Line, from: number, to: number): boolean {
  let largest: number | undefined;
  for (let k = from + 1; k < to; k++) {
    if (!kept.has(k) && (largest === undefined || (bends[k] ?? 0) > (bends[largest] ?? 0))) largest = k;
  }
  if (largest !== undefined) kept.add(largest);
  return largest !== undefined;
}

/** One round of repair. Gives the number of faults found and of bends put back because of them. */
function repair(lines: readonly Line[], parts: readonly Part[], tolerance: Tolerance) {
  const kept = lines.map(keptOf);
  const arcs = lines.map(({ positions }, i) => (kept[i] ?? []).map((k) => positions[k] ?? []));
  const spans: [arc: number, from: number, to: number][] = [];
  for (const segment of crossings(arcs).flat()) {
    const [from = 0, to = 0] = (kept[segment.arc] ?? []).slice(segment.from);
    spans.push([segment.arc, from, to]);
  }
  for (const { ring, cells } of parts) {
    // A ring that has collapsed into a line has an area of nothing, and is found by that.
    if (Math.abs(ringArea(arcs, ring) - cells) <= cells * tolerance.area_share) continue;
    for (const arc of ring.map(arcIndex)) spans.push([arc, 0, (lines[arc]?.positions.length ?? 0) - 1]);
  }
  const back = spans.filter(([arc, from, to]) => putBack(lines[arc] as Line, from, to));
  return { arcs, faults: spans.length, back: back.length };
}

/**
 * Takes small bends out of borders and coasts (Visvalingam and Whyatt 1993: the bend that makes the smallest
 * triangle goes first). Every position that stays is an official one. Where that would make a line cross
 * another, a ring collapse or an area change too much, bends are put back, the largest first.
 * Throws RangeError when lines still cross with all their bends, as some official ones do.
 */
export function generalise(map: ShapeMap, tolerance: Tolerance): ShapeMap {
  const parts = partsOf(map);
  const lines = linesOf(map, limitsOf(parts, map.arcs.length, tolerance));
  for (;;) {
    const { arcs, faults, back } = repair(lines, parts, tolerance);
    if (faults === 0) return { arcs, shapes: map.shapes };
    if (back === 0)
      throw new RangeError(`${faults} official lines cross; a larger bend_m2 may take them out`);
  }
}
