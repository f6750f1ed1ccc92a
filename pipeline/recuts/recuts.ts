import { ascending, sum } from 'd3-array';
import type { Recut } from '../../schemas/release/recuts-table.js';
import type { RecutPlace } from './places.js';

/** The worst fifth, whose areas are the coldspots. */
const WORST = 5;

/** The index or a face: score, rank and fifth of each area that has them. */
export interface RecutMeasure {
  readonly code: string;
  readonly areas: ReadonlyMap<
    string,
    { readonly score: number; readonly rank: number; readonly fifth: number }
  >;
}

/**
 * An index by larger places and classes: means of its scores and of its ranks, weighted by people, and how
 * many of its districts, and of its people, are in coldspots. Plain means where the people of a district are
 * not known. Nothing is ranked again: a mean of ranks is no rank.
 * @param people of each district; a lookup that counts the people of a place itself comes before them
 * @returns a row for each place and measure, in their order
 */
export function recutsOf(
  places: readonly RecutPlace[],
  measures: readonly RecutMeasure[],
  people: ReadonlyMap<string, number>,
): Recut[] {
  return places.flatMap(({ kind, code: place_code, name: place_name, parts }) =>
    measures.map(({ code, areas }): Recut => {
      const found = parts
        .flatMap((part) => {
          const standing = areas.get(part.area_code);
          if (standing === undefined) return [];
          const all = people.get(part.area_code);
          const own = part.people ?? (all === undefined ? undefined : all * part.share);
          return [{ ...part, ...standing, own }];
        })
        .sort((a, b) => ascending(a.area_code, b.area_code));
      const known = found.length > 0 && found.every(({ own }) => own !== undefined);
      const weights = found.map(({ own, share }) => (known ? (own ?? 0) : share));
      const total = sum(weights);
      const mean = (value: (one: (typeof found)[number]) => number): number | null =>
        found.length === 0 ? null : sum(found, (one, i) => value(one) * (weights[i] ?? 0)) / total;
      const cold = found.filter(({ fifth }) => fifth === WORST).length;
      return {
        kind,
        place_code,
        place_name,
        code,
        score: mean(({ score }) => score),
        average_rank: mean(({ rank }) => rank),
        districts: found.length,
        coldspots: cold,
        coldspot_share_districts: found.length === 0 ? null : cold / found.length,
        coldspot_share_people: mean(({ fifth }) => (fifth === WORST ? 1 : 0)),
        population: known ? total : null,
        mixed: found.some(({ share }) => share < 1),
        area_codes: found.map(({ area_code }) => area_code).join(';'),
        left_out: parts
          .flatMap(({ area_code }) => (areas.has(area_code) ? [] : [area_code]))
          .sort(ascending)
          .join(';'),
      };
    }),
  );
}
