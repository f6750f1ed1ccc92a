import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../../schemas/table.js';
import { shippedIndex } from '../fixtures/shipped-releases.js';
import { calculate, RANKED_OUTCOMES, readCells, worstOf } from './long-shadow-calculation.js';

const EDITIONS = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'editions');
const { years } = calculate(readCells(join(EDITIONS, 'long-shadow-england-2026', 'figures.csv')));
const districts = Papa.parse<Readonly<Record<string, string>>>(
  readFileSync(join(EDITIONS, 'england-2026', 'areas.csv'), 'utf8'),
  { header: true, skipEmptyLines: true },
).data;

let rows: ReadonlyMap<string, Row>;
beforeAll(async () => {
  const { data } = await shippedIndex();
  rows = new Map(data.index.rows.map((row) => [String(row.area_code), row]));
});

describe('the coldspots in the index of england-2026', () => {
  test('every district has the class of the authority that it is in', () => {
    expect(rows.size).toBe(294);
    expect(districts).toHaveLength(294);
    for (const { code } of RANKED_OUTCOMES) {
      const classes = years.get(code)?.at(-1)?.kind;
      for (const { area_code, upper_tier_code } of districts)
        expect(rows.get(area_code ?? '')?.[`coldspot_${code}`]).toBe(classes?.get(upper_tier_code ?? ''));
    }
  });

  test('a class is inherited unless the district is an authority itself, which keeps the status of its figures', () => {
    for (const { code } of RANKED_OUTCOMES) {
      const statuses = years.get(code)?.at(-1)?.status;
      for (const { area_code, upper_tier_code } of districts) {
        const own = area_code === upper_tier_code ? 'observed' : 'inherited';
        const status = worstOf([own, statuses?.get(upper_tier_code ?? '') ?? 'missing']);
        expect(rows.get(area_code ?? '')?.[`coldspot_${code}_status`]).toBe(status);
      }
    }
  });

  test('164 districts inherit their class, and the successors of Cumbria are marked', () => {
    const inherited = [...rows.values()].filter((row) => row.coldspot_level_3_status === 'inherited');
    expect(inherited).toHaveLength(164);
    for (const area of ['E06000063', 'E06000064'])
      expect(rows.get(area)).toMatchObject({
        coldspot_higher_education_status: 'mapped',
        coldspot_level_3_status: 'mapped',
      });
    // Northamptonshire has figures of its present parts for Level 3, and of the former county for higher
    // education.
    for (const area of ['E06000061', 'E06000062'])
      expect(rows.get(area)).toMatchObject({
        coldspot_higher_education_status: 'mapped',
        coldspot_level_3_status: 'observed',
      });
  });

  test('classes do not change the score: only these four columns refer to them', () => {
    const [row = {}] = [...rows.values()];
    expect(
      Object.keys(row).filter((name) => name.startsWith('coldspot_') && name !== 'coldspot_probability'),
    ).toEqual([...RANKED_OUTCOMES.flatMap(({ code }) => [`coldspot_${code}`, `coldspot_${code}_status`])]);
  });
});
