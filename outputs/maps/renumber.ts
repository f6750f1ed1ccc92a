/** The arcs that are still in use, and the number that a reference to an old one has among them. */
export interface Renumbered {
  /** Old numbers of the arcs in use, in their old order. */
  readonly kept: readonly number[];
  /** New form of an old reference; a complement (an arc run backwards) stays a complement. */
  readonly reference: (old: number) => number;
}

/** The number of the arc that a reference of TopoJSON points to: backwards is written as the complement. */
export const arcIndex = (reference: number): number => (reference < 0 ? ~reference : reference);

/** Renumbers arcs so that only those referred to are left. A reference to any other throws RangeError. */
export function renumber(references: Iterable<number>): Renumbered {
  const kept = [...new Set([...references].map(arcIndex))].sort((a, b) => a - b);
  const numbers = new Map(kept.map((old, index) => [old, index]));
  const reference = (old: number) => {
    const number = numbers.get(arcIndex(old));
    if (number === undefined) throw new RangeError(`arc ${arcIndex(old)} is not in use`);
    return old < 0 ? ~number : number;
  };
  return { kept, reference };
}
