import { ascending } from 'd3-array';
import type { EvidenceArea } from '../../schemas/evidence.js';
import type { ValidityPlace } from '../../schemas/release/validity-tables.js';

/** The index, or an aggregate that it is made of, with its scores by area. */
export interface ScoredPart {
  readonly code: string;
  readonly name: string;
  readonly scores: ReadonlyMap<string, number>;
}

/** The mean of one part over the areas of a place that have a score. */
function meanOf(
  { code, name, scores }: ScoredPart,
  areas: readonly string[],
  people: ReadonlyMap<string, number>,
): Pick<ValidityPlace, 'code' | 'name' | 'score' | 'districts' | 'population' | 'area_codes'> {
  const scored = areas.filter((area) => scores.has(area));
  const known = scored.every((area) => people.has(area));
  const weights = scored.map((area) => (known ? (people.get(area) ?? 0) : 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const weighed = scored.reduce((sum, area, i) => sum + (scores.get(area) ?? 0) * (weights[i] ?? 0), 0);
  return {
    code,
    name,
    score: scored.length === 0 ? null : weighed / total,
    districts: scored.length,
    population: known && scored.length > 0 ? total : null,
    area_codes: scored.join(';'),
  };
}

/**
 * The mean score of each part in each place, weighted by people; a plain mean where those of one of its areas
 * are not known. Places in the order of their codes, and parts as given.
 */
export function meansOfPlaces(
  parts: readonly ScoredPart[],
  areas: readonly EvidenceArea[],
  people: ReadonlyMap<string, number>,
): ValidityPlace[] {
  const places = new Map<string, { readonly about: EvidenceArea; readonly codes: string[] }>();
  for (const about of areas) {
    if (about.place_code === null) continue;
    const key = `${about.level} ${about.place_code}`;
    const known = places.get(key);
    if (known === undefined) places.set(key, { about, codes: [about.area_code] });
    else known.codes.push(about.area_code);
  }
  return [...places]
    .sort(([a], [b]) => ascending(a, b))
    .flatMap(([, { about, codes }]) =>
      parts.map((part) => ({
        level: about.level,
        place_code: about.place_code ?? '',
        place_name: about.place_name ?? '',
        ...meanOf(part, codes.toSorted(), people),
      })),
    );
}
