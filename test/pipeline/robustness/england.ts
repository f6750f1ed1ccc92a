import { loadEdition } from '../../../pipeline/editions/edition.js';
import { type EditionSweep, editionSweep } from '../../../pipeline/robustness/edition-robustness.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import { indexEditionOf } from '../../fixtures/index-edition.js';

/** The replicate problem of england-2026. */
export async function england(seed = 1): Promise<EditionSweep> {
  return editionSweep(indexEditionOf(await loadEdition(shipped('editions'), 'england-2026')), seed, 1);
}
