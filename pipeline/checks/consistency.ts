import type { Checks, NotChecked } from '../../schemas/release/checks-file.js';
import { cronbach } from '../methods/check/cronbach.js';
import { pca } from '../methods/check/pca.js';
import type { Structure } from '../methods/structure/structure.js';
import { attempt } from './found.js';

export type ComponentsCheck = Checks['indicator_components'];

/** Components of more parts are not computed: the time grows with the cube, and nobody reads them. */
const MAX_PARTS = 250;

const SINGLE = 'it has only one part, and this measures how parts go together';

/**
 * Principal components of nodes; null with a reason for a single node, too many, or too few complete units.
 */
export function componentsOf(
  check: string,
  { nodes }: Structure,
  indices: readonly number[],
  columns: readonly Float64Array[],
  not_checked: NotChecked[],
): ComponentsCheck {
  if (indices.length < 2) {
    not_checked.push({ check, reason: SINGLE });
    return null;
  }
  if (indices.length > MAX_PARTS) {
    const reason = `it has ${indices.length} parts, and components are computed for at most ${MAX_PARTS}`;
    not_checked.push({ check, reason });
    return null;
  }
  return attempt(check, not_checked, () => {
    const { units, eigenvalues, shares, loadings } = pca(indices.map((i) => columns[i]!));
    // a loading is a correlation, which rounding may carry beyond one
    const first = Array.from(loadings[0]!, (loading) => Math.min(1, Math.max(-1, loading)));
    return {
      units,
      eigenvalues: [...eigenvalues],
      shares: Array.from(shares, (share) => Math.min(1, share)),
      first_loadings: first.map((loading, i) => ({ code: nodes[indices[i]!]!.code, loading })),
    };
  });
}

/** Cronbach's alpha of nodes; null with a reason for a single node, or where the values do not allow it. */
export function alphaOf(
  indices: readonly number[],
  columns: readonly Float64Array[],
  not_checked: NotChecked[],
): number | null {
  if (indices.length < 2) {
    not_checked.push({ check: 'cronbach_alpha', reason: SINGLE });
    return null;
  }
  return attempt('cronbach_alpha', not_checked, () => cronbach(indices.map((i) => columns[i]!)));
}
