import { expect, test } from 'vitest';
import { pngOf } from '../../../outputs/formats/png.js';
import { mapPicture } from '../../../outputs/index-report/picture.js';
import { shadowRankPicture } from '../../../outputs/long-shadow-report/ranks.js';
import { pngDots, pngSize } from '../../fixtures/png-dots.js';
import { tinyRelease } from '../index-report/fixture.js';
import { tinyShadow } from '../long-shadow-report/fixture.js';

const svg = (content: string, width = 40, height = 30) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Arial, Helvetica, sans-serif" font-size="14"><rect width="${width}" height="${height}" fill="#ffffff"/>${content}</svg>`;
const drawn = async (picture: string) => Buffer.from(await pngOf(picture));

/** How many dots of a picture are not white. */
async function ink(picture: string): Promise<number> {
  const bytes = await drawn(picture);
  const [width, height] = pngSize(bytes);
  const at = pngDots(bytes);
  let dark = 0;
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) if (at(x, y)[1] < 128) dark += 1;
  return dark;
}

test('a picture has two dots to a unit, each in the colour of the shape there', async () => {
  const bytes = await drawn(svg('<rect x="10" y="10" width="10" height="10" fill="#14305a"/>'));
  expect(pngSize(bytes)).toEqual([80, 60]);
  const at = pngDots(bytes);
  expect(at(19, 30)).toEqual([255, 255, 255]);
  expect(at(20, 30)).toEqual([0x14, 0x30, 0x5a]);
  expect(at(39, 39)).toEqual([0x14, 0x30, 0x5a]);
  expect(at(40, 39)).toEqual([255, 255, 255]);
});

test('letters are drawn, with Welsh ones and signs, and bold ones have more ink', async () => {
  const text = (words: string, more = '') => svg(`<text x="2" y="20"${more}>${words}</text>`, 160);
  for (const letter of ['a', 'ŵ', 'ŷ', '–', '©', '’', '£', '−'])
    expect(await ink(text(letter))).toBeGreaterThan(5);
  // A letter with a sign above it is that letter and more.
  expect(await ink(text('ŵ'))).toBeGreaterThan(await ink(text('w')));
  expect(await ink(text('Rank', ' font-weight="bold"'))).toBeGreaterThan(1.15 * (await ink(text('Rank'))));
});

test('the pictures of a release have all their colours and their words, and the same bytes each time', async () => {
  const picture = mapPicture(tinyRelease());
  expect(await ink(picture)).toBeGreaterThan(2000);
  expect((await drawn(picture)).equals(await drawn(picture))).toBe(true);
  const chart = shadowRankPicture(tinyShadow());
  expect(await ink(chart)).toBeGreaterThan(1000 + (await ink(chart.replace(/<text.*?<\/text>/gs, ''))));
});

test('what is no picture is refused', async () => {
  await expect(pngOf('')).rejects.toThrow();
  await expect(pngOf('<svg')).rejects.toThrow();
});
