import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shippedLock } from '../../pipeline/acquire/lock.js';
import { type Reproduced, reproduce } from '../../pipeline/reproduce/reproduce.js';
import { readShippedSuite } from '../../pipeline/reproduce/suite.js';
import { NO_ACCESS } from '../pipeline/reproduce/small-suite.js';
import { HAS_MIRROR, MIRROR, ROOT } from '../project/checkout.js';

/*
 * Published rankings, recomputed here by plain arithmetic that shares no code with the program, and held
 * against what the suites of the program say of the same files. Skipped where the files are not there.
 */
const DATA = resolve(ROOT, '..', 'shared', 'data');
const CONVERTED = join(DATA, 'converted');
const HAS_CONVERTED = existsSync(CONVERTED);
const ASEM = join(DATA, 'asem');
const HAS_ASEM = existsSync(ASEM);
const skipped = (there: boolean, what: string) =>
  there ? '' : ` (skipped: ../shared/data/${what} is not there)`;

const run = async (suite: string, data: string): Promise<Reproduced> =>
  reproduce(await readShippedSuite(suite), { ...NO_ACCESS, threads: 1, data });

/** The rows of a CSV by column; quoted cells may have commas. */
function csv(path: string): Record<string, string>[] {
  const cells = (line: string) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain]) => quoted ?? plain ?? '',
    );
  const [head = '', ...lines] = readFileSync(path, 'utf8')
    .replace(/^\ufeff/, '')
    .trim()
    .split(/\r?\n/);
  const names = cells(head);
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, i) => [names[i]!, cell])));
}

const rowOf = ({ agreement }: Reproduced, comparison: string) =>
  agreement.find((row) => row.comparison === comparison && row.part !== 'rows')!;

describe.skipIf(!HAS_CONVERTED)('the Indices of Deprivation 2025', () => {
  const WEIGHTS = {
    Income: 0.225,
    Employment: 0.225,
    Education: 0.135,
    Health: 0.135,
    Crime: 0.093,
    Housing_and_Services: 0.093,
    Environment: 0.093,
  };
  /** The summaries have it in West Northamptonshire, the list of neighbourhoods in Cherwell. */
  const MOVED = 'E01027305';
  let found: Reproduced;
  let rows: Record<string, string>[];
  beforeAll(async () => {
    found = await run('iod-2025', join(CONVERTED, 'imd2025_england_lsoa21.csv'));
    rows = csv(join(CONVERTED, 'imd2025_england_lsoa21.csv'));
  });

  test(`agree from domain ranks to score, rank and decile${skipped(HAS_CONVERTED, 'converted')}`, () => {
    const n = rows.length;
    const scores = rows.map((row) =>
      Object.entries(WEIGHTS).reduce((sum, [domain, weight]) => {
        const r = (n - Number(row[`${domain}_rank`]) + 1) / n;
        return sum + weight * -23 * Math.log(1 - r * (1 - Math.exp(-100 / 23)));
      }, 0),
    );
    const order = rows.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]!);
    const off = order.map((i, place) => place + 1 - Number(rows[i]!.IMD_rank));
    const exact = off.filter((by) => by === 0).length;
    const printed = scores.filter(
      (s, i) => Math.abs(s - Number(rows[i]!.IMD_score)) <= 0.0005 + 1e-12,
    ).length;
    const tenths = order.filter(
      (i, p) => Math.ceil((10 * (p + 1)) / n) === Number(rows[i]!.IMD_decile),
    ).length;
    expect([n, exact, Math.max(...off.map(Math.abs))]).toEqual([33755, 33753, 1]);
    expect(rowOf(found, 'rank')).toMatchObject({ compared: n, exact, met: true });
    expect(Math.abs(rowOf(found, 'rank').largest_difference!)).toBe(1);
    expect(rowOf(found, 'score')).toMatchObject({ compared: n, exact: printed, met: true });
    expect(rowOf(found, 'decile')).toMatchObject({ compared: n, exact: tenths, met: true });
  });

  test(`agree for the 296 districts, but for one neighbourhood on a border${skipped(HAS_CONVERTED, 'converted')}`, () => {
    const district = new Map(
      csv(join(CONVERTED, 'lsoa21_ward24_lad24.csv')).map((row) => [row.lsoa21_code, row.ltla24_code!]),
    );
    const published = csv(join(CONVERTED, 'imd2025_england_ltla24.csv'));
    const differing = (of: (code: string) => string, domain: string, column: string) => {
      const all = new Map<string, [tenth: number, count: number]>();
      for (const row of rows) {
        const count = all.get(of(row.lsoa21_code!)) ?? [0, 0];
        all.set(of(row.lsoa21_code!), count);
        count[1] += 1;
        if (Number(row[`${domain}_decile`]) === 1) count[0] += 1;
      }
      return published.filter((row) => {
        const [tenth, count] = all.get(row.ltla24_code!)!;
        return Math.abs(tenth / count - Number(row[column])) > 1e-4;
      }).length;
    };
    const as = (code: string) => district.get(code)!;
    const moved = (code: string) => (code === MOVED ? 'E06000062' : as(code));
    const DOMAINS = [
      ['imd', 'IMD', 'imd'],
      ['income', 'Income', 'income'],
      ['education', 'Education', 'education_skills_and_training'],
      ['housing', 'Housing_and_Services', 'barriers_to_housing_and_services'],
    ] as const;
    for (const [code, domain, name] of DOMAINS) {
      const column = `${name}_proportion_of_lso_as_in_most_deprived_10_percent_nationally`;
      const row = rowOf(found, `districts, share in the most deprived tenth, ${code}`);
      expect([code, row.compared - row.exact]).toEqual([code, differing(as, domain, column)]);
      expect([code, differing(moved, domain, column)]).toEqual([code, 0]);
    }
    expect(rowOf(found, 'districts, share in the most deprived tenth, imd')).toMatchObject({
      ...{ compared: 296, exact: 296, met: true },
    });
    expect(found.met).toBe(true);
  });
});

