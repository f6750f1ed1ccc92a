import { AreaTree } from './area-tree.js';
import { roundingOf, type ThisOutput } from './differences.js';
import type { EarlierOutput, OutputCell } from './earlier-output.js';
import { type Additive, GROUPS, type Group } from './families.js';
import { LinearSystem, plainSums } from './linear-system.js';
import { countParts, type Selection, sumParts } from './selection.js';

/** A cell of some output, and whether that output is the one now made. */
export interface Cell extends OutputCell {
  readonly selection: Selection;
  readonly own: boolean;
}

/** Quantities that add up over areas: people, and the sum of what they earn. */
export type Quantity = 'counts' | 'sums';
const PARTS = { counts: countParts, sums: sumParts } as const;

/**
 * The unknowns that a cell is the sum of: areas without others in them, crossed with parts of the selection.
 */
export function unknownsOf({ area_code, selection }: Cell, tree: AreaTree, quantity: Quantity): string[] {
  const parts = PARTS[quantity](selection);
  return tree.leaves(area_code).flatMap((leaf) => parts.map((part) => `${leaf} ${part}`));
}

/**
 * Every sum that the cells tell, with the people of each group behind it; equations are told apart by the
 * place of their cell. A family that an area lacks for want of people counts as known to be nobody.
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
  // small sums first keep the rows short; of equal ones the earlier output's, which is known already
  sums.sort((one, other) => one.unknowns.length - other.unknowns.length || one.index - other.index);
  for (const { cell, index, unknowns } of sums) {
    const values = GROUPS[family].map((group: Group) => cell.counts[group] ?? 0);
    system.add(unknowns, values, index);
  }
  return system;
}

/** Something that may not be known would be, through the areas named: withholding them ends it. */
export interface Leak {
  /**
   * The area whose withheld figure is told; null where it is of a few people whom no single output is about.
   */
  readonly area_code: string | null;
  /** Areas of the output now made. */
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

/** Looks for what one output tells together with those before it. */
export class CombinedOutputs {
  readonly #output: ThisOutput;
  readonly #rounding: number;
  readonly #family: Additive;
  readonly #tree: AreaTree;
  readonly #earlier: readonly Cell[];
  readonly #before: Readonly<Record<Quantity, LinearSystem>>;

  /** @param own cells of the output now made, for the areas that they are of */
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

  /** Withheld figures that follow now and did not before. */
  #told(cells: readonly Cell[], system: LinearSystem, quantity: Quantity): Leak[] {
    return cells.flatMap((cell) => {
      if (cell.state !== 'withheld') return [];
      const unknowns = unknownsOf(cell, this.#tree, quantity);
      const from = system.tells(unknowns);
      if (from === null || this.#before[quantity].tells(unknowns) !== null) return [];
      return [{ area_code: cell.area_code, through: throughOf(cells, from) }];
    });
  }

  /**
   * Sums of few people that follow from this output and earlier ones together. The margin for the rounding of
   * earlier counts grows with the root of how many there are, as the error of their sum does, and is over
   * three times that.
   */
  #fewPeople(cells: readonly Cell[], system: LinearSystem): Leak[] {
    const { threshold } = this.#output;
    return plainSums([...system.rows()]).flatMap(({ coefficients, values, from }) => {
      const through = throughOf(cells, from);
      const earlier = from.size - through.length;
      if (through.length === 0 || earlier === 0) return [];
      const closest = threshold + this.#rounding * Math.sqrt(earlier);
      if (values.every((value) => Math.abs(value) >= closest)) return [];
      return this.#before.counts.tells(coefficients.keys()) === null ? [{ area_code: null, through }] : [];
    });
  }

  /**
   * What the output now made tells together with earlier ones of the same records, and may not.
   *
   * Rule: all outputs are one system of sums. The unknowns are the areas without others in them, crossed with
   * sons and daughters (for counts also with in and out of work); every published figure is a sum of them. A
   * figure withheld in any of the outputs must not follow from them all, nor may a sum of fewer people than
   * the threshold. Such sums are looked for among the simplest that follow (see `plainSums`), not among all.
   *
   * Example, all = sons + daughters: the sons of A were withheld. If all of A is published, its daughters
   * must not be, for all less daughters are sons. Example, kept = in work + out of work: those in work in A
   * were withheld as few; with zeros kept A is withheld as well, for zeros add nothing to a sum of earnings.
   * Example, areas together: all of A and B are known only together, from their region's total, and so were
   * their sons before; then so are their daughters, who must be enough. Fifths are cut within the chosen sex,
   * so that for gaps the sums are near, not exact.
   * @param own cells of the output now made, their `counts` unrounded
   */
  leaks(own: readonly OutputCell[]): Leak[] {
    if (this.#earlier.length === 0) return [];
    const { selection } = this.#output;
    const cells = [...this.#earlier, ...toCells({ cells: own, selection }, true, this.#family)];
    const counts = systemOf(cells, this.#tree, this.#family, 'counts');
    const sums = systemOf(cells, this.#tree, this.#family, 'sums');
    return [
      ...this.#told(cells, counts, 'counts'),
      ...this.#told(cells, sums, 'sums'),
      ...this.#fewPeople(cells, counts),
    ];
  }
}
