import { expect, test } from 'vitest';
import { figureSection, rankCell, rankWords } from '../../../outputs/area-page/figures.js';
import { html } from '../../../outputs/page/markup.js';
import { wordsOf } from '../page/reading.js';
import { countyProfile, fullProfile, smallAtlas } from './small-areas.js';

const [pay, jobs] = fullProfile().indicators;
const sorted = () => Float64Array.of(590, 605, 612.5, 620, 640);

test('a rank has the ranks at the ends of the 95% limits of the figure, or that none are known', () => {
  // 600 to 625: ahead of 590 only, or of all but 640.
  expect(wordsOf(html`${rankCell(pay!, { sorted })}`.text)).toBe('5 of 20 2 to 4');
  expect(rankWords(pay!, { ...smallAtlas(), sorted })).toBe('Rank 5 of 20 (2 to 4)');
  expect(rankWords(jobs!, smallAtlas())).toBe('Rank 3 of 3 (no limits published)');
  expect(rankWords({ ...pay!, rank: null }, smallAtlas())).toBe('No rank');
  expect(rankCell({ ...pay!, rank: null }, { sorted })).toBe('–');
});

test('there is a table for each face; without figures there is no section', () => {
  const body = html`${figureSection(fullProfile(), smallAtlas())?.body}`.text;
  expect(body.match(/<caption id="figures-[a-z]+"/g)).toEqual(['<caption id="figures-conditions"']);
  expect(figureSection(fullProfile({ indicators: [] }), smallAtlas())).toBeUndefined();
});

test('a name too long for the head of a column gives way', () => {
  const long = fullProfile();
  const named = (name: string) =>
    html`${figureSection({ ...long, area: { ...long.area, name } }, smallAtlas())?.body}`.text;
  expect(named('A'.repeat(19))).toContain('>Here</th>');
  expect(named('A'.repeat(18))).not.toContain('>Here</th>');
  expect(wordsOf(html`${figureSection(countyProfile(), smallAtlas())?.body}`.text)).toContain('Its areas');
});
