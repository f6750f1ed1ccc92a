import { describe, expect, test } from 'vitest';
import { planOf } from '../../../pipeline/editions/plan.js';
import { duckdb } from '../../../pipeline/engine/dialect.js';
import { Engine } from '../../../pipeline/engine/engine.js';
import { score } from '../../../pipeline/score/score.js';
import { isOwnLevel, scoreValue } from '../../../pipeline/score/tables.js';
import { silentLog } from '../../../pipeline/system/log.js';
import type { Figure } from '../../../schemas/figure.js';
import { areaCode, figuresOf, methodOf } from './setup.js';

describe('a figure is the area’s own', () => {
  // Section 2 of the methods: observed, or by rules 2 to 4; a split (5) and inherited figures are of another
  // area.
  test.each([
    ['observed', '', true],
    ['mapped', 'recode', true],
    ['mapped', 'same_footprint', true],
    ['mapped', 'merger', true],
    ['estimated', 'merger', true],
    ['mapped', 'split', false],
    ['estimated', 'split', false],
    ['inherited', 'upper_tier', false],
    ['inherited', 'recode', false],
    ['modelled', '', false],
    ['mapped', 'recode;merger', true],
    ['mapped', 'recode;split', false],
    ['missing', '', false],
    ['missing', 'suppressed', false],
  ] as const)('when it is %s by the rule “%s”: %s', (status, reason, own) => {
    expect(isOwnLevel({ status, reason })).toBe(own);
  });
});

describe('the share of the index that is the area’s own', () => {
  const method = methodOf([
    {
      code: 'd1',
      weight: 3,
      indicators: [
        { code: 'a', weight: 1 },
        { code: 'b', weight: 3 },
      ],
    },
    {
      code: 'd2',
      weight: 1,
      indicators: [
        { code: 'c', weight: 0.5 },
        { code: 'z', weight: 0 },
      ],
    },
  ]);
  const values = { a: [1, 2, 3], b: [3, 1, 2], c: [5, 8, 6], z: [1, 2, 4] };

  async function shares(alter: (figure: Figure) => Figure) {
    const engine = await Engine.open({ threads: 1 });
    try {
      const scores = figuresOf(values).map(alter).map(scoreValue);
      await score(engine, planOf(method, []), scores, duckdb, silentLog);
      return await engine.rows('SELECT * FROM score_own_level ORDER BY area_code');
    } finally {
      engine.close();
    }
  }

  test('is 1 where everything is observed', async () => {
    const rows = await shares((figure) => figure);
    expect(rows.map(({ own_level_share }) => own_level_share)).toEqual([1, 1, 1]);
  });

  test('is by weight in the whole index, not by the number of figures', async () => {
    const rows = await shares((figure) =>
      figure.area_code === areaCode(1) && figure.indicator === 'b'
        ? { ...figure, status: 'inherited', reason: 'upper_tier' }
        : figure,
    );
    // b has ¾ of a domain that has ¾ of the index.
    expect(rows.map(({ own_level_share }) => own_level_share)).toEqual([1, 1 - 9 / 16, 1]);
    expect(rows[1]).toMatchObject({ observed: 3, inherited: 1, mapped: 0, estimated: 0, missing: 0 });
  });

  test('counts missing figures as not the area’s own', async () => {
    const rows = await shares((figure) =>
      figure.area_code === areaCode(2) && figure.indicator === 'a'
        ? { ...figure, value: null, status: 'missing', reason: 'suppressed' }
        : figure,
    );
    expect(rows[2]?.own_level_share).toBeCloseTo(1 - 3 / 16, 15);
    expect(rows[2]?.missing).toBe(1);
  });

  test('is 0, and not null, where nothing is', async () => {
    const rows = await shares((figure) =>
      figure.area_code === areaCode(0) ? { ...figure, status: 'inherited', reason: 'upper_tier' } : figure,
    );
    expect(rows[0]?.own_level_share).toBe(0);
  });
});
