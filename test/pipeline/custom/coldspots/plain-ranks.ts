import { expect } from 'vitest';
import { type Cells, ranksOf } from './arithmetic.js';

const asNumber = (text: string | undefined) => (text === undefined || text === '' ? null : Number(text));
const ranksIn = (row: Cells) => ({
  level_rank: asNumber(row.level_rank),
  gap_rank: asNumber(row.gap_rank),
  unexplained_gap_rank: asNumber(row.unexplained_gap_rank),
  kind: row.kind === '' ? null : row.kind,
  rank: asNumber(row.rank),
});
export const figuresIn = (row: Cells) => ({
  level: asNumber(row.level),
  gap: asNumber(row.gap),
  unexplained: asNumber(row.unexplained_gap),
});

/** Fails where ranks, class or score of a row are not those of plain arithmetic. */
export function expectPlainRanks(rows: readonly Cells[]): void {
  const plain = ranksOf(rows.map(figuresIn));
  for (const [i, row] of rows.entries()) {
    const { score, ...ranks } = plain[i]!;
    expect(ranksIn(row), row.area_name).toEqual(ranks);
    if (score === null) expect(row.score).toBe('');
    else expect(Number(row.score)).toBeCloseTo(score, 9);
  }
}
