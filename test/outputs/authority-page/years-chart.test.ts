import { expect, test } from 'vitest';
import { yearsChart } from '../../../outputs/authority-page/years-chart.js';
import { html } from '../../../outputs/page/markup.js';
import type { AuthorityOutcome } from '../../../schemas/release/authority-profile.js';
import { laterEntry, levelThree, smallYear, together } from '../areas/small-authority.js';
import { named, tagsOf } from '../page/reading.js';
import { smallAtlas } from './small-atlas.js';

const chartOf = (one: AuthorityOutcome) => html`${yearsChart(one, 'Shoreshire', smallAtlas())}`.text;
const pathOf = (text: string, style: string) =>
  named(tagsOf(text), 'path')
    .find(({ attributes }) => attributes.get('class') === style)
    ?.attributes.get('d');

/** The plot is 134 units tall from 0, at y = 144, to the next multiple of 20 above 70: 80. */
const y = (value: number) => String(Number((144 - (value / 80) * 134).toFixed(1)));

test('the years go from left to right, a line for those eligible and one for all others', () => {
  const text = chartOf(levelThree());
  expect(pathOf(text, 'level')).toBe(`M34 ${y(44)}L175 ${y(40)}L316 ${y(30)}`);
  expect(pathOf(text, 'others')).toBe(`M34 ${y(50)}L175 ${y(50)}L316 ${y(50)}`);
  expect(pathOf(text, 'middle')).toBe(`M34 ${y(44)}L175 ${y(50)}L316 ${y(30)}`);
});

test('the band is the gap: along the others, and back along the level', () => {
  expect(pathOf(chartOf(levelThree()), 'band')).toBe(
    `M34 ${y(50)}L175 ${y(50)}L316 ${y(50)}L316 ${y(30)}L175 ${y(40)}L34 ${y(44)}z`,
  );
});

test('coldspots are squares and hotspots diamonds, which the key has too', () => {
  const text = chartOf(levelThree());
  const count = (style: string) => text.split(`class="${style}"`).length - 1;
  // One in the chart and one in the key.
  expect([count('cold'), count('hot'), count('year')]).toEqual([2, 2, 2]);
  expect(text).toContain('A coldspot in 2024.');
});

test('a year without a figure breaks the line; one outcome of one year, and all together, have no chart', () => {
  const gap = smallYear({ period: '2023', level: null, gap: null, missing: 'suppressed', class: null });
  const [first, , last] = levelThree().years;
  const text = chartOf(levelThree({ years: [first!, gap, last!] }));
  expect(pathOf(text, 'level')).toBe(`M34 ${y(44)}M316 ${y(30)}`);
  expect(chartOf(laterEntry())).toBe('');
  expect(chartOf(together())).toBe('');
});
