import fc from 'fast-check';
import type { Selection } from '../../../../pipeline/records/disclosure/selection.js';
import type {
  AreaEstimate,
  AreaLevel,
  Measure,
  Precise,
} from '../../../../pipeline/records/estimate/area-estimate.js';

export const PARTS = ['sons in', 'sons out', 'daughters in', 'daughters out'] as const;
export type Part = (typeof PARTS)[number];
export const GROUP_NAMES = ['disadvantaged', 'bottom', 'top', 'line'] as const;
export type GroupName = (typeof GROUP_NAMES)[number];

/** Earnings of each person of a group; none for those out of work. */
export type Truth = ReadonlyMap<
  string,
  Readonly<Record<GroupName, Readonly<Record<Part, readonly number[]>>>>
>;
export interface Nation {
  /** Regions, each a list of its areas. */
  readonly regions: readonly (readonly string[])[];
  readonly truth: Truth;
}

export const partsOf = ({ sex, earnings }: Selection): Part[] =>
  PARTS.filter(
    (part) => (sex === 'all' || part.startsWith(sex)) && (earnings === 'kept' || part.endsWith(' in')),
  );

export const areasOf = ({ regions }: Nation): string[] => regions.flat();

/** Every area, region and the country, with the areas in it. */
export const placesOf = ({
  regions,
}: Nation): { code: string; level: AreaLevel; parent: string | null; within: readonly string[] }[] => [
  { code: 'E', level: 'country', parent: null, within: regions.flat() },
  ...regions.map((within, r) => ({ code: `R${r}`, level: 'region' as const, parent: 'E', within })),
  ...regions.flatMap((region, r) =>
    region.map((code) => ({ code, level: 'area' as const, parent: `R${r}`, within: [code] })),
  ),
];

export const peopleIn = (
  nation: Nation,
  within: readonly string[],
  group: GroupName,
  parts: readonly Part[],
): number[] => within.flatMap((area) => parts.flatMap((part) => nation.truth.get(area)![group][part]));

/** The plain estimates; standard errors are not used. */
export function estimatesOf(nation: Nation, selection: Selection): AreaEstimate[] {
  const parts = partsOf(selection);
  return placesOf(nation).map(({ code, level, parent, within }) => {
    const group = (name: GroupName) => {
      const people = peopleIn(nation, within, name, parts);
      const total = people.reduce((sum, own) => sum + own, 0);
      return {
        n: people.length,
        largest_share: total > 0 ? people.reduce((max, own) => Math.max(max, own), 0) / total : 1,
        mean: total / people.length,
      };
    };
    const disadvantaged = group('disadvantaged');
    const bottom = group('bottom');
    const top = group('top');
    const line = group('line');
    const figure = (value: number): Precise | null =>
      Number.isFinite(value) ? { value, standard_error: 1 } : null;
    const gap = figure(top.mean - bottom.mean);
    const measures: Record<Measure, Precise | null> = {
      earnings_mean: figure(disadvantaged.mean),
      earnings_median: figure(disadvantaged.mean),
      gap,
      gap_slope: figure(line.mean),
      explained: gap,
      unexplained: gap,
    };
    const half = Math.floor(disadvantaged.n / 2);
    return {
      area_code: code,
      area_name: `Name of ${code}`,
      level,
      parent,
      disadvantaged: { ...disadvantaged, below_median: half, above_median: half },
      bottom,
      top,
      line,
      substituted_share: 0,
      measures,
      reasons: {},
    };
  });
}

const pay = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: 8_000, max: 40_000 }) },
  { weight: 1, arbitrary: fc.constant(2_000_000) },
);
const crowd = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 12 }) },
  { weight: 3, arbitrary: fc.integer({ min: 10, max: 80 }) },
);

/** `crowd` people of a group and part, with a few repeated earnings. */
const group = (min: number) =>
  fc.record(
    Object.fromEntries(
      PARTS.map((part) => [
        part,
        fc
          .tuple(crowd, fc.array(pay, { minLength: 3, maxLength: 3 }))
          .map(([n, sample]) =>
            Array.from({ length: n + min }, (_, i) =>
              part.endsWith(' out') ? 0 : (sample[i % 7] ?? 20_000),
            ),
          ),
      ]),
    ) as Record<Part, fc.Arbitrary<number[]>>,
  );

/**
 * Countries of one to three regions of one to four areas, many of them small; at least `min` people in every
 * cell.
 */
export const nations = (min = 0): fc.Arbitrary<Nation> =>
  fc
    .array(
      fc.array(
        fc.record({
          disadvantaged: group(min),
          bottom: group(min),
          top: group(min),
          line: group(min),
        }),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((regions) => {
      const named = regions.map((region, r) => region.map((_, a) => `A${r}${a}`));
      return {
        regions: named,
        truth: new Map(
          regions.flatMap((region, r) => region.map((area, a) => [named[r]![a]!, area] as const)),
        ),
      };
    });
