import type { AreaTree } from './area-tree.js';
import type { Adding } from './families.js';
import { safeTogether } from './rules.js';

/** What complementary suppression needs to know about the figures of one family. */
export interface FamilyCells {
  readonly tree: AreaTree;
  /** The groups of people behind each area's figures; an area without an entry has nobody. */
  readonly groups: ReadonlyMap<string, readonly Adding[]>;
  /** The areas that have figures, so that withholding them hides something. */
  readonly figures: ReadonlySet<string>;
  readonly threshold: number;
}

const peopleOf = (cells: FamilyCells, code: string): number =>
  (cells.groups.get(code) ?? []).reduce((sum, { n }) => sum + n, 0);

/**
 * Unknown areas of the lowest level within `code`, which a reader knows only through its total, by child of
 * `code`.
 */
function unknownLeaves(cells: FamilyCells, unknown: ReadonlySet<string>, code: string): readonly string[][] {
  return cells.tree
    .children(code)
    .filter((child) => unknown.has(child))
    .map((child) =>
      cells.tree.children(child).length === 0 ? [child] : unknownLeaves(cells, unknown, child).flat(),
    );
}

/**
 * Whether the published total of `code` does not disclose the unknown areas in it, for each group of people.
 */
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

/** Whether a withheld total cannot be added up from its parts, for each group of people. */
function sumIsUnknown(cells: FamilyCells, unknown: ReadonlySet<string>, code: string): boolean {
  const leaves = unknownLeaves(cells, unknown, code).flat();
  return (cells.groups.get(code) ?? []).every(
    ({ n }, group) => n === 0 || leaves.some((leaf) => (cells.groups.get(leaf)?.[group]?.n ?? 0) > 0),
  );
}

/** The area to withhold next within `code`: among the known ones with people, the one with the fewest. */
function fewest(cells: FamilyCells, unknown: ReadonlySet<string>, code: string): string | undefined {
  const known = cells.tree
    .children(code)
    .filter((child) => !unknown.has(child) && peopleOf(cells, child) > 0);
  const published = known.filter((child) => cells.figures.has(child));
  return published.reduce<string | undefined>(
    (smallest, child) =>
      smallest === undefined || peopleOf(cells, child) < peopleOf(cells, smallest) ? child : smallest,
    undefined,
  );
}

/** What else must be withheld because of `code`; undefined where nothing need be. */
function nextFor(cells: FamilyCells, unknown: ReadonlySet<string>, code: string): string | undefined {
  if (cells.tree.children(code).length === 0) return undefined;
  if (unknown.has(code)) return sumIsUnknown(cells, unknown, code) ? undefined : fewest(cells, unknown, code);
  if (totalIsSafe(cells, unknown, code)) return undefined;
  return fewest(cells, unknown, code) ?? code;
}

/**
 * Adds to `unknown` (the areas whose figures are withheld) until none of it can be worked out as a total
 * minus its published parts. In every published total, nothing is unknown, or the unknown is in at least two
 * of its parts that together have at least `threshold` people, none of whom has more than half of their
 * total. Where that fails, the area with the fewest people is withheld too; where none is left, the total is
 * withheld, so that the next level up is checked. A withheld total must have something unknown in it, or it
 * could be added up. People are counted at the lowest level: if all but three people of two withheld regions
 * are in published areas, a published country discloses those three.
 *
 * It only ever withholds more, so it ends.
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
  // Start from below again after each: a withheld region needs something unknown in it before it can protect
  // another.
  for (let next = further(); next !== undefined; next = further()) {
    unknown.add(next);
    added.push(next);
  }
  return added;
}
