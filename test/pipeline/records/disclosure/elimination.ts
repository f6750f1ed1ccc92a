/** Exact elimination over integers of any size: what a patient attacker can do. */
type Row = bigint[];

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

/** `row` × the pivot of `by` − `by` × its own coefficient there, without a common factor. */
function clear(row: Row, by: Row, pivot: number): Row {
  const own = row[pivot]!;
  const other = by[pivot]!;
  if (own === 0n) return row;
  const cleared = row.map((value, i) => value * other - by[i]! * own);
  const factor = cleared.reduce(gcd, 0n);
  return factor > 1n ? cleared.map((value) => value / factor) : cleared;
}

export class Elimination {
  readonly #columns: ReadonlyMap<string, number>;
  readonly #rows: { row: Row; pivot: number }[] = [];

  constructor(unknowns: readonly string[]) {
    this.#columns = new Map(unknowns.map((unknown, i) => [unknown, i]));
  }

  #rowOf(sum: readonly string[]): Row {
    const row = Array.from(this.#columns, () => 0n);
    for (const unknown of sum) row[this.#columns.get(unknown)!]! += 1n;
    return row;
  }

  #reduce(row: Row): Row {
    return this.#rows.reduce((left, { row: by, pivot }) => clear(left, by, pivot), row);
  }

  /** Adds that the sum of these is known. */
  know(sum: readonly string[]): void {
    const row = this.#reduce(this.#rowOf(sum));
    const pivot = row.findIndex((value) => value !== 0n);
    if (pivot < 0) return;
    for (const existing of this.#rows) existing.row = clear(existing.row, row, pivot);
    this.#rows.push({ row, pivot });
  }

  knows(sum: readonly string[]): boolean {
    return this.#reduce(this.#rowOf(sum)).every((value) => value === 0n);
  }

  /** The known sums of one or more unknowns without subtraction, among the simplest. */
  plainSums(): string[][] {
    const names = [...this.#columns.keys()];
    return this.#rows.flatMap(({ row }) => {
      const signed = row.find((value) => value !== 0n)! < 0n ? row.map((value) => -value) : row;
      return signed.some((value) => value < 0n || value > 1n)
        ? []
        : [names.filter((_, i) => signed[i] === 1n)];
    });
  }
}
