import { describe, expect, it } from 'vitest';
import { longShadowHtml } from '../../../outputs/long-shadow-report/report.js';
import { rowsOf, section, wordsOf } from '../page/reading.js';
import { tinyShadow } from './fixture.js';
import { AUTHORITIES } from './tiny-authorities.js';

const page = longShadowHtml(tinyShadow());

describe('the ranked tables', () => {
  it('have every authority once, by rank, those without one last', () => {
    for (const id of ['ranked-all', 'ranked-higher', 'ranked-level_3']) {
      const rows = rowsOf(page, id);
      expect(rows.map(([rank]) => rank)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '–']);
      expect(rows.map(([, name]) => name?.replace(/ †| E\d.*/g, ''))).toEqual(
        AUTHORITIES.map(({ name }) => name),
      );
    }
  });

  it('give a rank with its interval and group, and figures with errors', () => {
    expect(rowsOf(page, 'ranked-higher')[7]).toEqual([
      '8',
      'Eta E10000901, The North',
      '6 to 8',
      '−1.75',
      'Coldspot 81%',
      '45%',
      '20.0 ± 1.3',
      '31.0 ± 0.8',
      '+5.0',
    ]);
  });

  it('always give a group with its probability', () => {
    for (const [, , , , group] of rowsOf(page, 'ranked-higher'))
      if (group !== 'No figure') expect(group).toMatch(/%$/);
    for (const row of rowsOf(page, 'ranked-all'))
      for (const i of [6, 9]) if (row[i] !== 'No figure') expect(row[i]).toMatch(/%$/);
  });

  it('mark carried figures, and explain a dash', () => {
    expect(rowsOf(page, 'ranked-higher')[5]?.[1]).toBe('Theta † E06000906, The North');
    expect(rowsOf(page, 'ranked-all')[8]).toEqual([
      '–',
      'Iota E06000907, The North',
      '–',
      '–',
      '–',
      '–',
      'No figure',
      '–',
      '–',
      'No figure',
    ]);
  });

  it('lead from each name to the page of the authority, where there are such pages', () => {
    const files = [{ what: 'Page of an authority', files: ['areas/<code>.html'] }];
    const linked = section(longShadowHtml(tinyShadow(), files), 'ranking');
    expect(linked.split('<a href="areas/E10000901.html">Eta</a>')).toHaveLength(4);
    expect(section(page, 'ranking')).not.toContain('href="areas/');
  });

  it('are on paper but for an outcome that nothing is ranked by', () => {
    const release = tinyShadow();
    const rows = release.coldspots.rows.map((row) =>
      row.outcome === 'level_3' ? { ...row, rank: null } : row,
    );
    const bare = longShadowHtml({ ...release, coldspots: { ...release.coldspots, rows } });
    const printed = (of: string) =>
      [...of.matchAll(/<details class="later printed" id="([^"]*rank[^"]*)"/g)].map(([, id]) => id);
    expect(printed(page)).toEqual(['all-ranks', 'ranks-higher', 'ranks-level_3']);
    expect(printed(bare)).toEqual(['all-ranks', 'ranks-higher']);
    expect(bare).toContain('id="ranks-level_3"');
  });

  it('have as many cells in each row as columns', () => {
    const rows = section(page, 'ranking').split('<tr id=').slice(1);
    const cells = rows.map((row) => row.slice(0, row.indexOf('</tr>')).split(/<t[hd][ >]/).length - 1);
    expect(new Set(cells)).toEqual(new Set([9, 10]));
  });
});

describe('the report of 2020', () => {
  it('is compared by counts of districts in each class', () => {
    expect(rowsOf(page, 'agreement-counts')).toEqual([
      ['Named cold in 2020', 'Higher education', '2', '1', '0', '0', '0', '1', '0'],
      ['Named cold in 2020', 'Level 3 by 19', '2', '1', '0', '0', '0', '1', '0'],
      ['Named hot in 2020', 'Higher education', '1', '0', '0', '0', '0', '1', '0'],
      ['Named hot in 2020', 'Level 3 by 19', '1', '0', '0', '0', '0', '1', '0'],
    ]);
    expect(rowsOf(page, 'agreement')[0]).toEqual([
      'Eastham',
      'Cold',
      'Eta (a part)',
      'Rank 8 of 8; coldspot (probability 81%)',
      'Rank 8 of 8; coldspot (probability 81%)',
    ]);
  });

  it('is introduced with the differences', () => {
    const words = wordsOf(section(page, 'agreement-2020'));
    expect(words).toContain('by higher education, one in a coldspot and one in a hotspot;');
    for (const what of ['Other years.', 'Other outcomes.', 'Another level.', 'Another unexplained gap.'])
      expect(words).toContain(what);
  });
});

describe('the section on method', () => {
  const words = wordsOf(section(page, 'method'));

  it('gives the regression lines, and one example to check by hand', () => {
    expect(rowsOf(page, 'line-table')).toEqual([
      ['Higher education', '2023-24', '2020', '8', '1.500', '2.000', '0.640'],
    ]);
    expect(words).toContain('2.000 + 1.500 × 16.00 = 26.00');
    expect(words).toContain('31.00 − 26.00 = 5.00');
  });

  it('says whose grades are meant, and that the residual is between areas', () => {
    expect(words).toContain('The GCSE grades of 2020 (for higher education) were given by schools');
    expect(words).toContain('a residual between areas');
    expect(words).toContain('2 of 8 (25%, rounded up)');
  });
});
