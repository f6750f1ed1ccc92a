/** What a reader can derive by adding and subtracting, independent of the code of the program. */

/** Rank of the rows: how many are independent. */
function rankOf(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
    const i = left.findIndex((row, position) => position >= rank && Math.abs(row[column] ?? 0) > 1e-9);
    if (i < 0) continue;
    const [pivot] = left.splice(i, 1);
    left.splice(rank, 0, pivot!);
    for (const [position, row] of left.entries()) {
      if (position === rank) continue;
      const factor = (row[column] ?? 0) / pivot![column]!;
      for (const [cell, value] of pivot!.entries()) row[cell] = (row[cell] ?? 0) - factor * value;
    }
    rank += 1;
  }
  return rank;
}

/** A sum of parts, by their names. */
export type Sum = readonly string[];

/** Whether a sum follows from sums that are known. */
export function follows(wanted: Sum, known: readonly Sum[], parts: readonly string[]): boolean {
  const row = (sum: Sum) => parts.map((part) => (sum.includes(part) ? 1 : 0));
  const rows = known.map(row);
  return rankOf([...rows, row(wanted)]) === rankOf(rows);
}
