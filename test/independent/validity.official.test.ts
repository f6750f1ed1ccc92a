import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readXlsx } from 'hucre';
import Papa from 'papaparse';
import { beforeAll, expect, test } from 'vitest';
import { describeOfficial, OFFICIAL_MIRROR } from '../fixtures/official.js';
import type { Row } from './validity.js';

const EDITION = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'editions', 'england-2026');
const GITHUB = join(OFFICIAL_MIRROR, 'raw.githubusercontent.com');
const COMMISSION = join(GITHUB, 'ukgov-equality-hub/smc-son/0dcee7a850f927c3c2c6befb3745dd6711ff1c6d');
const table = (path: string): Row[] =>
  Papa.parse<Row>(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true })
    .data;
const frozen = (file: string) => table(join(EDITION, file));
const letters = (name: string | undefined) => (name ?? '').toLowerCase().replace(/[^a-z]/g, '');

/** The cells of a sheet as text, the header first. */
async function sheet(path: string, name: string): Promise<string[][]> {
  const { sheets } = await readXlsx(readFileSync(path));
  const rows = sheets.find((each) => each.name === name)?.rows ?? [];
  return rows.map((row) => row.map((cell) => String(cell ?? '').trim()));
}

describeOfficial('the frozen evidence of england-2026, against the official files', () => {
  /** Code of 2020 → region, and name → code of the region. */
  const regionOf = new Map<string, string>();
  const codeOf = new Map<string, string>();
  const peopleOf = new Map<string, number>();
  /** Code of today → the codes that became it, one change back. */
  const former = new Map<string, string[]>();

  beforeAll(async () => {
    const lookup = join(COMMISSION, 'son/static/data/LAD20_LAU121_ITL321_ITL221_ITL121_UK_LU_v2.xlsx');
    for (const row of (await sheet(lookup, 'LAD20_LAU121_ITL21_UK_LU v2')).slice(1)) {
      regionOf.set(row[0] ?? '', row[6] ?? '');
      codeOf.set(letters(row[7]), row[6] ?? '');
    }
    const file10 = join(
      OFFICIAL_MIRROR,
      'assets.publishing.service.gov.uk/media/5d8b3cfbe5274a08be69aa91',
      'File_10_-_IoD2019_Local_Authority_District_Summaries__lower-tier__.xlsx',
    );
    const [header = [], ...rows] = await sheet(file10, 'Income');
    const [scale, score] = [header.indexOf('Income scale'), header.indexOf('Income - Average score')];
    for (const row of rows) peopleOf.set(row[0] ?? '', Number(row[scale]) / Number(row[score]));
    const changes = table(
      join(GITHUB, 'ONSvisual/uk-topojson/b2fde50cb130908b897de10b65cdc392f9b4ff78/input/changes.csv'),
    );
    for (const { oldcd = '', newcd = '' } of changes)
      if (/^E0[6-9]/.test(oldcd) && /^E0[6-9]/.test(newcd))
        former.set(newcd, [...(former.get(newcd) ?? []), oldcd]);
  });

  /** The codes under which an area is in a list, by following changes back. */
  const listedAs = (code: string, list: ReadonlyMap<string, unknown>): string[] =>
    list.has(code) ? [code] : (former.get(code) ?? []).flatMap((old) => listedAs(old, list));

  test('has the people of each district: those of its predecessors, added up', () => {
    const rows = frozen('populations.csv');
    expect(rows).toHaveLength(294);
    for (const { area_code = '', population } of rows) {
      const codes = listedAs(area_code, peopleOf);
      const people = codes.reduce((sum, code) => sum + (peopleOf.get(code) ?? Number.NaN), 0);
      expect(codes.length, area_code).toBeGreaterThan(0);
      expect(Math.abs(Number(population) - people), area_code).toBeLessThan(1e-6);
    }
  });

  test('puts each district in the region of all its predecessors of 2020', () => {
    for (const { area_code = '', level, place_code } of frozen('evidence-areas.csv')) {
      if (level !== 'itl2') continue;
      const regions = new Set(listedAs(area_code, regionOf).map((code) => regionOf.get(code)));
      expect([...regions], area_code).toEqual([place_code]);
    }
  });

  test('has every figure of mobility of every region as published', () => {
    const folder = join(COMMISSION, 'son/content/son/mobility_outcomes/occupation');
    const absolute = table(
      join(
        folder,
        'absolute_occupational_mobility/1.0/MO11-absolute-occupational-mobility--full-dataset.csv',
      ),
    );
    const relative = table(
      join(
        folder,
        'relative_occupational_mobility/1.0/MO12-relative-occupational-mobility--full-dataset.csv',
      ),
    );
    const NOTES: Readonly<Record<string, string>> = {
      'Long-up occupational mobility': 'upward_mobility',
      'Long-down occupational mobility': 'downward_mobility',
      'Access to the salariat': 'access_to_salariat',
      NA: 'relative_mobility',
    };
    const official = [...absolute, ...relative]
      .filter((row) => row.Area_type === 'ITL2')
      .map((row) =>
        [
          NOTES[row.Value_note ?? ''],
          codeOf.get(letters(row.Area_name)),
          ...[row.Value, row.LCI, row.UCI, row.SE, row.Sample_size].map((text) =>
            text === 'NA' ? '' : String(Number(text)),
          ),
        ].join(' '),
      );
    const ours = frozen('evidence.csv')
      .filter(({ level }) => level === 'itl2')
      .map((row) =>
        [
          row.measure,
          row.place_code,
          ...[row.value, row.lower, row.upper, row.standard_error, row.people].map((text) =>
            text === '' ? '' : String(Number(text)),
          ),
        ].join(' '),
      );
    expect(official).toHaveLength(4 * 41);
    expect(ours.sort()).toEqual(official.sort());
  });

  test('has the latest composite index of each of 205 areas, and the districts that they consist of', () => {
    const list = JSON.parse(
      readFileSync(
        join(COMMISSION, 'son/static/data/by-page/social_mobility_by_area/205_regions_codes.json'),
        'utf8',
      ),
    ) as { '205_regions': { name: string; url: string; codes: string[] }[] };
    const areaOf = new Map(
      list['205_regions'].flatMap(({ url, codes }) => codes.map((code) => [code, url] as const)),
    );
    const urls = new Map(list['205_regions'].map(({ name, url }) => [name.toLowerCase(), url]));
    const rows = frozen('evidence-areas.csv').filter(({ level }) => level === 'state_of_the_nation');
    for (const { area_code = '', place_code } of rows)
      expect([...new Set(listedAs(area_code, areaOf).map((code) => areaOf.get(code)))]).toEqual([place_code]);
    const files = { ci1: '2018 to 2024', ci2: '2018 to 2024', ci3: '2018 to 2024', ci4: '2021 to 2024' };
    const official = Object.entries(files).flatMap(([code, period]) =>
      table(join(COMMISSION, `R/input/SON25/2025-01-01-${code}-full-dataset.csv`))
        .filter((row) => row.time_period === period)
        .map((row) => `${urls.get((row.area_name ?? '').toLowerCase())} ${Number(row.value)}`),
    );
    const ours = frozen('evidence.csv')
      .filter(({ level }) => level === 'state_of_the_nation')
      .map((row) => `${row.place_code} ${Number(row.value)}`);
    expect(official).toHaveLength(4 * 205);
    expect(ours.sort()).toEqual(official.sort());
  });

  test('has the score of 2016 of each district that is the same today, under its name', () => {
    const [path] = ['damayanti-c/uk-politics/9604d06435070da52fe93d5e665171ba329970e3'];
    const official = table(
      join(GITHUB, path ?? '', 'regeneration_funding/midlands/data/social_mobility_index.csv'),
    );
    const scores = new Map(official.map((row) => [letters(row.lad_nm), Number(row.smi_score)]));
    const ours = frozen('evidence.csv').filter(({ measure }) => measure === 'index_2016');
    const same = ours.filter(({ status }) => status === 'observed');
    const renamed: Readonly<Record<string, string>> = {
      bristolcityof: 'bristol',
      herefordshirecountyof: 'herefordshire',
      kingstonuponhullcityof: 'kingstonuponhull',
      folkestoneandhythe: 'shepway',
    };
    expect(same).toHaveLength(281);
    for (const { place_name, value } of same)
      expect(Number(value), place_name).toBe(scores.get(renamed[letters(place_name)] ?? letters(place_name)));
    // Each of the 324 is used once, in one of the districts of today.
    const used = ours.flatMap(({ cells = '' }) => cells.split(';'));
    expect(used).toHaveLength(324);
    expect(new Set(used).size).toBe(324);
  });
});
