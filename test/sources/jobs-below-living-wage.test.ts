import { describe, expect, test } from 'vitest';
import { indicatorObservations } from '../../pipeline/ingest/ingest.js';
import jobsBelowLivingWage from '../../sources/jobs-below-living-wage.js';
import { fileOf } from '../../sources/source.js';
import {
  COEFFICIENT_ROWS,
  COEFFICIENTS,
  ESTIMATE_ROWS,
  ESTIMATES,
  FOOT,
  HEAD,
  livingWageArchive,
  livingWageWorkbook,
  type OldRow,
} from '../fixtures/living-wage.js';
import type { OldCell } from '../fixtures/old-workbook.js';
import { FixtureReader } from '../fixtures/reader.js';
import { isHostile, refusal, shownOf } from '../fixtures/refusal.js';
import { zipOf } from '../fixtures/workbook.js';

const ARCHIVE = fileOf(jobsBelowLivingWage).name;
const observed = (bytes: Uint8Array) => jobsBelowLivingWage.observe(new FixtureReader({ [ARCHIVE]: bytes }));
const put = (rows: readonly OldRow[], i: number, column: number, value: OldCell) =>
  rows.map((row, index) => (index === i ? row.with(column, value) : row));
const withEstimates = (rows: readonly OldRow[], head = HEAD, foot = FOOT) =>
  livingWageArchive(livingWageWorkbook(rows, head, foot));
const withCoefficients = (rows: readonly OldRow[], head = HEAD, foot = FOOT) =>
  livingWageArchive(undefined, livingWageWorkbook(rows, head, foot));
const refused = (bytes: Uint8Array) => refusal(() => observed(bytes));
const cell = (name: string, row: number) => `${ARCHIVE}/${name}#${row}:All!Per cent`;

describe('the jobs below the Living Wage', () => {
  test('have the limits that their coefficient of variation gives, and both cells', async () => {
    const found = await observed(livingWageArchive());
    expect(found.map(({ area_code, value }) => [area_code, value])).toEqual([
      ['E92000001', 12.5],
      ['E12000901', 14],
      ['E07000901', null],
      ['E07000911', 17.2],
      ['E07000912', 20],
    ]);
    const { lower, upper, ...newTown } = found[4]!;
    expect(newTown).toEqual({
      area_code: 'E07000912',
      series: 'All employee jobs, per cent below the Living Wage',
      period: '2022',
      value: 20,
      status: 'observed',
      reason: '',
      flags: 'provisional',
      cell: `${cell(ESTIMATES, 10)};${cell(COEFFICIENTS, 10)}`,
      raw_text: '20;9.8',
    });
    // 20 ± 1.96 × 9.8 % of 20
    expect(lower).toBeCloseTo(20 - 3.8416, 10);
    expect(upper).toBeCloseTo(20 + 3.8416, 10);
  });

  test('are missing where suppressed, though the coefficient is printed', async () => {
    const [, , eastvale] = await observed(livingWageArchive());
    expect(eastvale).toMatchObject({
      value: null,
      lower: null,
      upper: null,
      status: 'missing',
      reason: 'suppressed',
      raw_text: 'x;24',
    });
  });

  test.each([
    ['..', { status: 'missing', reason: 'suppressed' }],
    [':', { status: 'missing', reason: 'not_applicable' }],
    ['.', { status: 'missing', reason: 'not_available' }],
    ['-', { status: 'censored', reason: 'rounds_to_zero' }],
  ])('have the symbol %s of the survey', async (sign, expected) => {
    const [, , , oldTown] = await observed(withEstimates(put(ESTIMATE_ROWS, 3, 3, sign)));
    expect(oldTown).toMatchObject({ ...expected, value: null, lower: null, upper: null });
  });

  test('have no limits where no coefficient is printed', async () => {
    const [, , , oldTown] = await observed(withCoefficients(put(COEFFICIENT_ROWS, 3, 3, 'x')));
    expect(oldTown).toMatchObject({ value: 17.2, lower: null, upper: null, raw_text: '17.2;x' });
  });

  test('are those of the sheet of all jobs, whatever the other sheets say', async () => {
    const values = (await observed(livingWageArchive())).map(({ value }) => value);
    expect(values).not.toContain(99);
  });

  test('are taken from the row of each area, whatever the order in the other table', async () => {
    const [, , , oldTown] = await observed(withCoefficients(COEFFICIENT_ROWS.toReversed()));
    expect(oldTown).toMatchObject({ area_code: 'E07000911', raw_text: '17.2;20' });
    expect(oldTown?.cell).toBe(`${cell(ESTIMATES, 9)};${cell(COEFFICIENTS, 7)}`);
  });
});

