import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import attainment from '../../../sources/explore-education-statistics/attainment-8-by-district.js';
import destinations from '../../../sources/explore-education-statistics/destinations-after-16-by-district.js';
import development from '../../../sources/explore-education-statistics/good-development-by-district.js';
import keyStage2 from '../../../sources/explore-education-statistics/key-stage-2-by-district.js';
import { wilsonLimits } from '../../../sources/layouts/explore-education-statistics.js';
import { fileOf, type IndicatorSource } from '../../../sources/source.js';
import { changed, FixtureReader, fixtureText } from '../../fixtures/reader.js';
import { refusal } from '../../fixtures/refusal.js';

const observed = (source: IndicatorSource, text = fixtureText(source)) =>
  source.observe(FixtureReader.of(source, { [fileOf(source).name]: text }));

/** Area, value, status, reason and flags of a period. */
async function read(source: IndicatorSource, period: string) {
  const all = await observed(source);
  return all
    .filter((row) => row.period === period)
    .map(({ area_code, value, status, reason, flags }) => [area_code, value, status, reason, flags]);
}

describe('a data set of Explore Education Statistics', () => {
  test('gives the figures of where pupils live, once, and not those of their schools', async () => {
    expect(await read(attainment, '202425')).toEqual([
      ['E06000901', 34.5, 'observed', '', ''],
      ['E06000902', null, 'missing', 'suppressed', ''],
      ['E07000901', 31.25, 'observed', '', ''],
      ['E07000902', null, 'missing', 'not_applicable', ''],
      ['E08000902', 36, 'observed', '', ''],
      ['E12000901', 34, 'observed', '', ''],
      ['E92000001', 35, 'observed', '', ''],
    ]);
    expect((await read(attainment, '202324'))[0]).toEqual(['E06000901', 33.5, 'observed', '', '']);
  });

  test('names the cell of each figure', async () => {
    const lines = fixtureText(attainment).split('\n');
    for (const { area_code, cell, raw_text } of await observed(attainment)) {
      const [, row = '0', column] = /#(\d+):(.*)$/.exec(cell) ?? [];
      expect(column).toBe('attainment8_average');
      const line = lines[Number(row) - 1] ?? '';
      expect(line).toContain(area_code);
      expect(line.split(',').at(-1)).toBe(raw_text);
    }
  });

  test('takes the limits of a percentage from the number of pupils, and says that it is provisional', async () => {
    const [first, , , none, low] = await observed(keyStage2);
    // 46 % of 200 by Wilson: (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n), worked out on paper.
    expect(first).toMatchObject({ value: 46, flags: 'provisional', raw_text: '46' });
    expect(first?.lower).toBeCloseTo(39.23, 2);
    expect(first?.upper).toBeCloseTo(52.92, 2);
    expect(none).toMatchObject({ value: 0, lower: 0 });
    expect(none?.upper).toBeCloseTo(13.32, 2);
    expect(low).toMatchObject({ value: null, lower: null, upper: null, status: 'censored' });
  });

  test('reads u and b alone as missing with a flag, and ~ as small', async () => {
    expect(await read(development, '202425')).toEqual([
      ['E06000901', 51.3, 'observed', '', ''],
      ['E06000902', null, 'missing', 'low_reliability', 'low_reliability'],
      ['E07000901', 47.5, 'observed', '', ''],
      ['E07000902', null, 'missing', 'break', 'break'],
      ['E08000902', null, 'missing', 'not_available', ''],
      ['E12000901', 48, 'observed', '', ''],
      ['E92000001', 51.5, 'observed', '', ''],
    ]);
    expect((await read(destinations, '202223')).map(([, value, status]) => [value, status])).toEqual([
      [88.5, 'observed'],
      [null, 'missing'],
      [84, 'observed'],
      [null, 'censored'],
      [90, 'observed'],
      [87, 'observed'],
    ]);
  });

  test('is read by the names of its columns, whatever their order, with others among them', async () => {
    const turned = fixtureText(destinations)
      .replaceAll('"Westvale, Royal Borough of"', 'Westvale')
      .trimEnd()
      .split('\n')
      .map((line, i) => [i === 0 ? 'a_new_column' : 'x', ...line.split(',').reverse()].join(','))
      .join('\n');
    const values = async (text?: string) =>
      (await observed(destinations, text)).map(({ area_code, value }) => [area_code, value]);
    expect(await values(`${turned}\n`)).toEqual(await values());
  });

  test.each<[string, IndicatorSource, string | RegExp, string, string, string]>([
    [
      'a column that was lost',
      attainment,
      'attainment8_average',
      'att8',
      'column-missing',
      'attainment8_average',
    ],
    ['a filter that was lost', attainment, 'geography_basis', 'basis', 'column-missing', 'geography_basis'],
    ['a filter value that was renamed', attainment, /Residency/g, 'Home', 'file-unreadable', '"Home"'],
    ['a level that is new', attainment, ',Regional,', ',Ward,', 'rows-unreadable', '"Ward"'],
    ['a symbol that is not known', attainment, ',34.5\n', ',[d]\n', 'rows-unreadable', '"[d]"'],
    ['a number with a sign after it', attainment, ',34.5\n', ',34.5u\n', 'rows-unreadable', '"34.5u"'],
    ['a period of another kind', attainment, '202425,', '2024-25,', 'rows-unreadable', '"2024-25"'],
    ['a code that is none', attainment, ',E06000901,', ',901,', 'rows-unreadable', '"901"'],
    ['the same figure twice', development, ',Girls,', ',Total,', 'rows-unreadable', 'row'],
  ])('%s is refused', async (_, source, from, to, code, said) => {
    const error = await refusal(observed(source, changed(source, from, to)));
    expect([error.code, error.exit]).toEqual([code, 4]);
    expect(error.message).toContain(said);
    expect(error.message).toContain(fileOf(source).name);
  });

  test('a renamed filter value is reported with what is allowed and what was found', async () => {
    const text = changed(keyStage2, /Reading, writing and maths/g, 'RWM');
    const { message } = await refusal(observed(keyStage2, text));
    for (const part of ['subject', '"Reading, writing and maths"', '"RWM"', '"Reading"']) {
      expect(message).toContain(part);
    }
  });
});

