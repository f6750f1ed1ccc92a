/** Ranks and classes by plain arithmetic, independent of the code of the program. */
import Papa from 'papaparse';

export type Cells = Readonly<Record<string, string>>;

/** The rows of a CSV text by the names of its header. */
export const rowsOf = (text: string): Cells[] => Papa.parse<Cells>(text.trimEnd(), { header: true }).data;

export interface Figures {
  readonly level: number | null;
  readonly gap: number | null;
  readonly unexplained: number | null;
}

const known = (values: readonly (number | null)[]) =>
  values.filter((value): value is number => value !== null);

/** 1 for the best; one more than the number of better values. */
const rank = (value: number | null, all: readonly (number | null)[], sign: 1 | -1) =>
  value === null ? null : 1 + known(all).filter((other) => sign * (other - value) > 1e-9).length;

/** Whether a value is among the k worst: fewer than k are worse than it. */
const isWorst = (value: number, all: readonly (number | null)[], sign: 1 | -1) =>
  known(all).filter((other) => sign * (value - other) > 1e-9).length < Math.ceil(known(all).length / 5);

/** Which end a value is in; neither where it would be in both, as where all are equal. */
function endOf(value: number, all: readonly (number | null)[], sign: 1 | -1): 'worst' | 'best' | 'neither' {
  const worst = isWorst(value, all, sign);
  const best = isWorst(value, all, sign === 1 ? -1 : 1);
  return worst === best ? 'neither' : worst ? 'worst' : 'best';
}

function standard(value: number, all: readonly (number | null)[]): number {
  const there = known(all);
  const mean = there.reduce((sum, one) => sum + one, 0) / there.length;
  const squares = there.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return (value - mean) / Math.sqrt(squares / (there.length - 1));
}

function kindOf(level: string, gap: string) {
  if (level === 'worst') return gap === 'worst' ? 'coldspot' : 'cold_on_level';
  if (gap === 'worst') return 'cold_on_gap';
  return level === 'best' && gap === 'best' ? 'hotspot' : 'none';
}

/** Class of each area, in the order of the areas; null where a figure for it is missing. */
export function ranksOf(areas: readonly Figures[]) {
  const [levels, gaps, parts] = (['level', 'gap', 'unexplained'] as const).map((name) =>
    areas.map((area) => area[name]),
  ) as [(number | null)[], (number | null)[], (number | null)[]];
  const noSpread = [levels, gaps, parts].some((all) => new Set(known(all)).size < 2);
  const scores = areas.map(({ level, gap, unexplained }) =>
    level === null || gap === null || unexplained === null || noSpread
      ? null
      : (standard(level, levels) - standard(gap, gaps) - standard(unexplained, parts)) / 3,
  );
  return areas.map(({ level, gap, unexplained }, i) => ({
    level_rank: rank(level, levels, 1),
    gap_rank: rank(gap, gaps, -1),
    unexplained_gap_rank: rank(unexplained, parts, -1),
    kind: level === null || gap === null ? null : kindOf(endOf(level, levels, 1), endOf(gap, gaps, -1)),
    score: scores[i] ?? null,
    rank: rank(scores[i] ?? null, scores, 1),
  }));
}
