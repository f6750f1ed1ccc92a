import type {
  EarlierChecked,
  FamilyCount,
  OutputCheck,
  RuleApplied,
} from '../../../outputs/kind-report/output-check.js';
import type { WrittenFile } from '../../../outputs/writer.js';
import type { Receipt } from '../../../schemas/release/receipt.js';
import { PACKAGE } from '../../system/package-root.js';
import { NEARLY_ALL } from '../disclosure/all-the-same.js';
import { type Additive, addingOf, FAMILIES, type Family } from '../disclosure/families.js';
import { LARGEST_SHARE, SUBSTITUTED_SHARE } from '../disclosure/limits.js';
import { EXPLANATIONS, RULES, type Rule } from '../disclosure/rules.js';
import type { Selection } from '../disclosure/selection.js';
import { VAGUE } from '../disclosure/unknown-qualification.js';
import type { AreaEstimate, AreaLevel } from '../estimate/area-estimate.js';
import { METHOD_VERSION } from './estimates-release.js';
import { identityOf } from './identity.js';
import type { Controlled } from './may-leave.js';
import { type EstimateReleaseOptions, wordsOf } from './release-options.js';

/** The numbers that a rule goes by. */
const IN_FORCE: Record<Rule, (options: EstimateReleaseOptions) => string> = {
  threshold: ({ threshold }) => `fewer than ${threshold} people in a group that has any`,
  dominance: () => `one person has more than ${LARGEST_SHARE} of the earnings of a group`,
  all_the_same: ({ threshold }) =>
    `all of a group, ${NEARLY_ALL} or more of the disadvantaged, or all but fewer than ${threshold} who earn anything`,
  median_sides: ({ threshold }) => `fewer than ${threshold} people below or above the median`,
  substituted_share: () => `more than ${SUBSTITUTED_SHARE} of the bottom fifth`,
  unknown_qualification: ({ threshold, rounding }) =>
    `fewer than ${threshold} people without one, whose mean rounding to £${rounding.gbp} leaves uncertain by less than ${VAGUE} of the mean; or fewer than ${threshold} with one`,
  previous: ({ threshold, rounding }) =>
    `a difference from an earlier count of fewer than ${threshold} people plus the coarser rounding (here ${rounding.people})`,
  complementary: ({ threshold }) =>
    `what a total leaves unknown is in two areas or more, has ${threshold} people or more, and no person with more than ${LARGEST_SHARE} of it`,
};

function rulesApplied({ estimates, control }: Controlled, options: EstimateReleaseOptions): RuleApplied[] {
  const own = new Set(estimates.estimates.map(({ area_code }) => area_code));
  const applied = control.log.filter(({ area_code }) => own.has(area_code));
  return RULES.map((rule) => ({
    rule,
    explanation: EXPLANATIONS[rule],
    inForce: IN_FORCE[rule](options),
    withheld: applied.filter((row) => row.rule === rule).length,
  }));
}

/** The additive family whose groups of people stand behind a family. */
const BEHIND: Readonly<Record<Family, Additive>> = {
  earnings: 'earnings',
  median: 'earnings',
  gap: 'gap',
  split: 'gap',
};

const LEVELS: readonly AreaLevel[] = ['area', 'region', 'country'];

function familyCounts({ estimates, control }: Controlled): FamilyCount[] {
  return FAMILIES.flatMap((family) =>
    LEVELS.map((level) => {
      const there = estimates.estimates.filter((estimate) => estimate.level === level);
      const by = (state: string) =>
        there.filter(({ area_code }) => control.state(area_code, family) === state);
      const published = by('published');
      const groups = published
        .flatMap((estimate: AreaEstimate) => addingOf(estimate, BEHIND[family]))
        .filter(({ n }) => n > 0);
      const none = groups.length === 0;
      return {
        family,
        level,
        published: published.length,
        withheld: by('withheld').length,
        absent: by('absent').length,
        smallest: none ? null : groups.reduce((min, { n }) => Math.min(min, n), Number.POSITIVE_INFINITY),
        largest_share: none ? null : groups.reduce((max, group) => Math.max(max, group.largest_share), 0),
      };
    }),
  );
}

const SEXES = { sons: 'sons', daughters: 'daughters', all: 'sons and daughters' } as const;
const coversOf = ({ sex, earnings }: Selection): string =>
  `${SEXES[sex]}, ${earnings === 'kept' ? 'zero earnings kept' : 'only those in work'}`;

/** What the output checker needs to know of an output, with exact counts. */
export function outputCheckOf(
  about: Controlled,
  written: {
    readonly options: EstimateReleaseOptions;
    readonly inputs: Receipt['inputs'];
    readonly files: readonly WrittenFile[];
  },
): OutputCheck {
  const { options, inputs, files } = written;
  const identity = identityOf(inputs, options.columns);
  const { checks } = about.estimates;
  return {
    ...wordsOf(options),
    program: `${PACKAGE.name} ${PACKAGE.version}`,
    methodVersion: METHOD_VERSION,
    rounding: [
      `money to the nearest £${options.rounding.gbp}`,
      `counts of people to the nearest ${options.rounding.people}`,
      'weights, shares, probabilities and scores to two decimals',
    ],
    rules: rulesApplied(about, options),
    families: familyCounts(about),
    earlier: options.previous.map(
      (output): EarlierChecked => ({
        name: output.name,
        sha256: output.sha256,
        covers: coversOf(output.selection),
        sameRecords: output.inputs === identity,
      }),
    ),
    records: checks.rows,
    leftOut: checks.left_out.filter(({ rows }) => rows > 0),
    inputs,
    files,
  };
}
