import { expect, test } from 'vitest';
import { othersOf } from '../../../outputs/authority-page/atlas.js';
import { smallAtlas } from './small-atlas.js';

test('an atlas has the figures of the latest year, in order, without those that are missing', () => {
  const { sorted } = smallAtlas();
  expect([...sorted('level_3', 'level')]).toEqual([30]);
  expect([...sorted('later', 'unexplained_gap')]).toEqual([]);
  expect([...sorted('unknown', 'gap')]).toEqual([]);
});

test('the middle authority has the median level of each year', () => {
  // 2023: 40 in Shoreshire and 60 in Seaborough; in 2024 only Shoreshire has a figure.
  expect([...smallAtlas().middle('level_3')]).toEqual([
    ['2024', 30],
    ['2023', 50],
    ['2022', 44],
  ]);
});

test('the others reach the level and the gap to it; the highest of any year makes the scale', () => {
  expect(othersOf({ level: 30, gap: 20 })).toBe(50);
  expect(othersOf({ level: null, gap: 20 })).toBeNull();
  expect(smallAtlas().top('level_3')).toBe(70);
  expect(smallAtlas().top('all')).toBe(0);
});

test('what an outcome measures is what the method declares, where it does', () => {
  const { meaning, share, authoritiesOf } = smallAtlas();
  expect(meaning('level_3')).toEqual({ level: 'Who has reached Level 3 by 19.' });
  expect(meaning('later')).toEqual({});
  expect(share).toBe('fifth');
  expect(authoritiesOf('E12000006')).toEqual(['E10000020', 'E06000001']);
  expect(authoritiesOf('E12000001')).toEqual([]);
});
