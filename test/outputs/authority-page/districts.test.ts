import { expect, test } from 'vitest';
import { districtSection } from '../../../outputs/authority-page/districts.js';
import { html } from '../../../outputs/page/markup.js';
import { singleTier, smallAuthority } from '../areas/small-authority.js';
import { wordsOf } from '../page/reading.js';

test('a county names its districts, and says that the figures are not theirs', () => {
  const body = html`${districtSection(smallAuthority()).body}`.text;
  expect(wordsOf(body)).toMatch(/2 districts: North Shore ; South Shore .* not for its districts/);
  expect(body).toContain('<a href="../../small-2026/areas/E07000148.html">South Shore</a>');
});

test('without an index that shows the classes nothing is linked; a single-tier council is its own district', () => {
  expect(html`${districtSection(smallAuthority({ shown_by: null })).body}`.text).not.toContain('<a ');
  expect(wordsOf(html`${districtSection(singleTier()).body}`.text)).toContain('its own district');
  const shown = { ...singleTier(), shown_by: 'small-2026' };
  expect(html`${districtSection(shown).body}`.text).toContain('href="../../small-2026/areas/E06000001.html"');
});
