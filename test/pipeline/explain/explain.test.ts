import { beforeAll, describe, expect, test } from 'vitest';
import type { IndexRelease } from '../../../outputs/release-data.js';
import { type IndexEdition, loadEdition } from '../../../pipeline/editions/edition.js';
import { type Explanation, explainArea } from '../../../pipeline/explain/explain.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import type { Row } from '../../../schemas/table.js';
import { indexEditionOf } from '../../fixtures/index-edition.js';
import { shippedIndex } from '../../fixtures/shipped-releases.js';
import {
  type Aggregate,
  type Calculation,
  calculate,
  indicatorsOf,
  momentsOf,
  readFigures,
  readMethod,
} from '../../independent/calculation.js';
import { cases } from '../../project/checkout.js';
import { scored } from '../score/setup.js';

const folder = shipped('editions', 'england-2026');
const frozen = readFigures(`${folder}/figures.csv`);
const method = readMethod(`${folder}/method.yaml`);
const all = indicatorsOf(method.parts);
let byHand: Calculation;
let released: ReadonlyMap<string, Row>;
let edition: IndexEdition;
let explain: (area: string) => Explanation;
let atRank: (rank: number) => Explanation;
let whole: IndexRelease;
beforeAll(async () => {
  edition = indexEditionOf(await loadEdition(shipped('editions'), 'england-2026'));
  const { data } = await shippedIndex();
  whole = data;
  // Modelled figures are held against plain arithmetic in test/independent; here they are given.
  released = new Map(data.indicators.rows.map((row) => [`${row.area_code} ${row.indicator}`, row]));
  byHand = calculate(
    frozen.map((figure) => {
      const value = released.get(`${figure.area} ${figure.indicator}`)?.value;
      return { ...figure, value: value == null ? undefined : Number(value) };
    }),
    method,
  );
  explain = (area) => explainArea(data, area);
  atRank = (rank) => explain(String(data.index.rows[rank - 1]?.area_code));
});

const moments = (code: string) => momentsOf(byHand.scaled.get(code) ?? []);
const RANKS = [1, 59, 60, 118, 119, 177, 235, 236, 294];

/**
 * The score of an area, step by step, on the given national means and spreads, with another value of one
 * figure.
 */
function scoreOf(area: string, changed?: { readonly code: string; readonly value: number }): number {
  const standard = (code: string, value: number) => (value - moments(code).mean) / moments(code).sd;
  const mean = (parts: readonly { readonly weight: number; readonly z: number | undefined }[]) => {
    const has = parts.flatMap(({ weight, z }) => (z === undefined ? [] : [{ weight, z }]));
    return (
      has.reduce((sum, { weight, z }) => sum + weight * z, 0) /
      has.reduce((sum, { weight }) => sum + weight, 0)
    );
  };
  const z = ({ code, indicators, domains = [] }: Aggregate): number =>
    standard(
      code,
      mean(
        indicators?.map((one) => ({
          weight: one.weight,
          z:
            one.code === changed?.code
              ? one.direction * standard(one.code, changed.value)
              : byHand.normalised.get(one.code)?.get(area),
        })) ?? domains.map((part) => ({ weight: part.weight, z: z(part) })),
      ),
    );
  return standard('index', mean(method.parts.map((part) => ({ weight: part.weight, z: z(part) }))));
}

describe('the explanation of an area', () => {
  test('agrees with plain arithmetic: each z-score, its contribution, and their sum', () => {
    for (const rank of RANKS) {
      const { area, areas, constant, indicators } = atRank(rank);
      const code = String(area.area_code);
      expect(area.rank).toBe(rank);
      expect(areas).toBe(294);
      expect(indicators.map((one) => one.code)).toEqual(all.map((one) => one.code));
      for (const one of indicators) {
        const z = byHand.normalised.get(one.code)?.get(code);
        if (z === undefined) expect([one.value, one.z_score, one.contribution]).toEqual([null, null, null]);
        else {
          expect(one.z_score).toBeCloseTo(z, 9);
          expect(one.contribution).toBeCloseTo(byHand.added.get(`${code} ${one.code}`) ?? Number.NaN, 9);
        }
        expect(one.mean).toBeCloseTo(moments(one.code).mean, 9);
        expect(one.standard_deviation).toBeCloseTo(moments(one.code).sd, 9);
      }
      const total = indicators.reduce((sum, { contribution }) => sum + (contribution ?? 0), 0);
      expect(total + (constant ?? Number.NaN)).toBeCloseTo(byHand.index.get(code) ?? Number.NaN, 9);
    }
  });

  test('names the areas at the borders of the next fifths, and none beyond the first and the last', () => {
    expect(atRank(1).better).toBeNull();
    expect(atRank(294).worse).toBeNull();
    for (const [rank, better, worse] of [
      [60, 59, 119],
      [118, 59, 119],
      [119, 118, 177],
      [235, 176, 236],
      [236, 235, undefined],
    ] as const) {
      const found = atRank(rank);
      expect(found.better?.area).toBe(atRank(better).area.area_name);
      expect(found.worse?.area).toBe(worse === undefined ? undefined : atRank(worse).area.area_name);
    }
  });

  test('has no z-score, contribution or change for a missing figure', () => {
    const knowsley = explain('E08000011').indicators.find(({ code }) => code === 'a_level_points');
    expect(knowsley).toMatchObject({
      value: null,
      status: 'missing',
      reason: 'not_available',
      z_score: null,
    });
    expect(knowsley).toMatchObject({ contribution: null, value_for_better_fifth: null });
  });
});

