import { describe, expect, it } from 'vitest';
import { estimatePeople, somePeople } from './people.js';
import { PLACES } from './places.js';
import { plainFifths } from './plain.js';

describe('cut-points where almost all people are in one bin', () => {
  it.each([1, 1e3, 3e5])('are exact with one person %d times as far out as all others', async (far) => {
    const people = somePeople(400, (i, draw) => ({
      circumstances: i === 7 ? far * 100 : draw() * 100,
      cohort: 1986 + (i % 2),
    }));
    const { cuts, estimates } = await estimatePeople(people);
    const plain = plainFifths(people, ['male']);
    for (const { cohort, cuts: found } of cuts.cohorts) expect(found).toEqual(plain.cuts.get(Number(cohort)));
    expect([cuts.p10, cuts.p90]).toEqual([plain.p10, plain.p90]);
    expect(estimates.filter(({ level }) => level === 'area')).toHaveLength(PLACES.size);
  });

  it('earnings of a few pence and of millions keep their median', async () => {
    const people = somePeople(500, (i) => ({
      fsm: true,
      earnings: [0.01, 0.02, 9_999_999.99][i % 3] ?? 0,
    }));
    const { estimates } = await estimatePeople(people);
    for (const { measures } of estimates) expect(measures.earnings_median?.value).toBe(0.02);
  });
});
