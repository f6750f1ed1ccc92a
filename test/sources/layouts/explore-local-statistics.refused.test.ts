import { describe, expect, test } from 'vitest';
import travelTime from '../../../sources/explore-local-statistics/average-travel-time.js';
import weeklyPay from '../../../sources/explore-local-statistics/gross-median-weekly-pay.js';
import absences from '../../../sources/explore-local-statistics/persistent-absences-for-pupils-eligible-for-free-school-meals.js';
import { INDICATOR_SOURCES } from '../../../sources/registry.js';
import type { IndicatorSource } from '../../../sources/source.js';
import { changed, FixtureReader, fixtureText } from '../../fixtures/reader.js';
import { isHostile, refusal, shownOf } from '../../fixtures/refusal.js';

const PAY = 'gross-median-weekly-pay.csv';
const reading = (text: string | Uint8Array, source: IndicatorSource = weeklyPay, file = PAY) =>
  refusal(() => source.observe(new FixtureReader({ [file]: text })));
/**
 * The fixture with the cells of its second data row (row 3) replaced: code, period, value, limits,
 * status.
 */
const row3 = (code: string, period: string, value: string, limits = ',', status = '') =>
  changed(
    weeklyPay,
    'E07000901,Eastvale,Local Authority District,Gross median weekly pay,2024-04-17,600,Pounds,£,,,,',
    `${code},Eastvale,Local Authority District,Gross median weekly pay,${period},${value},Pounds,£,${limits},${status},`,
  );

describe('a row that cannot be read names file, row, column and the text found', () => {
  test.each([
    ['12*', 'observation', 'neither a number nor empty, found "12*"'],
    ['-', 'observation', 'neither a number nor empty, found "-"'],
    ['NaN', 'observation', 'neither a number nor empty, found "NaN"'],
    ['Infinity', 'observation', 'neither a number nor empty, found "Infinity"'],
    ['0x1F', 'observation', 'neither a number nor empty, found "0x1F"'],
    ['1e999', 'observation', 'neither a number nor empty, found "1e999"'],
    [' 600', 'observation', 'neither a number nor empty, found " 600"'],
    ['[c]', 'observation', 'neither a number nor empty, found "[c]"'],
  ])('the value %s', async (value, column, problem) => {
    const error = await reading(row3('E07000901', '2024-04-17', value));
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4, places: [] });
    expect(error.message).toBe(`${PAY}: a row cannot be read: row 3, column ${column}: ${problem}`);
  });

  test.each([
    [
      'an unknown status with a number',
      row3('E07000901', '2024-04-17', '600', ',', 'q'),
      'status',
      'not a known status for the value "600", found "q"',
    ],
    [
      'an unknown status instead of a number',
      row3('E07000901', '2024-04-17', '', ',', 'q'),
      'status',
      'not a known status for the value "", found "q"',
    ],
    [
      'a number with a status of not available',
      row3('E07000901', '2024-04-17', '600', ',', 'x'),
      'status',
      'not a known status for the value "600", found "x"',
    ],
    [
      'a limit with a symbol',
      row3('E07000901', '2024-04-17', '600', '5~,700'),
      'lci_95',
      'neither a number nor empty, found "5~"',
    ],
    [
      'a limit that is too large',
      row3('E07000901', '2024-04-17', '600', '500,1e400'),
      'uci_95',
      'neither a number nor empty, found "1e400"',
    ],
    [
      'a code in small letters',
      row3('e07000901', '2024-04-17', '600'),
      'areacd',
      'not an area code, found "e07000901"',
    ],
    [
      'a code that lost a digit',
      row3('E0700090', '2024-04-17', '600'),
      'areacd',
      'not an area code, found "E0700090"',
    ],
    ['an empty code', row3('', '2024-04-17', '600'), 'areacd', 'not an area code, found ""'],
    ['a year instead of a period', row3('E07000901', '2024', '600'), 'period', 'not a period, found "2024"'],
    [
      'a duplicate figure',
      row3('E07000901', '2025-04-30', '600'),
      'areacd',
      'the same figure as row 2, found "E07000901"',
    ],
  ])('%s', async (_, text, column, problem) => {
    const error = await reading(text);
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4 });
    expect(error.message).toBe(`${PAY}: a row cannot be read: row 3, column ${column}: ${problem}`);
  });

  test('twenty-five bad rows are reported together, counted by row and not by cell', async () => {
    const [header, first] = fixtureText(weeklyPay).split('\r\n');
    const rows = Array.from({ length: 25 }, (_, index) =>
      String(first)
        .replace('E07000901', `E0700${1000 + index}`)
        .replace(',610.2,', ',six hundred,')
        .replace(',580.7,', ',low,'),
    );
    const error = await reading([header, first, ...rows].join('\r\n'));
    expect(error.message).toBe(
      `${PAY}: 25 rows cannot be read, the first: row 3, column observation: neither a number nor empty, found "six hundred"`,
    );
    expect(error.places).toHaveLength(50); // two cells in each
    for (let row = 3; row <= 27; row += 1) {
      const found = 'neither a number nor empty, found "six hundred"';
      expect(error.places).toContain(`${PAY}: row ${row}, column observation: ${found}`);
    }
  });

  test('control characters of the file are escaped in the message', async () => {
    const evil = '\u001b[2J\u0007\u009b31m\u202e\u2028';
    for (const text of [
      row3('E07000901', '2024-04-17', evil),
      row3(evil, '2024-04-17', '600'),
      row3('E07000901', evil, '600'),
      row3('E07000901', '2024-04-17', '600', `${evil},`),
      row3('E07000901', '2024-04-17', '600', ',', evil),
      fixtureText(weeklyPay).replace('lci_95', evil),
      fixtureText(weeklyPay).replace('lci_95', `lci_95,${evil}`),
    ]) {
      const shown = shownOf(await reading(text));
      expect(shown.filter(isHostile)).toEqual([]);
    }
  });

  test('a text of a million characters is cut in the message', async () => {
    const error = await reading(row3('E07000901', '2024-04-17', '9'.repeat(1_000_000)));
    expect(error.message.length).toBeLessThan(250);
  });
});

