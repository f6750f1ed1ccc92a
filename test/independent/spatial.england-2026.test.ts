import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { shipped } from '../../pipeline/system/package-root.js';
import { shippedIndex } from '../fixtures/shipped-releases.js';
import { type Rebuilding, type Row, rebuildingOf, standardised } from './spatial.js';

const read = (path: string): Row[] =>
  Papa.parse<Row>(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true }).data;

let path: string;
let published: Row[];
let ofAreas: Row[];
let codes: string[];
/** Area → the areas of which a piece of the outline is a piece of its own. */
let neighbours: Map<string, string[]>;
let rebuilding: Rebuilding;

function neighboursIn(geojson: string): Map<string, string[]> {
  const owners = new Map<string, Set<string>>();
  for (const { id, geometry } of JSON.parse(geojson).features) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const ring of polygons.flat())
      for (let i = 1; i < ring.length; i += 1) {
        const piece = [String(ring[i - 1]), String(ring[i])].sort().join(' ');
        owners.set(piece, (owners.get(piece) ?? new Set<string>()).add(id));
      }
  }
  const found = new Map<string, Set<string>>();
  for (const own of owners.values())
    for (const a of own)
      for (const b of own) if (a !== b) found.set(a, (found.get(a) ?? new Set<string>()).add(b));
  return new Map([...found].map(([code, set]) => [code, [...set]]));
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Moran’s I, with its parts by area, as the formula has it. */
function moranOf(scores: ReadonlyMap<string, number>) {
  const counted = [...scores].filter(([code]) =>
    (neighbours.get(code) ?? []).some((other) => scores.has(other)),
  );
  const middle = mean(counted.map(([, score]) => score));
  const variance = mean(counted.map(([, score]) => (score - middle) ** 2));
  const local = new Map(
    counted.map(([code, score]) => {
      const around = (neighbours.get(code) ?? []).flatMap((other) => scores.get(other) ?? []);
      return [code, ((score - middle) * (mean(around) - middle)) / variance] as const;
    }),
  );
  return { local, i: mean([...local.values()]), count: counted.length };
}

beforeAll(async () => {
  ({ path } = await shippedIndex());
  const file = (name: string) => read(join(path, name));
  published = file('spatial.csv');
  ofAreas = file('spatial_areas.csv');
  neighbours = neighboursIn(readFileSync(join(path, 'areas.geojson'), 'utf8'));
  codes = file('index.csv')
    .map((row) => row.area_code ?? '')
    .sort();
  rebuilding = rebuildingOf({
    codes,
    authorities: new Map(
      read(shipped('editions', 'england-2026', 'areas.csv')).map((row) => [
        row.area_code ?? '',
        row.upper_tier_code ?? '',
      ]),
    ),
    people: new Map(
      read(shipped('editions', 'england-2026', 'populations.csv')).map((row) => [
        row.area_code ?? '',
        Number(row.population),
      ]),
    ),
    indicators: file('indicators.csv'),
    parameters: file('model_parameters.csv'),
    structure: JSON.parse(readFileSync(join(path, 'draws.json'), 'utf8')).structure,
    times: new Map(
      parse(readFileSync(join(path, 'method.yaml'), 'utf8')).steps.model.indicators.map(
        ({ code, times }: { code: string; times?: string }) => [code, times],
      ),
    ),
  });
}, 240_000);

const scoresOf = (code: string) =>
  new Map(
    ofAreas
      .filter((row) => row.code === code && row.score !== '')
      .map((row) => [row.area_code ?? '', Number(row.score)]),
  );

