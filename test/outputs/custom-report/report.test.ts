import { describe, expect, it } from 'vitest';
import type { CustomReport } from '../../../outputs/custom-report/parts.js';
import { customReportHtml } from '../../../outputs/custom-report/report.js';
import { NOT_OFFICIAL } from '../../../outputs/notice.js';
import { parseScoreMethod } from '../../../pipeline/editions/method.js';
import { methodText } from '../../pipeline/custom/index/setup.js';
import { section, wordsOf } from '../page/reading.js';
import { testWholePage } from '../page/whole-page.js';

const rowOf = (i: number, more: object = {}) => ({
  unit_code: `U${i}`,
  unit_name: `Unit ${i}`,
  score: 3 - i,
  rank: i,
  group: 'middle',
  fifth: 3,
  part: 0.5,
  indicators_estimated: 0,
  indicators_missing: 1,
  rank_median: i,
  rank_low: i,
  rank_high: i + 1,
  coldspot_probability: 0,
  hotspot_probability: 0.25,
  ...more,
});

const report = (changes: Partial<CustomReport> = {}): CustomReport => ({
  method: parseScoreMethod(methodText(), 'method.yaml'),
  file: 'data.csv',
  periods: [],
  unranked: [],
  unnamed: [],
  warnings: [],
  replicates: 500,
  values: { observed: 5, estimated: 1, missing: 0 },
  index: [rowOf(1, { group: 'hotspot', fifth: 1, hotspot_probability: 0.75 }), rowOf(2), rowOf(3)],
  aggregates: [{ code: 'part', name: 'A part' }],
  structure: [
    {
      code: 'x',
      name: 'X',
      level: 'indicator',
      parent: 'part',
      direction: -1,
      weight: 1,
      index_weight: 1,
      unit: null,
    },
  ],
  treatment: [],
  tables: [],
  ...changes,
});

describe('the page of an index of one’s own', () => {
  testWholePage(customReportHtml(report()));

  it('names no other site', () => {
    const page = customReportHtml(report());
    expect([...page.matchAll(/https?:\/\/[^"< ]+/g)]).toEqual([]);
  });

  it('says that it is not an official statistic, and claims no rights in the data', () => {
    const page = customReportHtml(report());
    expect(page).toContain(NOT_OFFICIAL);
    expect(page).not.toMatch(/Government Licence|OS data/);
  });

  it('gives every group with its probability and every rank with its interval', () => {
    const page = customReportHtml(report());
    expect(page).toContain('Hotspot <span class="code">75%</span>');
    expect(page).toContain('Middle <span class="code">75%</span>');
    expect(page).toContain('<td class="num wide">1 to 2</td>');
    // What a narrow window leaves out is given under the name.
    expect(wordsOf(page)).toContain('Unit 1 U1 Hotspot 75% 90% interval 1 to 2');
  });

  it('says that it is not known how sure the ranks are where no replicate was made', () => {
    const none = {
      rank_low: null,
      rank_high: null,
      rank_median: null,
      coldspot_probability: null,
      hotspot_probability: null,
    };
    const page = customReportHtml(
      report({ replicates: 0, index: [rowOf(1, none), rowOf(2, none), rowOf(3, none)] }),
    );
    expect(page).toContain('How certain the ranks are is not known');
    expect(page).toContain('Middle <span class="code">not known</span>');
    expect(page).not.toContain('<svg');
  });

  it('says what is ranked by how many indicators, one or more, and what a replicate is', () => {
    const [x] = report().structure;
    const one = wordsOf(customReportHtml(report()));
    expect(one).toContain('3 units of data.csv ranked by 1 indicator. Rank 1 is best.');
    const two = customReportHtml(report({ structure: [x!, { ...x, code: 'y' }, { ...x, level: 'index' }] }));
    expect(two).toContain('ranked by 2 indicators.');
    expect(one).toContain(
      'Each of the 500 replicates is the index made again with other choices of the method file.',
    );
  });

  it('has a chart for a narrow window, with interval and probability under each name', () => {
    const page = customReportHtml(report());
    const slim = wordsOf(page.slice(page.indexOf('<svg class="slim"')));
    expect(slim).toContain('1 Unit 1 1 to 2, Hotspot 75% 2 Unit 2 2 to 3 3 Unit 3');
  });

  it('lists the files with their purpose', () => {
    const page = customReportHtml(report(), [{ files: ['index.csv', 'index.parquet'], what: 'Every unit' }]);
    expect(wordsOf(section(page, 'files'))).toMatch(/Every unit: index\.csv ?, index\.parquet/);
  });

  it('lists a unit without a score last, without a rank', () => {
    const page = customReportHtml(
      report({ index: [rowOf(1), rowOf(2), rowOf(3, { rank: null, score: null, group: null })] }),
    );
    expect(page).toContain('<td class="num none">–</td><th scope="row">Unit 3');
    expect(page).toContain('No score');
  });

  it('escapes whatever the data say', () => {
    const hostile = '<script>alert("1")</script>';
    const page = customReportHtml(
      report({
        file: hostile,
        unnamed: [hostile],
        index: [rowOf(1, { unit_name: hostile, unit_code: '"><b>' }), rowOf(2)],
      }),
    );
    expect(page).not.toContain('<script>');
    expect(page).not.toContain('"><b>');
    expect(page).toContain('&lt;script&gt;');
  });

  it('has unique ids, and a target for every internal link', () => {
    const page = customReportHtml(report());
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });

  it('shows only the ends of a long list of units, and says so', () => {
    const index = Array.from({ length: 2500 }, (_, i) => rowOf(i + 1));
    const page = customReportHtml(report({ index }));
    expect([...page.matchAll(/<th scope="row">Unit /g)]).toHaveLength(2000);
    expect(page).toContain('Of the 2,500 units, the best and the worst 1,000 are here');
  });

  it('speaks of units and groups, not of areas and regions', () => {
    const method = parseScoreMethod(
      methodText({ impute: 'group_mean', data: '{ group: place }' }),
      'method.yaml',
    );
    const [, text = ''] = customReportHtml(report({ method })).split('id="method"');
    expect(text).toContain('the mean of the units of its group');
    expect(text.replace(/<[^>]+>/g, ' ')).not.toMatch(/\b(areas?|regions?|districts?)\b/i);
  });
});