describe('columns', () => {
  const file = 'persistent-absences-for-pupils-eligible-for-free-school-meals.csv';

  test('the duplicate `notes` is read where it is declared, and the first one is used', async () => {
    const [, second] = await absences.observe(FixtureReader.of(absences));
    expect(second).toMatchObject({ area_code: 'E10000901', flags: 'aggregated_by_publisher' });
  });

  test('a declared duplicate that is missing is a changed layout', async () => {
    const lines = fixtureText(absences).split('\r\n');
    const text = lines.map((line) => line.replace(/,[^,"]*$|,"[^"]*"$/, '')).join('\r\n');
    const error = await reading(text, absences, file);
    expect(error).toMatchObject({ code: 'column-missing', exit: 4 });
    expect(error.message).toBe(`${file} has the column "notes" 1 times, not 2`);
  });

  test('`notes` twice is refused where it is not declared', async () => {
    const text = fixtureText(weeklyPay)
      .split('\r\n')
      .map((line, i) => (line ? `${line},${i ? '' : 'notes'}` : ''))
      .join('\r\n');
    const error = await reading(text);
    expect(error).toMatchObject({ code: 'column-duplicate', exit: 4 });
    expect(error.message).toBe(`${PAY} has the column "notes" 2 times`);
  });
});

describe('units', () => {
  const OTHER = '2024-04-17,600,Pounds,£';
  test.each([
    ['unit', '2024-04-17,600,Pounds,p', 'p'],
    ['measure', '2024-04-17,600,Pence,£', 'Pence'],
    ['unit', '2024-04-17,600,Pounds,', ''],
  ])('a row whose %s is another names file and row', async (column, text, found) => {
    const error = await reading(changed(weeklyPay, OTHER, text));
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4 });
    expect(error.message).toContain(`${PAY}: a row cannot be read: row 3, column ${column}:`);
    expect(error.message).toContain(`found ${JSON.stringify(found)}`);
  });

  test('every indicator declares them', () => {
    for (const source of INDICATOR_SOURCES.filter(({ name }) => name.startsWith('els-')))
      for (const { stated } of source.indicators)
        expect(stated).toEqual({ measure: expect.any(String), unit: expect.any(String) });
  });

  test('those of a series that no indicator is made of do not matter', async () => {
    const text = changed(
      travelTime,
      'Drive to work,2019-01-01/P1Y,9.25,Minutes,mins',
      'Drive to work,2019-01-01/P1Y,9.25,Hours,h',
    );
    const file = 'average-travel-time.csv';
    expect(await travelTime.observe(new FixtureReader({ [file]: text }))).toHaveLength(7);
  });
});
