/** Coefficients by unknown; zeros are left out. */
export type Coefficients = ReadonlyMap<string, number>;

/** A known sum of unknowns. */
export interface Known {
  readonly coefficients: Coefficients;
  /**
   * The value of the sum for each of several quantities that add up in the same way; NaN where it is not
   * known.
   */
  readonly values: readonly number[];
  /** Indices of the equations that it was made from. */
  readonly from: ReadonlySet<number>;
}

const NEGLIGIBLE = 1e-9;

/** `known` − `factor` × `other`. */
export function less(known: Known, other: Known, factor: number): Known {
  const coefficients = new Map(known.coefficients);
  for (const [unknown, coefficient] of other.coefficients) {
    const left = (coefficients.get(unknown) ?? 0) - factor * coefficient;
    if (Math.abs(left) < NEGLIGIBLE) coefficients.delete(unknown);
    else coefficients.set(unknown, left);
  }
  return {
    coefficients,
    values: known.values.map((value, i) => value - factor * (other.values[i] ?? Number.NaN)),
    from: new Set([...known.from, ...other.from]),
  };
}

/**
 * What follows from a set of sums, by Gauss–Jordan elimination: the reduced row echelon form. Coefficients
 * stay small integers or simple fractions, because every sum is over areas nested in areas.
 */
export class LinearSystem {
  readonly #rows = new Map<string, Known>();

  /** Adds a sum to the system; `values` as in `Known`. */
  add(unknowns: Iterable<string>, values: readonly number[], index: number): void {
    const coefficients = new Map([...unknowns].map((unknown) => [unknown, 1] as const));
    const reduced = this.#reduce({ coefficients, values, from: new Set([index]) });
    const [first] = reduced.coefficients;
    if (first === undefined) return;
    const [pivot, coefficient] = first;
    const none: Known = { coefficients: new Map(), values: values.map(() => 0), from: new Set() };
    const row = less(none, reduced, -1 / coefficient);
    for (const [other, existing] of this.#rows) {
      const factor = existing.coefficients.get(pivot);
      if (factor !== undefined) this.#rows.set(other, less(existing, row, factor));
    }
    this.#rows.set(pivot, row);
  }

  #reduce(known: Known): Known {
    let reduced = known;
    for (const [unknown, coefficient] of known.coefficients) {
      const row = this.#rows.get(unknown);
      if (row !== undefined) reduced = less(reduced, row, coefficient);
    }
    return reduced;
  }

  /** The equations from which the sum of `unknowns` follows; null where it does not follow. */
  equationsFor(unknowns: Iterable<string>): ReadonlySet<number> | null {
    const coefficients = new Map([...unknowns].map((unknown) => [unknown, 1] as const));
    const { coefficients: left, from } = this.#reduce({ coefficients, values: [], from: new Set() });
    return left.size === 0 ? from : null;
  }

  /** The simplest known sums: each has an unknown that no other has. */
  rows(): Iterable<Known> {
    return this.#rows.values();
  }
}

const negativeOf = ({ coefficients }: Known): string | undefined =>
  [...coefficients].find(([, coefficient]) => coefficient < 0)?.[0];

/**
 * Sums in which nothing is subtracted, made of at most `max` rows of a reduced system. In such a sum no row
 * is subtracted, because no other row has its pivot. So what one row subtracts another must add, and only
 * rows that do are tried.
 */
export function plainSums(rows: readonly Known[], max = 4): Known[] {
  const adding = new Map<string, number[]>();
  for (const [i, { coefficients }] of rows.entries())
    for (const [unknown, coefficient] of coefficients)
      if (coefficient > 0) adding.set(unknown, [...(adding.get(unknown) ?? []), i]);
  const found: Known[] = [];
  const complete = (sum: Known, used: ReadonlySet<number>): void => {
    const negative = negativeOf(sum);
    if (negative === undefined) found.push(sum);
    else if (used.size < max)
      for (const i of adding.get(negative) ?? [])
        if (!used.has(i)) complete(less(sum, rows[i]!, -1), new Set([...used, i]));
  };
  for (const [i, row] of rows.entries()) complete(row, new Set([i]));
  return found;
}
