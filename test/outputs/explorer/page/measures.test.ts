import { describe, expect, test } from 'vitest';
import type { FiguresData, MovesData, ShadowData } from '../../../../outputs/explorer/data-types.js';
import { measureHeads } from '../../../../outputs/explorer/page/measure-heads.js';
import { measureOf, orderBy } from '../../../../outputs/explorer/page/measures.js';
import { SMALL } from '../small-data.js';

const OUTCOMES = [{ code: 'level_3', name: 'Level 3' }];
const heads = measureHeads(SMALL, true, { data: 'shadow', outcomes: OUTCOMES });
const FIGURES: FiguresData = {
  edition: 'small-2026',
  statuses: ['observed', 'missing', 'modelled'],
  indicators: [
    { value: [600, 500, null, 550], rank: [1, 3, null, 2], fifth: [1, 5, null, 3], status: [0, 2, 1, 0] },
    { value: [2, 4, 3, 9], rank: [1, 3, 2, 4], fifth: [1, 3, 2, 5], status: [0, 0, 0, 0] },
  ],
};
const MOVES: MovesData = {
  edition: 'small-2026',
  arrivals: [100, 50, 10, null],
  departures: [40, 60, 10, null],
  net: [60, -10, 0, null],
  departureRate: [0.1, 0.2, 0.1, null],
  better: [0, 0.5, 1, null],
};
const SHADOW: ShadowData = {
  edition: 'shadow-2026',
  outcomes: [
    {
      code: 'level_3',
      name: 'Level 3',
      period: '2024',
      authorities: 151,
      level: {
        unit: 'per cent',
        value: [40, 40, 20, null],
        rank: [1, 1, 150, null],
        fifth: [1, 1, 5, null],
      },
      gap: { unit: 'points', value: [9, 9, 30, null], rank: [2, 2, 151, null], fifth: [1, 1, 5, null] },
      coldspot: [0, 0, 0.9, null],
    },
  ],
};
const MORE = { figures: FIGURES, moves: MOVES, shadow: SHADOW };
const measure = (id: string) => {
  const head = heads.find((each) => each.id === id)!;
  return measureOf(head, SMALL, head.needs && MORE[head.needs]);
};
const marks = (id: string) => {
  const { classOf, classes } = measure(id);
  return [0, 1, 2, 3].map((area) => classes[classOf(area) ?? -1]?.mark ?? null);
};

describe('the measures of an edition', () => {
  test('are the kinds, every part, how sure it is, the long shadow, moves and every indicator', () => {
    expect(heads.map(({ id }) => id)).toEqual([
      ...['kind', 'index', 'chances', 'conditions', 'certainty', 'width'],
      ...[
        'coldspot_level_3',
        'level_level_3',
        'gap_level_3',
        'left_for_better',
        'net_arrivals',
        'pay',
        'claimants',
      ],
    ]);
  });

  test('have none of what an edition lacks', () => {
    const bare = {
      ...SMALL,
      kinds: [],
      outcomes: [],
      parts: SMALL.parts.map((part) => ({ ...part, sure: null })),
    };
    expect(measureHeads(bare, false).map(({ id }) => id)).toEqual([
      'index',
      'chances',
      'conditions',
      'pay',
      'claimants',
    ]);
  });

  test.each([
    ['index', ['f1', 'f3', 'f5', null]],
    ['kind', ['kind-b', 'kind-b', 'kind-a', null]],
    ['pay', ['f1', 'f5', null, 'f3']],
    ['certainty', ['own-all', 'own-few', 'own-most', null]],
    ['coldspot_level_3', ['k-hotspot', 'k-none', 'k-coldspot', null]],
    ['level_level_3', ['f1', 'f1', 'f5', null]],
  ])('colour every area by its class: %s', (id, expected) => {
    expect(marks(id)).toEqual(expected);
  });

  test('say the rank with its interval and group, and that there is none', () => {
    const { text, detail } = measure('index');
    expect([text(1), detail(1)]).toEqual(['2 of 3', '90% interval 1 to 3; Middle 48%']);
    expect([text(3), detail(3)]).toEqual(['No rank', '']);
  });

  test('say whose a figure is', () => {
    const { text, detail } = measure('pay');
    expect([text(0), detail(1), text(2)]).toEqual(['600 pounds a week', 'rank 3; modelled', 'No figure']);
  });

  test('say that a figure of the long shadow is of the county, with its rank among the authorities', () => {
    const { text, detail, ascending } = measure('gap_level_3');
    expect([text(1), detail(1)]).toEqual(['9 points', 'rank 2 of 151 authorities; figure of Shire']);
    expect([detail(2), text(3), ascending]).toEqual(['rank 151 of 151 authorities', 'No figure', true]);
  });

  test('measure the width of an interval in places: both ends count', () => {
    expect(measure('width').values).toEqual([1, 3, 2, null]);
  });

  test('put amounts into classes whose words are the values in them', () => {
    const { classes, classOf } = measure('net_arrivals');
    expect(classOf(0)).toBe(0);
    expect(classes[0]?.words).toBe('+60 to +60');
    expect(classOf(3)).toBeNull();
  });
});

describe('the order of a ranking', () => {
  const names = SMALL.areas.name;
  test('is by rank, or from the best figure to the worst, and areas without one come last', () => {
    expect(orderBy(measure('index'), names)).toEqual([0, 1, 2, 3]);
    expect(orderBy(measure('pay'), names)).toEqual([0, 3, 1, 2]);
    expect(orderBy(measure('claimants'), names)).toEqual([0, 2, 1, 3]);
  });

  test('of areas that are equal is that of their names', () => {
    expect(orderBy({ values: [1, 1, 1], ascending: true }, ['C', 'A', 'B'])).toEqual([1, 2, 0]);
  });
});
