import { loadEdition } from '../../../pipeline/editions/edition.js';
import { type EditionSweep, editionSweep } from '../../../pipeline/robustness/edition-robustness.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import { indexEditionOf } from '../../fixtures/index-edition.js';

/** The replicate problem of an edition of the index. */
export async function england(seed = 1, edition = 'england-2026'): Promise<EditionSweep> {
  return editionSweep(indexEditionOf(await loadEdition(shipped('editions'), edition)), seed, 1);
}
