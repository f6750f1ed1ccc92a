import { type ChainMethod, treatingOf } from '../methods/chain/method.js';
import type { Structure } from '../methods/structure/structure.js';
import { isRule, type Treating } from '../methods/treat/rule.js';
import { treat } from '../methods/treat/treat.js';

/** What a treatment comes to for a column: a rule is decided, anything else stays as it is. */
function decided(treating: Treating | null, column: Float64Array): Treating | null {
  if (treating === null || !isRule(treating)) return treating;
  const { treatment, changes } = treat(column, treating);
  if (treatment === 'none') return null;
  if (treatment !== 'winsorise') return { always: 'logarithm' };
  const of = (wanted: string) => changes.filter(({ why }) => why === wanted).length;
  return { high: of('winsorised_high'), low: of('winsorised_low') };
}

/**
 * A method whose indicators are treated as the rule decides for the given columns, whatever columns it is run
 * with: an outlier is the published figure's, and a draw does not make or unmake one.
 */
export function withDecided(
  method: ChainMethod,
  { nodes, indicators }: Structure,
  columns: readonly Float64Array[],
): ChainMethod {
  const [first, ...above] = method.levels;
  if (first === undefined) return method;
  const treatments = nodes
    .slice(0, indicators)
    .map(({ code }, i) => [code, decided(treatingOf(first, code), columns[i]!)] as const);
  return { ...method, levels: [{ ...first, individual_treat: Object.fromEntries(treatments) }, ...above] };
}
