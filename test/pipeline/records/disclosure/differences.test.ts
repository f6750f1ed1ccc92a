import { describe, expect, test } from 'vitest';
import {
  closeToEarlier,
  roundingOf,
  type ThisOutput,
} from '../../../../pipeline/records/disclosure/differences.js';
import type { EarlierOutput, OutputCell } from '../../../../pipeline/records/disclosure/earlier-output.js';
import { area } from './nation.js';

const output: ThisOutput = {
  inputs: 'records of 2025',
  selection: { sex: 'all', earnings: 'in_work' },
  threshold: 10,
  round_counts: 5,
};
const cell = (disadvantaged: number | undefined, more: Partial<OutputCell> = {}): OutputCell => ({
  area_code: 'A',
  level: 'area',
  parent: 'R',
  family: 'earnings',
  state: 'published',
  counts: disadvantaged === undefined ? {} : { disadvantaged },
  ...more,
});
const sons: EarlierOutput = {
  inputs: 'records of 2025',
  selection: { sex: 'sons', earnings: 'in_work' },
  round_counts: 5,
  cells: [],
};
const close = (cells: readonly OutputCell[], earlier: Partial<EarlierOutput> = {}, own = output) => [
  ...closeToEarlier([area('A', 'R', { n: 100 }), area('B', 'R', { n: 100 })], 'earnings', own, [
    { ...sons, cells, ...earlier },
  ]),
];

describe('figures compared with those of an earlier output', () => {
  test('differ by too few below threshold plus rounding, 10 and 5, in either direction, and by enough from there', () => {
    expect(close([cell(86)])).toEqual(['A']);
    expect(close([cell(85)])).toEqual([]);
    expect(close([cell(114)])).toEqual(['A']);
    expect(close([cell(115)])).toEqual([]);
    expect(close([cell(100)])).toEqual(['A']);
  });

  test('use the coarser rounding of the two', () => {
    expect(close([cell(85)], { round_counts: 10 })).toEqual(['A']);
    expect(close([cell(80)], { round_counts: 10 })).toEqual([]);
    expect(close([cell(89)], { round_counts: 1 })).toEqual(['A']);
    expect(close([cell(89)], { round_counts: 1 }, { ...output, round_counts: 1 })).toEqual([]);
    expect(roundingOf(output, [])).toBe(5);
    expect(roundingOf(output, [{}, { round_counts: 20 }, { round_counts: 10 }])).toBe(20);
  });

  test('are too close where the count of a group was not published', () => {
    expect(close([cell(undefined)])).toEqual(['A']);
  });

  test('are not compared with another area, another family, or a withheld figure', () => {
    expect(close([cell(99, { area_code: 'Z' })])).toEqual([]);
    expect(close([cell(99, { family: 'gap' })])).toEqual([]);
    expect(close([cell(99, { state: 'withheld' })])).toEqual([]);
    expect(close([cell(99), cell(99, { area_code: 'B' })])).toEqual(['A', 'B']);
  });

  test('are not compared with the same output again, but with other records or other earnings', () => {
    expect(close([cell(99)], { selection: output.selection })).toEqual([]);
    expect(close([cell(99)], { selection: output.selection, inputs: 'records of 2024' })).toEqual(['A']);
    expect(close([cell(99)], { selection: { sex: 'all', earnings: 'kept' } })).toEqual(['A']);
  });

  test('of sons are not compared with those of daughters, who have no people in common', () => {
    const daughters: ThisOutput = { ...output, selection: { sex: 'daughters', earnings: 'in_work' } };
    expect(close([cell(99)], {}, daughters)).toEqual([]);
    expect(close([cell(99)], { inputs: 'records of 2024' }, daughters)).toEqual([]);
  });

  test('of a gap are too close where one of its groups is', () => {
    const gap = (bottom: number, top: number, line: number) => [
      ...closeToEarlier([area('A', 'R')], 'gap', output, [
        { ...sons, cells: [cell(1, { family: 'gap', counts: { bottom, top, line } })] },
      ]),
    ];
    // 100 in either fifth, 500 on the line
    expect(gap(50, 50, 250)).toEqual([]);
    expect(gap(95, 50, 250)).toEqual(['A']);
    expect(gap(50, 95, 250)).toEqual(['A']);
    expect(gap(50, 50, 495)).toEqual(['A']);
  });
});
