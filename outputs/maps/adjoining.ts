import { arcIndex } from './rings.js';
import { type AreaTopology, areasOf, type Level, polygonsOf } from './topology.js';

/**
 * The areas that share a border with each area, as indices of `codes`, in their order: two areas do where a
 * line of the topology belongs to both. Areas that meet in a point, or across water that the map leaves
 * out, do not. An island has none.
 * Throws SmiError `figures-invalid` when a code has no geometry.
 */
export function adjoining(topology: AreaTopology, codes: readonly string[], level: Level): number[][] {
  const byArc = new Map<number, number[]>();
  for (const [unit, area] of areasOf(topology, codes, level).entries())
    for (const arc of new Set(polygonsOf(area).flat(2).map(arcIndex)))
      byArc.set(arc, [...(byArc.get(arc) ?? []), unit]);
  const sets = codes.map(() => new Set<number>());
  for (const units of byArc.values())
    for (const a of units) for (const b of units) if (a !== b) sets[a]?.add(b);
  return sets.map((set) => [...set].sort((a, b) => a - b));
}
