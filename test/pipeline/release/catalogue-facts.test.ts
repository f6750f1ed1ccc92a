import { describe, expect, test } from 'vitest';
import { readMethod } from '../../../pipeline/editions/edition.js';
import { catalogueFacts, yearsOf } from '../../../pipeline/release/catalogue-facts.js';
import { shipped } from '../../../pipeline/system/package-root.js';

const rows = (...periods: string[]) => periods.map((period) => ({ period }));

describe('the years that figures are about', () => {
  test.each([
    [['2024'], [2024, 2024]],
    [['202324'], [2023, 2024]],
    [
      ['2019-07-01/P3Y', '2024'],
      [2019, 2024],
    ],
    [
      ['2014-16', '2020/21'],
      [2014, 2021],
    ],
    [[], [0, 0]],
  ] as const)('%j are %j', (periods, expected) => {
    expect(yearsOf(rows(...periods))).toEqual(expected);
  });
});

describe('what catalogues say of an edition', () => {
  test.each(['england-2026', 'long-shadow-england-2026'])(
    '%s: one short sentence comes first',
    async (name) => {
      const { method } = await readMethod(shipped('editions'), name);
      const facts = catalogueFacts(method, rows('2024'), 294, {});
      expect(facts.lead.length).toBeLessThanOrEqual(140);
      expect(facts.lead).toMatch(/^[^.]*294[^.]*England[^.]*\.$/);
      expect(facts.countries).toEqual([{ code: 'E92000001', name: 'England' }]);
      expect(facts.issued).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(facts).not.toHaveProperty('address');
    },
  );

  test('the address of a release is a folder of its name under that of all', async () => {
    const { method } = await readMethod(shipped('editions'), 'england-2026');
    const { address } = catalogueFacts(method, [], 1, { base_url: 'https://a.example/smi/' });
    expect(address).toBe('https://a.example/smi/england-2026/');
  });

  test('an index of two countries names both', () => {
    const areas = { country: ['E', 'W'], level: 'lower_tier', year: 2025 } as const;
    const method = { kind: 'index', edition: 'two', areas } as unknown as Parameters<
      typeof catalogueFacts
    >[0];
    const facts = catalogueFacts(method, [], 316, {});
    expect(facts.countries.map(({ code }) => code)).toEqual(['E92000001', 'W92000004']);
    expect(facts.lead).toContain('316 districts of England and Wales');
    expect(facts.keywords[0]).toBe('social mobility');
  });

  test('an index of local conditions is not called one of social mobility', () => {
    const areas = { country: ['E', 'N', 'S', 'W'], level: 'lower_tier', year: 2025 } as const;
    const method = { kind: 'index', edition: 'uk', areas, subject: 'local_conditions' };
    const facts = catalogueFacts(method as unknown as Parameters<typeof catalogueFacts>[0], [], 359, {});
    expect(facts.lead).toContain('index of local conditions');
    expect(facts.lead).toContain('359 districts of the United Kingdom');
    expect(`${facts.lead} ${facts.keywords.join(' ')}`).not.toContain('mobility');
  });
});
