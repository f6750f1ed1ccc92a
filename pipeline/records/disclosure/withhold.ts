import type { AreaEstimate } from '../estimate/area-estimate.js';
import { AreaTree } from './area-tree.js';
import { CombinedOutputs, type Leak } from './combined-outputs.js';
import { type FamilyCells, withholdComplements } from './complementary.js';
import { closeToEarlier, type ThisOutput } from './differences.js';
import type { EarlierOutput, OutputCell } from './earlier-output.js';
import { type Additive, addingOf, GROUPS, type Group, hasFigures } from './families.js';
import { primaryRule, type Rule } from './rules.js';

/** Number of people in each group, unrounded. */
export const countsOf = (estimate: AreaEstimate, family: Additive): OutputCell['counts'] =>
  Object.fromEntries(GROUPS[family].map((group: Group) => [group, estimate[group].n]));

function ownCells(
  estimates: readonly AreaEstimate[],
  family: Additive,
  withheld: ReadonlyMap<string, Rule>,
): OutputCell[] {
  return estimates.map((estimate) => ({
    area_code: estimate.area_code,
    level: estimate.level,
    parent: estimate.parent,
    family,
    state: withheld.has(estimate.area_code) ? 'withheld' : 'published',
    counts: countsOf(estimate, family),
  }));
}

/**
 * What to withhold to end the leaks: the leaked areas themselves if possible, otherwise the smallest of the
 * areas that cause a leak.
 */
function choose(leaks: readonly Leak[], cells: FamilyCells, withheld: ReadonlyMap<string, Rule>): string[] {
  const free = (code: string) => !withheld.has(code);
  const same = leaks.flatMap(({ area_code, through }) =>
    area_code !== null && through.includes(area_code) && free(area_code) ? [area_code] : [],
  );
  if (same.length > 0) return [...new Set(same)];
  const people = (code: string) => (cells.groups.get(code) ?? []).reduce((sum, { n }) => sum + n, 0);
  const inner = (code: string) => cells.tree.children(code).length;
  const others = leaks
    .flatMap(({ through }) => through.filter(free))
    .sort((a, b) => inner(a) - inner(b) || people(a) - people(b) || (a < b ? -1 : 1));
  return others.slice(0, 1);
}

/**
 * The areas whose figures of an additive family may not leave, each with the first rule that withholds it:
 * primary rules, then earlier outputs, then complementary suppression, repeated until no rule asks for more.
 * An area without figures can be among them: that it has nobody may itself disclose something.
 */
export function withhold(
  estimates: readonly AreaEstimate[],
  family: Additive,
  output: ThisOutput,
  previous: readonly EarlierOutput[],
): ReadonlyMap<string, Rule> {
  const cells: FamilyCells = {
    tree: new AreaTree(estimates),
    groups: new Map(estimates.map((estimate) => [estimate.area_code, addingOf(estimate, family)])),
    figures: new Set(
      estimates.filter((estimate) => hasFigures(estimate, family)).map(({ area_code }) => area_code),
    ),
    threshold: output.threshold,
  };
  const withheld = new Map<string, Rule>();
  for (const estimate of estimates) {
    const rule = primaryRule(estimate, family, output.threshold);
    if (rule !== null) withheld.set(estimate.area_code, rule);
  }
  for (const code of closeToEarlier(estimates, family, output, previous))
    if (!withheld.has(code)) withheld.set(code, 'previous');
  const combined = new CombinedOutputs(output, family, ownCells(estimates, family, withheld), previous);
  for (;;) {
    for (const code of withholdComplements(cells, new Set(withheld.keys())))
      withheld.set(code, 'complementary');
    const leaks = combined.leaks(ownCells(estimates, family, withheld));
    const further = choose(leaks, cells, withheld);
    if (further.length === 0) return withheld;
    for (const code of further) withheld.set(code, 'previous');
  }
}
