import { expect, test } from 'vitest';
import { flowPicture } from '../../../outputs/page/flow-picture.js';

const groups = [
  { mark: 'p1', name: 'A & B' },
  { mark: 'p5', name: 'C' },
];
const draw = (moves: readonly (readonly number[])[]) =>
  flowPicture({ id: 'f', title: 'Moves', description: 'Who moved.', groups, moves }).text;
const heights = (text: string) =>
  [...text.matchAll(/<rect [^>]*height="([^"]*)"/g)].map(([, height]) => Number(height));

test('bars are as high as their people, and all of a side are as high as all of the other', () => {
  const found = heights(
    draw([
      [30, 10],
      [20, 40],
    ]),
  );
  // Left and right of each group: 40 and 50, then 60 and 50 of 100.
  expect(found).toEqual([168, 210, 252, 210]);
});

test('a band begins and ends where those before it left off', () => {
  const paths = [
    ...draw([
      [30, 10],
      [20, 40],
    ]).matchAll(/<path d="([^"]*)"/g),
  ].map(([, path]) => path);
  expect(paths).toHaveLength(4);
  // From 34 down: A to A is 126 high; A to C begins below it and reaches the second bar, 14 below the first.
  expect(paths[0]).toMatch(/^M231 34C458 34 458 34 685 34V160C458 160 458 160 231 160Z$/);
  expect(paths[1]).toMatch(/^M231 160C458 160 458 258 685 258V300/);
});

test('nobody is no band, and no people at all is a picture without any', () => {
  expect(
    draw([
      [0, 10],
      [0, 0],
    ]).match(/<path /g),
  ).toHaveLength(1);
  const empty = draw([
    [0, 0],
    [0, 0],
  ]);
  expect(empty).not.toContain('<path ');
  expect(empty).not.toMatch(/NaN|Infinity/);
});

test('it has a title and a description, and names are escaped', () => {
  const text = draw([
    [1, 2],
    [3, 4],
  ]);
  expect(text).toContain('role="img" aria-labelledby="f-title f-about"');
  expect(text).toContain('A &amp; B to C: 2');
});