describe('a table that is not as it should be', () => {
  test.each([
    ['text', 'n/a', 'found "n/a"'],
    ['nothing', null, 'found ""'],
    ['true', true, 'found "true"'],
    ['a negative number', -1, 'found "-1"'],
    ['a decimal comma', '12,5', 'found "12,5"'],
    ['hostile text', '\u001b[2J\u202e', 'found "'],
  ])('%s is not a share', async (_, value, problem) => {
    const error = await refused(withEstimates(put(ESTIMATE_ROWS, 4, 3, value)));
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4 });
    expect(error.message).toContain(
      `${ESTIMATES}, sheet All: a row cannot be read: row 10, column Per cent: `,
    );
    expect(error.message).toContain(problem);
    expect(shownOf(error).filter(isHostile)).toEqual([]);
  });

  test('a coefficient that cannot be read is named in its own table', async () => {
    const error = await refused(withCoefficients(put(COEFFICIENT_ROWS, 2, 3, 'about 24')));
    expect(error.message).toContain(
      `${COEFFICIENTS}, sheet All: a row cannot be read: row 8, column Per cent: `,
    );
  });

  test.each([
    ['malformed', 'Old Town'],
    ['missing', null],
    ['there twice', 'E07000912'],
  ])('a code that is %s is reported with its row', async (_, code) => {
    const error = await refused(withEstimates(put(ESTIMATE_ROWS, 3, 1, code)));
    expect(error).toMatchObject({ code: 'rows-unreadable', exit: 4 });
    expect([error.message, ...error.places].join('\n')).toMatch(/row (9|10), column Code: not an area code/);
  });

  test('a share above its possible range is refused with its row', async () => {
    const series = await observed(withEstimates(put(ESTIMATE_ROWS, 4, 3, 120)));
    const [declaration] = jobsBelowLivingWage.indicators;
    const error = await refusal(() => indicatorObservations(series, declaration!, 's', ARCHIVE));
    expect(error.message).toContain('row 10, column All!Per cent: outside 0 to 100, found 120');
  });

  test.each([
    ['title', 0, 0, 'file-unreadable'],
    ['heading of the columns', 2, 2, 'column-missing'],
    ['column of shares', 3, 3, 'column-missing'],
    ['column of codes', 4, 1, 'column-missing'],
  ])('another %s is another table', async (_, row, column, code) => {
    const error = await refused(withEstimates(ESTIMATE_ROWS, put(HEAD, row, column, 'Median')));
    expect(error).toMatchObject({ code, exit: 4 });
    expect(error.message).toContain('"Median"');
  });

  test('one that ends before its last row was cut', async () => {
    const error = await refused(withEstimates(ESTIMATE_ROWS, HEAD, []));
    expect(error).toMatchObject({ code: 'file-truncated', exit: 4 });
    expect(error.message).toContain('"Not Classified"');
  });

  test('estimates and coefficients of other areas or years do not belong together', async () => {
    const without = await refused(withCoefficients(COEFFICIENT_ROWS.slice(0, -1)));
    expect(without).toMatchObject({ code: 'file-unreadable', exit: 4 });
    expect(without.message).toBe(`${ARCHIVE}: E07000912 has an estimate but no coefficient of variation`);
    const alone = await refused(withEstimates(ESTIMATE_ROWS.slice(0, -1)));
    expect(alone.message).toBe(`${ARCHIVE}: E07000912 has a coefficient of variation but no estimate`);
    const title = put(HEAD, 0, 0, String(HEAD[0]?.[0]).replace('2022', '2021'));
    const years = await refused(withCoefficients(COEFFICIENT_ROWS, title));
    expect(years.message).toContain('of 2022, their coefficients of variation of 2021');
  });
});

describe('an archive that is damaged or hostile', () => {
  test('lacks one of its two workbooks', async () => {
    const error = await refused(zipOf([{ name: ESTIMATES, content: livingWageWorkbook(ESTIMATE_ROWS) }]));
    expect(error).toMatchObject({ code: 'file-unreadable', exit: 4 });
    expect(error.message).toContain(COEFFICIENTS);
  });

  test('ends early', async () => {
    const error = await refused(livingWageArchive().subarray(0, -30));
    expect(error).toMatchObject({ code: 'file-unreadable', exit: 4 });
  });

  test('has a workbook that is none', async () => {
    const error = await refused(livingWageArchive(Buffer.from('<html>'.padEnd(5000))));
    expect(error).toMatchObject({ code: 'file-unreadable', exit: 4 });
    expect(error.message).toContain(`${ARCHIVE}/${ESTIMATES} cannot be read`);
  });

  test('has a workbook that is cut at any point', async () => {
    const whole = livingWageWorkbook(ESTIMATE_ROWS);
    for (let end = 512; end < whole.length; end += 512) {
      const error = await refused(livingWageArchive(whole.subarray(0, end)));
      expect([end, error.exit]).toEqual([end, 4]);
    }
  });

  test('leads out of its folder', async () => {
    const hostile = zipOf([
      { name: '../../evil.xls', content: Buffer.from('x') },
      { name: ESTIMATES, content: livingWageWorkbook(ESTIMATE_ROWS) },
    ]);
    expect(await refused(hostile)).toMatchObject({ code: 'workbook-unsafe', exit: 4 });
  });
});
