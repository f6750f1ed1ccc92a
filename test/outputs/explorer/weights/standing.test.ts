import { describe, expect, test } from 'vitest';
import { kindsOf, standingsWith, withFigure } from '../../../../outputs/explorer/weights/standing.js';
import { FIGURES, problemOfFaces } from './problem.js';

/* Plain arithmetic, which shares no code with the program. */

const UNITS = FIGURES[0].length;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
function zScores(values: readonly number[]): number[] {
  const mean = sum(values) / values.length;
  const sd = Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1));
  return values.map((value) => (value - mean) / sd);
}
const mix = (parts: readonly (readonly number[])[], weights: readonly number[]) =>
  zScores(
    Array.from(
      { length: UNITS },
      (_, i) => sum(parts.map((part, p) => weights[p]! * part[i]!)) / sum(weights),
    ),
  );
const ranks = (scores: readonly number[]) =>
  scores.map((score) => 1 + scores.filter((other) => other > score).length);

interface Weights {
  readonly north: readonly [number, number];
  readonly left: readonly [number, number];
  readonly index: readonly [number, number];
}
function byHand({ north, left, index }: Weights, figures: readonly (readonly number[])[] = FIGURES) {
  const [a, b, c, d] = figures.map(zScores) as [number[], number[], number[], number[]];
  const low = b.map((value) => -value);
  const first = mix([mix([a, low], north), c], left);
  const second = mix([d], [1]);
  return { index: ranks(mix([first, second], index)), left: ranks(first), right: ranks(second) };
}

const PUBLISHED: Weights = { north: [1, 3], left: [1, 2], index: [1, 1] };

describe('where areas are with other weights', () => {
  test.each([
    ['as published', [], PUBLISHED],
    ['with a face counting more', [['left', 4]], { ...PUBLISHED, index: [4, 1] }],
    ['with a face left out', [['right', 0]], { ...PUBLISHED, index: [1, 0] }],
    [
      'with all changed',
      [
        ['a', 0.5],
        ['b', 0],
        ['north', 2.5],
        ['south', 0.3],
        ['right', 3],
      ],
      { north: [0.5, 0], left: [2.5, 0.3], index: [1, 3] },
    ],
  ] as const)('is what plain arithmetic finds %s', (_, choice, weights) => {
    const found = standingsWith(problemOfFaces(), new Map<string, number>(choice));
    expect(found.aggregates.map(({ code }) => code)).toEqual([
      'north',
      'south',
      'east',
      'left',
      'right',
      'index',
    ]);
    const due = byHand(weights);
    expect([...found.index.ranks]).toEqual(due.index);
    expect(found.faces.map(({ code, ranks }) => [code, [...ranks]])).toEqual([
      ['left', due.left],
      ['right', due.right],
    ]);
  });

  test('gives the fifths by two areas each, and the kind of place by both faces', () => {
    const { index, faces } = standingsWith(problemOfFaces(), new Map());
    const fifth = (rank: number) => Math.ceil(rank / 2);
    expect(index.groups.map((group) => group.fifth)).toEqual([...index.ranks].map(fifth));
    const { left, right } = byHand(PUBLISHED);
    const kind = (i: number) =>
      ['neither', 'left_low', 'right_low', 'both_low'][
        (fifth(left[i]!) >= 4 ? 1 : 0) + (fifth(right[i]!) >= 4 ? 2 : 0)
      ];
    expect(kindsOf({ faces })).toEqual(FIGURES[0].map((_, i) => kind(i)));
    expect(new Set(kindsOf({ faces })).size).toBeGreaterThan(2);
    expect(kindsOf({ faces: [] })).toEqual([]);
  });

  test('ties scores that are rounded, where the method rounds them', () => {
    const problem = problemOfFaces();
    const rounded = { ...problem, chain: { ...problem.chain, rank_decimals: 0 } };
    const { index } = standingsWith(rounded, new Map());
    const scores = [...index.scores].map((score) => Math.sign(score) * Math.floor(Math.abs(score) + 0.5));
    expect([...index.ranks]).toEqual(ranks(scores));
    expect(new Set(index.ranks).size).toBeLessThan(UNITS);
  });

  test('has no rank where too much is missing', () => {
    const problem = withFigure(problemOfFaces(), 3, 4, Number.NaN);
    const { index, faces } = standingsWith(
      {
        ...problem,
        chain: {
          ...problem.chain,
          levels: problem.chain.levels.map((level) => ({ ...level, minimum_weight_share: 1 })),
        },
      },
      new Map(),
    );
    expect(index.ranks[4]).toBe(0);
    expect(index.groups[4]).toEqual({ group: null, fifth: null });
    expect(kindsOf({ faces })[4]).toBeNull();
  });
});

describe('what it would take', () => {
  test('is the whole index computed with one other figure, so that others move too', () => {
    const problem = problemOfFaces();
    const changed = FIGURES.map((column, i) =>
      i === 1 ? column.map((value, unit) => (unit === 4 ? 8 : value)) : column,
    );
    const found = standingsWith(withFigure(problem, 1, 4, 8), new Map());
    expect([...found.index.ranks]).toEqual(byHand(PUBLISHED, changed).index);
    expect(found.index.ranks[4]).toBeLessThan(standingsWith(problem, new Map()).index.ranks[4]!);
    expect(problem.figures[1]?.[4]).toBe(44);
  });
});
