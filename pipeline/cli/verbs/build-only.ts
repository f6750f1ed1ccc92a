import { SmiError } from '../../../errors/smi-error.js';
import type { KeptRelease } from '../../publish/kept-release.js';
import type { OptionValues } from '../verb.js';

/** What `--only` takes from the release that it completes. */
const OF_RELEASE = ['method', 'replicates', 'base-url', 'seed'] as const;

/** Throws `usage` for options that a release which is completed was made with. */
export function checkOnly(options: OptionValues, skipped: readonly string[]): void {
  const name = OF_RELEASE.find((one) => options[one] !== undefined);
  const given = skipped.includes('areas') ? 'skip areas' : name;
  if (given !== undefined)
    throw new SmiError('usage', `--only completes a release as it was made, so --${given} cannot be given`, {
      next: `leave out --${given}`,
    });
}

/** The options by which a release that is completed was made. */
export function keptOptions(kept: KeptRelease | undefined) {
  if (kept === undefined) return {};
  const { seed, replicates, base_url } = kept.receipt.options ?? {};
  return {
    kept,
    ...(typeof seed === 'number' && { seed }),
    ...(typeof replicates === 'number' && { replicates }),
    ...(typeof base_url === 'string' && { baseUrl: base_url }),
  };
}
