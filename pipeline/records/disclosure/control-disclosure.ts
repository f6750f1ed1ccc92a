import type { AreaEstimate } from '../estimate/area-estimate.js';
import type { ThisOutput } from './differences.js';
import type { CellState, EarlierOutput, OutputCell } from './earlier-output.js';
import { ADDITIVE, type Additive, FAMILIES, type Family, hasFigures } from './families.js';
import { roundCount } from './round.js';
import { EXPLANATIONS, medianRule, type Rule, type SuppressionRow, splitRule } from './rules.js';
import type { Selection } from './selection.js';
import type { SplitRounding } from './unknown-qualification.js';
import { countsOf, withhold } from './withhold.js';

/** No figure on fewer people may leave. A user may only raise the threshold. */
export const MIN_THRESHOLD = 10;

export interface DisclosureOptions {
  /** The default and the minimum are 10. */
  readonly threshold?: number;
  /** Counts are published to the nearest multiple of this; the default is 5. */
  readonly round_counts?: number;
  /** Money is published to the nearest multiple of this; the default is £100. */
  readonly round_gbp?: number;
  readonly selection: Selection;
  /** Identifies the records, such as a hash of the files. */
  readonly inputs: string;
  /** All earlier outputs. */
  readonly previous?: readonly EarlierOutput[];
}

export interface DisclosureResult {
  /**
   * Whether the area's figures of the family may leave: values, counts, shrunken values, weights and standard
   * errors.
   */
  allowed(area_code: string, family: Family): boolean;
  /**
   * `withheld` where the rules say so, even for a family without figures: that there is nobody can disclose
   * something together with earlier outputs. The reason for the lack of figures may leave only where the
   * state is `absent`.
   * @throws RangeError for an area that has no estimate
   */
  state(area_code: string, family: Family): CellState;
  /** Every withheld family with its rule. */
  readonly log: readonly SuppressionRow[];
  /** What later outputs must be checked against. To be kept with this output; it discloses nothing. */
  readonly cells: readonly OutputCell[];
}

type Withheld = Readonly<Record<Additive, ReadonlyMap<string, Rule>>>;

/** The rule that withholds a family of an area; null if none does. */
function ruleOf(
  estimate: AreaEstimate,
  family: Family,
  withheld: Withheld,
  rounding: SplitRounding,
): Rule | null {
  const rule = (additive: Additive) => withheld[additive].get(estimate.area_code) ?? null;
  const own = (of: Rule | null) => (hasFigures(estimate, family) ? of : null);
  switch (family) {
    case 'earnings':
    case 'gap':
      return rule(family);
    case 'median':
      return rule('earnings') ?? own(medianRule(estimate, rounding.threshold));
    case 'split':
      return rule('gap') ?? own(splitRule(estimate, rounding));
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

function checked({ threshold = MIN_THRESHOLD, round_counts = 5, selection, inputs }: DisclosureOptions) {
  if (!Number.isSafeInteger(threshold) || threshold < MIN_THRESHOLD)
    throw new RangeError(`the threshold must be a whole number, at least ${MIN_THRESHOLD}`);
  if (!Number.isSafeInteger(round_counts) || round_counts < 1)
    throw new RangeError('counts must be rounded to a whole number of people');
  return { threshold, round_counts, selection, inputs } satisfies ThisOutput;
}

/**
 * Decides what may leave a secure setting. The rules for `earnings` and `gap` are the threshold, dominance,
 * earlier outputs, and complementary suppression over areas, regions and countries; `median` and `split` are
 * withheld wherever `earnings` and `gap` are, and by rules of their own. Figures are neither changed nor
 * rounded here (see `round.ts`).
 *
 * It protects against what can be worked out by adding and subtracting, not against bounds: from a published
 * total of areas that are withheld together, and the rules in the log, a reader can narrow down a count.
 * @param estimates every area with its region and country, including those with nobody
 * @throws RangeError for a threshold below 10, an area that is there twice, or areas that do not form a tree
 * @see ONS (2019), Safe statistics: disclosure control for microdata and tables; Hundepool and others (2012),
 *   Statistical Disclosure Control, chapters 4 and 5
 */
export function controlDisclosure(
  estimates: readonly AreaEstimate[],
  options: DisclosureOptions,
): DisclosureResult {
  const output = checked(options);
  const by_code = new Map(estimates.map((estimate) => [estimate.area_code, estimate]));
  if (by_code.size < estimates.length) throw new RangeError('an area is there more than once');
  const previous = options.previous ?? [];
  const withheld: Withheld = {
    earnings: withhold(estimates, 'earnings', output, previous),
    gap: withhold(estimates, 'gap', output, previous),
  };
  const rule = (estimate: AreaEstimate, family: Family) =>
    ruleOf(estimate, family, withheld, { threshold: output.threshold, round_gbp: options.round_gbp ?? 100 });
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
