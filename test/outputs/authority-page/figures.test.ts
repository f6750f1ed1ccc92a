import { expect, test } from 'vitest';
import { figureSection } from '../../../outputs/authority-page/figures.js';
import { html } from '../../../outputs/page/markup.js';
import type { AuthorityProfile } from '../../../schemas/release/authority-profile.js';
import { levelThree, singleTier, smallAuthority } from '../areas/small-authority.js';
import { rowsOf, wordsOf } from '../page/reading.js';
import { smallAtlas } from './small-atlas.js';

const other = (code: string, level: number, gap: number): AuthorityProfile => {
  const { area } = smallAuthority();
  return smallAuthority({
    area: { ...area, code },
    outcomes: [levelThree({ level, gap, unexplained_gap: 1 })],
  });
};
/** Levels 25, 30, 33, 50; gaps 15, 20, 21, 30. */
const profiles = [
  smallAuthority(),
  other('E10000021', 25, 30),
  other('E10000022', 33, 21),
  other('E10000023', 50, 15),
];
const bodyOf = (profile: AuthorityProfile) => html`${figureSection(profile, smallAtlas(profiles)).body}`.text;
const rows = rowsOf(bodyOf(smallAuthority()), 'figures-all').map((row) =>
  row.map((cell) => cell.replace(/^[^>]*>\s*/, '')),
);

test('each measure has its figure with the standard error, the middle authority and the rank', () => {
  expect(rows[0]?.slice(2, 4)).toEqual(['30.0 ± 2.0', '31.5']);
  expect(rows[1]?.slice(2, 4)).toEqual(['20.0 ± 1.0', '20.5']);
  expect(rows[2]?.slice(2, 5)).toEqual(['−1.5', '1.0', '1 of 4 no limits']);
});

test('the rank has the ranks at the ends of the 95% limits: 1.96 standard errors to either side', () => {
  // Level 26.1 to 33.9: ahead of 25 only, or of 33 too; rank 3 to 2 of 4.
  expect(rows[0]?.[4]).toBe('3 of 4 2 to 3');
  // Gap 18.0 to 22.0: behind 15 only, or behind 21 too.
  expect(rows[1]?.[4]).toBe('2 of 4 2 to 3');
});

test('says which end is good, and what level and gap are', () => {
  const words = wordsOf(bodyOf(smallAuthority()));
  expect(rows.map(([name]) => /(higher|lower) is better/.exec(name ?? '')?.[1])).toEqual(
    expect.arrayContaining(['higher', 'lower', 'lower']),
  );
  expect(words).toContain('Who has reached Level 3 by 19.');
});

test('an outcome that has no unexplained gap anywhere has no line for it; a missing figure says why', () => {
  expect(rows).toHaveLength(5);
  expect(rows.filter(([name]) => name?.startsWith('Higher education by 25'))).toHaveLength(2);
  const [missing] = rowsOf(bodyOf(singleTier()), 'figures-all');
  expect(missing?.[2]).toMatch(/withheld$/);
  expect(missing?.[4]).toMatch(/–$/);
});
