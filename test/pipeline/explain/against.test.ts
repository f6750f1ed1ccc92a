import { describe, expect, test } from 'vitest';
import { against, byAggregation } from '../../../pipeline/explain/against.js';
import { whyUnlikely } from '../../../pipeline/explain/compare.js';
import { againstLines, groupWords, intervalLines } from '../../../pipeline/explain/sureness.js';
import { AGGREGATE, pick } from '../../../pipeline/robustness/draw.js';

const OTHER = { area_code: 'B', area_name: 'Beta', rank: 2 };

describe('two areas compared', () => {
  // four replicates of three areas: A is ahead of B once, behind once, level once, and once without a rank
  const ranks = Int32Array.of(1, 2, 3, 3, 1, 2, 1, 1, 3, 0, 1, 2);

  test('are compared over the replicates in which both have a rank', () => {
    expect(against({ ranks, units: 3 }, ['A', 'B', 'C'], 'A', OTHER)).toEqual({
      area_code: 'B',
      area_name: 'Beta',
      rank: 2,
      replicates: 3,
      ahead: 1 / 3,
      behind: 1 / 3,
      level: 1 / 3,
    });
  });

  test('that never have a rank in the same replicate are reported as not comparable', () => {
    const never = against({ ranks: Int32Array.of(0, 1), units: 2 }, ['A', 'B'], 'A', OTHER);
    expect(never).toMatchObject({ ahead: null, behind: null, level: null, replicates: 0 });
    expect(againstLines('Alpha', never)[0]).toBe(
      'Alpha and Beta cannot be compared: in no replicate do both have a rank.',
    );
  });

  test('are compared in plain words', () => {
    const lines = againstLines('Alpha', {
      ...OTHER,
      ahead: 0.996,
      behind: 0.004,
      level: 0,
      replicates: 1000,
    });
    expect(lines[0]).toBe(
      'Compared with Beta (rank 2): Alpha is ahead in over 99% of 1,000 replicates, behind in under 1%, level in 0%.',
    );
  });
});

describe('two areas compared by the aggregation that was drawn', () => {
  test('have the shares of each, over the replicates in which both have a rank', () => {
    const seed = 1;
    const drawn = Array.from({ length: 40 }, (_, i) => pick(2, seed, i + 1, AGGREGATE));
    // A is ahead in every replicate of the first aggregation, and behind in every one of the second
    const ranks = Int32Array.from(drawn.flatMap((choice) => (choice === 0 ? [1, 2] : [2, 1])));
    const found = (more: Partial<{ from: number }> = {}) =>
      byAggregation(
        { ranks, units: 2, seed, from: 1, ...more },
        [0, 1],
        ['arithmetic_mean', 'geometric_mean'],
      );
    expect(new Set(drawn).size).toBe(2);
    expect(found()).toEqual([
      { aggregate: 'arithmetic_mean', ahead: 1 },
      { aggregate: 'geometric_mean', ahead: 0 },
    ]);
    expect(found({ from: 2 })).not.toEqual(found());
    expect(byAggregation({ ranks, units: 2, seed, from: 1 }, [0, 1], ['arithmetic_mean'])).toEqual([]);
  });
});

describe('the reason for an order', () => {
  const other = { ...OTHER, ahead: 0.37, behind: 0.63, level: 0, replicates: 100, score: -0.5 };
  const by = (arithmetic: number, geometric: number) => [
    { aggregate: 'arithmetic_mean', ahead: arithmetic },
    { aggregate: 'geometric_mean', ahead: geometric },
  ];

  test('is given only where the published order is the less likely one', () => {
    expect(whyUnlikely('Alpha', 1, -0.4, { ...other, ahead: 0.63, behind: 0.37 })).toBeNull();
    expect(whyUnlikely('Alpha', 2, -0.4, other)).toBeNull();
    expect(whyUnlikely('Alpha', null, null, other)).toBeNull();
    expect(whyUnlikely('Alpha', 3, -0.6, { ...other, ahead: 0.7, behind: 0.3 })).toContain('Beta ahead');
  });

  test('names the aggregation that turns the order, with both shares and how close the scores are', () => {
    const why = whyUnlikely('Alpha', 1, -0.4, { ...other, by_aggregation: by(0.68, 0.05) });
    expect(why).toMatch(/Alpha ahead.*less likely.*0\.100 points.*arithmetic mean.*68%.*geometric mean.*5%/);
    const turned = whyUnlikely('Alpha', 3, -0.6, {
      ...other,
      ahead: 0.7,
      behind: 0.3,
      by_aggregation: by(0.9, 0.4),
    });
    expect(turned).toMatch(/Beta ahead.*geometric mean.*60%.*arithmetic mean Beta|Beta ahead.*60%.*10%/);
  });

  test('is the choices together where no aggregation turns the order', () => {
    const why = whyUnlikely('Alpha', 1, -0.4, { ...other, by_aggregation: by(0.4, 0.34) });
    expect(why).toContain('choices of the method');
    expect(why).not.toContain('geometric');
  });
});

describe('the group of an area', () => {
  test.each([
    ['coldspot', 'a coldspot (in 83% of the replicates; a hotspot in 0%)'],
    ['hotspot', 'a hotspot (in 0% of the replicates; a coldspot in 83%)'],
    ['middle', 'neither a hotspot nor a coldspot (a hotspot in 0% of the replicates, a coldspot in 83%)'],
  ])('%s is given with its probability', (group, words) => {
    expect(groupWords({ group, coldspot_probability: 0.83, hotspot_probability: 0 })).toBe(words);
  });

  test('is given without one where no replicates were made', () => {
    const words = groupWords({ group: 'coldspot', coldspot_probability: null, hotspot_probability: null });
    expect(words).toMatch(/^a coldspot \(no replicates/);
  });

  test('has no interval where no replicates were made', () => {
    expect(intervalLines({ rank_median: null, rank_low: null, rank_high: null }, 0)).toEqual([]);
  });
});
