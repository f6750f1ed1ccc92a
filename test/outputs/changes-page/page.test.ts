import { describe, expect, test } from 'vitest';
import { changeLines } from '../../../outputs/changes-page/lines.js';
import { changesHtml } from '../../../outputs/changes-page/page.js';
import { emptyReport } from '../../../pipeline/changes/changes.js';
import { type ChangeReport, isEmptyReport } from '../../../pipeline/changes/report.js';

const FIGURE = {
  area_code: 'E06000001',
  area_name: 'Hartlepool <b>',
  indicator: 'pay',
  period: '2025',
  from: 500,
  to: null,
  cell: 'pay.csv#7:observation',
};
const REPORT: ChangeReport = {
  ...emptyReport('small'),
  files: [
    {
      file: 'pay.csv',
      source: 'els-pay',
      sha256_before: null,
      sha256_after: 'b'.repeat(64),
      action: 'read it',
    },
  ],
  shapes: [
    { kind: 'column_renamed', file: 'pay.csv', name: 'value', was: 'observation', action: 'write it' },
  ],
  indicators: [
    {
      indicator: 'pay',
      title: 'Pay',
      unit: 'pounds',
      source: 'els-pay',
      compared_with: 'frozen_figures',
      rows_added: 1200,
      rows_lost: 1,
      new_periods: ['2026'],
      gone_periods: [],
      new_areas: ['E06000002'],
      gone_areas: [],
      revised: { count: 1, share: 0.25, largest: FIGURE },
      actions: ['look at it'],
    },
  ],
  areas: [{ area_code: 'E06000001', area_name: 'Hartlepool <b>', count: 1, share: 0.5, largest: FIGURE }],
  codes: [{ from: 'E06000003', to: 'E06000002', indicators: ['pay'], action: 'nothing' }],
  revised: [FIGURE],
  gone: [
    {
      table: 'moves',
      area_code: 'E06000001',
      area_name: 'Hartlepool <b>',
      to_code: 'E06000009',
      indicator: 'pay',
      period: '2024',
      was: 33.5,
      cell: 'pay.csv#21:observation',
      action: 'ask for it',
    },
  ],
  suspects: [
    {
      code: 'pay',
      reason: 'factor',
      period: '2025',
      against: '2025',
      group: 'shire districts',
      areas: 4,
      size: 0.01,
      text: 'Pay, 2025: shire districts are divided by 100',
      action: 'add --accept-suspect pay',
    },
  ],
  scores: {
    compared: [
      { of: 'index', areas: 5, scores_moved: 2, ranks_moved: 1, groups_moved: 1, largest_rank_move: 3 },
    ],
    movers: [
      {
        area_code: 'E06000001',
        area_name: 'Hartlepool <b>',
        of: 'index',
        score_before: -0.5,
        score_after: 0.25,
        rank_before: 4,
        rank_after: 1,
        group_before: 'middle',
        group_after: 'hotspot',
      },
    ],
    action: 'look at the areas',
  },
  not_compared: ['tool.parquet: not in the store'],
  stopped: { code: 'rows-unreadable', message: 'row 3', action: 'correct the source' },
};
/** Facts that people need to decide, in either form. */
const FACTS = [
  'pay.csv',
  'observation → value',
  '1,200 figures added',
  'new period 2026',
  '500 → no figure',
  'E06000003 → E06000002',
  '33.5 → no figure',
  'to E06000009',
  'pay.csv#21:observation',
  'ask for it',
  'divided by 100',
  '--accept-suspect pay',
  '−0.500 → 0.250',
  '4 → 1',
  'middle → hotspot',
  'tool.parquet: not in the store',
  'rows-unreadable',
];

describe('a change report', () => {
  test.each(FACTS)('says %s on the terminal and on the page', (fact) => {
    expect(changeLines(REPORT).join('\n')).toContain(fact);
    expect(changesHtml(REPORT)).toContain(fact);
  });

  test('is a whole page that loads nothing, with names as text', () => {
    const page = changesHtml(REPORT);
    expect(page).toMatch(/^<!DOCTYPE html>[\s\S]*<\/html>\s*$/);
    expect(page).toContain('Hartlepool &lt;b&gt;');
    expect(page).not.toMatch(/<script|src=|<b>/);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('has no part without anything in it', () => {
    expect(changeLines(emptyReport('small'))).toEqual([]);
    expect(changesHtml(emptyReport('small'))).not.toContain('<section');
    expect([isEmptyReport(emptyReport('small')), isEmptyReport(REPORT)]).toEqual([true, false]);
  });

  test('is cut on the terminal, and says how much more there is', () => {
    const many = { ...REPORT, not_compared: Array.from({ length: 12 }, (_, i) => `thing ${i}`) };
    expect(changeLines(many, 10).join('\n')).toMatch(/thing 9\n {2}and 2 more: see changes\.html/);
  });
});
