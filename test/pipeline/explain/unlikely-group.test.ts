import { describe, expect, test } from 'vitest';
import { planOf } from '../../../pipeline/editions/plan.js';
import { drawnOptions, endsByOption, whyUnlikelyGroup } from '../../../pipeline/explain/unlikely-group.js';
import { NORMALISE, pick } from '../../../pipeline/robustness/draw.js';
import { structureOfDomains } from '../../../schemas/method/structure.js';
import { SMALL_RELEASE } from '../../outputs/small-release.js';

const { method } = SMALL_RELEASE;
const SEED = 7;
const { chain } = planOf(method, ['A', 'B']);
const choices = {
  ...method.robustness,
  treatment: ['none' as const],
  normalise: ['z_score' as const, 'min_max' as const],
  weights: ['given' as const],
  aggregate: ['arithmetic_mean' as const],
};
const drawn = drawnOptions(chain, choices, SEED);

/** Which scale each of the first replicates had, drawn here again, and how many had it. */
const scales = Array.from({ length: 40 }, (_, i) => pick(2, SEED, 1 + i, NORMALISE));
const having = (scale: number) => scales.filter((each) => each === scale).length;

describe('the ends of an area by what the replicates drew', () => {
  // Five units, one in each end. Unit 0 is first on one scale, last on the other.
  const ranks = Int32Array.from(scales.flatMap((scale) => (scale === 0 ? [1, 2, 3, 4, 5] : [5, 1, 2, 3, 4])));
  const result = { ranks, units: 5, from: 1 };
  const ends = { share: 0.2, tolerance: 1e-9 };
  const one = (option: string, from = result) =>
    endsByOption(from, 0, drawn, ends).find((each) => each.option === option);

  test('are counted in the replicates that had the option', () => {
    expect(having(0)).toBeGreaterThan(0);
    expect(one('z_score')).toMatchObject({ hotspot: 1, coldspot: 0, replicates: having(0) });
    expect(one('min_max')).toMatchObject({ hotspot: 0, coldspot: 1, replicates: having(1) });
    expect(one('arithmetic_mean')).toMatchObject({ choice: 'aggregate', replicates: 40 });
    expect(one('arithmetic_mean')?.hotspot).toBeCloseTo(having(0) / 40, 12);
  });

  test('leave out replicates in which the area has no rank', () => {
    expect(endsByOption({ ...result, ranks: new Int32Array(200) }, 0, drawn, ends)).toEqual([]);
  });
});

const area = (group: string, hot: number | null, cold: number | null) => ({
  area_name: 'Alpha',
  rank: 40,
  rank_median: 91,
  group,
  hotspot_probability: hot,
  coldspot_probability: cold,
});

describe('a published group', () => {
  test.each([
    ['hotspot', 0.37, 0.4, /coldspot \(in 40% of the replicates\).*a hotspot \(37%\)/],
    ['hotspot', 0.4, 0.02, /neither a hotspot nor a coldspot \(in 58% .*a hotspot \(40%\)/],
    ['middle', 0.6, 0.1, /a hotspot \(in 60% .*neither a hotspot nor a coldspot \(30%\)/],
    ['coldspot', 0, 0.49, /neither .*\(in 51% .*a coldspot \(49%\)/],
  ] as const)('%s that is not the likeliest one is named with both shares', (group, hot, cold, words) => {
    expect(whyUnlikelyGroup(area(group, hot, cold), method)).toMatch(words);
  });

  test('that is the likeliest one, or as likely as another, or of no replicates, needs no word', () => {
    for (const [group, hot, cold] of [
      ['hotspot', 0.5, 0.4],
      ['hotspot', 0.4, 0.4],
      ['middle', 0.4, 0.1],
      ['coldspot', 0, 0.9],
      ['hotspot', null, null],
    ] as const)
      expect(whyUnlikelyGroup(area(group, hot, cold), method)).toBeNull();
  });

  const ends = (arithmetic: number, geometric: number) => [
    {
      choice: 'aggregate' as const,
      option: 'arithmetic_mean',
      hotspot: arithmetic,
      coldspot: 0.1,
      replicates: 500,
    },
    {
      choice: 'aggregate' as const,
      option: 'geometric_mean',
      hotspot: geometric,
      coldspot: 0.7,
      replicates: 500,
    },
  ];

  test('that depends on the mean says so, with the share under each', () => {
    const why = whyUnlikelyGroup(area('hotspot', 0.37, 0.4), method, ends(0.7, 0.04));
    expect(why).toMatch(/arithmetic mean it is a hotspot in 70%.*geometric mean.* in 4%\.$/);
    expect(why).not.toContain('91');
  });

  test('that depends more on another choice names that one', () => {
    const scale = (option: string, hotspot: number, coldspot: number) => ({
      ...{ choice: 'normalise' as const, option, hotspot, coldspot, replicates: 500 },
    });
    const both = [...ends(0.44, 0.3), scale('z_score', 0.7, 0.1), scale('percentile_rank', 0.04, 0.7)];
    const why = whyUnlikelyGroup(area('hotspot', 0.37, 0.4), method, both);
    expect(why).toMatch(/scale.*z-scores it is a hotspot in 70%, with percentile ranks in 4%\.$/);
  });

  test('that does not depend on it is explained by the middle of its ranks', () => {
    const why = whyUnlikelyGroup(area('hotspot', 0.37, 0.4), method, ends(0.4, 0.34));
    expect(why).toMatch(/rank 40, .*at 91 or better\.$/);
  });

  test('whose published probabilities are not those of the replicates is not explained by these', () => {
    const why = whyUnlikelyGroup(area('hotspot', 0.2, 0.4), method, ends(0.7, 0.04));
    expect(why).toMatch(/in 40% of the replicates.*rank 40/);
    expect(why).not.toContain('arithmetic');
  });

  test('of an area whose parts are far apart names the best and the worst of them', () => {
    const domain = (code: string, indicator: string) => ({
      code,
      name: `The ${code}`,
      weight: 1,
      indicators: [{ code: indicator, direction: 1 as const, weight: 1, period: '2024' }],
    });
    const structure = structureOfDomains(
      [domain('youth', 'neet'), domain('place', 'broadband'), domain('schools', 'key_stage_2')],
      'Three',
    );
    const uneven = { ...area('hotspot', 0.37, 0.4), youth_rank: 100, place_rank: 264, schools_rank: 2 };
    const why = whyUnlikelyGroup(uneven, { ...method, structure }, ends(0.7, 0.04));
    expect(why).toContain('(The schools rank 2, The place rank 264)');
  });
});
