import { describe, expect, it } from 'vitest';
import type { RankedRow } from '../../../outputs/index-report/intervals.js';
import { longest, longLines, rankedRows, worstOfAll } from '../../../outputs/index-report/intervals.js';
import { reportView } from '../../../outputs/index-report/view.js';
import { METHOD, tinyRelease } from './fixture.js';

const view = reportView(tinyRelease());
const [first] = rankedRows(view);

/** Hotspots with intervals of these widths, the first with the code of an area of the tiny release. */
const hotspots = (widths: readonly (number | null)[], codes: readonly string[] = []): RankedRow[] =>
  widths.map((width, i) => ({
    ...first!,
    name: `H${i}`,
    code: codes[i] ?? `H${i}`,
    rank: i + 1,
    group: 'hotspot',
    low: width === null ? null : 1,
    high: width,
  }));

const TEN = [20, 10, 10, 10, 10, 10, 10, 10, 10, 10];

describe('long intervals among the hotspots', () => {
  it('are not named without hotspots, among few, among equal ones, or where they are not known', () => {
    expect(longest([])).toEqual([]);
    expect(longest(hotspots([90, 1]))).toEqual([]);
    expect(longest(hotspots(TEN.map(() => 10)))).toEqual([]);
    expect(longest(hotspots(TEN.map(() => null)))).toEqual([]);
  });

  it('are those at least twice as wide as nine in ten, widest first', () => {
    expect(longest(hotspots(TEN)).map(({ name }) => name)).toEqual(['H0']);
    expect(longest(hotspots([19, ...TEN.slice(1)]))).toEqual([]);
    // of 20, two may be longer than the eighteenth
    const twenty = [20, 30, ...TEN.slice(2), ...TEN.slice(1), 10];
    expect(longest(hotspots(twenty)).map(({ name }) => name)).toEqual(['H1', 'H0']);
  });

  it('are not sought in other groups', () => {
    const rows = hotspots(TEN).map((row) => ({ ...row, group: 'middle' }));
    expect(longest(rows)).toEqual([]);
    expect(longLines(view, rows)).toBeUndefined();
  });
});

/** The release with other values of reading (higher is better) and absence (lower is better). */
function viewOf(values: Readonly<Record<string, Readonly<Record<string, number>>>>, method = METHOD) {
  const release = tinyRelease({ method });
  const rows = release.indicators.rows.map((row) => {
    const value = values[String(row.indicator)]?.[String(row.area_code)];
    return value === undefined ? row : { ...row, value };
  });
  return reportView({ ...release, indicators: { ...release.indicators, rows } });
}

describe('the worst of all on an indicator', () => {
  it('are the lowest where more is better and the highest where less is, with all ties', () => {
    // all six but Alpha have the same reading, 50; Beta has the most absence; pay is the same in all
    const worst = worstOfAll(viewOf({ reading: { E09000901: 49 }, absence: { E06000901: 60 } }));
    expect([...worst].sort()).toEqual(['E06000901', 'E06000902', 'E09000901']);
  });

  it('are not named where the figure is that of a county', () => {
    // Delta’s absence and pay are inherited
    const worst = worstOfAll(
      viewOf({ reading: { E09000901: 49 }, absence: { E07000901: 60 }, pay: { E07000901: 1 } }),
    );
    expect([...worst]).toEqual(['E09000901']);
  });
});

describe('the sentence about them', () => {
  const values = { reading: { E09000901: 1 } };
  const rows = hotspots(TEN, ['E09000901']);
  const aggregate = ['arithmetic_mean' as const, 'geometric_mean' as const];
  const geometric = { ...METHOD, robustness: { ...METHOD.robustness, aggregate } };

  it('names them with their intervals, and gives the reason where a geometric mean is drawn', () => {
    const text = longLines(viewOf(values, geometric), rows)?.text;
    expect(text).toContain('is that of H0 (1 to 20). It has the worst figure of all districts');
    expect(text).toContain('a geometric mean');
  });

  it.each([
    [['arithmetic_mean' as const]],
    [['geometric_mean' as const]],
    [['copeland' as const, 'arithmetic_mean' as const]],
  ])('gives no reason where %j is drawn', (aggregate) => {
    const method = { ...METHOD, robustness: { ...METHOD.robustness, aggregate } };
    expect(longLines(viewOf(values, method), rows)?.text).toContain('is that of H0 (1 to 20).</p>');
  });

  it('gives no reason for those without such a figure, and names those with one', () => {
    expect(longLines(viewOf(values), hotspots(TEN))?.text).toContain('is that of H0 (1 to 20).</p>');
    const two = [20, 30, ...TEN.slice(2), ...TEN.slice(1), 10];
    const text = longLines(viewOf(values, geometric), hotspots(two, ['E09000901']))?.text;
    expect(text).toContain('are those of H1 (1 to 30) and H0 (1 to 20). H0 has the worst figure');
  });
});
