import { describe, expect, test } from 'vitest';
import { checkShadow } from '../../../pipeline/checks/check-shadow.js';
import { checksFile } from '../../../schemas/release/checks-file.js';
import type { Row } from '../../../schemas/table.js';
import { SHADOW_METHOD, tinyShadow } from '../../outputs/long-shadow-report/fixture.js';

/** Level, gap and unexplained gap of six areas, by outcome; the last has no level in the second. */
const FIGURES: Readonly<Record<string, readonly (readonly [number | null, number, number])[]>> = {
  higher: [
    ...([
      [30, 14, -3],
      [28, 20, 2],
      [22, 19, 1],
      [25, 26, 4],
      [19, 17, -2],
      [16, 28, -1],
    ] as const),
  ],
  level_3: [
    ...([
      [60, 20, 1],
      [52, 24, 3],
      [55, 18, -4],
      [41, 30, 5],
      [47, 22, -1],
      [null, 31, 2],
    ] as const),
  ],
};
const OUTCOMES = Object.keys(FIGURES);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const spread = (values: readonly number[]) =>
  Math.sqrt(values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1));

/** The scores by plain arithmetic, over the areas that have all three figures. */
const scoresOf = (outcome: string): (number | null)[] => {
  const rows = FIGURES[outcome] ?? [];
  const columns = [0, 1, 2].map((i) => rows.flatMap((row) => row[i] ?? []));
  return rows.map((row) =>
    row.includes(null)
      ? null
      : mean(
          [0, 1, 2].map((i) => ((i === 0 ? 1 : -1) * (row[i]! - mean(columns[i]!))) / spread(columns[i]!)),
        ),
  );
};
const [higher = [], level3 = []] = OUTCOMES.map(scoresOf);
const all = higher.map((score, i) => (score === null || level3[i] == null ? null : mean([score, level3[i]])));

const code = (i: number) => `E1000090${i}`;
const release = (withScores: readonly string[] = OUTCOMES) => {
  const rows: Row[] = OUTCOMES.flatMap((outcome, o) =>
    (FIGURES[outcome] ?? []).map(([level, gap, unexplained_gap], i) => ({
      ...{ area_code: code(i), outcome, level, gap, unexplained_gap },
      score: withScores.includes(outcome) ? ([higher, level3][o]?.[i] ?? null) : null,
    })),
  );
  const together = all.map((score, i) => ({ area_code: code(i), outcome: 'all', score }));
  const { coldspots } = tinyShadow();
  return { method: SHADOW_METHOD, coldspots: { ...coldspots, rows: [...rows, ...together].toReversed() } };
};

/** Pearson's correlation over the pairs that are both known. */
function correlation(one: readonly (number | null)[], other: readonly (number | null)[]): number {
  const pairs = one.flatMap((x, i) => (x === null || other[i] == null ? [] : [[x, other[i]] as const]));
  const [xs, ys] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
  return (
    pairs.reduce((sum, [x, y]) => sum + (x - mean(xs)) * (y - mean(ys)), 0) /
    ((pairs.length - 1) * spread(xs) * spread(ys))
  );
}

describe('the checks of the long shadow', () => {
  const checks = checkShadow(release())!;

  test('have three measures of each outcome, each a third of it, and the outcomes half each', () => {
    expect(checksFile.parse(checks)).toEqual(checks);
    expect(checks.units).toBe(6);
    expect(checks.indicators.map((one) => [one.code, one.parent])).toEqual(
      OUTCOMES.flatMap((outcome) =>
        ['level', 'gap', 'unexplained_gap'].map((measure) => [`${outcome}_${measure}`, outcome]),
      ),
    );
    for (const { nominal_weight } of checks.indicators) expect(nominal_weight).toBeCloseTo(1 / 6, 12);
    expect(checks.aggregates.map((one) => [one.code, one.parts])).toEqual([
      ['higher', 3],
      ['level_3', 3],
      ['all', 2],
    ]);
  });

  test('correlate each measure, signed so that more is better, with the published scores', () => {
    const gaps = FIGURES.higher!.map(([, gap]) => -gap);
    const found = checks.indicators.find((one) => one.code === 'higher_gap');
    expect(found?.on_index?.correlation).toBeCloseTo(correlation(gaps, all), 12);
    expect(found?.on_parent?.correlation).toBeCloseTo(correlation(gaps, higher), 12);
  });

  test('find alpha by the standardised formula, as the measures are standardised', () => {
    const [level, gap, rest] = [0, 1, 2].map((i) =>
      FIGURES.higher!.map((row) => (i === 0 ? row[0] : -row[i]!)),
    ) as (number | null)[][];
    const r = mean([correlation(level!, gap!), correlation(level!, rest!), correlation(gap!, rest!)]);
    expect(checks.aggregates[0]?.cronbach_alpha).toBeCloseTo((3 * r) / (1 + 2 * r), 12);
  });

  test('take an outcome without scores as not checked, and the other as the whole', () => {
    const found = checkShadow(release(['level_3']))!;
    expect(found.aggregates.map((one) => [one.code, one.parent])).toEqual([['level_3', null]]);
    expect(found.not_checked).toContainEqual({ check: 'Higher education', reason: expect.any(String) });
    expect(found.not_checked).not.toContainEqual(expect.objectContaining({ check: 'Level 3 by 19' }));
  });

  test('are not there where nothing has scores', () => {
    expect(checkShadow(release([]))).toBeUndefined();
  });
});
