import { z } from 'zod';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { parseJson } from '../../schemas/parse-json.js';

const pair = z.tuple([z.number(), z.number()]);
const ring = z.array(z.int()).min(1);
const properties = z.record(z.string(), z.unknown());
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), properties, arcs: z.array(ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), properties, arcs: z.array(z.array(ring).min(1)).min(1) }),
]);
const topologyFile = z.object({
  type: z.literal('Topology'),
  transform: z.object({ scale: pair, translate: pair }),
  arcs: z.array(z.array(z.tuple([z.int(), z.int()])).min(2)),
  objects: z.record(
    z.string(),
    z.object({ type: z.literal('GeometryCollection'), geometries: z.array(geometry).min(1) }),
  ),
});

/** Boundaries of areas that have a name and no code. */
export interface NamedTopology {
  readonly transform: z.infer<typeof topologyFile>['transform'];
  readonly arcs: z.infer<typeof topologyFile>['arcs'];
  readonly geometries: readonly { readonly name: string; readonly geometry: z.infer<typeof geometry> }[];
}

/**
 * Reads one object of a quantised TopoJSON file, whose areas are polygons with a name among their properties.
 * Throws `rows-unreadable`, also for a name that comes twice and an arc that is not there.
 */
export function readNamedTopology(
  text: string,
  file: string,
  { object, name }: { readonly object: string; readonly name: string },
): NamedTopology {
  const refused = (problem: string, cause?: unknown) =>
    new SmiError('rows-unreadable', `${file}: ${problem}`, { cause });
  const { transform, arcs, objects } = parseJson(text, topologyFile, refused);
  const found = objects[object];
  if (found === undefined) throw refused(`it has no object ${quoteFound(object)}`);
  const seen = new Set<string>();
  const geometries = found.geometries.map((each, i) => {
    const called = each.properties[name];
    if (typeof called !== 'string' || called === '' || seen.has(called))
      throw refused(`area ${i + 1} of ${object} has no ${name}, or one that another has`);
    seen.add(called);
    const lost = each.arcs.flat(2).find((arc) => arcs[arc < 0 ? ~arc : arc] === undefined);
    if (lost !== undefined) throw refused(`${quoteFound(called)} has an arc ${lost} that is not there`);
    return { name: called, geometry: each };
  });
  return { transform, arcs, geometries };
}
