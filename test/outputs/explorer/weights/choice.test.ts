import { describe, expect, test } from 'vitest';
import {
  choiceText,
  emptyAggregates,
  readChoice,
  sharesOf,
  slidersOf,
  weightText,
} from '../../../../outputs/explorer/weights/choice.js';
import { mean, methodOf, z } from '../../../pipeline/robustness/problems.js';
import { problemOfFaces } from './problem.js';

const problem = problemOfFaces();
const { structure } = problem;
const sliders = slidersOf(problem);
const read = (text: string) => readChoice(text, sliders, structure);

describe('the sliders of an index', () => {
  test('are its parts from the top down; a part without siblings has none', () => {
    expect(sliders.map(({ code, depth, parent }) => `${code} ${depth} ${parent}`)).toEqual([
      'left 1 index',
      'north 2 left',
      'a 3 north',
      'b 3 north',
      'south 2 left',
      'right 1 index',
    ]);
    expect(sliders.filter(({ isIndicator }) => isIndicator).map(({ code }) => code)).toEqual(['a', 'b']);
    expect(sliders.find(({ code }) => code === 'b')?.published).toBe(3);
  });

  test('are only those of parts that the method weights as given', () => {
    const equal = methodOf({ ...z, weights: 'equal' }, mean, mean, mean);
    expect(slidersOf({ structure, chain: equal }).map(({ code }) => code)).toEqual([
      'left',
      'north',
      'south',
      'right',
    ]);
  });

  test('show each weight as a share of those of its siblings', () => {
    const shares = sharesOf(new Map([['left', 3]]), sliders);
    expect(shares.get('left')).toBe(0.75);
    expect(shares.get('right')).toBe(0.25);
    expect(shares.get('b')).toBe(0.75);
    expect(shares.get('north')).toBe(1 / 3);
  });
});

describe('a choice in the address', () => {
  test('comes back as it was, without what is as published', () => {
    const choice = new Map([
      ['right', 0.5],
      ['a', 0],
      ['b', 3],
      ['south', 1.25],
    ]);
    const text = choiceText(choice, sliders);
    expect(text).toBe('a:0,south:1.25,right:0.5');
    expect(read(text)).toEqual({
      choice: new Map([
        ['a', 0],
        ['south', 1.25],
        ['right', 0.5],
      ]),
      refused: [],
    });
    expect(choiceText(new Map(), sliders)).toBe('');
    expect(read('')).toEqual({ choice: new Map(), refused: [] });
  });

  test.each(['nowhere:1', 'index:2', 'a', 'a:', 'a:-1', 'a:6', 'a:1.234', 'a:1e3', 'a:NaN', '<b>:1', 'c:2'])(
    'that makes no sense is left out and named: %s',
    (entry) => {
      expect(read(`${entry},right:2`)).toEqual({ choice: new Map([['right', 2]]), refused: [entry] });
    },
  );

  test('that leaves an aggregate without weight is refused as a whole, and the aggregate named', () => {
    expect(read('a:0,b:0,right:2').choice.size).toBe(0);
    expect(read('a:0,b:0').refused.join()).toContain('north');
    expect(emptyAggregates(new Map([['left', 0]]), structure)).toEqual([]);
    expect(
      emptyAggregates(
        new Map([
          ['left', 0],
          ['right', 0],
        ]),
        structure,
      ),
    ).toEqual(['index']);
  });

  test('of a code twice has the last weight', () => {
    expect(read('a:2,a:4').choice).toEqual(new Map([['a', 4]]));
  });
});

test('a weight is written with two decimals at most', () => {
  expect([0.1 + 0.2, 1, 0.05, 2.5, 1 / 3].map(weightText)).toEqual(['0.3', '1', '0.05', '2.5', '0.33']);
});
