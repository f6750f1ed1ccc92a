import type { NeighboursPart } from '../../schemas/release/area-parts.js';
import { dfeNeighbours, districtNeighbours, type Neighbour } from '../geography/neighbours.js';
import type { Registers } from '../geography/registers.js';

const partOf = ({ code, name, distance, closeness }: Neighbour): NeighboursPart['nearest'][number] => ({
  code,
  name,
  distance,
  closeness,
});

/**
 * The statistical neighbours of every area of today that has some, by its code: of districts those that the
 * project chose, of upper tiers those that the Department for Education names, and of areas that are both,
 * both.
 */
export function neighboursOfAreas(registers: Registers): ReadonlyMap<string, NeighboursPart> {
  const nearest = districtNeighbours(registers);
  const education = dfeNeighbours(registers);
  return new Map(
    [...registers.values()].flatMap(({ code, end }): [string, NeighboursPart][] => {
      if (end !== null) return [];
      const own = nearest(code).neighbours.map(partOf);
      const named = education(code).neighbours.map(partOf);
      if (own.length === 0 && named.length === 0) return [];
      return [[code, { nearest: own, education: named.length === 0 ? null : named }]];
    }),
  );
}
