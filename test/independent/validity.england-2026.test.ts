import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import { shippedIndex } from '../fixtures/shipped-releases.js';
import { IS_LONG } from '../project/checkout.js';
import { limitsOf, meansOf, pairsOf, pearsonOf, type Row, spearmanOf, type Values } from './validity.js';

const EDITION = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'editions', 'england-2026');
const LONDON = 'E12000007';
const read = (path: string): Row[] =>
  Papa.parse<Row>(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true }).data;
const frozen = (file: string) => read(join(EDITION, file));

const areas = frozen('areas.csv');
const evidence = frozen('evidence.csv');
const inLondon = new Set(areas.filter((row) => row.region_code === LONDON).map((row) => row.area_code));
const people: Values = new Map(
  frozen('populations.csv').map((row) => [row.area_code ?? '', Number(row.population)]),
);
const placesOf = (level: string) =>
  new Map(
    frozen('evidence-areas.csv')
      .filter((row) => row.level === level)
      .map((row) => [row.area_code ?? '', row.place_code ?? '']),
  );
const LEVELS = new Map(['itl2', 'state_of_the_nation'].map((level) => [level, placesOf(level)]));
const MEASURES = new Map<string, Values>([
  ...[...new Set(evidence.map(({ measure = '' }) => measure))].map((measure): [string, Values] => [
    measure,
    new Map(
      evidence
        .filter((row) => row.measure === measure && row.value !== '')
        .map((row) => [row.place_code ?? '', Number(row.value)]),
    ),
  ]),
  [
    'deprivation_2025',
    new Map(frozen('deprivation-2025.csv').map((row) => [row.area_code ?? '', Number(row.average_score)])),
  ],
]);

let published: Row[];
let places: Row[];
let index: Row[];
const scoresOf = (code: string): Values =>
  new Map(
    index
      .map((row) => [row.area_code ?? '', row[code === 'index' ? 'score' : `${code}_score`] ?? ''] as const)
      .filter(([, score]) => score !== '')
      .map(([area, score]) => [area, Number(score)]),
  );

/** What a row of the table says, from the scores of districts and the figures of others. */
function pairsFor({ code = '', against = '', level = '', subset = '' }: Row): [number, number][] {
  const placeOf = LEVELS.get(level);
  const scores = scoresOf(code);
  const x = placeOf === undefined ? scores : meansOf(scores, placeOf, people);
  const london = new Set(
    placeOf === undefined
      ? inLondon
      : [...placeOf].filter(([area]) => inLondon.has(area)).map(([, place]) => place),
  );
  return pairsOf(x, MEASURES.get(against) ?? new Map(), (place) => subset === 'all' || !london.has(place));
}

beforeAll(async () => {
  const { path } = await shippedIndex();
  published = read(join(path, 'validity.csv'));
  places = read(join(path, 'validity_places.csv'));
  index = read(join(path, 'index.csv'));
});

describe('the published comparisons of england-2026', () => {
  test('hold each part of the index against each measure, over all places and outside London', () => {
    const parts = new Set(published.map(({ code }) => code));
    const columns = Object.keys(index[0] ?? {}).filter((name) => /_score$/.test(name));
    expect(parts.size).toBe(columns.length + 1);
    expect(new Set(published.map(({ against }) => against))).toEqual(new Set(MEASURES.keys()));
    expect(published).toHaveLength(parts.size * MEASURES.size * 2);
  });

  test('are over 33 regions, 150 areas and 294 districts, or 28, 118 and 262 outside London', () => {
    const counts = new Set(published.map(({ level, subset, n }) => `${level}, ${subset}: ${n}`));
    expect([...counts].sort()).toEqual([
      'district, all: 294',
      'district, outside London: 262',
      'itl2, all: 33',
      'itl2, outside London: 28',
      'state_of_the_nation, all: 150',
      'state_of_the_nation, outside London: 118',
    ]);
  });

  test('are those of plain arithmetic, every row, to 1e-12', () => {
    for (const row of published) {
      const pairs = pairsFor(row);
      const about = `${row.code} ${row.against} ${row.subset}`;
      expect(Number(row.n), about).toBe(pairs.length);
      expect(Math.abs(Number(row.spearman) - spearmanOf(pairs)), about).toBeLessThan(1e-12);
      expect(Math.abs(Number(row.pearson) - pearsonOf(pairs)), about).toBeLessThan(1e-9);
      expect(row.unweighted, about).toBe('0');
    }
  });

  test('have the limits of resamples drawn by another generator, within what chance allows', () => {
    const some = IS_LONG
      ? published
      : published.filter(({ code, subset }) => code === 'index' && subset === 'all');
    for (const row of some) {
      const [lower, upper] = limitsOf(pairsFor(row), 1000);
      const about = `${row.code} ${row.against} ${row.subset}`;
      expect(Math.abs(Number(row.lower) - lower), about).toBeLessThan(0.07);
      expect(Math.abs(Number(row.upper) - upper), about).toBeLessThan(0.07);
      expect(Number(row.lower), about).toBeLessThan(Number(row.spearman));
      expect(Number(row.upper), about).toBeGreaterThan(Number(row.spearman));
    }
  });

  test('rest on mean scores of places that plain arithmetic gives too', () => {
    const parts = new Set(published.map(({ code = '' }) => code));
    for (const [level, placeOf] of LEVELS) {
      for (const code of parts) {
        const means = meansOf(scoresOf(code), placeOf, people);
        const own = places.filter((row) => row.level === level && row.code === code);
        expect(own).toHaveLength(means.size);
        for (const { place_code = '', score } of own)
          expect(Math.abs(Number(score) - (means.get(place_code) ?? Number.NaN))).toBeLessThan(1e-12);
      }
    }
  });
});
