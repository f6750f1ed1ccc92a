import { describe, expect, test } from 'vitest';
import { type CheckedEdition, checkEdition, readScored } from '../../../pipeline/checks/check-edition.js';
import { isIndex, loadEdition } from '../../../pipeline/editions/edition.js';
import { planOf } from '../../../pipeline/editions/plan.js';
import { Engine } from '../../../pipeline/engine/engine.js';
import { shipped } from '../../../pipeline/system/package-root.js';

const edition = await loadEdition(shipped('editions'), 'england-2026-method-1');
if (!isIndex(edition)) throw new TypeError('england-2026-method-1 is an index');
const LONDON = 'E12000007';
const ORDER = [3, 1, 0, 2];
const areas = ORDER.map((i) => edition.areas[i]!);
const codes = areas.map(({ area_code }) => area_code).sort();

/** Four areas, and two indicators in one domain, the second with three quarters of the weight. */
function checked(changes: Partial<CheckedEdition['edition']> = {}): CheckedEdition {
  const kept = ['child_poverty', 'gigabit_broadband', 'place', 'index'];
  const structure = edition.method.kind === 'index' ? edition.method.structure : [];
  const rows = structure.filter(({ code }) => kept.includes(code)) as typeof structure;
  const method = { ...edition.method, structure: rows } as CheckedEdition['edition']['method'];
  const of = { ...edition, method, areas, context: [], deprivation: [], ...changes };
  return { edition: of, plan: planOf(method, codes), inset: undefined };
}

/** Values by area in the order of the codes; the second area has no poverty. */
const column = (...values: readonly (number | null)[]) =>
  new Map(values.flatMap((value, i) => (value === null ? [] : [[codes[i]!, value] as const])));
const scored = {
  values: new Map([
    ['child_poverty', column(1, null, 0.5, -1)],
    ['gigabit_broadband', column(1, 2, -1, 0)],
    ['place', column(1, 2, -1, 0)],
    ['index', column(1, 2, -1, 0)],
  ]),
  shares: new Map([
    ['child_poverty', 0.4],
    ['gigabit_broadband', 0.6],
  ]),
};

describe('the checks of an edition', () => {
  test('have the titles, and the weights that were used, not those of the method', () => {
    const { indicators, aggregates, title, units } = checkEdition(checked(), scored);
    expect(title).toBe(edition.method.title);
    expect(units).toBe(4);
    expect(indicators.map(({ code }) => code)).toEqual(['child_poverty', 'gigabit_broadband']);
    expect(indicators.map(({ name }) => name)).not.toContain('child_poverty');
    expect(aggregates.map(({ name }) => name)).toEqual(['Place', edition.method.title]);
    expect(indicators[0]?.nominal_weight).toBeCloseTo(0.4, 12);
    expect(indicators[1]?.nominal_weight).toBeCloseTo(0.6, 12);
  });

  test('correlate areas with values in both columns', () => {
    const pair = checkEdition(checked(), scored).correlations.find(
      ({ one, other }) => one === 'child_poverty' && other === 'gigabit_broadband',
    );
    // of (1, 1), (0.5, −1) and (−1, 0): the means are 1/6 and 0, the products of the deviations add up to 0.5
    expect(pair?.pearson).toBeCloseTo(0.5 / Math.sqrt(2.166666666666667 * 2), 12);
  });
});

describe('the Indices of Deprivation', () => {
  const deprivation = codes.map((area_code, i) => ({
    area_code,
    area_name: area_code,
    average_score: -[1, 2, -1, 0][i]!,
    rank_of_average_score: 1,
    from_code: area_code,
    source: 'x',
    period: '2025',
    licence: 'x',
    cells: 'x',
  }));

  test('are reported as missing where the edition has none', () => {
    const { deprivation: _, ...without } = checked().edition;
    const found = checkEdition({ ...checked(), edition: without }, scored);
    expect(found.compare).toEqual([]);
    expect(found.not_checked.find(({ check }) => check === 'compare')?.reason).toContain('2025');
  });

  test('are joined by area code, and compared outside the inset only where an area is in it', () => {
    const [found] = checkEdition(checked({ deprivation }), scored).compare;
    expect(found).toMatchObject({ units: 4, outside: null });
    expect(found?.rank_correlation).toBeCloseTo(-1, 12);
    const inset = { code: LONDON, name: 'London', areas: new Set<string>() };
    const moved = areas.map((area, i) => (i === 0 ? { ...area, region_code: LONDON } : area));
    const inside = { ...checked({ deprivation, areas: moved }), inset };
    expect(checkEdition(inside, scored).compare[0]?.outside).toMatchObject({ name: 'London', units: 3 });
  });

  test('include those of 2019 where they are in the context', () => {
    const context = codes.map((area_code, i) => ({
      ...edition.context[0]!,
      area_code,
      indicator: 'deprivation_2019',
      value: [1, 2, -1, 0][i]!,
    }));
    const { compare } = checkEdition(checked({ context, deprivation }), scored);
    expect(compare.map(({ title }) => title.slice(0, 27))).toEqual([
      'Indices of Deprivation 2025',
      'Indices of Deprivation 2019',
    ]);
    expect(compare[1]?.rank_correlation).toBeCloseTo(1, 12);
  });
});

test('scores are read by code and area, without missing ones', async () => {
  const engine = await Engine.open({ threads: 1 });
  try {
    for (const level of ['indicator', 'domain', 'index'])
      await engine.run(`CREATE TABLE score_${level} AS
        SELECT 'E06000001' AS area_code, '${level}_code' AS code, 1.5e0 AS value
        UNION ALL SELECT 'E06000002', '${level}_code', NULL`);
    await engine.run("CREATE TABLE score_weights AS SELECT 'indicator_code' AS code, 1e0 AS share");
    const { values, shares } = await readScored(engine, checked().plan);
    expect([...values.keys()]).toEqual(['indicator_code', 'domain_code', 'index_code']);
    expect([...values.get('domain_code')!]).toEqual([['E06000001', 1.5]]);
    expect(shares.get('indicator_code')).toBe(1);
  } finally {
    engine.close();
  }
});
