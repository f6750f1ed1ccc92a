import { describe, expect, it } from 'vitest';
import { estimatesPage } from '../../../outputs/kind-report/estimates-page.js';
import { classReportHtml, coldspotsPictureOf } from '../../../outputs/kind-report/report.js';
import { rowsOf, section, wordsOf } from '../page/reading.js';
import { testWholePage } from '../page/whole-page.js';
import { classReport, classRows } from './fixture.js';

const page = classReportHtml(classReport());
const unsure = classReportHtml(classReport(classRows(false)));

describe('a page of areas by class', () => {
  describe.each([
    ['sure', page],
    ['unsure', unsure],
  ])('that are %s', (_, one) => testWholePage(one));

  it('has the table in a region that scrolls', () => {
    expect(page).not.toContain('<div class="ranked">');
    expect(page).toContain('<table class="ranked">');
    expect(wordsOf(section(page, 'ranking'))).toContain('On a narrow screen');
  });

  it('gives rank, class and figures of each', () => {
    expect(rowsOf(page, 'ranked').slice(0, 2)).toEqual([
      ['6 (5 to 6)', 'Alpha E07000901', 'Coldspot (25% sure)', '20,000', '20,000', '0', '0', 'The North'],
      [
        '5 (4 to 5)',
        'Beta E07000902',
        'Cold on level (coldspot: 25%)',
        '20,001',
        '20,001',
        '−1',
        '−1',
        'The North',
      ],
    ]);
  });

  it('counts the areas of the map that the table lacks as those without a figure', () => {
    expect(wordsOf(section(page, 'map'))).toContain('No figure 3 areas; 2 not in the table');
    expect(page).toContain('<title>Eta: no figures</title>');
  });

  it('says once that it is not known how sure the classes are, and does not mention intervals', () => {
    const words = wordsOf(unsure);
    expect(words.match(/[Hh]ow sure/g)).toHaveLength(1);
    expect(words).toMatch(/How sure ranks and classes are is not known.*no standard errors/);
    expect(words).not.toContain('In parentheses');
    expect(wordsOf(page)).toContain('In parentheses are the ranks in nine draws of ten');
    expect(rowsOf(unsure, 'ranked')[0]?.slice(0, 3)).toEqual(['6', 'Alpha E07000901', 'Coldspot']);
  });

  it('says so in the picture as well', () => {
    const picture = (sure: boolean) => {
      const report = classReport(classRows(sure));
      return wordsOf(coldspotsPictureOf(report, report.drawn!));
    };
    expect(picture(true)).toContain('see the probabilities in the tables');
    expect(picture(false)).toMatch(/How sure each group is.* not known/);
  });
});

describe('the page of estimates', () => {
  const report = (withheld: string) =>
    estimatesPage(
      'Estimates',
      'Of sons.',
      '1.0.0',
      classRows(true).map((row, i) => ({ ...row, withheld: i === 1 ? withheld : '' })),
      null,
    );

  it('says that figures are withheld where some are, and only then', () => {
    expect(wordsOf(classReportHtml(report('gap;split')))).toContain('some are withheld');
    const none = wordsOf(classReportHtml(report('')));
    expect(none).toContain('Figures are rounded.');
    expect(none).not.toContain('some are withheld');
  });

  it('has a separate heading for each figure, shrunken or not', () => {
    const { figures } = report('');
    expect(figures.map(({ column }) => column)).toContain('unexplained_shrunken');
    for (const { column, label } of figures)
      if (column.endsWith('_shrunken'))
        expect(label).toMatch(/^(Mean earnings|Gap|Unexplained gap), shrunken/);
    expect(new Set(figures.map(({ label }) => label)).size).toBe(figures.length);
  });
});