describe('the limits of a percentage', () => {
  test('hold it and stay between 0 and 100', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), fc.integer({ min: 1, max: 1e6 }), (p, n) => {
        const [lower, upper] = wilsonLimits(p, n);
        expect(lower).toBeLessThanOrEqual(p);
        expect(upper).toBeGreaterThanOrEqual(p);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(100);
      }),
    );
  });

  test('solve |p − q| = z √(q(1 − q)/n), which is what Wilson asks of them', () => {
    for (const [p, n] of [
      [46, 200],
      [5, 40],
      [99, 1000],
    ] as const) {
      for (const limit of wilsonLimits(p, n)) {
        const q = limit / 100;
        expect(Math.abs(p / 100 - q)).toBeCloseTo(1.959964 * Math.sqrt((q * (1 - q)) / n), 10);
      }
    }
  });
});

describe('the metadata of a data set', () => {
  const reading = (source: IndicatorSource, metadata: string) =>
    source.observe(FixtureReader.of(source, { [fileOf(source, 1).name]: metadata }));

  test('are an official file of the same version, where the interface has the data set', () => {
    for (const source of [attainment, keyStage2]) {
      const [csv, meta] = source.files;
      expect(meta).toMatchObject({ name: csv?.name.replace('.csv', '.meta.json'), kind: 'json' });
      expect(meta?.address).toBe(
        csv?.address.replace('/csv?dataSetVersion={version}', '/meta?dataSetVersion={version}'),
      );
    }
    for (const source of [development, destinations]) {
      expect(source.files).toHaveLength(1);
      expect(source.not_seen_live).toContain('nothing states its unit');
    }
  });

  test('another unit of a column that is read is an error, whichever it is', async () => {
    for (const [source, from, to] of [
      [keyStage2, '"unit": "%"', '"unit": ""'],
      [keyStage2, '"unit": "%"', '"unit": "pp"'],
      [keyStage2, '"unit": "%",', ''],
      [attainment, '"unit": null', '"unit": "%"'],
    ] as const) {
      const error = await refusal(() => reading(source, changed(source, from, to, 1)));
      expect(error).toMatchObject({ code: 'unit-differs', exit: 4 });
      expect(error.message).toContain(fileOf(source, 1).name);
      expect(error.message).toContain(
        source === keyStage2 ? 'expected_standard_pupil_percent' : 'attainment8_average',
      );
    }
  });

  test('the unit of a column that is not read does not matter, and a number may have none', async () => {
    const other = changed(keyStage2, '"unit": ""', '"unit": "£m"', 1);
    expect(await reading(keyStage2, other)).toEqual(await observed(keyStage2));
    const none = changed(attainment, '"unit": null', '"unit": ""', 1);
    expect(await reading(attainment, none)).toEqual(await observed(attainment));
  });

  test('a column without a word, and what is no metadata, are errors', async () => {
    const without = changed(keyStage2, 'expected_standard_pupil_percent', 'expected_percent', 1);
    for (const [text, found] of [
      [without, 'expected_standard_pupil_percent'],
      ['{"indicators": 3}', 'indicators'],
      ['<html></html>', 'not JSON'],
    ] as const) {
      const error = await refusal(() => reading(keyStage2, text));
      expect(error).toMatchObject({ code: 'file-unreadable', exit: 4 });
      expect(error.message).toContain(found);
    }
  });
});
