import { describe, expect, it } from 'vitest';
import { type RankRow, rankChart, rankLine, rankScale } from '../../../outputs/page/rank-chart.js';
import { named, nestingProblem, tagsOf, wordsOf } from './reading.js';

const row = (rank: number, changes: Partial<RankRow> = {}): RankRow => ({
  name: `Area ${rank}`,
  code: `A${rank}`,
  rank,
  group: 'middle',
  cold: 0.1,
  hot: 0.1,
  median: rank,
  low: rank,
  high: rank + 1,
  lowFigures: null,
  highFigures: null,
  ...changes,
});

const chart = (rows: readonly RankRow[]): string =>
  rankChart({ id: 'ranks', rows, one: 'district', many: 'districts' })?.text ?? '';

const pathsOf = (text: string, name: string): string[] =>
  named(tagsOf(text), 'path')
    .filter(({ attributes }) => attributes.get('class') === name)
    .map(({ attributes }) => attributes.get('d') ?? '');

describe('the scale of a chart of ranks', () => {
  it('centres a single rank', () => {
    const { x, ticks } = rankScale(1, 10, 30);
    expect([x(1), ticks]).toEqual([20, [1]]);
  });

  it('runs from the first rank at the left to the last at the right, in equal steps', () => {
    const { x } = rankScale(5, 100, 300);
    expect([1, 2, 5].map(x)).toEqual([100, 150, 300]);
  });

  it('is numbered at the ends and at round ranks that do not touch the last', () => {
    expect(rankScale(2, 0, 1).ticks).toEqual([1, 2]);
    expect(rankScale(294, 0, 1).ticks).toEqual([1, 50, 100, 150, 200, 250, 294]);
    // 100 would touch 101
    expect(rankScale(101, 0, 1).ticks).toEqual([1, 20, 40, 60, 80, 101]);
    expect(rankScale(30, 0, 1).ticks).toEqual([1, 5, 10, 15, 20, 25, 30]);
    expect(rankScale(2000, 0, 1).ticks).toEqual([1, 500, 1000, 1500, 2000]);
  });
});

describe('a chart of ranks', () => {
  it('is left out where nothing is ranked', () => {
    expect(rankChart({ id: 'ranks', rows: [], one: 'unit', many: 'units' })).toBeUndefined();
  });

  it('of one area has its name and no overview', () => {
    const text = chart([row(1, { high: 1 })]);
    expect(nestingProblem(tagsOf(text))).toBeUndefined();
    expect(text).not.toContain('<details');
    expect(wordsOf(text)).toContain('1 Area 1 1');
    expect(text).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('draws a thin line over the interval and a thick one over the interval without the inheritance draw', () => {
    const rows = [row(1, { low: 1, high: 3, lowFigures: 1, highFigures: 2 }), row(2), row(3, { high: 3 })];
    // three ranks over 246 to 612: a distance of 183; the first row is half of 16 below 22
    expect(pathsOf(chart(rows), 'thin')[1]).toMatch(/^M246 30H612M429 46H612M612 62H612$/);
    expect(pathsOf(chart(rows), 'thick')[1]).toBe('M246 30H429');
    expect(pathsOf(chart(rows), 'tick')[1]).toMatch(/^M246 25v10/);
  });

  it('leaves the lines out where nothing was drawn, and keeps the rank', () => {
    const text = chart([
      row(1, { low: null, high: null, median: null, cold: null, hot: null, group: 'hotspot' }),
    ]);
    for (const name of ['thin', 'thick', 'tick']) expect(pathsOf(text, name)).toEqual([]);
    expect(pathsOf(text, 'sign')).not.toEqual([]);
    expect(wordsOf(text)).toContain('1 Area 1 – Hotspot not known');
  });

  it('keeps a row for each tied area', () => {
    const words = wordsOf(chart([row(1, { name: 'One' }), row(1, { name: 'Other' }), row(3)]));
    expect(words).toContain('1 One 1 to 2');
    expect(words).toContain('1 Other 1 to 2');
  });

  it('distinguishes the groups by shape and by word, each with its probability', () => {
    const rows = [row(1, { group: 'hotspot', hot: 0.98 }), row(2), row(3, { group: 'coldspot', cold: 1 })];
    const signs = pathsOf(chart(rows), 'sign').slice(3);
    expect(new Set(signs.map((d) => d.replace(/^M\S+ \S+?m/, 'm'))).size).toBe(3);
    expect(wordsOf(chart(rows))).toContain('Hotspot 98%');
    expect(wordsOf(chart(rows))).toContain('Coldspot over 99%');
  });

  it('of many areas is an overview, and charts with names that fit on a page', () => {
    const rows = Array.from({ length: 121 }, (_, i) => row(i + 1, { high: i + 1 }));
    const text = chart(rows);
    expect(text).toContain('<svg class="overview"');
    // 121 over 60 are three charts
    expect(text.match(/<svg class="named"/g)).toHaveLength(3);
    expect(wordsOf(text.slice(text.indexOf('<details')))).toContain('all 121 districts');
    expect(text.match(/>Area \d+</g)).toHaveLength(121);
    // and once more for narrow windows
    expect(text.match(/<svg class="slim"/g)).toHaveLength(3);
    expect(text.match(/>\d+ Area \d+</g)).toHaveLength(121);
  });

  it('has a title and a description for every picture, and shows hostile names as text', () => {
    const text = chart([row(1, { name: '<script>&' }), row(2)]);
    expect(text).not.toContain('<script');
    for (const { attributes } of named(tagsOf(text), 'svg'))
      expect(attributes.get('aria-hidden') === 'true' || attributes.has('aria-labelledby')).toBe(true);
  });
});

describe('the line of one rank', () => {
  const text = rankLine(
    row(1, { low: 1, high: 21, lowFigures: 1, highFigures: 11, group: 'hotspot' }),
    21,
  ).text;

  it('has both intervals and the sign of the group, on a line from the first rank to the last', () => {
    // 1 at 8 and 21 at 212, so that 11 is half way.
    expect(pathsOf(text, 'grid')).toEqual(['M8 10H212']);
    expect(pathsOf(text, 'thin')).toEqual(['M8 10H212']);
    expect(pathsOf(text, 'thick')).toEqual(['M8 10H110']);
    expect(pathsOf(text, 'sign')[0]).toMatch(/^M8 10m0-5/);
  });

  it('is hidden from those who do not see it, and has no interval without replicates', () => {
    expect(text).toContain('aria-hidden="true"');
    const bare = rankLine(row(2, { low: null, high: null }), 21).text;
    expect([pathsOf(bare, 'thin'), pathsOf(bare, 'thick')]).toEqual([[], []]);
  });
});

describe('a long name', () => {
  it('ends before the plot begins, and is whole as a tooltip', () => {
    const long = `${'Northern and Southern '.repeat(20)}District`;
    const text = chart([row(1, { name: long }), row(2), row(3)]);
    const shown = [...text.matchAll(/<text [^>]*>([^<]*…)<title>([^<]*)<\/title>/g)];
    expect(shown.length).toBeGreaterThan(1);
    for (const [, short = '', whole] of shown) {
      expect(short.length).toBeLessThan(50);
      expect(whole).toBe(long);
    }
    expect(chart([row(1), row(2), row(3)])).not.toContain('…');
  });
});
