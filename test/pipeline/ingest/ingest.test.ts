import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Engine } from '../../../pipeline/engine/engine.js';
import { ingest } from '../../../pipeline/ingest/ingest.js';
import { StoreReader } from '../../../pipeline/ingest/reader.js';
import { type Log, silentLog } from '../../../pipeline/system/log.js';
import { observationRow } from '../../../schemas/observation.js';
import areaRegisters from '../../../sources/area-registers.js';
import earlyYears from '../../../sources/explore-local-statistics/early-years.js';
import weeklyPay from '../../../sources/explore-local-statistics/gross-median-weekly-pay.js';
import lifeExpectancy from '../../../sources/explore-local-statistics/healthy-life-expectancy.js';
import { INDICATORS } from '../../../sources/registry.js';
import { fileOf, type SourceReader } from '../../../sources/source.js';
import { FixtureReader, fixtureBytes, fixturePath } from '../../fixtures/reader.js';
import { refusal } from '../../fixtures/refusal.js';

const indicatorsOf = (...codes: string[]) => codes.map((code) => INDICATORS.get(code)!);
const reader = new FixtureReader(
  Object.fromEntries(
    [earlyYears, weeklyPay, lifeExpectancy].map((source) => [fileOf(source).name, fixtureBytes(source)]),
  ),
);

describe('ingest', () => {
  test('reads nothing for no indicators', async () => {
    expect(await ingest([], new FixtureReader({}), silentLog)).toEqual([]);
  });

  test('gives only the wanted indicators, every period of each, with the codes of the publisher', async () => {
    const observations = await ingest(
      indicatorsOf('healthy_life_expectancy', 'literacy_at_5'),
      reader,
      silentLog,
    );
    const found = observations.map(({ area_code, indicator, period, value, status }) => [
      area_code,
      indicator,
      period,
      value,
      status,
    ]);
    expect(found).toEqual([
      // Northmere: the mean of 62 and 60; Valeshire: of 63.5 and 61.5; and in 2019 it has only the figure of
      // males.
      ['E06000901', 'healthy_life_expectancy', '2022-01-01/P3Y', 61, 'observed'],
      ['E10000901', 'healthy_life_expectancy', '2022-01-01/P3Y', 62.5, 'observed'],
      ['E10000901', 'healthy_life_expectancy', '2019-01-01/P3Y', null, 'missing'],
      ['E06000901', 'literacy_at_5', '2024-09-01/P1Y', 70.2, 'observed'],
      ['E06000901', 'literacy_at_5', '2023-09-01/P1Y', 69.9, 'observed'],
      ['E10000901', 'literacy_at_5', '2024-09-01/P1Y', 71.05, 'observed'],
    ]);
    for (const observation of observations) expect(observationRow.parse(observation)).toEqual(observation);
  });

  test('gives the first area the limits 61 ± 2.5, from both cells of both rows', async () => {
    const [first] = await ingest(indicatorsOf('healthy_life_expectancy'), reader, silentLog);
    expect(first).toMatchObject({
      lower: 58.5,
      upper: 63.5,
      raw_text: '62;60',
      source: 'els-healthy-life-expectancy',
    });
    expect(first?.cell).toBe(
      'healthy-life-expectancy.csv#4:observation;healthy-life-expectancy.csv#2:observation',
    );
  });

  test('reads a source once, however many of its indicators are wanted', async () => {
    let asked = 0;
    const counting: SourceReader = {
      bytes: (file) => {
        asked += 1;
        return reader.bytes(file);
      },
      parquet: () => reader.parquet(),
      reference: (source) => reader.reference(source),
    };
    const [pay] = indicatorsOf('weekly_pay');
    const again = { source: pay!.source, declaration: { ...pay!.declaration, code: 'pay_again' } };
    const observations = await ingest([pay!, again], counting, silentLog);
    expect(asked).toBe(1);
    expect(observations.filter(({ indicator }) => indicator === 'pay_again')).toHaveLength(6);
  });

  test('logs one line', async () => {
    const lines: string[] = [];
    const log: Log = { ...silentLog, stage: (label, line) => lines.push(`${label}: ${line}`) };
    await ingest(indicatorsOf('weekly_pay', 'literacy_at_5'), reader, log);
    expect(lines).toEqual(['ingest: 9 observations of 2 indicators from 2 data sets']);
  });

  test('is stopped by an impossible value in any period', async () => {
    const text = Buffer.from(fixtureBytes(weeklyPay)).toString().replace(',600,', ',60000,');
    const broken = new FixtureReader({ [fileOf(weeklyPay).name]: text });
    const error = await refusal(() => ingest(indicatorsOf('weekly_pay'), broken, silentLog));
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4 });
    expect(error.message).toContain('row 3, column observation: outside 50 to 5000, found 60000');
  });
});

describe('the reader of the store', () => {
  let folder: string;
  let engine: Engine;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'smi-ingest-'));
    engine = await Engine.open({ threads: 1, folders: [folder] });
  });
  afterAll(async () => {
    engine.close();
    await rm(folder, { recursive: true, force: true });
  });
  const stored = (path: string) =>
    new StoreReader(
      [{ file: fileOf(weeklyPay), address: 'https://example.org/', path, bytes: 1, sha256: '' }],
      engine,
    );

  test('opens what was acquired, and nothing else', async () => {
    const open = stored(fixturePath(weeklyPay));
    expect(await open.bytes(fileOf(weeklyPay))).toEqual(fixtureBytes(weeklyPay));
    await expect(async () => open.bytes(fileOf(earlyYears))).rejects.toThrow('was not acquired');
  });

  test('opens the acquired version, whichever the source names', async () => {
    const other = { ...fileOf(weeklyPay), address: 'https://example.org/another-version.csv' };
    expect(await stored(fixturePath(weeklyPay)).bytes(other)).toEqual(fixtureBytes(weeklyPay));
  });

  test('reports a file that is missing from the store as an error of the environment', async () => {
    const error = await refusal(() => stored(join(folder, 'gone')).bytes(fileOf(weeklyPay)));
    expect(error).toMatchObject({ code: 'file-system', exit: 5 });
  });

  test('does not open a Parquet file outside its folders, by any path', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'smi-outside-'));
    try {
      const path = join(outside, 'it’s.parquet');
      await writeFile(path, 'PAR1');
      const error = await refusal(() => stored(path).parquet(fileOf(weeklyPay), 'SELECT 1 FROM input'));
      expect(String(error.cause)).toMatch(/[Pp]ermission/);
    } finally {
      await rm(outside, { recursive: true });
    }
  });

  test('reads a reference once, also when two sources request it at the same time', async () => {
    let read = 0;
    const counted = {
      ...areaRegisters,
      async read() {
        read += 1;
        return { read };
      },
    };
    const once = stored('unused');
    const [first, second] = await Promise.all([once.reference(counted), once.reference(counted)]);
    expect(first).toBe(second);
    expect(read).toBe(1);
  });
});
