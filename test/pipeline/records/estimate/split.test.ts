import { describe, expect, it } from 'vitest';
import { addSums, NOBODY, type Sums } from '../../../../pipeline/records/estimate/cells.js';
import { rawGap } from '../../../../pipeline/records/estimate/moments.js';
import { split } from '../../../../pipeline/records/estimate/split.js';
import { cases } from '../../../project/checkout.js';
import { counter } from './counter.js';

const QUALIFICATIONS = ['none', 'level_2', 'degree'] as const;

/** A normal number, from twelve uniform ones. */
const normal = (draw: () => number) => Array.from({ length: 12 }, draw).reduce((sum, u) => sum + u, -6);

/** Sums of one person of this weight and these pounds. */
function single(weight: number, pounds: number): Sums {
  const w = BigInt(Math.round(weight * 1000));
  const y = BigInt(Math.round(pounds * 100));
  return { ...NOBODY, n: 1n, w, wy: w * y, wyy: w * y * y, ww: w * w, wwy: w * w * y, wwyy: w * w * y * y };
}

/** A fifth drawn from shares and means by qualification, with weights that are independent of earnings. */
function draw(people: number, shares: readonly number[], means: readonly number[], next: () => number) {
  const fifth = new Map<string, Sums>();
  for (let person = 0; person < people; person += 1) {
    const u = next();
    const i = u < (shares[0] ?? 0) ? 0 : u < (shares[0] ?? 0) + (shares[1] ?? 0) ? 1 : 2;
    const pounds = (means[i] ?? 0) * (1 + 0.3 * normal(next));
    const name = QUALIFICATIONS[i] ?? '';
    fifth.set(name, addSums([fifth.get(name) ?? NOBODY, single(0.5 + next(), pounds)]));
  }
  return fifth;
}

const BOTTOM = { shares: [0.5, 0.3, 0.2], means: [15_000, 18_000, 24_000] };
const TOP = { shares: [0.2, 0.3, 0.5], means: [17_000, 22_000, 30_000] };

const moments = (values: readonly number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    mean,
    variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1),
  };
};

describe('the standard errors of the split', () => {
  it('are the standard deviations of the parts over repeated draws of the same area', () => {
    const next = counter(11);
    const runs = Array.from({ length: cases(700, 1500) }, () => {
      const bottom = draw(120, BOTTOM.shares, BOTTOM.means, next);
      const top = draw(90, TOP.shares, TOP.means, next);
      const parts = split(bottom, top, top);
      return { parts, gap: rawGap(addSums(bottom.values()), addSums(top.values())) };
    });
    for (const part of ['explained', 'unexplained'] as const) {
      const drawn = moments(runs.map(({ parts }) => parts?.[part].value ?? Number.NaN));
      const said = moments(runs.map(({ parts }) => parts?.[part].variance ?? Number.NaN)).mean;
      // A variance of 1,500 draws is itself known to about 4 per cent, of 700 to 5.
      expect(said / drawn.variance).toBeGreaterThan(0.88);
      expect(said / drawn.variance).toBeLessThan(1.12);
    }
    const gap = moments(runs.map(({ gap: raw }) => raw.value));
    const said = moments(runs.map(({ gap: raw }) => raw.variance)).mean;
    expect(Math.abs(said / gap.variance - 1)).toBeLessThan(0.12);
  });

  it('agree in expectation with shares and means', () => {
    const next = counter(5);
    const parts = split(
      draw(20_000, BOTTOM.shares, BOTTOM.means, next),
      draw(20_000, TOP.shares, TOP.means, next),
      new Map(),
    );
    // Σ p_b (y_t − y_b) = .5·2,000 + .3·4,000 + .2·6,000; the gap is 25,000 − 17,700.
    expect(Math.abs((parts?.unexplained.value ?? 0) - 3400)).toBeLessThan(300);
    expect(Math.abs((parts?.explained.value ?? 0) - 3900)).toBeLessThan(300);
  });

  it('one person with a qualification borrows the nation’s variance', () => {
    const bottom = new Map([['none', addSums([single(1, 100), single(1, 120)])]]);
    const top = new Map([
      ['none', single(1, 200)],
      ['degree', single(1, 300)],
    ]);
    const nation = new Map([['none', addSums([single(1, 150), single(1, 250)])]]);
    const parts = split(bottom, top, nation);
    expect(parts?.unexplained.value).toBeCloseTo(90, 9);
    // The bottom: variance of a mean of 100 and 120; the top: one person, with the nation's variance of
    // 5,000.
    expect(parts?.unexplained.variance).toBeCloseTo(100 + 5000, 6);
  });
});