describe('the value for the next fifth', () => {
  test('exists for a figure exactly at the mean, as far away as for any other', () => {
    const before = explain('Hartlepool').indicators.find(({ code }) => code === 'weekly_pay');
    const onTheMean = { value: before?.mean ?? 0, normalised: 0, contribution: 0 };
    const rows = whole.indicators.rows.map((row) =>
      row.area_code === 'E06000001' && row.indicator === 'weekly_pay' ? { ...row, ...onTheMean } : row,
    );
    const changed = explainArea({ ...whole, indicators: { ...whole.indicators, rows } }, 'Hartlepool');
    const after = changed.indicators.find(({ code }) => code === 'weekly_pay');
    const step = Number(before?.value_for_better_fifth) - Number(before?.value);
    expect(Number(after?.value_for_better_fifth) - Number(after?.value)).toBeCloseTo(step, 9);
  });

  test('gives exactly the score at the border when it replaces the figure', () => {
    let tried = 0;
    for (const rank of RANKS) {
      const { area, better, worse, indicators } = atRank(rank);
      const here = String(area.area_code);
      expect(scoreOf(here)).toBeCloseTo(Number(area.score), 9);
      for (const { code, value_for_better_fifth: up, value_for_worse_fifth: down } of indicators) {
        for (const [value, border] of [
          [up, better],
          [down, worse],
        ] as const) {
          // Of a treated indicator it is not said: its scale is not that of the figures.
          const known = byHand.normalised.get(code)?.has(here) === true;
          expect(value === null).toBe(border === null || byHand.treated.includes(code) || !known);
          if (value === null || border === null) continue;
          expect(scoreOf(here, { code, value })).toBeCloseTo(border.score, 8);
          tried += 1;
        }
      }
    }
    // Of nine areas, all but the four in the first and the last fifth have both sides.
    expect(tried).toBeGreaterThan(13 * (all.length - byHand.treated.length));
  });

  /**
   * Moves of one figure, by one standard deviation or less, that would take an area to the border of a fifth.
   */
  function nearMoves() {
    const moves = [];
    for (const rank of [60, 119, 200, 235]) {
      const { area, better, worse, indicators } = atRank(rank);
      for (const [i, one] of indicators.entries()) {
        if (i % 5 !== rank % 5) continue; // a few of each area suffice
        for (const [border, target, towards] of [
          [better, one.value_for_better_fifth, -1],
          [worse, one.value_for_worse_fifth, 1],
        ] as const) {
          const way = (target ?? Number.NaN) - (one.value ?? Number.NaN);
          if (border === null || target === null || !(Math.abs(way) <= one.standard_deviation)) continue;
          const further = target + Math.sign(way) * one.standard_deviation * 0.05;
          moves.push({ area, code: one.code, border, target, further, fifth: Number(area.fifth) + towards });
        }
      }
    }
    return moves;
  }

  // The linear sum leaves out that one figure moves the national mean and spread, and with them
  // every area.
  test('comes within 0.001 points of the border when everything is rescored, if it is at most one deviation away', async () => {
    const moves = nearMoves();
    expect(moves.length).toBeGreaterThan(4);
    // Each is scored anew twice: with SMI_LONG=1 all of them, otherwise every eighth.
    for (const [i, { area, code, border, target, further, fifth }] of moves.entries()) {
      if (i % cases(8, 1) !== 0) continue;
      const scoredWith = (value: number) =>
        scored(
          edition.method,
          edition.figures.map((one) => {
            const own = released.get(`${one.area_code} ${one.indicator}`)?.value;
            const isChanged = one.area_code === area.area_code && one.indicator === code;
            return { ...one, value: isChanged ? value : own == null ? null : Number(own) };
          }),
        );
      const move = `${code} of ${area.area_name}`;
      const neighbour = String(explain(border.area).area.area_code);
      const { index } = await scoredWith(target);
      const gap = (index.get(String(area.area_code)) ?? 9) - (index.get(neighbour) ?? -9);
      expect(Math.abs(gap), move).toBeLessThan(0.001);
      // A twentieth of a deviation further, the area is over the border.
      const { groups } = await scoredWith(further);
      expect(groups.find((one) => one.area === area.area_code)?.fifth, move).toBe(fifth);
    }
  });
});
