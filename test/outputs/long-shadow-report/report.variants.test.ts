import { describe, expect, it } from 'vitest';
import { longShadowHtml } from '../../../outputs/long-shadow-report/report.js';
import { named, nestingProblem, rowsOf, section, tagsOf, withoutScript, wordsOf } from '../page/reading.js';
import { HIGHER, SHADOW_METHOD, tinyShadow } from './fixture.js';
import { AUTHORITIES } from './tiny-authorities.js';

/** What holds for every page, whatever its data. */
function sound(page: string): void {
  const tags = tagsOf(page);
  expect(nestingProblem(tags)).toBeUndefined();
  const ids = tags.flatMap(({ attributes }) => attributes.get('id') ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { attributes } of named(tags, 'a')) {
    const href = attributes.get('href') ?? '';
    if (href.startsWith('#')) expect(ids).toContain(href.slice(1));
  }
  expect(wordsOf(withoutScript(page).replace(/<style>[\s\S]*?<\/style>/, ''))).not.toMatch(
    /NaN|Infinity|undefined|null/,
  );
}

describe('an edition with one outcome', () => {
  const page = longShadowHtml(tinyShadow({ method: { ...SHADOW_METHOD, outcomes: [HIGHER] } }));

  it('has no ranking of all outcomes, and is valid', () => {
    sound(page);
    expect(page).not.toContain('ranked-all');
    expect(page).not.toContain('both outcomes');
    expect(page).toContain('<tr id="E10000901">');
  });
});

describe('an edition without a coldspot', () => {
  const areas = AUTHORITIES.map((area) => ({
    ...area,
    kind: area.kind === 'coldspot' ? ('none' as const) : area.kind,
    years: area.years.replace(/C/g, 'n').replace(/c/g, 'o'),
  }));
  const page = longShadowHtml(tinyShadow({ areas }));

  it('says so, and is valid', () => {
    sound(page);
    const words = wordsOf(section(page, 'outcome-higher'));
    expect(words).toContain('No authority is a coldspot.');
    expect(words).toContain('No authority is a coldspot in any of its known years.');
    expect(wordsOf(section(page, 'findings'))).toContain('No authority is a coldspot by both outcomes.');
    expect(rowsOf(page, 'last-higher').map(([, names]) => names)).toEqual(['None', 'None', 'None']);
  });
});

describe('an edition without precision', () => {
  const page = longShadowHtml(
    tinyShadow({ areas: AUTHORITIES.map((area) => ({ ...area, cold: null, hot: null })), agreement: [] }),
  );

  it('says that it is not known how sure the groups are, and gives no interval', () => {
    sound(page);
    expect(wordsOf(section(page, 'findings'))).toContain('How sure the groups are is not known');
    expect(wordsOf(section(page, 'outcome-higher'))).toContain('How sure the groups are is not known');
    expect(page).toContain('<title>Eta: coldspot (probability not known); rank 8 of 8</title>');
    expect(rowsOf(page, 'ranked-higher')[7]?.slice(0, 6)).toEqual([
      '8',
      'Eta E10000901, The North',
      '–',
      '−1.75',
      'Coldspot',
      '–',
    ]);
    expect(rowsOf(page, 'years-higher')[0]).toEqual([
      'Eta',
      'cold',
      'cold',
      'cold',
      '3 of 3',
      'Cold first and last',
    ]);
  });

  it('says where there is no figure of 2020 to compare with', () => {
    expect(wordsOf(section(page, 'agreement-2020'))).toContain('holds no areas of 2020');
  });
});

describe('an edition whose figures are all missing', () => {
  const missing = { level: null, gap: null, kind: null, rank: null, cold: null, hot: null, years: '???' };
  const page = longShadowHtml(
    tinyShadow({ areas: AUTHORITIES.map((area) => ({ ...area, ...missing })), agreement: [] }),
  );

  it('still has a page', () => {
    sound(page);
    expect(wordsOf(page)).toContain('No authority has both a level and a gap.');
  });
});

describe('an edition of one authority', () => {
  it('is valid', () => {
    sound(longShadowHtml(tinyShadow({ areas: AUTHORITIES.slice(7, 8), agreement: [] })));
  });
});
