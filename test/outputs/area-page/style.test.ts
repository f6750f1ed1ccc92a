import { expect, test } from 'vitest';
import { AREA_STYLE } from '../../../outputs/area-page/style.js';

test('the style of a page of an area has as many closing braces as opening ones, and prints on A4', () => {
  expect(AREA_STYLE.split('{')).toHaveLength(AREA_STYLE.split('}').length);
  expect(AREA_STYLE).toMatch(/@page\{size:A4;/);
});

test('figures begin a page on paper, but not after a long table of districts', () => {
  expect(AREA_STYLE).toContain('#figures{break-before:page;');
  expect(AREA_STYLE).toContain('.many~#figures{break-before:auto;');
});
