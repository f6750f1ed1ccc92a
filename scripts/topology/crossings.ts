import type { Position } from 'geojson';

/**
 * A straight piece of an arc. Positions are whole numbers below a million, so that every sum here is exact.
 */
export interface Segment {
  /** Number of the arc. */
  readonly arc: number;
  /** The piece runs from this position of the arc to the next. */
  readonly from: number;
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
}

/** Side of a square of the lookup grid, in grid units: a few times the usual length of a segment. */
const SQUARE = 256;

function segmentsOf(arcs: readonly (readonly Position[])[]): Segment[] {
  return arcs.flatMap((arc, index) =>
    arc.slice(1).map(([bx = 0, by = 0], i) => {
      const [ax = 0, ay = 0] = arc[i] ?? [];
      return { arc: index, from: i, ax, ay, bx, by };
    }),
  );
}

/** Above zero when (x, y) lies to the left of the segment, below zero to the right, zero on its line. */
const side = (s: Segment, x: number, y: number) => (s.bx - s.ax) * (y - s.ay) - (s.by - s.ay) * (x - s.ax);

const within = (s: Segment, x: number, y: number) =>
  x >= Math.min(s.ax, s.bx) &&
  x <= Math.max(s.ax, s.bx) &&
  y >= Math.min(s.ay, s.by) &&
  y <= Math.max(s.ay, s.by);

const inside = (s: Segment, x: number, y: number) =>
  side(s, x, y) === 0 && within(s, x, y) && !(x === s.ax && y === s.ay) && !(x === s.bx && y === s.by);

/** True when two segments cross, overlap, or one touches the other anywhere but where both have an end. */
function conflict(p: Segment, q: Segment): boolean {
  if (inside(p, q.ax, q.ay) || inside(p, q.bx, q.by) || inside(q, p.ax, p.ay) || inside(q, p.bx, p.by))
    return true;
  const same = p.ax === q.ax && p.ay === q.ay && p.bx === q.bx && p.by === q.by;
  const turned = p.ax === q.bx && p.ay === q.by && p.bx === q.ax && p.by === q.ay;
  if (same || turned) return true;
  return side(p, q.ax, q.ay) * side(p, q.bx, q.by) < 0 && side(q, p.ax, p.ay) * side(q, p.bx, p.by) < 0;
}

/** Names of the squares that the box around a segment lies on. */
function squaresUnder({ ax, ay, bx, by }: Segment): string[] {
  const square = (value: number) => Math.floor(value / SQUARE);
  const names: string[] = [];
  for (let x = square(Math.min(ax, bx)); x <= square(Math.max(ax, bx)); x++) {
    for (let y = square(Math.min(ay, by)); y <= square(Math.max(ay, by)); y++) names.push(`${x},${y}`);
  }
  return names;
}

/**
 * The pairs of segments that meet elsewhere than at a common end, each pair once.
 * In a sound map there is none: no border crosses another and no coast crosses itself.
 */
export function crossings(arcs: readonly (readonly Position[])[]): [Segment, Segment][] {
  const squares = new Map<string, Segment[]>();
  const found: [Segment, Segment][] = [];
  for (const segment of segmentsOf(arcs)) {
    const near = new Set<Segment>();
    for (const key of squaresUnder(segment)) {
      const others = squares.get(key) ?? [];
      for (const other of others) near.add(other);
      squares.set(key, [...others, segment]);
    }
    for (const other of near) if (conflict(segment, other)) found.push([other, segment]);
  }
  return found;
}
