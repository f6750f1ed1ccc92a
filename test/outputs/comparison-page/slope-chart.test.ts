import { expect, test } from 'vitest';
import { placeNames, slopeChart } from '../../../outputs/comparison-page/slope-chart.js';
import { compareSides } from '../../../pipeline/compare/compare.js';
import { smallSide } from '../../pipeline/compare/sides.js';

test('names stay at their lines where there is space, and are moved apart in their order where there is none', () => {
  expect(placeNames([10, 100, 50], 15, 0, 200)).toEqual([10, 100, 50]);
  expect(placeNames([50, 52, 51], 15, 0, 200)).toEqual([50, 80, 65]);
  const low = placeNames([198, 199, 200], 15, 0, 200);
  expect(low).toEqual([170, 185, 200]);
});

test('every area with two ranks is a line, the marked ones have names that are escaped and cut', () => {
  const name = 'A place <with> a name that is far too long to be drawn';
  const [before, after] = [
    smallSide('old', [
      ['A', 1],
      ['B', 2],
      ['C', null],
    ]),
    smallSide('new', [
      ['A', 2],
      ['B', 1],
      ['C', 3],
    ]),
  ];
  const { areas } = compareSides(before, after, new Map());
  const marked = areas
    .filter(({ area_code }) => area_code === 'B')
    .map((area) => ({ ...area, area_name: name }));
  const chart = slopeChart({
    id: 'x',
    caption: 'Moves',
    areas,
    marked,
    names: ['old', 'new'],
    style: 'rise',
  }).text;
  const all = /class="all" d="([^"]*)"/.exec(chart)?.[1] ?? '';
  expect(all.match(/M/g)).toHaveLength(2);
  expect(/class="rise" d="([^"]*)"/.exec(chart)?.[1]?.match(/M/g)).toHaveLength(1);
  expect(chart).toContain('2 → 1 A place &lt;with&gt;');
  expect(chart).toContain('…');
  expect(chart).toContain('far too long to be drawn: rank 2 before, 1 after');
  expect(chart).toContain('aria-labelledby="x-caption"');
});
