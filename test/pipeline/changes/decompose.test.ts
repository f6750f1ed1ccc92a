import { expect, test } from 'vitest';
import { decompose, type ScoreParts } from '../../../pipeline/changes/decompose.js';

/* Two small editions scored by plain arithmetic: an index of one level, standardised. */

type Values = Readonly<Record<string, readonly number[]>>;
const AREAS = ['A', 'B', 'C', 'D'];

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const sd = (values: readonly number[]) => {
  const m = mean(values);
  return Math.sqrt(values.reduce((sum, v) => sum + (v - m) ** 2, 0) / (values.length - 1));
};

interface Small {
  readonly values: Values;
  readonly weights: Readonly<Record<string, number>>;
  readonly directions: Readonly<Record<string, number>>;
  readonly areas?: readonly string[];
}

/** Scores by hand: z-scores, weighted mean, standardised. `constant` is what is left of the score. */
function scored({ values, weights, directions, areas = AREAS }: Small) {
  const codes = Object.keys(values);
  const whole = codes.reduce((sum, code) => sum + weights[code]!, 0);
  const z = (code: string, i: number) =>
    (directions[code]! * (values[code]![i]! - mean(values[code]!))) / sd(values[code]!);
  const raw = areas.map((_, i) =>
    codes.reduce((sum, code) => sum + (weights[code]! / whole) * z(code, i), 0),
  );
  const share = (code: string) => weights[code]! / whole / sd(raw);
  const parts: ScoreParts = {
    scales: new Map(
      codes.map((code) => [
        code,
        {
          mean: mean(values[code]!),
          sd: sd(values[code]!),
          direction: directions[code]!,
          unit: 'per cent',
          treatment: 'none',
          is_standard: true,
        },
      ]),
    ),
    figures: new Map(
      areas.map((area, i) => [
        area,
        new Map(
          codes.map((code) => [code, { normalised: z(code, i), contribution: share(code) * z(code, i) }]),
        ),
      ]),
    ),
  };
  const score = new Map(areas.map((area, i) => [area, (raw[i]! - mean(raw)) / sd(raw)]));
  return { score, parts, share, z, constant: -mean(raw) / sd(raw) };
}

const FIRST: Small = {
  values: { pay: [400, 500, 650, 470], jobless: [5, 4, 2, 9] },
  weights: { pay: 2, jobless: 1 },
  directions: { pay: 1, jobless: -1 },
};

const sideOf = ({ score, parts }: ReturnType<typeof scored>, area: string) => ({
  score: score.get(area)!,
  area,
  parts,
});

test('each indicator adds what its own figure changed on the scale of the first edition, and one term is left', () => {
  // A fifth area, E, and other figures of B and C; the figures of A and D stay as they are.
  const areas = [...AREAS, 'E'];
  const second: Small = {
    ...FIRST,
    areas,
    values: { pay: [400, 560, 700, 470, 300], jobless: [5, 4, 6, 9, 7] },
  };
  const [before, after] = [scored(FIRST), scored(second)];
  for (const [i, area] of AREAS.entries()) {
    const found = decompose(sideOf(before, area), sideOf(after, area))!;
    let moved = 0;
    let standards = after.constant - before.constant;
    for (const code of ['pay', 'jobless']) {
      const { values, directions } = FIRST;
      // The second figure, from the mean of the first edition in its deviation.
      const there =
        (directions[code]! * (second.values[code]![i]! - mean(values[code]!))) / sd(values[code]!);
      const change = after.share(code) * there - before.share(code) * before.z(code, i);
      moved += change;
      standards += after.share(code) * (after.z(code, i) - there);
      expect(found.parts.find((part) => part.code === code)?.change).toBeCloseTo(change, 12);
    }
    expect(found.standardisation).toBeCloseTo(standards, 12);
    expect(moved + found.standardisation).toBeCloseTo(after.score.get(area)! - before.score.get(area)!, 12);
  }
});

test('with the same figures and areas only weights move a score, and nothing is left for other means', () => {
  const [before, after] = [scored(FIRST), scored({ ...FIRST, weights: { pay: 1, jobless: 3 } })];
  const found = decompose(sideOf(before, 'C'), sideOf(after, 'C'))!;
  for (const { code, change } of found.parts)
    expect(change).toBeCloseTo((after.share(code) - before.share(code)) * before.z(code, 2), 12);
  expect(found.standardisation).toBeCloseTo(0, 12);
});

test('an indicator that only one edition has moves the score by all that it adds there', () => {
  const second: Small = {
    values: { pay: [400, 500, 650, 470], sunshine: [3, 1, 4, 2] },
    weights: { pay: 2, sunshine: 1 },
    directions: { pay: 1, sunshine: 1 },
  };
  const [before, after] = [scored(FIRST), scored(second)];
  const { parts } = decompose(sideOf(before, 'B'), sideOf(after, 'B'))!;
  const partOf = (code: string) => parts.find((part) => part.code === code);
  expect(partOf('sunshine')).toMatchObject({ before: null });
  expect(partOf('sunshine')?.change).toBeCloseTo(after.share('sunshine') * after.z('sunshine', 1), 12);
  expect(partOf('jobless')).toMatchObject({ after: null });
  expect(partOf('jobless')?.change).toBeCloseTo(-before.share('jobless') * before.z('jobless', 1), 12);
});

test.each([
  ['another unit', { unit: 'pounds' }],
  ['another direction', { direction: -1 }],
  ['a logarithm', { treatment: 'logarithm' }],
  ['a scale that has no standard scores', { is_standard: false }],
])('figures with %s are not measured on the scale of the first edition', (_, change) => {
  const second = { ...FIRST, values: { ...FIRST.values, pay: [410, 530, 600, 480] } };
  const [before, after] = [scored(FIRST), scored(second)];
  const scales = new Map(after.parts.scales).set('pay', { ...after.parts.scales.get('pay')!, ...change });
  const other = { ...sideOf(after, 'B'), parts: { ...after.parts, scales } };
  const found = decompose(sideOf(before, 'B'), other)!;
  const pay = found.parts.find(({ code }) => code === 'pay');
  expect(pay?.change).toBeCloseTo(
    after.share('pay') * after.z('pay', 1) - before.share('pay') * before.z('pay', 1),
    12,
  );
  // On the same scale it would be another number.
  const same = decompose(sideOf(before, 'B'), sideOf(after, 'B'))!.parts.find(({ code }) => code === 'pay');
  expect(Math.abs(same!.change - pay!.change)).toBeGreaterThan(1e-3);
});

test('an area without figures in one of the two has no parts', () => {
  const before = scored(FIRST);
  expect(decompose(sideOf(before, 'A'), { ...sideOf(before, 'A'), area: 'Z' })).toBeNull();
});
