import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countriesIn } from '../../../outputs/maps/topology.js';
import { loadGeography } from '../../../pipeline/release/geography.js';
import { type Areas, areas } from '../../../schemas/method/areas.js';
import { refusal } from '../../fixtures/refusal.js';

describe('the geography of an edition', () => {
  let editions: string;
  beforeAll(() => {
    editions = mkdtempSync(join(tmpdir(), 'smi-geography-'));
    mkdirSync(join(editions, 'mine'));
  });
  afterAll(() => rmSync(editions, { recursive: true, force: true }));
  const load = (more: Partial<Areas> = {}) => loadGeography(editions, 'mine', areas.parse(more));

  test('defaults to that of the project, with the boroughs of London as its inset', async () => {
    const { file, text, topology, inset } = await load();
    expect(file).toBe('geography/england-2025.topojson');
    expect(text).toBe(readFileSync(file, 'utf8'));
    expect([...countriesIn(topology)]).toEqual(['E']);
    expect(inset).toMatchObject({ code: 'E12000007', name: 'London' });
    expect(inset?.areas.size).toBe(33);
    expect([...(inset?.areas ?? [])].every((code) => code.startsWith('E09'))).toBe(true);
  });

  test('has the inset that the edition names, or none', async () => {
    const { inset } = await load({ inset: 'E12000001' });
    expect(inset?.name).toBe('North East');
    // Redcar and Cleveland
    expect(inset?.areas.has('E06000003')).toBe(true);
    expect((await load({ inset: null })).inset).toBeUndefined();
    const error = await refusal(() => load({ inset: 'E12000099' }));
    expect(error).toMatchObject({ code: 'method-invalid' });
    expect(error.message).toMatch(/areas\.inset.*E12000099/);
  });

  test('selects the year of the edition from boundaries of many years', async () => {
    const { topology } = await load({ boundaries: 'england-vintages.topojson', year: 2018 });
    const codes = new Set(topology.objects.districts.geometries.map(({ id }) => id));
    // Purbeck became part of Dorset in 2019, which has had its code since.
    expect([codes.has('E07000051'), codes.has('E06000059')]).toEqual([true, false]);
    const error = await refusal(() => load({ boundaries: 'england-vintages.topojson', year: 2050 }));
    expect(error).toMatchObject({ code: 'setting-invalid' });
  });

  test('prefers a file in the folder of the edition', async () => {
    cpSync('geography/england-2025.topojson', join(editions, 'mine', 'own.topojson'));
    expect((await load({ boundaries: 'own.topojson' })).file).toBe('editions/mine/own.topojson');
    writeFileSync(join(editions, 'mine', 'broken.topojson'), '{}');
    const error = await refusal(() => load({ boundaries: 'broken.topojson' }));
    expect(error).toMatchObject({ code: 'figures-invalid' });
    expect(error.message).toContain('editions/mine/broken.topojson');
  });

  test.each([
    [{ country: 'W' }, 'Wales'],
    [{ country: ['E', 'S'] }, 'Scotland'],
    [{ boundaries: 'wales-2025.topojson' }, 'wales-2025.topojson'],
  ] as const)('is refused where there are no boundaries: %o', async (asked, named) => {
    const error = await refusal(() => load(areas.parse(asked)));
    expect(error).toMatchObject({ code: 'method-invalid', exit: 2 });
    expect(error.message).toContain(named);
    expect(error.next).toContain('folder of the edition');
  });
});
