import { loadEdition } from '../../../pipeline/editions/edition.js';
import { shipped } from '../../../pipeline/package-root.js';
import { type EditionSweep, editionSweep } from '../../../pipeline/robustness-run/edition-robustness.js';
import { indexEditionOf } from '../../fixtures/index-edition.js';

/** england-2026 as its replicates see it. */
export async function england(seed = 1): Promise<EditionSweep> {
  return editionSweep(indexEditionOf(await loadEdition(shipped('editions'), 'england-2026')), seed, 1);
}