describe('whether places near each other are alike, in england-2026', () => {
  test('the borders are those of the published map, and the only area without one is the Isle of Wight', () => {
    for (const row of ofAreas)
      expect(Number(row.neighbours), row.area_name).toBe(neighbours.get(row.area_code ?? '')?.length ?? 0);
    expect(published.map((row) => row.without_neighbours)).toEqual(published.map(() => 'E06000046'));
    const sides = [...neighbours.values()].reduce((sum, list) => sum + list.length, 0);
    expect(published.map((row) => Number(row.borders))).toEqual(published.map(() => sides / 2));
  });

  test('Moran’s I and its parts come from the scores by the formula', () => {
    expect(published.map(({ code }) => code)).toEqual(['index', 'chances', 'conditions']);
    for (const row of published) {
      const { i, local, count } = moranOf(scoresOf(row.code ?? ''));
      expect(Number(row.moran_i)).toBeCloseTo(i, 10);
      expect(Number(row.areas)).toBe(count);
      for (const area of ofAreas.filter((each) => each.code === row.code)) {
        const own = local.get(area.area_code ?? '');
        if (own === undefined) expect([area.local_i, area.p_value, area.cluster]).toEqual(['', '', '']);
        else expect(Number(area.local_i)).toBeCloseTo(own, 9);
      }
    }
  });

  test('adjusted p values and clusters follow from p values and scores', () => {
    for (const code of ['index', 'chances', 'conditions']) {
      const rows = ofAreas.filter((row) => row.code === code && row.p_value !== '');
      const p = rows.map((row) => Number(row.p_value));
      const middle = mean(rows.map((row) => Number(row.score)));
      for (const [i, row] of rows.entries()) {
        const adjusted = Math.min(
          ...p
            .filter((each) => each >= p[i]!)
            .map((each) => (each * p.length) / p.filter((x) => x <= each).length),
        );
        expect(Number(row.q_value)).toBeCloseTo(Math.min(1, adjusted), 10);
        const [own, around] = [Number(row.score) - middle, Number(row.neighbours_score) - middle];
        const alike =
          own < 0 ? (around < 0 ? 'cold' : 'cold_among_hot') : around > 0 ? 'hot' : 'hot_among_cold';
        expect(row.cluster, row.area_name).toBe(adjusted <= 0.05 ? alike : 'none');
      }
    }
  });

  test('the index built from figures in their own places is the published one', () => {
    const same = new Map(codes.map((code) => [code, code]));
    const values = rebuilding(same, same);
    for (const code of ['index', 'chances', 'conditions'])
      for (const [area, score] of scoresOf(code)) expect(values.get(code)?.get(area)).toBeCloseTo(score, 6);
  });

  test('what chance gives is what other draws and other arithmetic give', () => {
    const permutations = 300;
    let state = 123_456_789;
    const draw = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
    const shuffled = (from: readonly string[]) => {
      const to = from
        .map((code) => ({ code, key: draw() }))
        .sort((a, b) => a.key - b.key)
        .map(({ code }) => code);
      return new Map(from.map((code, i) => [code, to[i]!]));
    };
    const found = new Map<string, number[]>(published.map(({ code = '' }) => [code, []]));
    for (let k = 0; k < permutations; k += 1) {
      const values = rebuilding(shuffled(codes), shuffled(rebuilding.authorities));
      for (const [code, list] of found) list.push(moranOf(values.get(code)!).i);
    }
    for (const row of published) {
      const list = found.get(row.code ?? '')!;
      const [sd, theirs] = [Number(row.sd), Number(row.expected)];
      const error = sd * Math.sqrt(1 / permutations + 1 / 999);
      expect(Math.abs(mean(list) - theirs) / error, `${row.code}`).toBeLessThan(4);
      const spread = Math.sqrt(mean(list.map((each) => (each - mean(list)) ** 2)));
      expect(spread / sd).toBeGreaterThan(0.8);
      expect(spread / sd).toBeLessThan(1.25);
      // none of these is as clustered as the index: the p value is the smallest that 999 can give
      expect(Math.max(...list)).toBeLessThan(Number(row.moran_i));
      expect(Number(row.p_value)).toBe(0.001);
    }
    expect(standardised([1, 2, 3])).toEqual([-1, 0, 1]);
  });
});
