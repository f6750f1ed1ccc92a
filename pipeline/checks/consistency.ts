import type { Checks, NotChecked } from '../../schemas/release/checks-file.js';
import { cronbach } from '../methods/check/cronbach.js';
import { pca } from '../methods/check/pca.js';
import type { Structure } from '../methods/structure/structure.js';
import { attempt } from './found.js';

export type ComponentsCheck = Checks['indicator_components'];

/** Parts beyond which components are not worked out: the time grows with their cube, and nobody reads them. */
const MAX_PARTS = 250;

const ALONE = 'it has one part alone, and this is about how parts go together';

/**
 * Principal components of some nodes; null with a reason where there is one alone, or too few complete
 * units.
 */
export function componentsOf(
  check: string,
  { nodes }: Structure,
  places: readonly number[],
  columns: readonly Float64Array[],
  not_checked: NotChecked[],
): ComponentsCheck {
  if (places.length < 2) {
    not_checked.push({ check, reason: ALONE });
    return null;
  }
  if (places.length > MAX_PARTS) {
    const reason = `it has ${places.length} parts, and components are made of ${MAX_PARTS} at most`;
    not_checked.push({ check, reason });
    return null;
  }
  return attempt(check, not_checked, () => {
    const { units, eigenvalues, shares, loadings } = pca(places.map((place) => columns[place]!));
    // a loading is a correlation: rounding may carry it beyond one
    const first = Array.from(loadings[0]!, (loading) => Math.min(1, Math.max(-1, loading)));
    return {
      units,
      eigenvalues: [...eigenvalues],
      shares: Array.from(shares, (share) => Math.min(1, share)),
      first_loadings: first.map((loading, i) => ({ code: nodes[places[i]!]!.code, loading })),
    };
  });
}

/** Cronbach's alpha of some nodes; null with a reason as above. */
export function alphaOf(
  places: readonly number[],
  columns: readonly Float64Array[],
  not_checked: NotChecked[],
): number | null {
  if (places.length < 2) {
    not_checked.push({ check: 'cronbach_alpha', reason: ALONE });
    return null;
  }
  return attempt('cronbach_alpha', not_checked, () => cronbach(places.map((place) => columns[place]!)));
}
