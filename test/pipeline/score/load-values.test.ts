import { describe, expect, it } from 'vitest';
import { duckdb } from '../../../pipeline/engine/dialect.js';
import { loadValues } from '../../../pipeline/score/load-values.js';
import type { ScoreValue } from '../../../pipeline/score/tables.js';
import { withEngine } from '../../fixtures/reused-engine.js';

const AREAS = ['A', 'B', 'C'];
const CODES = ['pay', 'jobs'];

/** A value of each area and indicator: no two alike, one of them missing. */
const VALUES: ScoreValue[] = AREAS.flatMap((area_code, area) =>
  CODES.map((code, indicator) => ({
    area_code,
    code,
    value: area === 1 && indicator === 0 ? null : 10 * area + indicator,
    status: area === 1 && indicator === 0 ? 'missing' : 'observed',
    own_level: area !== 2,
  })),
);

const load = (values: readonly ScoreValue[]): Promise<unknown> =>
  withEngine(1, async (engine) => {
    await loadValues(engine, duckdb, values);
    return engine.rows('SELECT * FROM score_values ORDER BY area_code, code DESC');
  });

describe('the table of values', () => {
  it('has every value as it was given, whatever the order', async () => {
    expect(await load(VALUES)).toEqual(VALUES);
    expect(await load([...VALUES].reverse())).toEqual(VALUES);
  });

  it.each(VALUES.map(({ area_code, code }) => [area_code, code] as const))(
    'refuses a second value of %s for %s',
    async (area_code, code) => {
      const again = VALUES.find((value) => value.area_code === area_code && value.code === code)!;
      await expect(load([...VALUES, again])).rejects.toMatchObject({
        code: 'code-duplicate',
        message: expect.stringMatching(new RegExp(`${code}.*${area_code}`)),
      });
    },
  );
});
