import { expect, test } from 'vitest';
import { structureOf } from '../../../pipeline/methods/structure/structure.js';
import { leftOutNode } from '../../../pipeline/robustness/left-out.js';
import { row } from '../methods/rows.js';

const structure = (weights: readonly number[]) =>
  structureOf([
    row('a', 1, 'one', { weight: weights[0]! }),
    row('b', 1, 'one', { weight: weights[1]! }),
    row('c', 1, 'two'),
    row('one', 2, 'first'),
    row('two', 2, 'first'),
    row('d', 1, 'three'),
    row('three', 2, 'second'),
    row('first', 3, 'index'),
    row('second', 3, 'index'),
    row('index', 4, null),
  ]);
const gone = (weights: readonly number[]) => {
  const found = structure(weights);
  return ['a', 'b', 'c', 'd'].map((code) => {
    const node = leftOutNode(
      found,
      found.nodes.findIndex((each) => each.code === code),
    );
    return node === null ? null : found.nodes[node]!.code;
  });
};

test('an indicator goes by itself, or with every aggregate that is empty without it', () => {
  expect(gone([1, 1])).toEqual(['a', 'b', 'two', 'second']);
  expect(gone([1, 0])).toEqual(['one', 'b', 'two', 'second']);
});

test('of an index of one indicator nothing can go', () => {
  expect(leftOutNode(structureOf([row('a', 1, 'index'), row('index', 2, null)]), 0)).toBeNull();
});
