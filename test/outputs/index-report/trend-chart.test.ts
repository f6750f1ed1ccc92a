import { expect, test } from 'vitest';
import { trendChart } from '../../../outputs/index-report/trend-chart.js';

const point = (edition: string, value: number, segment: number) => ({ edition, value, segment });

const CHART = {
  id: 'chart',
  caption: 'Means',
  editions: ['a-2020', 'a-2024', 'a-2025'],
  lines: [
    { name: 'One', points: [point('a-2020', 0, 1), point('a-2024', 1, 2), point('a-2025', 2, 2)] },
    { name: 'Two', points: [point('a-2020', 0, 1), point('a-2024', 2, 1), point('a-2025', 2, 1)] },
  ],
};

const linesIn = (text: string) =>
  [...text.matchAll(/<path class="line [^"]*" d="([^"]+)"/g)].map(([, steps = '']) => steps);

test('no line joins two segments, and a line goes through all editions of one', () => {
  const [broken = '', whole = ''] = linesIn(trendChart(CHART).text);
  expect(broken.match(/[ML]/g)).toEqual(['M', 'M', 'L']);
  expect(whole.match(/[ML]/g)).toEqual(['M', 'L', 'L']);
});

test('editions are as far apart as their years', () => {
  const [, whole = ''] = linesIn(trendChart(CHART).text);
  const [first = 0, second = 0, third = 0] = [...whole.matchAll(/[ML]([\d.]+) /g)].map(([, x]) => Number(x));
  expect((second - first) / (third - second)).toBeCloseTo(4, 1);
});

test('names at the end do not overlap where the last values are the same', () => {
  const text = trendChart(CHART).text;
  const [one = 0, two = 0] = [...text.matchAll(/class="name" x="[\d.]+" y="([\d.]+)"/g)].map(([, y]) =>
    Number(y),
  );
  expect(Math.abs(one - two)).toBeGreaterThanOrEqual(16);
});
