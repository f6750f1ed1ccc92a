import { describe, expect, it } from 'vitest';
import { indicatorsTableOf } from '../../../../pipeline/custom/index/long-tables.js';
import { indexTableOf, treatmentTablesOf } from '../../../../pipeline/custom/index/tables.js';
import { refusal } from '../../../fixtures/refusal.js';
import { methodText, ranksOf, scored, scoresOf, testFolder } from './setup.js';

const folder = testFolder();

describe('an index as the Human Development Index is made', () => {
  // goalposts, income by its natural logarithm, a geometric mean of three dimensions, ranks of three decimals
  const method = `kind: score
title: Made-up development
data: { unit_code: code, unit_name: code }
structure:
  - { code: life, parent: health }
  - { code: expected, parent: education }
  - { code: mean_years, parent: education }
  - { code: income, parent: living, treatment: natural_logarithm }
  - { code: health, parent: top }
  - { code: education, parent: top }
  - { code: living, parent: top }
  - { code: top }
steps:
  levels:
    - name: indicator
      normalise: { method: goalposts, lower: 20, upper: 85 }
      individual:
        expected: { method: goalposts, lower: 0, upper: 18 }
        mean_years: { method: goalposts, lower: 0, upper: 15 }
        income: { method: goalposts, lower: ${Math.log(100)}, upper: ${Math.log(75_000)} }
    - { name: dimension, aggregate: arithmetic_mean, normalise: none }
    - { name: index, aggregate: geometric_mean, normalise: none }
  tolerance: 1.0e-9
  rank_decimals: 3
  group_share: 0.2
robustness: { replicates: 30, sensitivity: 4 }
`;
  const data = `code,life,expected,mean_years,income
A,72.5,16,9,12000
B,72.51,16,9,12000
C,60,12,6,4000
D,85,18,15,75000
E,86,19,15,90000
`;
  const hand = (life: number, expected: number, years: number, income: number) =>
    (((life - 20) / 65) * ((expected / 18 + years / 15) / 2) * (Math.log(income / 100) / Math.log(750))) **
    (1 / 3);

  it('has the scores worked out by hand, and ranks of scores to three decimals', async () => {
    const found = await scored(folder, data, method);
    const scores = scoresOf(found);
    expect(scores.A).toBeCloseTo(hand(72.5, 16, 9, 12_000), 12);
    expect(scores.B).toBeCloseTo(hand(72.51, 16, 9, 12_000), 12);
    expect(scores.C).toBeCloseTo(hand(60, 12, 6, 4_000), 12);
    expect([scores.D, scores.E]).toEqual([1, 1]);
    // A and B differ in the fifth decimal
    expect(scores.B! - scores.A!).toBeGreaterThan(1e-5);
    expect(ranksOf(found)).toEqual({ A: 3, B: 3, C: 5, D: 1, E: 1 });
    const rows = [...indexTableOf(found.scored, new Map()).rows];
    expect(rows.find(({ unit_code }) => unit_code === 'A')?.score).toBe(scores.A);
    const digits = await scored(folder, data, method.replace('  rank_decimals: 3\n', ''));
    expect(ranksOf(digits)).toEqual({ A: 4, B: 3, C: 5, D: 1, E: 1 });
  });

  it('records the logarithm, of that indicator only, and keeps the figures', async () => {
    const { scored: made } = await scored(folder, data, method);
    const [treatment, treated] = treatmentTablesOf(made).map(({ rows }) => [...rows]);
    expect(treatment).toHaveLength(1);
    expect(treatment?.[0]).toMatchObject({
      code: 'income',
      treatment: 'natural_logarithm',
      n: 5,
      points: 0,
      passed: true,
    });
    expect(treated).toHaveLength(5);
    expect(treated?.[0]).toMatchObject({ unit_code: 'A', value_before: 12_000, why: 'natural_logarithm' });
    expect(treated?.[0]?.value_after).toBeCloseTo(Math.log(12_000), 12);
    const income = [...indicatorsTableOf(made).rows].find(({ indicator }) => indicator === 'income');
    expect(income?.value).toBe(12_000);
  });

  it('has replicates, which keep the logarithm and the rounding', async () => {
    const still = `robustness: { replicates: 3, sensitivity: 0, treatment: [none], normalise: [min_max], weight_spread: 0,
  aggregate: [arithmetic_mean], drop_indicators: false }`;
    const text = method.replace(/robustness: .*/, still);
    const found = await scored(folder, data, text);
    // min–max of life, expected, years, ln income; education the mean of two; nothing else is drawn
    const scale = (value: number, low: number, high: number) => (100 * (value - low)) / (high - low);
    const made = (life: number, expected: number, years: number, income: number) =>
      (scale(life, 60, 86) +
        (scale(expected, 12, 19) + scale(years, 6, 15)) / 2 +
        scale(Math.log(income), Math.log(4_000), Math.log(90_000))) /
      3;
    expect(Math.round(made(72.51, 16, 9, 12_000) * 1e3)).not.toBe(
      Math.round(made(72.5, 16, 9, 12_000) * 1e3),
    );
    const medians = Object.fromEntries(
      [...found.robustness.byUnit].map(([code, row]) => [code, row.rank_median]),
    );
    expect(medians).toEqual({ A: 4, B: 3, C: 5, D: 2, E: 1 });
    const tied = await scored(folder, data, text.replace('rank_decimals: 3', 'rank_decimals: 0'));
    const ranks = Object.fromEntries(
      [...tied.robustness.byUnit].map(([code, row]) => [code, row.rank_median]),
    );
    // A and B are 45.5 and 45.5 then
    expect(Math.round(made(72.51, 16, 9, 12_000))).toBe(Math.round(made(72.5, 16, 9, 12_000)));
    expect(ranks).toMatchObject({ A: 3, B: 3 });
  });

  it('refuses the logarithm of zero by the name of the indicator', async () => {
    const error = await refusal(() => scored(folder, data.replace('4000', '0'), method));
    expect(error).toMatchObject({ code: 'value-negative', exit: 2 });
    expect(error.message).toContain('income has the value 0');
  });
});

