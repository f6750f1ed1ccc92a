import type { Position } from 'geojson';

interface Written {
  readonly transform: { readonly scale: readonly number[]; readonly translate: readonly number[] };
  readonly arcs: readonly (readonly (readonly number[])[])[];
}

/** Decodes an arc by the TopoJSON specification, section 2.1.3. Independent of the code under test. */
export function arcOf({ transform, arcs }: Written, number: number): Position[] {
  const [scaleX = 0, scaleY = 0] = transform.scale;
  const [left = 0, bottom = 0] = transform.translate;
  let x = 0;
  let y = 0;
  return (arcs[number] ?? []).map(([dx = 0, dy = 0]) => {
    x += dx;
    y += dy;
    return [x * scaleX + left, y * scaleY + bottom];
  });
}

function ringOf(topology: Written, references: readonly number[]): Position[] {
  const ring: Position[] = [];
  for (const reference of references) {
    const arc = arcOf(topology, reference < 0 ? ~reference : reference);
    if (reference < 0) arc.reverse();
    ring.push(...(ring.length === 0 ? arc : arc.slice(1)));
  }
  return ring;
}

/** The polygons of an area with their rings wound as the file has them. */
export function decode(
  topology: Written,
  area: { type: string; arcs: number[][] | number[][][] },
): Position[][][] {
  const polygons = area.type === 'Polygon' ? [area.arcs as number[][]] : (area.arcs as number[][][]);
  return polygons.map((rings) => rings.map((ring) => ringOf(topology, ring)));
}

/** The shoelace formula: positive when the ring runs counterclockwise. */
export function shoelace(ring: readonly Position[]): number {
  let sum = 0;
  for (const [i, [x = 0, y = 0]] of ring.entries()) {
    const [nextX = 0, nextY = 0] = ring[(i + 1) % ring.length] ?? [];
    sum += x * nextY - nextX * y;
  }
  return sum / 2;
}
