import type { Crosswalk } from '../../pipeline/harmonise/crosswalk.js';
import type { Rule } from '../../pipeline/harmonise/resolve.js';

/** The codes that replaced a code, and how. */
export interface Step {
  readonly to: readonly string[];
  readonly rule: Rule;
  readonly estimated: boolean;
}

/**
 * The crosswalk read forwards: retired code → the codes that replaced it. A code has one step only: the
 * crosswalk has no code that was both merged and split, and a test of the register checks that none is added.
 */
export function stepsOf({ recodes, footprints, mergers, splits }: Crosswalk): Map<string, Step> {
  const steps = new Map<string, Step>();
  const add = (old: string, to: string, rule: Rule, estimated = false) => {
    const former = steps.get(old)?.to ?? [];
    steps.set(old, { to: [...former, to].sort(), rule, estimated });
  };
  for (const [today, old] of recodes) add(old, today, 'recode');
  for (const [today, county] of footprints) add(county, today, 'same_footprint');
  for (const [today, parts] of mergers) for (const part of parts) add(part, today, 'merger');
  for (const [today, { parent, estimated }] of splits) add(parent, today, 'split', estimated);
  return steps;
}
