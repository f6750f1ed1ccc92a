import { expect, test } from 'vitest';
import { yearsSection } from '../../../outputs/authority-page/years.js';
import { html } from '../../../outputs/page/markup.js';
import type { AuthorityProfile } from '../../../schemas/release/authority-profile.js';
import { laterEntry, singleTier, smallAuthority } from '../areas/small-authority.js';
import { rowsOf, wordsOf } from '../page/reading.js';
import { smallAtlas } from './small-atlas.js';

const bodyOf = (profile: AuthorityProfile) => html`${yearsSection(profile, smallAtlas())?.body}`.text;
const rows = (profile: AuthorityProfile, id: string) =>
  rowsOf(bodyOf(profile), id).map((row) => row.map((cell) => cell.replace(/^[^>]*>\s*/, '')));

test('every year has its figures, class, rank with interval and probability, the latest first', () => {
  const found = rows(smallAuthority(), 'years-level_3');
  expect(found.map(([year]) => year?.slice(0, 4))).toEqual(['2024', '2023', '2022']);
  expect(found[0]?.slice(1)).toEqual(['30.0', '20.0', '−1.5', 'Coldspot', '2 of 3', '1 to 3', '75%']);
  expect(found[2]?.slice(1)).toEqual(['44.0', '6.0', '–', 'Hotspot', 'no rank', '–', '75%']);
});

test('all outcomes together have ranks only, and an outcome of one year has no table', () => {
  expect(rows(smallAuthority(), 'years-all').map((row) => row.slice(1))).toEqual([
    ['2 of 3', '1 to 3'],
    ['3 of 3', '1 to 3'],
  ]);
  expect(bodyOf(smallAuthority())).not.toContain('years-later');
  expect(yearsSection(smallAuthority({ outcomes: [laterEntry()] }), smallAtlas())).toBeUndefined();
});

test('a year without a figure says why, and one with figures of another authority is marked', () => {
  const [missing, carried] = rows(singleTier(), 'years-level_3');
  expect(missing?.[4]).toBe('withheld');
  expect(carried?.[0]).toMatch(/^2023 †/);
  expect(wordsOf(bodyOf(singleTier()))).toContain('† marks figures that are not the authority’s own');
  expect(wordsOf(bodyOf(smallAuthority()))).not.toContain('†');
});
