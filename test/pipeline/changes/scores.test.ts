import { describe, expect, test } from 'vitest';
import { compareStandings, underPeriods } from '../../../pipeline/changes/scores.js';
import type { Standing } from '../../../pipeline/changes/standing.js';
import type { Figure } from '../../../schemas/figure.js';
import { smallMethod } from '../../fixtures/mirror.js';

const standing = (
  area_code: string,
  score: number | null,
  rank: number | null,
  group = 'middle',
): Standing => ({
  of: 'index',
  period: '',
  area_code,
  area_name: `Area ${area_code}`,
  score,
  rank,
  group,
});

describe('standings of before and of now', () => {
  test('counts what moved, and names the movers, the furthest first', () => {
    const before = [
      standing('A', 1, 1, 'hotspot'),
      standing('B', 0.5, 2),
      standing('C', 0, 3),
      standing('D', -1, 4, 'coldspot'),
    ];
    const after = [
      standing('A', 0.4, 2),
      standing('B', 0.5, 1, 'hotspot'),
      standing('C', -2, 4, 'coldspot'),
      standing('D', -1, 3),
    ];
    const { compared, movers } = compareStandings(before, after);
    expect(compared).toEqual([
      { of: 'index', areas: 4, scores_moved: 2, ranks_moved: 4, groups_moved: 4, largest_rank_move: 1 },
    ]);
    expect(movers.map(({ area_name }) => area_name)).toEqual(['Area A', 'Area B', 'Area C', 'Area D']);
    expect(movers[2]).toMatchObject({ score_before: 0, score_after: -2, rank_before: 3, rank_after: 4 });
  });

  test('an area that came or went moves further than any other', () => {
    const { movers } = compareStandings(
      [standing('A', 1, 1), standing('B', 0, 2)],
      [standing('A', 0, 9), standing('C', 1, 1)],
    );
    expect(
      movers.map(({ area_code, rank_before, rank_after }) => [area_code, rank_before, rank_after]),
    ).toEqual([
      ['B', 2, null],
      ['C', null, 1],
      ['A', 1, 9],
    ]);
  });

  test('nothing that moves is nothing to do', () => {
    const same = [standing('A', 1, 1)];
    expect(compareStandings(same, same)).toMatchObject({
      movers: [],
      action: expect.stringMatching(/^nothing/),
    });
  });
});

test('old figures are scored under the new period of a method, those of the latest that was frozen', () => {
  const method = smallMethod({ weekly_pay: '2025-04-30', neet: '2025' });
  const old = ['2023', '2024'].map(
    (period) => ({ indicator: 'neet', period, value: Number(period) }) as Figure,
  );
  const pay = { indicator: 'weekly_pay', period: '2025-04-30', value: 5 } as Figure;
  expect(underPeriods(method, [...old, pay])).toEqual([
    pay,
    { indicator: 'neet', period: '2025', value: 2024 },
  ]);
});