describe('an index as the Indices of Deprivation are made', () => {
  // ranks spread out, and a sum of weights that add up to .999
  const parts = (sum: string, including = '') => ({
    structure: `
  - { code: income, parent: all, weight: 0.6 }
  - { code: health, parent: all, weight: 0.399 }
  - { code: all }`,
    indicator: `{ name: indicator, normalise: { method: exponential${including} } }`,
    index: `{ name: index, aggregate: ${sum}, normalise: none }`,
  });
  const data = 'unit_code,unit_name,income,health\nA,A,40,7\nB,B,30,9\nC,C,20,8\nD,D,10,6\n';
  const x = (r: number) => -23 * Math.log(1 - r * (1 - Math.exp(-100 / 23)));

  it('sums the weighted scores as they are, with contributions that add up to the score', async () => {
    const found = await scored(folder, data, methodText(parts('weighted_sum')));
    const scores = scoresOf(found);
    expect(scores.A).toBeCloseTo(0.6 * x(4 / 4) + 0.399 * x(2 / 4), 12);
    expect(scores.B).toBeCloseTo(0.6 * x(3 / 4) + 0.399 * x(4 / 4), 12);
    const rows = [...indicatorsTableOf(found.scored).rows].filter(({ unit_code }) => unit_code === 'A');
    expect(rows.map(({ contribution }) => contribution)).toEqual([
      expect.closeTo(0.6 * x(1), 12),
      expect.closeTo(0.399 * x(2 / 4), 12),
    ]);
    const mean = scoresOf(await scored(folder, data, methodText(parts('arithmetic_mean'))));
    expect(scores.A! / mean.A!).toBeCloseTo(0.999, 12);
  });

  it('gives the weight of a missing score to the other, in the contribution too', async () => {
    const found = await scored(
      folder,
      data.replace('A,A,40,7', 'A,A,40,'),
      methodText(parts('weighted_sum')),
    );
    expect(scoresOf(found).A).toBeCloseTo(0.999 * x(1), 12);
    const [first] = [...indicatorsTableOf(found.scored).rows];
    expect(first).toMatchObject({ unit_code: 'A', indicator: 'income' });
    expect(first?.contribution).toBeCloseTo(0.999 * x(1), 12);
  });

  it('spreads out ranks without the unit itself where the method says so', async () => {
    const found = await scored(folder, data, methodText(parts('weighted_sum', ', including_itself: false')));
    expect(scoresOf(found).A).toBeCloseTo(0.6 * x(3 / 4) + 0.399 * x(1 / 4), 12);
    expect(scoresOf(found).D).toBe(0);
  });
});

it('an indicator may go without the treatment of its level, or have another', async () => {
  const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 900];
  const rows = values.map((value, i) => `U${i},U${i},${value},${value},${value}`);
  const found = await scored(
    folder,
    `unit_code,unit_name,x,y,w\n${rows.join('\n')}\n`,
    methodText({
      structure: `
  - { code: x, parent: all }
  - { code: y, parent: all, treatment: none }
  - { code: w, parent: all, treatment: logarithm }
  - { code: all }`,
      indicator: '{ name: indicator, treatment: standard, normalise: none }',
    }),
  );
  const [x, y, w] = found.scored.chain.values;
  expect(x?.at(-1)).toBe(9);
  expect(y?.at(-1)).toBe(900);
  expect(w?.at(-1)).toBeCloseTo(Math.log(899 * 1.01), 12);
});

it('a unit that is the best in everything is first by every scale, however rarely a figure is known', async () => {
  const units = Array.from({ length: 12 }, (_, i) => i);
  const known = new Map([0, 1, 4, 9, 11].map((unit, i) => [unit, i + 1]));
  const lines = units.map((i) => `U${i},U${i},${10 + 2 * i},${99 + i},${known.get(i) ?? ''}`);
  const data = `unit_code,unit_name,a,b,rare\n${lines.join('\n')}\n`;
  for (const scale of ['rank', 'borda', 'percentile_rank', 'exponential', 'z_score', 'min_max']) {
    const structure = ['a', 'b', 'rare'].map((code) => `\n  - { code: ${code}, parent: all }`).join('');
    const found = await scored(
      folder,
      data,
      methodText({
        structure: `${structure}\n  - { code: all }`,
        indicator: `{ name: indicator, normalise: ${scale} }`,
      }),
    );
    expect([scale, ranksOf(found).U11, ranksOf(found).U10]).toEqual([scale, 1, 2]);
  }
});
