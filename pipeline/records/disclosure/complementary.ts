import type { AreaTree } from './area-tree.js';
import type { Adding } from './families.js';
import { safeTogether } from './rules.js';

/** What one family publishes, as far as complementary suppression needs to know. */
export interface FamilyCells {
  readonly tree: AreaTree;
  /** The groups behind each area's figures; an area that is not in it has nobody. */
  readonly groups: ReadonlyMap<string, readonly Adding[]>;
  /** The areas that have figures, so that withholding them takes something from the reader. */
  readonly figures: ReadonlySet<string>;
  readonly threshold: number;
}

const peopleOf = (cells: FamilyCells, code: string): number =>
  (cells.groups.get(code) ?? []).reduce((sum, { n }) => sum + n, 0);

/**
 * Areas without others in them that a reader knows only through the total of `code`, by the child they come
 * through.
 */
function unknownLeaves(cells: FamilyCells, unknown: ReadonlySet<string>, code: string): readonly string[][] {
  return cells.tree
    .children(code)
    .filter((child) => unknown.has(child))
    .map((child) =>
      cells.tree.children(child).length === 0 ? [child] : unknownLeaves(cells, unknown, child).flat(),
    );
}

/** Whether the published total of `code` leaves what is unknown in it unknown, for each group of people. */
function totalIsSafe(cells: FamilyCells, unknown: ReadonlySet<string>, code: string): boolean {
  const parts = unknownLeaves(cells, unknown, code);
  const width = cells.groups.get(code)?.length ?? 0;
  for (let group = 0; group < width; group += 1) {
    const peopled = parts
      .map((leaves) => leaves.flatMap((leaf) => cells.groups.get(leaf)?.[group] ?? []))
      .map((groups) => groups.filter(({ n }) => n > 0))
      .filter((groups) => groups.length > 0);
    if (peopled.length === 1) return false;
    if (peopled.length > 1 && !safeTogether(peopled.flat(), cells.threshold)) return false;
  }
  return true;
}

/** Whether a withheld total cannot be added up from what is in it, for each group of people. */
function sumIsUnknown(cells: FamilyCells, unknown: ReadonlySet<string>, code: string): boolean {
  const leaves = unknownLeaves(cells, unknown, code).flat();
  return (cells.groups.get(code) ?? []).every(
    ({ n }, group) => n === 0 || leaves.some((leaf) => (cells.groups.get(leaf)?.[group]?.n ?? 0) > 0),
  );
}

/**
 * The area to withhold next within `code`: of those that are known and have people, the one with the fewest.
 */
function fewest(cells: FamilyCells, unknown: ReadonlySet<string>, code: string): string | undefined {
  const known = cells.tree
    .children(code)
    .filter((child) => !unknown.has(child) && peopleOf(cells, child) > 0);
  const published = known.filter((child) => cells.figures.has(child));
  return published.reduce<string | undefined>(
    (least, child) =>
      least === undefined || peopleOf(cells, child) < peopleOf(cells, least) ? child : least,
    undefined,
  );
}

/** What must be withheld further because of `code` alone; undefined when it is well. */
function nextFor(cells: FamilyCells, unknown: ReadonlySet<string>, code: string): string | undefined {
  if (cells.tree.children(code).length === 0) return undefined;
  if (unknown.has(code)) return sumIsUnknown(cells, unknown, code) ? undefined : fewest(cells, unknown, code);
  if (totalIsSafe(cells, unknown, code)) return undefined;
  return fewest(cells, unknown, code) ?? code;
}

/**
 * Adds to `unknown` (the areas whose figures are withheld) until nothing in it follows from totals less what
 * is published in them. For every published total, what is unknown in it is nothing, or comes through at
 * least two areas that hold together at least `threshold` people, no one of whom has more than half of their
 * total. Where that fails the area with the fewest people is withheld too; where none is left, the total, so
 * that the next level up is looked at. A withheld total has something unknown in it, or it could be added up.
 * People are counted at the lowest level: two withheld regions in which all but three people are published
 * differ by those three from a published country.
 *
 * It only ever withholds more, so that it ends.
 * @returns what was added
 * @see Hundepool and others (2012), Statistical Disclosure Control, section 4.4 (secondary suppression in
 *   hierarchical tables)
 */
export function withholdComplements(cells: FamilyCells, unknown: Set<string>): string[] {
  const added: string[] = [];
  const further = () => {
    for (const code of cells.tree.upwards) {
      const next = nextFor(cells, unknown, code);
      if (next !== undefined) return next;
    }
    return undefined;
  };
  // from below again after each: a region that is withheld needs something unknown in it before it hides
  // another
  for (let next = further(); next !== undefined; next = further()) {
    unknown.add(next);
    added.push(next);
  }
  return added;
}
