import type { Suite } from '../../schemas/suite.js';
import type { Row } from '../../schemas/table.js';
import type { SuiteScores } from './score-suite.js';

/** The pairs of periods whose change is written: each with the next, and the first with the last. */
function pairsOf(names: readonly string[]): [from: string, to: string][] {
  const steps = names.slice(1).map((name, i): [string, string] => [names[i]!, name]);
  return names.length > 2 ? [...steps, [names[0]!, names.at(-1)!]] : steps;
}

/** How every unit changed between the periods of an index: its score, and its rank by places risen. */
export function changeRows(changes: Suite['changes'], all: readonly SuiteScores[]): Row[] {
  const byName = new Map(all.map((scores) => [scores.index.name, scores]));
  return changes.flatMap(({ name, indices }) =>
    pairsOf(indices).flatMap(([from, to]) => {
      const earlier = byName.get(from)!;
      const later = byName.get(to)!;
      const before = new Map(earlier.codes.map((code, i) => [code, i]));
      return later.codes.map((code, i): Row => {
        const j = before.get(code);
        const change = j === undefined ? Number.NaN : later.scores[i]! - earlier.scores[j]!;
        const isRanked = j !== undefined && later.ranks[i] !== 0 && earlier.ranks[j] !== 0;
        return {
          name,
          from,
          to,
          unit_code: code,
          unit_name: later.names[i]!,
          score_change: Number.isNaN(change) ? null : change,
          places: isRanked ? earlier.ranks[j]! - later.ranks[i]! : null,
        };
      });
    }),
  );
}
