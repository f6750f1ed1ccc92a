import { describe, expect, it } from 'vitest';
import { longShadowHtml } from '../../../outputs/long-shadow-report/report.js';
import { between, listedNames } from '../../../outputs/page/words.js';
import { rowsOf, section, wordsOf } from '../page/reading.js';
import { renamedAuthority, tinyShadow } from './fixture.js';
import { AUTHORITIES } from './tiny-authorities.js';

describe('a list of names', () => {
  it('has commas, or semicolons where a name has a comma of its own', () => {
    expect(listedNames([])).toBe('');
    expect(listedNames(['Ham, City of'])).toBe('Ham, City of');
    expect(listedNames(['Ham', 'Eastham', 'Kent'])).toBe('Ham, Eastham and Kent');
    expect(listedNames(['Ham, City of', 'Eastham', 'Kent'])).toBe('Ham, City of; Eastham; and Kent');
    expect([between(['Ham', 'Kent']), between(['Ham, City of', 'Kent'])]).toEqual([', ', '; ']);
  });

  it('has them in the tables of changes', () => {
    const page = longShadowHtml(renamedAuthority('E06000905', 'Zeta, County of'));
    expect(rowsOf(page, 'last-higher')[2]).toEqual(['Left', 'Delta (34%); Zeta, County of (20%)']);
  });
});

describe('what the page says of its years', () => {
  const tile = (page: string) => wordsOf(section(page, 'findings'));

  it('distinguishes years with ranks from those without', () => {
    expect(tile(longShadowHtml(tinyShadow()))).toContain(
      'years of level, gap and group; ranks and unexplained gaps, which need earlier GCSE figures, for 1 (higher education) and 2 (Level 3 by 19) 3',
    );
  });
});

describe('the heads of the ranked tables', () => {
  it('are not repeated as a heading above themselves', () => {
    const part = section(longShadowHtml(tinyShadow()), 'ranking');
    expect(part).not.toContain('class="over">Rank<');
    for (const table of part.split('<table').slice(1))
      expect(table.slice(0, table.indexOf('</thead>'))).toMatch(
        /rowspan="2" class="num">Rank<\/th><th scope="col" rowspan="2">Area<\/th><th scope="col" rowspan="2" class="num">Range</,
      );
  });
});

describe('the ends of the level', () => {
  it('have the mark of a carried figure', () => {
    const words = wordsOf(section(longShadowHtml(tinyShadow()), 'outcome-higher'));
    expect(words).toContain(
      'The level runs from 18.0 (Theta †) to 60.0 (Alpha), in per cent. † marks a figure that is carried',
    );
    const own = AUTHORITIES.filter(({ name }) => name !== 'Theta');
    const without = longShadowHtml(tinyShadow({ areas: own, agreement: [] }));
    expect(wordsOf(section(without, 'outcome-higher'))).toContain('to 60.0 (Alpha), in per cent. England’s');
  });
});

describe('the caption of the plot', () => {
  it('says what to do on a narrow screen', () => {
    const words = wordsOf(section(longShadowHtml(tinyShadow()), 'outcome-higher'));
    expect(words).toContain('On a narrow screen');
  });
});
