import type { AreaEstimate } from '../estimate/area-estimate.js';
import type { ThisOutput } from './differences.js';
import type { CellState, EarlierOutput, OutputCell } from './earlier-output.js';
import { ADDITIVE, type Additive, FAMILIES, type Family, hasFigures } from './families.js';
import { roundCount } from './round.js';
import { EXPLANATIONS, medianRule, type Rule, type SuppressionRow, splitRule } from './rules.js';
import type { Selection } from './selection.js';
import { countsOf, withhold } from './withhold.js';

/** No figure on fewer people may leave; a user may only raise it. */
export const LEAST_THRESHOLD = 10;

export interface DisclosureOptions {
  /** 10 by default and at least. */
  readonly threshold?: number;
  /** Counts are published to the nearest of this, 5 by default. */
  readonly round_counts?: number;
  readonly selection: Selection;
  /** Stands for the records, such as a hash of the files. */
  readonly inputs: string;
  /** Everything that has left before. */
  readonly previous?: readonly EarlierOutput[];
}

export interface DisclosureResult {
  /**
   * Whether the family's figures of the area may leave: values, counts, shrunken values, weights and errors
   * alike.
   */
  allowed(area_code: string, family: Family): boolean;
  /**
   * `withheld` where the rules say so, even of a family without figures: that there is nobody can tell
   * something when set beside earlier outputs. Only where it is `absent` may the reason for the lack of
   * figures leave.
   * @throws RangeError for an area that has no estimate
   */
  state(area_code: string, family: Family): CellState;
  /** Every withheld family and its rule. */
  readonly log: readonly SuppressionRow[];
  /** What later outputs must be held against: to be kept with this one, and no secret. */
  readonly cells: readonly OutputCell[];
}

type Withheld = Readonly<Record<Additive, ReadonlyMap<string, Rule>>>;

/** The rule that withholds a family of an area; null where none does. */
function ruleOf(estimate: AreaEstimate, family: Family, withheld: Withheld, threshold: number): Rule | null {
  const rule = (additive: Additive) => withheld[additive].get(estimate.area_code) ?? null;
  const own = (of: Rule | null) => (hasFigures(estimate, family) ? of : null);
  switch (family) {
    case 'earnings':
    case 'gap':
      return rule(family);
    case 'median':
      return rule('earnings') ?? own(medianRule(estimate, threshold));
    case 'split':
      return rule('gap') ?? own(splitRule(estimate));
  }
}

function stateOf(estimate: AreaEstimate, family: Family, rule: Rule | null): CellState {
  if (rule !== null) return 'withheld';
  return hasFigures(estimate, family) ? 'published' : 'absent';
}

function cellOf(
  estimate: AreaEstimate,
  family: Additive,
  state: CellState,
  round_counts: number,
): OutputCell {
  const { area_code, level, parent } = estimate;
  const counts = Object.entries(countsOf(estimate, family)).map(
    ([group, n]) => [group, roundCount(n, round_counts)] as const,
  );
  const shown = state === 'published' ? Object.fromEntries(counts) : {};
  return { area_code, level, parent, family, state, counts: shown };
}

function checked({ threshold = LEAST_THRESHOLD, round_counts = 5, selection, inputs }: DisclosureOptions) {
  if (!Number.isSafeInteger(threshold) || threshold < LEAST_THRESHOLD)
    throw new RangeError(`the threshold is a whole number and may only be raised from ${LEAST_THRESHOLD}`);
  if (!Number.isSafeInteger(round_counts) || round_counts < 1)
    throw new RangeError('counts are rounded to a whole number of people');
  return { threshold, round_counts, selection, inputs } satisfies ThisOutput;
}

/**
 * Decides what may leave a secure setting. `earnings` and `gap` go by the threshold and by dominance, earlier
 * outputs, and complementary suppression over areas, regions and countries; `median` and `split` are withheld
 * wherever what they rest on is, and by rules of their own. Figures are neither changed nor rounded here (see
 * `round.ts`).
 *
 * It guards what can be worked out by adding and subtracting. It does not guard against bounds: from a
 * published total of areas withheld together, and the rules in the log, a reader can narrow a count down.
 * @param estimates every area with its region and country, those with nobody too
 * @throws RangeError for a threshold below 10, an area that stands twice, or areas that do not form a tree
 * @see ONS (2019), Safe statistics: disclosure control for microdata and tables; Hundepool and others (2012),
 *   Statistical Disclosure Control, chapters 4 and 5
 */
export function controlDisclosure(
  estimates: readonly AreaEstimate[],
  options: DisclosureOptions,
): DisclosureResult {
  const output = checked(options);
  const by_code = new Map(estimates.map((estimate) => [estimate.area_code, estimate]));
  if (by_code.size < estimates.length) throw new RangeError('an area stands more than once');
  const previous = options.previous ?? [];
  const withheld: Withheld = {
    earnings: withhold(estimates, 'earnings', output, previous),
    gap: withhold(estimates, 'gap', output, previous),
  };
  const rule = (estimate: AreaEstimate, family: Family) =>
    ruleOf(estimate, family, withheld, output.threshold);
  const state = (area_code: string, family: Family) => {
    const estimate = by_code.get(area_code);
    if (estimate === undefined) throw new RangeError(`${area_code} has no estimate`);
    return stateOf(estimate, family, rule(estimate, family));
  };
  return {
    state,
    allowed: (area_code, family) => state(area_code, family) === 'published',
    log: estimates.flatMap((estimate) =>
      FAMILIES.flatMap((family) => {
        const { area_code, area_name, level } = estimate;
        const why = rule(estimate, family);
        const explanation = why === null ? '' : EXPLANATIONS[why];
        return why === null ? [] : [{ area_code, area_name, level, family, rule: why, explanation }];
      }),
    ),
    cells: estimates.flatMap((estimate) =>
      ADDITIVE.map((family) =>
        cellOf(estimate, family, state(estimate.area_code, family), output.round_counts),
      ),
    ),
  };
}
