import { AreaTree } from './area-tree.js';
import { roundingOf, type ThisOutput } from './differences.js';
import type { EarlierOutput, OutputCell } from './earlier-output.js';
import { type Additive, GROUPS, type Group } from './families.js';
import { LinearSystem, plainSums } from './linear-system.js';
import { countParts, type Selection, sumParts } from './selection.js';

/** A cell of an output, and whether that output is the one being made. */
export interface Cell extends OutputCell {
  readonly selection: Selection;
  readonly own: boolean;
}

/** Quantities that add up over areas: numbers of people, and sums of their earnings. */
export type Quantity = 'counts' | 'sums';
const PARTS = { counts: countParts, sums: sumParts } as const;

/** The unknowns whose sum a cell is: areas of the lowest level, crossed with parts of the selection. */
export function unknownsOf({ area_code, selection }: Cell, tree: AreaTree, quantity: Quantity): string[] {
  const parts = PARTS[quantity](selection);
  return tree.leaves(area_code).flatMap((leaf) => parts.map((part) => `${leaf} ${part}`));
}

/**
 * Every sum that the cells disclose, with the people of each group in it; an equation is identified by the
 * index of its cell. Where an area has no figures because it has no people, their number counts as known to
 * be zero.
 */
export function systemOf(
  cells: readonly Cell[],
  tree: AreaTree,
  family: Additive,
  quantity: Quantity,
): LinearSystem {
  const system = new LinearSystem();
  const sums = cells.flatMap((cell, index) =>
    cell.state === 'withheld' ? [] : [{ cell, index, unknowns: unknownsOf(cell, tree, quantity) }],
  );
  // Small sums first keep the rows short; among equal ones, earlier outputs first, because they are already
  // known.
  sums.sort((a, b) => a.unknowns.length - b.unknowns.length || a.index - b.index);
  for (const { cell, index, unknowns } of sums) {
    const values = GROUPS[family].map((group: Group) => cell.counts[group] ?? 0);
    system.add(unknowns, values, index);
  }
  return system;
}

/** Something that must not be disclosed follows from the named areas: withholding these prevents it. */
export interface Leak {
  /**
   * The area whose withheld figure is disclosed; null where it is a sum of few people that no single output
   * is about.
   */
  readonly area_code: string | null;
  /** Areas of the output being made. */
  readonly through: readonly string[];
}

const toCells = (
  { cells, selection }: Pick<EarlierOutput, 'cells' | 'selection'>,
  own: boolean,
  family: Additive,
): Cell[] => cells.filter((cell) => cell.family === family).map((cell) => ({ ...cell, selection, own }));

function throughOf(cells: readonly Cell[], from: ReadonlySet<number>): string[] {
  return [...from].flatMap((index) => {
    const cell = cells[index];
    return cell?.own ? [cell.area_code] : [];
  });
}

/** Finds what an output discloses together with earlier ones. */
export class CombinedOutputs {
  readonly #output: ThisOutput;
  readonly #rounding: number;
  readonly #family: Additive;
  readonly #tree: AreaTree;
  readonly #earlier: readonly Cell[];
  readonly #before: Readonly<Record<Quantity, LinearSystem>>;

  /** @param own cells of the output being made; only their areas are used */
  constructor(
    output: ThisOutput,
    family: Additive,
    own: readonly OutputCell[],
    previous: readonly EarlierOutput[],
  ) {
    this.#output = output;
    this.#rounding = roundingOf(output, previous);
    this.#family = family;
    this.#earlier = previous
      .filter(({ inputs }) => inputs === output.inputs)
      .flatMap((earlier) => toCells(earlier, false, family));
    this.#tree = new AreaTree([...this.#earlier, ...own]);
    this.#before = {
      counts: systemOf(this.#earlier, this.#tree, family, 'counts'),
      sums: systemOf(this.#earlier, this.#tree, family, 'sums'),
    };
  }

  /** Withheld figures that follow now and did not follow before. */
  #disclosed(cells: readonly Cell[], system: LinearSystem, quantity: Quantity): Leak[] {
    return cells.flatMap((cell) => {
      if (cell.state !== 'withheld') return [];
      const unknowns = unknownsOf(cell, this.#tree, quantity);
      const from = system.equationsFor(unknowns);
      if (from === null || this.#before[quantity].equationsFor(unknowns) !== null) return [];
      return [{ area_code: cell.area_code, through: throughOf(cells, from) }];
    });
  }

  /**
   * Sums of few people that follow from this output and earlier ones together. The margin for the rounding of
   * earlier counts grows with the square root of their number, as the error of their sum does, and is more
   * than three times that error.
   */
  #fewPeople(cells: readonly Cell[], system: LinearSystem): Leak[] {
    const { threshold } = this.#output;
    return plainSums([...system.rows()]).flatMap(({ coefficients, values, from }) => {
      const through = throughOf(cells, from);
      const earlier = from.size - through.length;
      if (through.length === 0 || earlier === 0) return [];
      const closest = threshold + this.#rounding * Math.sqrt(earlier);
      if (values.every((value) => Math.abs(value) >= closest)) return [];
      return this.#before.counts.equationsFor(coefficients.keys()) === null
        ? [{ area_code: null, through }]
        : [];
    });
  }

  /**
   * What the output being made discloses, together with earlier outputs of the same records, and must not.
   *
   * Rule: all outputs form one system of sums. The unknowns are the areas of the lowest level, crossed with
   * sons and daughters (for counts also with in and out of work); every published figure is a sum of
   * unknowns. Neither a figure withheld in any of the outputs nor a sum of fewer people than the threshold
   * may follow from them all. Such sums are looked for among the simplest that follow (see `plainSums`), not
   * among all.
   *
   * Example, all = sons + daughters: the sons of A were withheld. If all of A is published, its daughters
   * must not be, because all minus daughters gives sons. Example, kept = in work + out of work: those in work
   * in A were withheld as too few; with zeros kept A is withheld as well, because zeros add nothing to a sum
   * of earnings. Example, areas together: all of A and B are known only together, from their region's total,
   * and so were their sons before; then their daughters are known together too, and must be enough. Fifths
   * are cut within the chosen sex, so for gaps the sums are approximate.
   * @param own cells of the output now made, their `counts` unrounded
   */
  leaks(own: readonly OutputCell[]): Leak[] {
    if (this.#earlier.length === 0) return [];
    const { selection } = this.#output;
    const cells = [...this.#earlier, ...toCells({ cells: own, selection }, true, this.#family)];
    const counts = systemOf(cells, this.#tree, this.#family, 'counts');
    const sums = systemOf(cells, this.#tree, this.#family, 'sums');
    return [
      ...this.#disclosed(cells, counts, 'counts'),
      ...this.#disclosed(cells, sums, 'sums'),
      ...this.#fewPeople(cells, counts),
    ];
  }
}
