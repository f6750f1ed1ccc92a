import { expect, test } from 'vitest';
import { pathLines } from '../../../pipeline/cli/summary-lines.js';

const file = (path: string, bytes: number) => ({ path, bytes, sha256: '' });

test('files of areas are one line of each type, with their number and their size together', () => {
  const files = [
    file('areas/E06000001.csv', 1000),
    file('areas/E06000001.json', 2000),
    file('areas/W06000001.csv', 500),
    file('areas/index.csv', 700),
    file('index.csv', 10),
  ];
  const lines = pathLines('out', files, { table: 'index.csv', listFiles: true }).slice(2);
  expect(lines.map((line) => line.trim().split(/\s+/))).toEqual([
    ['areas/<code>.csv', '1.5', 'kB', '2', 'files'],
    ['areas/<code>.json', '2.0', 'kB'],
    ['areas/index.csv', '0.7', 'kB'],
    ['index.csv', '0.0', 'kB'],
  ]);
});
