import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { todayRows } from '../../../../pipeline/custom/coldspots/today-rows.js';
import { readMethod } from '../../../../pipeline/editions/edition.js';
import { Engine } from '../../../../pipeline/engine/engine.js';
import { type Registers, readRegisters } from '../../../../pipeline/geography/registers.js';
import { district, registerOf } from '../../geography/old-register.js';

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ threads: 1, folders: [] });
});
afterAll(() => engine.close());

/** The districts of today that figures for every district of a register are ranked on. */
async function rankedOf(registers: Registers): Promise<string[]> {
  const codes = [...registers.values()].filter(({ tier, end }) => tier !== 'upper_tier' && end === null);
  const rows = codes.map(({ code }, i) => ({
    area_code: code,
    level: 10_000 + i,
    gap: 100 - i,
    unexplained_gap: i % 7,
    kind: 'none',
  }));
  const vintage = { year: 2025, tier: 'lower_tier', years: [2025], codes: [] } as const;
  const found = await todayRows(engine, registers, rows, vintage);
  return found.map(({ area_code }) => String(area_code)).sort();
}

describe('the districts of today that are too small to be ranked', () => {
  test('are those that the editions leave out, though the editions are not read', async () => {
    const ranked = await rankedOf(readRegisters());
    const english = [...readRegisters().values()].filter(
      ({ code, tier, end }) => code.startsWith('E') && tier !== 'upper_tier' && end === null,
    );
    const without = english.map(({ code }) => code).filter((code) => !ranked.includes(code));
    for (const edition of ['england-2026', 'long-shadow-england-2026']) {
      const { exclude } = (await readMethod('editions', edition)).method.areas;
      expect(exclude.map(({ code }) => code).sort(), edition).toEqual(without.sort());
    }
  });

  test('are those with fewer than 10,000 people by the register; one of unknown population is ranked', async () => {
    const people = { E06000901: 9_999, E06000902: 10_000, E06000903: null, E06000904: 1 };
    const rows = Object.entries(people).map(([code, population_2019]) =>
      district(code, `Area ${code}`, { population_2019 }),
    );
    expect(await rankedOf(registerOf(rows))).toEqual(['E06000902', 'E06000903']);
  });
});
