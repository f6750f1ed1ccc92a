import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import { shippedIndex } from '../fixtures/shipped-releases.js';
import { ROOT } from '../project/checkout.js';

/*
 * The re-cuts of england-2026 by plain arithmetic on its published index and the frozen lookups, which shares
 * no code with the program.
 */

type Row = Readonly<Record<string, string>>;
const rowsOf = (path: string): Row[] =>
  Papa.parse<Row>(readFileSync(join(ROOT, path), 'utf8'), { header: true, skipEmptyLines: true }).data;

/** Barnsley and Sheffield have new codes since 2025. */
const TODAY: Readonly<Record<string, string>> = { E08000016: 'E08000038', E08000019: 'E08000039' };
const today = (code: string | undefined) => TODAY[code ?? ''] ?? code ?? '';

describe('the re-cuts of england-2026', () => {
  let index: Map<string, Readonly<Record<string, unknown>>>;
  let recuts: Map<string, Readonly<Record<string, unknown>>>;
  let published: Readonly<Record<string, unknown>>[];
  const people = new Map(
    rowsOf('editions/england-2026/populations.csv').map((row) => [row.area_code, Number(row.population)]),
  );
  const areas = rowsOf('editions/england-2026/areas.csv');
  const constituencies = rowsOf('geography/constituencies.csv');
  const boards = rowsOf('geography/care-boards.csv');

  beforeAll(async () => {
    const { data } = await shippedIndex();
    index = new Map(data.index.rows.map((row) => [String(row.area_code), row]));
    published = [...(data.recuts?.rows ?? [])];
    recuts = new Map(published.map((row) => [`${row.kind} ${row.place_code} ${row.code}`, row]));
  }, 600_000);

  /** Holds a place against the weights of its districts. */
  function check(key: string, weights: ReadonlyMap<string, number>): void {
    const ranked = [...weights].filter(([code]) => index.has(code));
    const total = ranked.reduce((sum, [, weight]) => sum + weight, 0);
    for (const part of ['index', 'chances', 'conditions']) {
      const column = (name: string) => (part === 'index' ? name : `${part}_${name}`);
      const mean = (of: (row: Readonly<Record<string, unknown>>) => number) =>
        ranked.reduce((sum, [code, weight]) => sum + of(index.get(code)!) * weight, 0) / total;
      const row = recuts.get(`${key} ${part}`)!;
      const cold = ranked.filter(([code]) => index.get(code)![column('fifth')] === 5).length;
      expect(row, key).toBeDefined();
      expect(Number(row.score), key).toBeCloseTo(
        mean((each) => Number(each[column('score')])),
        9,
      );
      expect(Number(row.average_rank), key).toBeCloseTo(
        mean((each) => Number(each[column('rank')])),
        9,
      );
      expect([row.districts, row.coldspots], key).toEqual([ranked.length, cold]);
      expect(Number(row.coldspot_share_districts), key).toBeCloseTo(cold / ranked.length, 12);
      expect(Number(row.coldspot_share_people), key).toBeCloseTo(
        mean((each) => (each[column('fifth')] === 5 ? 1 : 0)),
        9,
      );
      expect(Number(row.population), key).toBeCloseTo(total, 4);
    }
  }
  const grouped = (rows: readonly Row[], by: (row: Row) => string, weight: (row: Row) => number) => {
    const found = new Map<string, Map<string, number>>();
    for (const row of rows) {
      const own = found.get(by(row)) ?? new Map<string, number>();
      const code = today(row.area_code);
      if (weight(row) > 0) found.set(by(row), own.set(code, (own.get(code) ?? 0) + weight(row)));
    }
    return found;
  };
  const kindCount = (kind: string) =>
    published.filter((row) => row.kind === kind && row.code === 'index').length;

  test('are of 9 regions, 151 upper tiers, 15 combined authorities, 42 boards and 543 seats of England', () => {
    expect(
      ['region', 'upper_tier', 'combined_authority', 'care_board', 'constituency', 'rural_urban'].map(
        kindCount,
      ),
    ).toEqual([9, 151, 15, 42, 543, 8]);
    expect(['north_south', 'tidal_water', 'kind_of_authority'].map(kindCount)).toEqual([2, 2, 4]);
  });

  test('by region and upper tier are those of plain arithmetic', () => {
    const own = (row: Row) => people.get(row.area_code)!;
    for (const [code, weights] of grouped(areas, (row) => row.region_code!, own))
      check(`region ${code}`, weights);
    for (const [code, weights] of grouped(areas, (row) => row.upper_tier_code!, own))
      check(`upper_tier ${code}`, weights);
  });

  test('by combined authority and by care board are those of plain arithmetic', () => {
    const authorities = rowsOf('geography/combined-authorities.csv');
    const own = (row: Row) => people.get(today(row.area_code)) ?? 0;
    for (const [code, weights] of grouped(authorities, (row) => row.combined_authority_code!, own))
      check(`combined_authority ${code}`, weights);
    const all = new Map<string, number>();
    for (const { area_code, neighbourhoods } of boards)
      all.set(area_code!, (all.get(area_code!) ?? 0) + Number(neighbourhoods));
    const part = (row: Row) => own(row) * (Number(row.neighbourhoods) / all.get(row.area_code!)!);
    for (const [code, weights] of grouped(boards, (row) => row.care_board_code!, part))
      check(`care_board ${code}`, weights);
  });

  test('by constituency are those of plain arithmetic, and say where they are a mix', () => {
    const english = constituencies.filter(({ constituency_code }) => constituency_code!.startsWith('E'));
    const seats = grouped(
      english,
      (row) => row.constituency_code!,
      (row) => Number(row.people),
    );
    for (const [code, weights] of seats) check(`constituency ${code}`, weights);
    const whole = new Map<string, number>();
    for (const { area_code, people: count } of constituencies)
      whole.set(today(area_code), (whole.get(today(area_code)) ?? 0) + Number(count));
    for (const [code, weights] of seats) {
      const isMixed = [...weights].some(([area, count]) => index.has(area) && count < whole.get(area)!);
      expect(recuts.get(`constituency ${code} index`)?.mixed, code).toBe(isMixed);
    }
  });

  test('by north and south, and by kind of authority, are those of plain arithmetic', () => {
    const own = (row: Row) => people.get(row.area_code)!;
    const north = ['E12000001', 'E12000002', 'E12000003'];
    const half = (row: Row) => (north.includes(row.region_code!) ? 'north' : 'south');
    for (const [code, weights] of grouped(areas, half, own)) check(`north_south ${code}`, weights);
    const kinds: Readonly<Record<string, string>> = {
      E06: 'unitary_authority',
      E07: 'county_district',
      E08: 'metropolitan_borough',
      E09: 'london_borough',
    };
    for (const [code, weights] of grouped(areas, (row) => kinds[row.area_code!.slice(0, 3)]!, own))
      check(`kind_of_authority ${code}`, weights);
  });

  test('by tidal water have districts that everybody knows to be on the coast, and inland', () => {
    const of = (code: string) => String(recuts.get(`tidal_water ${code} index`)?.area_codes).split(';');
    // Blackpool, Southampton, Great Yarmouth, Thurrock, Greenwich; Birmingham, Stroud is on the Severn.
    expect(of('tidal')).toEqual(
      expect.arrayContaining(['E06000009', 'E06000045', 'E07000145', 'E06000034', 'E09000011', 'E07000082']),
    );
    expect(of('inland')).toEqual(
      expect.arrayContaining(['E08000025', 'E07000008', 'E06000016', 'E07000178']),
    );
  });
});
