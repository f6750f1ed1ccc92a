import { beforeAll, describe, expect, test } from 'vitest';
import { derive } from '../../../pipeline/derive/derive.js';
import { type IndexEdition, loadEdition } from '../../../pipeline/editions/edition.js';
import { planOf } from '../../../pipeline/editions/plan.js';
import { duckdb } from '../../../pipeline/engine/dialect.js';
import { Engine } from '../../../pipeline/engine/engine.js';
import { compileChain } from '../../../pipeline/methods/chain/chain.js';
import { modelEdition } from '../../../pipeline/model/model.js';
import { editionProblem, sortedAreas } from '../../../pipeline/robustness/edition-problem.js';
import { rebuildProblem } from '../../../pipeline/spatial/placed-figures.js';
import { type RebuildProblem, RebuiltIndex } from '../../../pipeline/spatial/rebuilt-index.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import type { Figure } from '../../../schemas/figure.js';
import { indicatorsOf } from '../../../schemas/method/structure.js';
import { indexEditionOf } from '../../fixtures/index-edition.js';

let edition: IndexEdition;
let known: readonly Figure[];

function problemsOf(change = (figures: readonly Figure[]) => figures) {
  const all = change(known);
  const areas = sortedAreas(edition.areas);
  const plan = planOf(
    edition.method,
    areas.map(({ area_code }) => area_code),
  );
  const modelled = modelEdition(edition, plan, all);
  const { problem } = editionProblem(edition, plan, areas, all, 1, modelled);
  return { scored: problem.figures, rebuilt: rebuildProblem(edition, plan, all, modelled), areas };
}

let england: ReturnType<typeof problemsOf>;
beforeAll(async () => {
  edition = indexEditionOf(await loadEdition(shipped('editions'), 'england-2026'));
  const engine = await Engine.open({ threads: 1, folders: [] });
  try {
    known = [...edition.figures, ...(await derive(engine, edition.method, edition.figures, duckdb)).figures];
  } finally {
    engine.close();
  }
  england = problemsOf();
});

const indicator = ({ rebuilt }: typeof england, code: string): RebuildProblem['indicators'][number] =>
  rebuilt.indicators[indicatorsOf(edition.method).findIndex((each) => each.code === code)]!;

describe('where the figures of england-2026 were published', () => {
  test('nine indicators for 151 authorities, the others for districts', () => {
    const shared = england.rebuilt.indicators.filter(({ byAuthority }) => byAuthority);
    expect(shared).toHaveLength(9);
    expect(new Set(england.rebuilt.authority).size).toBe(151);
    expect(shared.filter(({ spreading }) => spreading !== null)).toHaveLength(7);
    expect(indicator(england, 'weekly_pay')).toMatchObject({ byAuthority: false, spreading: null });
    expect(indicator(england, 'weekly_pay').standsFor.every((first, unit) => first === unit)).toBe(true);
  });

  test('figures in their own places are those that are scored, to the last digits', () => {
    const { rebuilt, scored, areas } = england;
    const chain = compileChain(rebuilt.structure, rebuilt.chain, areas.length);
    chain.run(scored);
    const values = new RebuiltIndex(rebuilt).published();
    expect(values).toHaveLength(rebuilt.structure.nodes.length);
    for (const [node, column] of values.entries())
      for (const [unit, value] of column.entries())
        expect(Math.abs(value - chain.values[node]![unit]!), `${node} ${unit}`).not.toBeGreaterThan(1e-9);
    expect(values.flatMap((column) => [...column]).filter(Number.isNaN)).toHaveLength(
      chain.values.flatMap((column) => [...column]).filter(Number.isNaN).length,
    );
  });
});

test('an indicator with figures of districts in counties moves by district', () => {
  const own = (figures: readonly Figure[]) =>
    figures.map((figure) =>
      figure.indicator === 'neet_16_17' && figure.area_code === 'E07000143'
        ? { ...figure, reason: '', from_codes: figure.area_code, status: 'observed' as const }
        : figure,
    );
  const changed = problemsOf(own);
  const { byAuthority, standsFor } = indicator(changed, 'neet_16_17');
  const breckland = changed.areas.findIndex(({ area_code }) => area_code === 'E07000143');
  expect(byAuthority).toBe(false);
  expect(standsFor[breckland]).toBe(breckland);
  expect(standsFor[breckland + 2]).toBe(breckland + 1);
});

test('an authority without a figure has none to share; a district alone without it stays without', () => {
  const missing = (codes: readonly string[]) => (figures: readonly Figure[]) =>
    figures.map((figure) =>
      figure.indicator === 'neet_16_17' && codes.includes(figure.area_code)
        ? { ...figure, value: null }
        : figure,
    );
  const norfolk = england.areas.flatMap(({ area_code, upper_tier_code }) =>
    upper_tier_code === 'E10000020' ? [area_code] : [],
  );
  const unitOf = (code: string) => england.areas.findIndex(({ area_code }) => area_code === code);
  const all = indicator(problemsOf(missing(norfolk)), 'neet_16_17');
  expect(norfolk.map((code) => all.standsFor[unitOf(code)])).toEqual(norfolk.map(() => unitOf(norfolk[0]!)));
  const one = indicator(problemsOf(missing(norfolk.slice(0, 1))), 'neet_16_17');
  expect(norfolk.map((code) => one.standsFor[unitOf(code)])).toEqual([
    -1,
    ...norfolk.slice(1).map(() => unitOf(norfolk[1]!)),
  ]);
});
