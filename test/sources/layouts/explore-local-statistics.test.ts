import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exploreLocalStatistics } from '../../../sources/layouts/explore-local-statistics.js';
import { INDICATOR_SOURCES } from '../../../sources/registry.js';
import { FixtureReader, fixturePath, fixtureText } from '../../fixtures/reader.js';
import { EXPECTED, type ExpectedRow } from '../explore-local-statistics/expected.js';

/** A source may give the content of its fixture in an expected.json instead: see ../fixtures.test.ts. */
const sources = INDICATOR_SOURCES.filter(({ name }) => name.startsWith('els-')).filter(
  (source) => !existsSync(join(dirname(fixturePath(source)), 'expected.json')),
);

const observation = (file: string, [row, area_code, series, period, value, more = {}]: ExpectedRow) => {
  const { lower = null, upper = null, reason = '', flags = '', text: raw_text = String(value) } = more;
  const status = value === null ? 'missing' : 'observed';
  return {
    area_code,
    series,
    period,
    value,
    lower,
    upper,
    status,
    reason,
    flags,
    raw_text,
    cell: `${file}#${row}:observation`,
  };
};

test('every data set of Explore Local Statistics has a fixture that was read by eye', () => {
  expect(sources.map(({ name }) => name.replace('els-', '')).sort()).toEqual(Object.keys(EXPECTED).sort());
});

describe.each(sources.map((source) => [source.name.replace('els-', ''), source] as const))(
  '%s',
  (dataset, source) => {
    const expected = EXPECTED[dataset] ?? [];

    test('is read into its observations, in the order of the file', async () => {
      const observations = await source.observe(FixtureReader.of(source));
      expect(observations).toEqual(expected.map((row) => observation(`${dataset}.csv`, row)));
    });

    test('gives every series that its indicators are made of', () => {
      const series = new Set(expected.map(([, , name]) => name));
      for (const { select } of source.indicators) for (const name of select) expect(series).toContain(name);
    });

    test('reads the same with and without a byte order mark, with either end of line, with and without a last one', async () => {
      const official = await source.observe(FixtureReader.of(source));
      const plain = fixtureText(source).replace('\ufeff', '').replaceAll('\r\n', '\n').trimEnd();
      for (const text of [plain, `${plain}\n`, `\ufeff${plain}`, `${plain}\n`.replaceAll('\n', '\r\n')]) {
        expect(await source.observe(new FixtureReader({ [`${dataset}.csv`]: text }))).toEqual(official);
      }
    });
  },
);

test('the fixtures have the variants of the official files: some with a byte order mark, some with carriage returns, one cut short', () => {
  const texts = sources.map((source) => fixtureText(source));
  expect(texts.filter((text) => text.startsWith('\ufeff')).length).toBeGreaterThan(5);
  expect(texts.filter((text) => !text.startsWith('\ufeff')).length).toBeGreaterThan(1);
  expect(texts.filter((text) => text.includes('\r\n')).length).toBeGreaterThan(5);
  expect(texts.filter((text) => !text.includes('\r')).length).toBeGreaterThan(0);
  expect(texts.filter((text) => !text.endsWith('\n'))).toHaveLength(1);
});

test('the version is a place in the address and in the citation, and no part of the name', () => {
  const [file] = exploreLocalStatistics({
    dataset: 'claimant-count',
    title: 'Claimant count',
    producer: 'Office for National Statistics',
    landing_page: 'https://www.ons.gov.uk/',
    indicators: [],
  }).files;
  expect(file?.address).toMatch(/\/\{version\}\/claimant-count\/claimant-count\.csv$/);
  expect(file?.name).toBe('claimant-count.csv');
});
