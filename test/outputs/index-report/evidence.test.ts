import { describe, expect, it } from 'vitest';
import { reportHtml } from '../../../outputs/index-report/report.js';
import type { IndexRelease } from '../../../outputs/release-data.js';
import { evidenceTable } from '../../../schemas/evidence.js';
import { validityPlacesTable, validityTable } from '../../../schemas/release/validity-tables.js';
import type { Row } from '../../../schemas/table.js';
import { nestingProblem, section, tagsOf, wordsOf } from '../page/reading.js';
import { tinyRelease } from './fixture.js';

const correlation = (code: string, against: string, more: Row = {}): Row => ({
  code,
  name: code === 'index' ? 'A tiny index' : 'Work',
  against,
  against_title: against === 'upward_mobility' ? 'Long-range upward mobility' : 'Access to the salariat',
  level: 'itl2',
  subset: 'all',
  expected: 1,
  n: 3,
  spearman: 0.5,
  lower: 0.25,
  upper: 0.75,
  pearson: 0.4,
  unweighted: 0,
  period: '2018-22',
  source: 'mobility',
  ...more,
});
const place = (place_code: string, score: number | null): Row => ({
  level: 'itl2',
  place_code,
  place_name: place_code,
  code: 'index',
  name: 'A tiny index',
  score,
  districts: 1,
  population: 100,
  area_codes: 'E06000901',
});
const figure = (measure: string, place_code: string, more: Row): Row => ({
  measure,
  level: 'itl2',
  place_code,
  place_name: `Vale <${place_code}>`,
  value: 30,
  lower: null,
  upper: null,
  standard_error: null,
  unit: 'Percentage',
  ...more,
});
const VALIDITY: IndexRelease['validity'] = {
  correlations: {
    table: validityTable,
    rows: [
      correlation('index', 'upward_mobility'),
      correlation('work', 'upward_mobility', { spearman: null, lower: null, upper: null }),
      correlation('index', 'access_to_salariat', { spearman: -0.1, lower: -0.4, upper: 0.2 }),
      correlation('work', 'access_to_salariat'),
    ],
  },
  places: {
    table: validityPlacesTable,
    rows: [place('A', 1), place('B', -1), place('C', 0), place('D', null)],
  },
  evidence: {
    table: evidenceTable,
    rows: [
      figure('upward_mobility', 'A', { lower: 28, upper: 32, standard_error: 1 }),
      figure('upward_mobility', 'B', { value: null }),
      figure('upward_mobility', 'C', { value: 31, lower: 31, upper: 31, standard_error: 0 }),
      figure('upward_mobility', 'D', { value: 35 }),
      figure('upward_mobility', 'elsewhere', { value: 36 }),
      figure('access_to_salariat', 'A', { value: 0.01, standard_error: 0.005 }),
    ],
  },
};
const page = reportHtml({ ...tinyRelease(), validity: VALIDITY });
const evidence = section(page, 'evidence');
const plots = evidence.split('<figure').slice(1);

describe('the evidence on the page', () => {
  it('is not there without any', () => {
    expect(section(reportHtml(tinyRelease()), 'evidence')).toBe('');
  });

  it('is a page whose tags match', () => {
    expect(nestingProblem(tagsOf(page))).toBeUndefined();
  });

  it('has a table with each part, and a dash where there is no correlation', () => {
    const table = wordsOf(evidence.slice(evidence.indexOf('<tbody>'), evidence.indexOf('</tbody>')));
    expect(table.trim()).toBe('Index 0.50 (0.25 to 0.75) −0.10 (−0.40 to 0.20) Work – 0.50 (0.25 to 0.75)');
  });

  it('says where there may be no relation, and what it cannot show', () => {
    const words = wordsOf(evidence);
    expect(words).toMatch(
      /0\.50 with long-range upward mobility and −0\.10 with access to the salariat \(there may be no/,
    );
    expect(words).toContain('evidence and not proof');
  });

  it('draws a plot for each measure, with the places that have a score and a figure', () => {
    expect(plots).toHaveLength(2);
    expect(plots[0]?.match(/<circle/g)).toHaveLength(2);
    expect(plots[0]).toContain('Vale &lt;A&gt;: 1.00, 30.000');
  });

  it('draws published limits, or those of a standard error, and none where the error is zero by definition', () => {
    // One path has the limits of all: an upright line for each place that has them.
    const limits = (plot = '') => /class="bar" d="([^"]*)"/.exec(plot)?.[1]?.match(/V/g) ?? [];
    expect(limits(plots[0])).toHaveLength(1);
    expect(limits(plots[1])).toHaveLength(1);
    expect(plots[0]).toContain('Vale &lt;C&gt;: 0.00, 31.000');
  });

  it('draws a square for a place in the inset', () => {
    const region = String(tinyRelease().index.rows[0]?.region_name);
    const code = String(tinyRelease().index.rows[0]?.area_code);
    const rows = VALIDITY.places.rows.map((row) =>
      row.place_code === 'A' ? { ...row, area_codes: code } : row,
    );
    const inset = { code: 'E12000901', name: region, areas: new Set([code]) };
    const release = {
      ...tinyRelease(),
      inset,
      validity: { ...VALIDITY, places: { ...VALIDITY.places, rows } },
    };
    const [, first = ''] = section(reportHtml(release), 'evidence').split('<figure');
    expect(first.match(/<rect class="inner"/g)).not.toBeNull();
  });
});
