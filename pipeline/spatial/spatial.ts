import { adjoining } from '../../outputs/maps/adjoining.js';
import { type AreaTopology, objectOf } from '../../outputs/maps/topology.js';
import type { Figure } from '../../schemas/figure.js';
import type { Cluster, SpatialAreaRow, SpatialRow } from '../../schemas/release/spatial-tables.js';
import type { IndexEdition } from '../editions/edition.js';
import type { ScorePlan } from '../editions/plan.js';
import { adjusted } from '../methods/check/false-discovery.js';
import { neighboursFrom } from '../methods/spatial/moran.js';
import type { Modelled } from '../model/model.js';
import { sortedAreas } from '../robustness/edition-problem.js';
import { keptNodes } from '../robustness/kept.js';
import { permutationTest, type SpatialPart } from './permutation-test.js';
import { rebuildProblem } from './placed-figures.js';

/** Up to this share of the areas in clusters may be expected to be there by chance. */
export const FALSE_SHARE = 0.05;

export interface Spatial {
  /** The index first, then its faces. */
  readonly rows: readonly SpatialRow[];
  /** By part, then by area code. */
  readonly areas: readonly SpatialAreaRow[];
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** What an area is, by its own distance from the mean, that of its neighbours, and the adjusted p value. */
export function clusterOf(own: number, around: number, q: number): Cluster | null {
  if (Number.isNaN(q)) return null;
  if (!(q <= FALSE_SHARE) || own === 0 || around === 0) return 'none';
  if (own < 0) return around < 0 ? 'cold' : 'cold_among_hot';
  return around > 0 ? 'hot' : 'hot_among_cold';
}

/**
 * Whether areas that share a border are alike, in the index and its faces, and where cold and hot places lie
 * together; undefined where the method does not ask for it.
 * @param figures frozen and derived, as published, before anything is modelled or imputed
 * @param modelled what became of the figures of counties
 * @throws SmiError `figures-invalid` where an area has no geometry
 */
export function spatialOf(
  edition: Pick<IndexEdition, 'method' | 'areas'>,
  plan: Pick<ScorePlan, 'structure' | 'chain'>,
  topology: AreaTopology,
  { figures, modelled, seed }: { figures: readonly Figure[]; modelled?: Modelled | undefined; seed: number },
): Spatial | undefined {
  const { method } = edition;
  if (method.spatial === undefined) return undefined;
  const { permutations } = method.spatial;
  const areas = sortedAreas(edition.areas);
  const codes = areas.map(({ area_code }) => area_code);
  const lists = adjoining(topology, codes, objectOf(method.areas.level));
  const problem = rebuildProblem(edition, plan, figures, modelled);
  const nodes = keptNodes(plan.structure);
  const parts = permutationTest(problem, neighboursFrom(lists), nodes, { permutations, seed });
  const names = new Map(method.structure.map(({ code, name }) => [code, name ?? code]));
  const partOf = ({ node }: SpatialPart) => {
    const { code } = plan.structure.nodes[node]!;
    return { code, name: names.get(code) ?? code };
  };
  const areaRows = parts.map((part) => {
    const { values, deviations, lags, local, localP } = part;
    const q = adjusted(localP);
    return areas.map(
      ({ area_code, area_name }, unit): SpatialAreaRow => ({
        ...partOf(part),
        area_code,
        area_name,
        score: orNull(values[unit]!),
        neighbours: lists[unit]!.length,
        neighbours_score: orNull(values[unit]! - deviations[unit]! + lags[unit]!),
        local_i: orNull(local[unit]!),
        p_value: orNull(localP[unit]!),
        q_value: orNull(q[unit]!),
        cluster: clusterOf(deviations[unit]!, lags[unit]!, q[unit]!),
      }),
    );
  });
  const borders = lists.reduce((sum, list) => sum + list.length, 0) / 2;
  const without = codes.filter((_, unit) => lists[unit]!.length === 0).join(';');
  const rows = parts.map((part, i): SpatialRow => {
    const counted = (cluster: Cluster) => areaRows[i]!.filter((row) => row.cluster === cluster).length;
    return {
      ...partOf(part),
      moran_i: orNull(part.moran),
      expected: orNull(part.expected),
      sd: orNull(part.sd),
      p_value: orNull(part.p),
      permutations,
      areas: part.count,
      borders,
      cold: counted('cold'),
      hot: counted('hot'),
      without_neighbours: without,
    };
  });
  return { rows, areas: areaRows.flat() };
}
