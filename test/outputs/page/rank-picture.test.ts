import { expect, test } from 'vitest';
import { indexRankNames, indexRankPicture } from '../../../outputs/index-report/picture.js';
import { ATTRIBUTION, NOT_OFFICIAL } from '../../../outputs/notice.js';
import { renamed, tinyRelease } from '../index-report/fixture.js';
import { AREAS } from '../index-report/tiny-areas.js';
import { UNDRAWN } from '../index-report/tiny-robustness.js';
import { nestingProblem, tagsOf, wordsOf } from './reading.js';

const chart = indexRankPicture(tinyRelease());
const names = indexRankNames(tinyRelease());

test('the charts of the ranks are pictures by themselves, with title, key, notice and attribution', () => {
  for (const picture of [chart, names]) {
    expect(nestingProblem(tagsOf(picture))).toBeUndefined();
    expect(picture).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox=/);
    // Long lines are broken.
    const words = picture.replaceAll(/<\/text>\n<text[^>]*>/g, ' ');
    for (const text of [NOT_OFFICIAL, ATTRIBUTION, 'A tiny index: ranks with their intervals', 'Coldspot'])
      expect(words).toContain(text);
    expect(picture).not.toMatch(/url\(|href=|<script|:is\(/);
  }
});

test('the one with names has every ranked area with its rank and interval, in order', () => {
  const words = wordsOf(names);
  const at = AREAS.filter(({ rank }) => rank !== null).map(({ name }) => words.indexOf(name));
  expect(Math.min(...at)).toBeGreaterThan(0);
  expect(at).toEqual([...at].sort((a, b) => a - b));
  expect(words).toContain('3 to 5');
  expect(words).not.toContain('Zeta');
});

test('a line is as long as the interval: ranks 1 to 5 fill the chart, and 3 to 5 its second half', () => {
  // Epsilon and Delta have 3 to 5; the ranks run from 8 to 632.
  expect(chart).toMatch(/M320 [\d.]+H632/);
});

test('without replicates there are ranks and no intervals, and hostile names are text', () => {
  const bare = indexRankPicture(tinyRelease({ drawn: UNDRAWN }));
  expect(bare).not.toContain('class="thin"');
  expect(bare).not.toContain('90%');
  expect(indexRankNames(renamed('E09000901', '<script>'))).toContain('&lt;script&gt;');
});

test('where nothing is ranked there is still a picture', () => {
  expect(indexRankPicture(tinyRelease({ areas: AREAS.slice(-1) }))).not.toMatch(/NaN|Infinity|undefined/);
});
