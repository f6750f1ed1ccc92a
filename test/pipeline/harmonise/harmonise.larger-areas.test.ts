import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { beforeAll, expect, test } from 'vitest';
import { describeOfficial } from '../../fixtures/official.js';
import { apart, type LayerName, OfficialShapes } from '../../fixtures/topology.js';

const AREAS = fileURLToPath(new URL('../../../editions/england-2026/areas.csv', import.meta.url));
type Row = Readonly<Record<string, string>>;

describeOfficial('the larger areas of the districts of england-2026', () => {
  const rows = Papa.parse<Row>(readFileSync(AREAS, 'utf8'), { header: true, skipEmptyLines: true }).data;
  let shapes: OfficialShapes;
  beforeAll(() => {
    shapes = new OfficialShapes();
  });

  /** The districts of each larger area, and those that the edition leaves out. */
  function districtsOf(
    column: string,
    leftOut: Readonly<Record<string, string>> = {},
  ): Map<string, string[]> {
    const districts = new Map<string, string[]>();
    const entries = rows.map((row): [string, string] => [row.area_code ?? '', row[column] ?? '']);
    for (const [area, larger] of [...entries, ...Object.entries(leftOut)])
      if (larger !== '') districts.set(larger, [...(districts.get(larger) ?? []), area]);
    return districts;
  }

  test.each([
    ['upper_tier_code', 'utla', 151, {}],
    ['combined_authority_code', 'cauth', 15, {}],
    ['region_code', 'rgn', 9, { E09000001: 'E12000007', E06000053: 'E12000009' }],
  ] as const)(
    '%s: the districts cover each of them, no more and no less',
    (column, layer: LayerName, count, leftOut) => {
      const larger = districtsOf(column, leftOut);
      expect(larger.size).toBe(count);
      for (const [code, districts] of larger)
        expect(apart(shapes.area('ltla', ...districts), shapes.area(layer, code)), code).toBeLessThan(1e-6);
    },
  );

  test('every combined authority of England in 2025 has its districts', () => {
    const current = [...shapes.layers.cauth].flatMap(
      ([
        code,
        {
          properties: { start = 0, end = 9999 },
        },
      ]) => (code.startsWith('E47') && start <= 2025 && end >= 2025 ? [code] : []),
    );
    expect([...districtsOf('combined_authority_code').keys()].sort()).toEqual(current.sort());
  });
});
