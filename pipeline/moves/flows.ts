import { SmiError } from '../../errors/smi-error.js';
import type { OriginKind } from '../../schemas/census-moves.js';
import { parseMoves } from './parse-moves.js';

/** A place that is no area of the edition, with the moves between it and the areas. */
export interface Outside {
  /** As in the official file. */
  readonly code: string;
  readonly name: string;
  readonly kind: Exclude<OriginKind, 'area'>;
  /** People who came from there, by area. */
  readonly arrivals: Float64Array;
  /** People who went there, by area; undefined where the census did not count who lives there. */
  readonly departures: Float64Array | undefined;
}

/** Who moved between the areas of an edition. */
export interface AreaFlows {
  /** Codes of the areas, which all arrays follow. */
  readonly areas: readonly string[];
  /**
   * People by area a year before and area on Census Day, row by row; on the diagonal those who moved within.
   */
  readonly people: Float64Array;
  /** People who lived at the same address, by area. */
  readonly sameAddress: Float64Array;
  /** In the order of the frozen file. */
  readonly outside: readonly Outside[];
}

/**
 * Sums the flows of the census on the areas of an edition: places that are one area today become that area,
 * and moves between them moves within it.
 * @param areas codes of the areas, in order
 * @param path of the frozen file, for messages
 * Throws `figures-invalid` for a place in an area that the edition does not have.
 */
export function areaFlows(text: string, path: string, areas: readonly string[]): AreaFlows {
  const { origins, destinations } = parseMoves(text, path);
  const index = new Map(areas.map((code, i) => [code, i]));
  const placeOf = new Map(
    origins.map(({ origin_code, area_code }) => [
      origin_code,
      area_code === null ? -1 : index.get(area_code),
    ]),
  );
  const lost = origins.find(({ origin_code }) => placeOf.get(origin_code) === undefined);
  if (lost !== undefined)
    throw new SmiError(
      'figures-invalid',
      `${path}: ${lost.origin_code} is in ${lost.area_code}, which is not an area of the edition`,
    );
  const n = areas.length;
  const people = new Float64Array(n * n);
  const sameAddress = new Float64Array(n);
  const counted = new Set(destinations);
  const outside = new Map<string, Outside>();
  for (const { origin_code: code, origin_name: name, kind } of origins)
    if (kind !== 'area' && kind !== 'same_address')
      outside.set(code, {
        code,
        name,
        kind,
        arrivals: new Float64Array(n),
        departures: counted.has(code) ? new Float64Array(n) : undefined,
      });
  const toPlaces = destinations.map((code) => placeOf.get(code) ?? -1);
  const toOutside = destinations.map((code) => outside.get(code)?.departures);
  for (const { origin_code, kind, people: counts } of origins) {
    const from = placeOf.get(origin_code) ?? -1;
    const arrivals = kind === 'same_address' ? sameAddress : outside.get(origin_code)?.arrivals;
    for (const [k, count] of counts.entries()) {
      const to = toPlaces[k]!;
      // What is neither from nor to an area, such as a move within Wales, is no move of the edition.
      if (from >= 0 && to >= 0) people[from * n + to]! += count;
      else if (to >= 0) arrivals![to]! += count;
      else if (from >= 0) toOutside[k]![from]! += count;
    }
  }
  return { areas, people, sameAddress, outside: [...outside.values()] };
}
