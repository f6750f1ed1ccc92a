import type { Checks } from '../../schemas/release/checks-file.js';
import { pearson } from '../methods/check/correlation.js';
import type { Structure } from '../methods/structure/structure.js';
import { bothOf, orNull, whyNone } from './found.js';
import { rankCorrelations } from './rank-correlations.js';

type Pair = Checks['correlations'][number];

/** The correlation of every two nodes, once, in the order of the structure. */
export function pairsOf({ nodes }: Structure, columns: readonly Float64Array[]): Pair[] {
  const ranked = rankCorrelations(columns);
  return nodes.flatMap(({ code: one }, i) =>
    nodes.slice(i + 1).map(({ code: other }, after): Pair => {
      const beside = i + 1 + after;
      const units = bothOf(columns[i]!, columns[beside]!);
      const found = orNull(pearson(columns[i]!, columns[beside]!));
      const spearman = orNull(ranked[beside]![i]!);
      const reason = found === null || spearman === null ? whyNone(units) : null;
      return { one, other, units, pearson: found, spearman, reason };
    }),
  );
}
