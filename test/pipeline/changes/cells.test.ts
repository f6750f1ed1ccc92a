import { describe, expect, test } from 'vitest';
import { byArea, type Cell, compareIndicator, revisedCells } from '../../../pipeline/changes/cells.js';

const cell = (area_code: string, period: string, value: number | null): Cell => ({
  area_code,
  indicator: 'pay',
  period,
  value,
  cell: `pay.csv#${area_code}${period}:observation`,
});
const NAMES = new Map([
  ['A', 'Ayton'],
  ['B', 'Beeford'],
]);
const nameOf = (code: string) => NAMES.get(code) ?? code;
const WORDS = { title: 'Pay', unit: 'pounds', source: 'els-pay' };
const compare = (before: readonly Cell[], after: readonly Cell[]) =>
  compareIndicator('pay', WORDS, before, after, nameOf, 'file');

describe('figures of an indicator, old and new', () => {
  const before = [
    cell('A', '2023', 500),
    cell('B', '2023', 400),
    cell('A', '2022', null),
    cell('C', '2022', 7),
  ];
  const after = [
    cell('A', '2023', 510),
    cell('B', '2023', 400),
    cell('A', '2022', 480),
    cell('A', '2024', 520),
    cell('D', '2024', 1),
  ];

  test('counts rows added and lost, and names periods and areas', () => {
    expect(compare(before, after)?.change).toMatchObject({
      rows_added: 2,
      rows_lost: 1,
      new_periods: ['2024'],
      gone_periods: [],
      new_areas: ['D'],
      gone_areas: ['C'],
    });
  });

  test('gives count, share and the largest revision with name and cell', () => {
    const found = compare(before, after);
    // Three figures are in both; two differ. A figure that appeared has no size, so the other is the largest.
    expect(found?.change.revised).toEqual({
      count: 2,
      share: 2 / 3,
      largest: {
        area_code: 'A',
        area_name: 'Ayton',
        indicator: 'pay',
        period: '2023',
        from: 500,
        to: 510,
        cell: 'pay.csv#A2023:observation',
      },
    });
    expect(found?.revised.map(({ from, to }) => [from, to])).toEqual([
      [500, 510],
      [null, 480],
    ]);
  });

  test('says what to do with each of them', () => {
    const actions = compare(before, after)?.change.actions.join('\n') ?? '';
    for (const word of ['period: "2024"', 'register of areas', 'gone', 'revisions'])
      expect(actions).toContain(word);
  });

  test('gives nothing where nothing differs, and no revision where only rows came', () => {
    expect(compare(before, before)).toBeUndefined();
    expect(compare(before, [...before, cell('B', '2024', 1)])?.change.revised).toBeNull();
  });

  test('a figure that went is a revision; equal digits of another cell are none', () => {
    expect(revisedCells([cell('A', '1', 5)], [cell('A', '1', null)], nameOf).revised).toMatchObject([
      { from: 5, to: null },
    ]);
    const moved = { ...cell('A', '1', 5), cell: 'pay.csv#99:observation' };
    expect(revisedCells([cell('A', '1', 5)], [moved], nameOf)).toEqual({ revised: [], common: 1 });
  });

  test('sums revisions up by area, those with most first', () => {
    const { revised } = revisedCells(
      [cell('A', '1', 1), cell('B', '1', 1), cell('B', '2', 1)],
      [cell('A', '1', 2), cell('B', '1', 3), cell('B', '2', 9)],
      nameOf,
    );
    expect(byArea(revised, () => 4)).toMatchObject([
      { area_code: 'B', area_name: 'Beeford', count: 2, share: 0.5, largest: { to: 9 } },
      { area_code: 'A', count: 1, share: 0.25 },
    ]);
  });
});