describe.skipIf(!HAS_ASEM)('the example of the reference package', () => {
  test(`agrees for every unit and aggregate by nine methods${skipped(HAS_ASEM, 'asem')}`, async () => {
    const found = await run('coinr-asem', ASEM);
    expect(found.agreement).toHaveLength(9 * 11 + 1);
    expect(found.agreement.at(-1)).toMatchObject({ compared: 5049, exact: 5049, met: true });
    expect(found.met).toBe(true);
    // Not the same numbers nine times: the methods give the first country nine different scores.
    expect(new Set(found.agreement.map(({ index }) => index)).size).toBe(10);
  });
});

describe.skipIf(!HAS_MIRROR)('the Commission’s files', () => {
  const MIRRORED = join(MIRROR, 'raw.githubusercontent.com');
  const SON = join(
    MIRRORED,
    'ukgov-equality-hub/smc-son/0dcee7a850f927c3c2c6befb3745dd6711ff1c6d/R/input/SON25',
  );
  const note = skipped(HAS_MIRROR, 'mirror');

  let store = '';
  let found: Reproduced;
  beforeAll(async () => {
    store = mkdtempSync(join(tmpdir(), 'smi-store-'));
    const access = { ...NO_ACCESS, store, offline: false, mirror: MIRROR, lock: await shippedLock() };
    found = await reproduce(await readShippedSuite('son-2025'), {
      ...access,
      threads: 1,
      out: join(store, 'out'),
    });
  });
  afterAll(() => rmSync(store, { recursive: true, force: true }));

  test(`State of the Nation 2025: standardised, and all 2,870 rows in their groups${note}`, () => {
    const values = [1, 2, 3, 4].flatMap((i) => csv(join(SON, `2025-01-01-ci${i}-full-dataset.csv`)));
    const names = ['most unfavourable', 'unfavourable', 'lower middling', 'middling', 'upper middling'];
    const wrong = values.filter((row) => {
      const z = Number(row.value);
      const below = z <= -1.5 ? 0 : z <= -1 ? 1 : z <= -0.5 ? 2 : z < 0.5 ? 3 : z < 1 ? 4 : z < 1.5 ? 5 : 6;
      return [...names, 'favourable', 'most favourable'][below] !== row.secondary_split_value;
    });
    expect([values.length, wrong.length]).toEqual([2870, 0]);
    const rows = found.agreement.filter(({ required }) => required === '2,870 rows');
    expect(rows.map(({ compared, exact, met }) => [compared, exact, met])).toEqual([
      [2870, 2870, true],
      [2870, 2870, true],
    ]);
    const latest = values.filter((row) => row.measure_code === 'ci2' && row.time_period === '2018 to 2024');
    const numbers = latest.map((row) => Number(row.value));
    const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
    const sd = Math.sqrt(numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (numbers.length - 1));
    const off = Math.max(...numbers.map((value) => Math.abs((value - mean) / sd - value)));
    const row = found.agreement.find(({ index }) => index === 'labour market opportunities, 2018 to 2024')!;
    expect(Math.abs(row.largest_difference!)).toBeCloseTo(off, 12);
    expect(found.met).toBe(true);
  });

  test(`State of the Nation 2025: the 205 areas are on a map, joined by code${note}`, () => {
    const { features } = JSON.parse(readFileSync(join(store, 'out', 'areas.geojson'), 'utf8'));
    const codes = features.flatMap(({ properties }: { properties: { gss_codes: string } }) =>
      properties.gss_codes.split(';'),
    );
    expect([features.length, new Set(codes).size]).toEqual([205, 382]);
    const lambeth = features.find(({ id }: { id: string }) => id === 'lambeth').properties;
    expect(lambeth['labour market opportunities, 2018 to 2024: score']).toBeCloseTo(4.134, 3);
    expect(lambeth['labour market opportunities, 2018 to 2024: class']).toBe('most favourable');
    expect(readFileSync(join(store, 'out', 'map.svg'), 'utf8').match(/<path id=/g)).toHaveLength(205);
  });

  test(`the Social Mobility Index 2016: order, hotspots and coldspots${note}`, async () => {
    const folder = join(
      MIRRORED,
      'damayanti-c/uk-politics/9604d06435070da52fe93d5e665171ba329970e3/regeneration_funding/midlands/data',
    );
    const index = await run('smi-2016', folder);
    const rows = csv(join(folder, 'social_mobility_index.csv'));
    const better = rows.filter((row) => {
      const above = rows.filter((other) => Number(other.smi_score) > Number(row.smi_score)).length;
      return above + 1 === Number(row.smi_rank);
    });
    expect([rows.length, better.length]).toEqual([324, 324]);
    expect(rowOf(index, 'rank')).toMatchObject({ compared: 324, exact: 324, met: true });
    const facts = index.agreement.filter(({ comparison }) => comparison === 'published facts');
    expect(facts.reduce((sum, { exact }) => sum + exact, 0)).toBe(15);
    expect(index.met).toBe(true);
  });
});
