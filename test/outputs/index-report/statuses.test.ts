import { describe, expect, it } from 'vitest';
import { reportHtml } from '../../../outputs/index-report/report.js';
import { rowsOf, section, wordsOf } from '../page/reading.js';
import { tinyRelease } from './fixture.js';
import { AREAS } from './tiny-areas.js';

const release = tinyRelease();
const page = reportHtml(release);
const ORDER = ['observed', 'mapped', 'modelled', 'inherited', 'estimated', 'missing'];

/** An independent count over the rows. */
const count = (status: string, indicator?: string): string =>
  String(
    release.indicators.rows.filter(
      (row) => row.status === status && (indicator === undefined || row.indicator === indicator),
    ).length,
  );

describe('the tables of statuses', () => {
  it('count the rows of the table of indicators, by indicator and status', () => {
    expect(rowsOf(page, 'status-counts')).toEqual([
      ['Reading', ...ORDER.map((status) => count(status, 'reading'))],
      ['Absence', ...ORDER.map((status) => count(status, 'absence'))],
      ['Pay', ...ORDER.map((status) => count(status, 'pay'))],
    ]);
  });

  it('have totals that add up to the number of rows', () => {
    const values = rowsOf(page, 'status-meanings').map(([, number]) => number);
    expect(values).toEqual(ORDER.map((status) => count(status)));
    expect(values.map(Number).reduce((a, b) => a + b, 0)).toBe(release.indicators.rows.length);
  });

  it('name every missing value with its reason', () => {
    expect(rowsOf(page, 'missing')).toEqual([
      ['Zeta', 'Absence', 'Not available'],
      ['Zeta', 'Pay', 'Not available'],
    ]);
  });

  it('say so where nothing is missing or mapped', () => {
    const words = wordsOf(section(reportHtml(tinyRelease({ areas: AREAS.slice(0, 1) })), 'statuses'));
    expect(words).toContain('No value is missing.');
    expect(words).not.toContain('How the mapped values');
  });

  it('give the rule of mapped values', () => {
    expect(wordsOf(section(page, 'statuses'))).toContain(
      'How the mapped values came to their areas: 1 by a changed code.',
    );
  });
});
