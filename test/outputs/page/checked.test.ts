import { describe, expect, test } from 'vitest';
import { checkedSection } from '../../../outputs/index-report/checked.js';
import { reportHtml } from '../../../outputs/index-report/report.js';
import { checkedBody } from '../../../outputs/page/checked.js';
import { checkIndex } from '../../../pipeline/checks/check-index.js';
import { structureOf } from '../../../pipeline/methods/structure/structure.js';
import type { Checks } from '../../../schemas/release/checks-file.js';
import { tinyRelease } from '../index-report/fixture.js';
import { rowsOf, section, wordsOf } from './reading.js';

/** Two indicators that go together in one domain, two that run against each other in the other. */
const CHECKED: Checks = checkIndex({
  title: 'A small index',
  structure: structureOf([
    {
      code: 'a',
      name: 'A',
      level: 1,
      unit: null,
      parent: 'close',
      direction: 1,
      weight: 1,
      type: 'Indicator',
    },
    {
      code: 'b',
      name: 'B',
      level: 1,
      unit: null,
      parent: 'close',
      direction: 1,
      weight: 1,
      type: 'Indicator',
    },
    {
      code: 'c',
      name: 'C',
      level: 1,
      unit: null,
      parent: 'apart',
      direction: 1,
      weight: 1,
      type: 'Indicator',
    },
    {
      code: 'd',
      name: '<D>',
      level: 1,
      unit: null,
      parent: 'apart',
      direction: 1,
      weight: 1,
      type: 'Indicator',
    },
    {
      code: 'close',
      name: 'Close',
      level: 2,
      unit: null,
      parent: 'index',
      direction: 1,
      weight: 1,
      type: 'Aggregate',
    },
    {
      code: 'apart',
      name: 'Apart',
      level: 2,
      unit: null,
      parent: 'index',
      direction: 1,
      weight: 1,
      type: 'Aggregate',
    },
    {
      code: 'index',
      name: 'Index',
      level: 3,
      unit: null,
      parent: null,
      direction: 1,
      weight: 1,
      type: 'Aggregate',
    },
  ]),
  columns: [
    [1, 2, 3, 4, 5],
    [1, 3, 2, 4, 5],
    [2, 1, 4, 3, 6],
    [5, 4, 3, 2, 1],
    [1, 2.5, 2.5, 4, 5],
    [3.5, 2.5, 3.5, 2.5, 3.5],
    [2.25, 2.5, 3, 3.25, 4.25],
  ].map((column) => Float64Array.from(column)),
  compare: [
    { title: 'Deprivation 2025', higherMeans: 'more deprived', values: Float64Array.of(5, 4, 3, 2, 1) },
  ],
});

describe('what the checks warn of', () => {
  const text = checkedBody(CHECKED).text;
  const words = wordsOf(text);

  test('is every warning of the checks in its own words, escaped', () => {
    expect(CHECKED.warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['against_index', 'no_influence']),
    );
    for (const warning of CHECKED.warnings) expect(words).toContain(warning.text.replace('<D>', '<D>'));
    expect(words).toContain(`The checks give ${CHECKED.warnings.length} warnings.`);
    expect(text).not.toContain('<D>');
  });

  test('names what does not hang together, by alpha under 0.7, and leaves a dash where it is not known', () => {
    const rows = new Map(rowsOf(text, 'checked-together').map((row) => [row[0], row[2]]));
    const alpha = new Map(CHECKED.aggregates.map(({ name, cronbach_alpha }) => [name, cronbach_alpha ?? 9]));
    expect(alpha.get('Close')).toBeGreaterThan(0.7);
    expect(alpha.get('Apart')).toBeLessThan(0.7);
    expect(rows.get('Close')).not.toContain('low');
    expect(rows.get('Apart')).toContain('low');
    expect(words).toMatch(/collections? of unlike things.*Apart \(/);
  });

  test('has the comparison with deprivation', () => {
    expect(words).toContain('Rank correlation of the index with Deprivation 2025');
    expect(words).toContain(CHECKED.compare[0]?.text);
  });

  test('says so where there is no warning and nothing to compare with', () => {
    const none = wordsOf(checkedBody({ ...CHECKED, warnings: [], compare: [], aggregates: [] }).text);
    expect(none).toContain('The checks give no warning.');
    expect(none).not.toContain('deprivation');
  });

  test('is a section of the report of an index with checks, and of no other', () => {
    expect(checkedSection(CHECKED).title).toBe('What the checks warn of');
    const page = reportHtml(tinyRelease(), [], undefined, CHECKED);
    expect(wordsOf(section(page, 'checked'))).toContain(CHECKED.compare[0]?.text);
    expect(wordsOf(section(page, 'findings'))).toMatch(
      /rank correlation with the Deprivation 2025 is −1\.00/,
    );
    expect(section(reportHtml(tinyRelease()), 'checked')).toBe('');
  });
});
