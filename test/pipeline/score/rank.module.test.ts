import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { duckdb } from '../../../pipeline/engine/dialect.js';
import { Engine } from '../../../pipeline/engine/engine.js';
import { kindsOf } from '../../../pipeline/methods/rank/coldspots.js';
import { fifthsOf } from '../../../pipeline/methods/rank/groups.js';
import { ranksOf } from '../../../pipeline/methods/rank/ranks.js';
import { groupStep, kindOf, rankStep } from '../../../pipeline/score/rank.js';
import { areaCode } from './setup.js';

/** A sixteenth is exact in a double, so that the sums below are at the tolerance or well above it. */
const TOLERANCE = 1 / 16;

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ threads: 1 });
});
afterAll(() => engine.close());

/** Values with ties, with chains of steps at and just over the tolerance, and with gaps. */
const value = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 6 }) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 6 }).map((step) => 3 + step * TOLERANCE) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 6 }).map((step) => 3 + step * TOLERANCE * 1.5) },
  { weight: 2, arbitrary: fc.constant(Number.NaN) },
);
/** Level and gap of 1 to 12 areas; sometimes all equal. */
const areas = fc.oneof(
  { weight: 12, arbitrary: fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 12 }) },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 1, max: 12 })
      .map((n) => Array.from({ length: n }, (): [number, number] => [2, 5])),
  },
);
const share = fc.constantFrom(0.01, 0.1, 0.2, 1 / 3, 0.1 + 0.2, 0.5, 0.75, 1);

test('the SQL of ranks, groups, fifths and classes follows the rule of the module for any values', async () => {
  const sizes = new Set<number>();
  await fc.assert(
    fc.asyncProperty(fc.array(areas, { minLength: 20, maxLength: 20 }), share, async (cases, own_share) => {
      await engine.run('CREATE OR REPLACE TABLE scores (area_code VARCHAR, code VARCHAR, value DOUBLE)');
      const columns = cases.map((rows) => ({
        level: Float64Array.from(rows, ([level]) => level),
        gap: Float64Array.from(rows, ([, gap]) => gap),
      }));
      const rows = columns.flatMap(({ level, gap }, index) =>
        [...level].flatMap((_, area) => [
          { area_code: areaCode(area), code: `level${index}`, value: level[area]! },
          { area_code: areaCode(area), code: `gap${index}`, value: -gap[area]! },
        ]),
      );
      const known = rows.filter((row) => !Number.isNaN(row.value));
      const types = [
        { name: 'area_code', type: 'string' as const },
        { name: 'code', type: 'string' as const },
        { name: 'value', type: 'number' as const },
      ];
      await engine.append('scores', types, known);
      for (const { name, query, bindings } of [
        rankStep(duckdb, ['scores'], 'ranks', TOLERANCE),
        groupStep(duckdb, 'ranks', 'groups', own_share, TOLERANCE),
      ])
        await engine.run(`CREATE OR REPLACE TABLE ${name} AS ${query}`, bindings);
      const found = new Map(
        (
          await engine.rows(
            'SELECT area_code, code, rank, group_name, fifth FROM ranks JOIN groups USING (area_code, code)',
          )
        ).map((row) => [`${row.area_code} ${row.code}`, row]),
      );
      const kinds = new Map(
        (
          await engine.rows(`SELECT level.area_code, level.code, ${kindOf('level', 'gap')} AS kind
FROM groups AS level JOIN groups AS gap
  ON gap.area_code = level.area_code AND gap.code = replace(level.code, 'level', 'gap')
WHERE level.code LIKE 'level%'`)
        ).map((row) => [`${row.area_code} ${row.code}`, row.kind]),
      );
      for (const [index, { level, gap }] of columns.entries()) {
        sizes.add(level.length);
        for (const [code, column] of [
          [`level${index}`, level],
          [`gap${index}`, gap.map((each) => -each)],
        ] as const) {
          const ranks = ranksOf(column, TOLERANCE);
          const fifths = fifthsOf(ranks, own_share, TOLERANCE);
          for (const [area, rank] of ranks.entries()) {
            const row = found.get(`${areaCode(area)} ${code}`);
            expect(row?.rank ?? 0).toBe(rank);
            expect({ group: row?.group_name ?? null, fifth: row?.fifth ?? null }).toEqual(fifths[area]);
          }
        }
        const own = kindsOf(level, gap, { share: own_share, tolerance: TOLERANCE });
        expect([...level.keys()].map((area) => kinds.get(`${areaCode(area)} level${index}`) ?? null)).toEqual(
          own,
        );
      }
    }),
    { numRuns: 25, seed: 2026, endOnFailure: true },
  );
  expect(sizes.size).toBe(12);
});
