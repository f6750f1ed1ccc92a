import { describe, expect, test } from 'vitest';
import {
  aggregatesBelowIndex,
  type EditionRow,
  facesOf,
  indexRowOf,
  indicatorGroups,
  indicatorsOf,
  nameOf,
  structureOfDomains,
  withPositions,
} from '../../../schemas/method/structure.js';

const row = (code: string, parent: string | null, more: object = {}) => ({
  code,
  parent,
  direction: 1 as const,
  weight: 1,
  ...more,
});
const positions = (rows: Parameters<typeof withPositions>[0]) =>
  withPositions(rows).map(({ code, level, type }) => `${code} ${level} ${type}`);

describe('level and type', () => {
  test('follow from the parents, whatever the order of the rows', () => {
    const rows = [row('top', null), row('x', 'low'), row('low', 'face'), row('face', 'top')];
    expect(positions(rows)).toEqual([
      'top 4 Aggregate',
      'x 1 Indicator',
      'low 2 Aggregate',
      'face 3 Aggregate',
    ]);
  });

  test('of an aggregate are those above the highest of its parts', () => {
    const rows = [
      row('top', null),
      row('a', 'top'),
      row('b', 'top'),
      row('x', 'a'),
      row('y', 'b'),
      row('z', 'y'),
    ];
    expect(positions(rows)[0]).toBe('top 4 Aggregate');
  });

  test('are kept where given', () => {
    expect(positions([row('top', null, { level: 7 }), row('x', 'top', { type: 'Aggregate' })])).toEqual([
      'top 7 Aggregate',
      'x 2 Aggregate',
    ]);
    expect(positions([row('x', null, { level: 1 }), row('y', null, { level: 2 })])).toEqual([
      'x 1 Indicator',
      'y 2 Aggregate',
    ]);
  });

  test('are set for invalid structures too, which are refused elsewhere', () => {
    expect(positions([])).toEqual([]);
    expect(positions([row('x', 'nobody')])).toEqual(['x 1 Indicator']);
    expect(positions([row('a', 'b'), row('b', 'a')])).toHaveLength(2);
    expect(positions([row('a', 'a')])).toEqual(['a 3 Aggregate']);
    expect(positions([row('x', 'a'), row('x', 'a'), row('a', null), row('a', null)])).toHaveLength(4);
  });

  test('are found quickly where every code is duplicated level by level', () => {
    const rows = Array.from({ length: 60 }, (_, i) => {
      const twin = row(`c${i}`, i === 59 ? null : `c${i + 1}`);
      return [twin, { ...twin }];
    }).flat();
    const start = performance.now();
    expect(withPositions(rows).at(-1)?.level).toBe(60);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('the structure of domains', () => {
  const indicator = (code: string) => ({ code, direction: -1 as const, weight: 2, period: '2025' });
  const structure = structureOfDomains(
    [
      {
        code: 'a',
        name: 'Domain A',
        weight: 3,
        indicators: [indicator('x'), { ...indicator('y'), note: 'So.' }],
      },
      { code: 'b', name: 'Domain B', weight: 1, indicators: [indicator('z')] },
    ],
    'The title',
  );

  test('has each domain after its indicators, and the index last, named by the title', () => {
    expect(structure.map(({ code, level, parent }) => [code, level, parent])).toEqual([
      ['x', 1, 'a'],
      ['y', 1, 'a'],
      ['a', 2, 'index'],
      ['z', 1, 'b'],
      ['b', 2, 'index'],
      ['index', 3, null],
    ]);
    expect(indexRowOf({ structure })).toMatchObject({ code: 'index', name: 'The title', weight: 1 });
  });

  test('gives the indicators in order, and the domains with theirs', () => {
    expect(indicatorsOf({ structure }).map(({ code, parent, period }) => [code, parent, period])).toEqual([
      ['x', 'a', '2025'],
      ['y', 'a', '2025'],
      ['z', 'b', '2025'],
    ]);
    expect(
      indicatorGroups({ structure }).map(({ code, name, weight, indicators }) => [
        code,
        name,
        weight,
        indicators.map((one) => one.code).join(' '),
      ]),
    ).toEqual([
      ['a', 'Domain A', 3, 'x y'],
      ['b', 'Domain B', 1, 'z'],
    ]);
  });
});

describe('the aggregates below the index', () => {
  const structure: EditionRow[] = withPositions([
    row('x', 'low_1', { period: '2025' }),
    row('y', 'low_2', { period: '2025' }),
    row('low_2', 'face_1'),
    row('face_2', 'top'),
    row('low_1', 'face_2'),
    row('face_1', 'top'),
    row('top', null, { name: 'All' }),
  ]);

  test('have the highest level first, each in the order of the rows', () => {
    expect(aggregatesBelowIndex({ structure }).map(({ code }) => code)).toEqual([
      'face_2',
      'face_1',
      'low_2',
      'low_1',
    ]);
  });

  test('are named by their codes where they have no name', () => {
    expect([
      nameOf({ structure }, 'top'),
      nameOf({ structure }, 'low_1'),
      nameOf({ structure }, 'none'),
    ]).toEqual(['All', 'low_1', 'none']);
    expect(indicatorGroups({ structure }).map(({ name }) => name)).toEqual(['low_2', 'low_1']);
  });

  test('are empty where the indicators are parts of the index itself', () => {
    const flat = { structure: withPositions([row('x', 'top', { period: '2025' }), row('top', null)]) };
    expect(aggregatesBelowIndex(flat)).toEqual([]);
    expect(indicatorGroups(flat).map(({ code }) => code)).toEqual(['top']);
  });

  test('need an index', () => {
    expect(() => indexRowOf({ structure: [] })).toThrow(TypeError);
  });
});

describe('the faces of an index', () => {
  const structure = (...rows: Parameters<typeof withPositions>[0]) => ({ structure: withPositions(rows) });
  const face = (code: string) => [
    row(code, 'index'),
    row(`${code}_domain`, code),
    row(`${code}_figure`, `${code}_domain`),
  ];
  const codes = (...rows: Parameters<typeof withPositions>[0]) =>
    facesOf(structure(...rows) as Parameters<typeof facesOf>[0]).map(({ code }) => code);

  test('are its two parts, where both are made of aggregates', () => {
    expect(codes(row('index', null), ...face('b'), ...face('a'))).toEqual(['b', 'a']);
  });

  test('are none with one part, three, or domains of indicators', () => {
    expect(codes(row('index', null), ...face('a'))).toEqual([]);
    expect(codes(row('index', null), ...face('a'), ...face('b'), ...face('c'))).toEqual([]);
    const domains = [row('index', null), row('a', 'index'), row('b', 'index'), row('x', 'a'), row('y', 'b')];
    expect(codes(...domains)).toEqual([]);
  });
});
