import { expect, test } from 'vitest';
import { areaLink, figureWords, goodEnd, valueOrWhy, whoseWords } from '../../../outputs/area-page/words.js';
import { html } from '../../../outputs/page/markup.js';
import { ABSENCES } from '../../../schemas/release/area-parts.js';
import { fullProfile, smallAtlas } from './small-areas.js';

test('a figure that is missing says why, each reason in other words', () => {
  const words = ABSENCES.map((missing) => valueOrWhy({ value: null, missing }));
  expect(new Set(words).size).toBe(ABSENCES.length);
  expect(valueOrWhy({ value: null, missing: null })).toBe(
    valueOrWhy({ value: null, missing: 'not_published' }),
  );
  expect(valueOrWhy({ value: 0, missing: null })).toBe('0');
});

test('a figure has its unit and year, and whose it is where it is not the area’s own', () => {
  const [pay, jobs] = fullProfile().indicators;
  expect(figureWords(pay!)).toBe('612.5 pounds a week (2025)');
  expect(figureWords(jobs!)).toBe('6 per cent (2025, county’s figure)');
  expect(figureWords({ ...pay!, value: null, missing: 'suppressed' })).toBe('withheld');
  expect([whoseWords({ status: 'observed' }), whoseWords({ status: 'modelled' })]).toEqual(['', 'modelled']);
  expect([goodEnd(pay!), goodEnd(jobs!)]).toEqual(['higher is better', 'lower is better']);
});

test('a name is a link only where the area has a page', () => {
  const link = (code: string) => html`${areaLink(smallAtlas(), { code, name: 'A & B' })}`.text;
  expect(link('E07000148')).toBe('<a href="E07000148.html">A &amp; B</a>');
  expect(link('E07000999')).toBe('A &amp; B');
});
