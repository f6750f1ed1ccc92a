import { describe, expect, it } from 'vitest';
import { cutsOf, PLOT, plotOf } from '../../../outputs/long-shadow-report/plot.js';
import { longShadowHtml } from '../../../outputs/long-shadow-report/report.js';
import { shadowView } from '../../../outputs/long-shadow-report/view.js';
import { section, wordsOf } from '../page/reading.js';
import { tinyShadow } from './fixture.js';
import { AUTHORITIES } from './tiny-authorities.js';

const release = tinyShadow();
const part = section(longShadowHtml(release), 'outcome-higher');
const start = part.indexOf('<svg viewBox="0 0 1000 700"');
const drawn = part.slice(start, part.indexOf('</svg>', start));

interface Dot {
  readonly sign: string;
  readonly x: number;
  readonly y: number;
  readonly title: string;
}

const dots = new Map<string, Dot>(
  [...drawn.matchAll(/<use href="#([a-z-]+)" x="([\d.]+)" y="([\d.]+)"><title>([^<]*)</g)].map(
    ([, sign = '', x, y, title = '']) => [
      title.split(':')[0] ?? '',
      { sign, x: Number(x), y: Number(y), title },
    ],
  ),
);

describe('the plot of level against gap', () => {
  it('has a dot for each authority with both figures, and says how many have none', () => {
    expect([...dots.keys()].sort()).toEqual(
      AUTHORITIES.flatMap(({ name, level }) => (level === null ? [] : name)).sort(),
    );
    expect(wordsOf(part)).toContain('Not drawn, because a figure is missing: 1 authority.');
  });

  it('puts the dots at the coordinates of the figures', () => {
    // Levels run from 18 to 60 and gaps from 10 to 33, with a margin at both ends as shares of the range.
    const across = (level: number) =>
      PLOT.left + ((level - (18 - 0.22 * 42)) / (42 * 1.27)) * (PLOT.right - PLOT.left);
    const up = (gap: number) =>
      PLOT.bottom - ((gap - (10 - 0.15 * 23)) / (23 * 1.29)) * (PLOT.bottom - PLOT.top);
    for (const { name, level, gap } of AUTHORITIES) {
      if (level === null || gap === null) continue;
      expect(dots.get(name)?.x, name).toBeCloseTo(across(level), 0);
      expect(dots.get(name)?.y, name).toBeCloseTo(up(gap), 0);
    }
  });

  it('places them on the scale of the ticks: equal steps in value are equal steps in length', () => {
    const ticks = [...drawn.matchAll(/x="([\d.]+)" y="656" text-anchor="middle">(\d+)</g)].map(
      ([, x, value]) => ({ x: Number(x), value: Number(value) }),
    );
    expect(ticks.length).toBeGreaterThan(4);
    const first = ticks[0]!;
    const last = ticks.at(-1)!;
    const each = (last.x - first.x) / (last.value - first.value);
    expect(dots.get('Gamma')?.x).toBeCloseTo(first.x + (50 - first.value) * each, 0);
  });

  it('gives for each dot its figures, and its group by its sign', () => {
    expect(dots.get('Eta')).toMatchObject({
      sign: 'sign-coldspot',
      title: 'Eta: level 20.0, gap 31.0',
    });
    expect(dots.get('Gamma')?.sign).toBe('sign-none');
  });

  it('draws lines at the cuts of the worst and the best', () => {
    const plot = plotOf(shadowView(release).outcomes[0]!, { group_share: 0.25, tolerance: 1e-9 });
    expect(plot?.levelCuts).toEqual({ low: 20, high: 55 });
    expect(plot?.gapCuts).toEqual({ low: 12, high: 31 });
    const upright = [...drawn.matchAll(/class="cut" d="M([\d.]+) 14V/g)].map(([, x]) => Number(x));
    expect(upright).toEqual([dots.get('Eta')?.x, dots.get('Beta')?.x]);
    const level = [...drawn.matchAll(/class="cut" d="M66 ([\d.]+)H/g)].map(([, y]) => Number(y));
    expect(level).toEqual([dots.get('Beta')?.y, dots.get('Eta')?.y]);
  });

  it('names the quadrants, the axes with their units, the coldspots and the hotspots', () => {
    const words = wordsOf(drawn);
    for (const text of [
      'Low level, wide gap: coldspots',
      'High level, narrow gap: hotspots',
      'Level: Entry (per cent)',
      'Gap: all others less these (percentage points)',
      'Eta (81%)',
      'Beta (42%)',
    ])
      expect(words).toContain(text);
    expect(drawn).not.toContain('>Gamma (');
  });

  it('draws a ring round dots with carried figures', () => {
    const ring = /class="ring" cx="([\d.]+)"/.exec(drawn);
    expect(Number(ring?.[1])).toBe(dots.get('Theta')?.x);
  });
});

describe('the cuts of the two ends', () => {
  it('do not exist without a value', () => expect(cutsOf([], 0.2, 0)).toBeUndefined());

  it('round the count up, and include ties with the last', () => {
    expect(cutsOf([1, 2, 3, 4, 5, 6], 0.2, 0)).toEqual({ low: 2, high: 5 });
    expect(cutsOf([1, 1 + 1e-12, 3, 4, 5], 0.2, 1e-9)).toEqual({ low: 1 + 1e-12, high: 5 });
  });

  it('are the same value at both ends where all are equal', () => {
    expect(cutsOf([7, 7, 7], 0.2, 0)).toEqual({ low: 7, high: 7 });
  });
});
