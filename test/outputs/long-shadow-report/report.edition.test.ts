import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { around, distanceTo, NEAR, overlap } from '../../../outputs/long-shadow-report/labels.js';
import { coldspotsPicture } from '../../../outputs/long-shadow-report/map.js';
import { plotOf } from '../../../outputs/long-shadow-report/plot.js';
import { longShadowHtml } from '../../../outputs/long-shadow-report/report.js';
import { labelsOf, labelText } from '../../../outputs/long-shadow-report/scatter.js';
import { type ShadowOutcome, shadowView } from '../../../outputs/long-shadow-report/view.js';
import type { LongShadowRelease } from '../../../outputs/release-data.js';
import { shippedLongShadow } from '../../fixtures/shipped-releases.js';
import { elementsOf, nestingProblem, rowsOf, section, tagsOf, wordsOf } from '../page/reading.js';

let data: LongShadowRelease;
let page = '';

function labelsIn(outcome: ShadowOutcome) {
  const plot = plotOf(outcome, data.method.steps)!;
  const ends = plot.dots.filter(
    ({ area: { areaClass } }) => areaClass === 'coldspot' || areaClass === 'hotspot',
  );
  return labelsOf(ends, plot);
}

beforeAll(async () => {
  data = await shippedLongShadow();
  page = longShadowHtml(data);
});

describe('the report of long-shadow-england-2026', () => {
  it('is well nested, reproducible, at most 120 kB on its way, and has at most 5,000 elements before anything is opened', () => {
    expect(nestingProblem(tagsOf(page))).toBeUndefined();
    expect(gzipSync(page, { level: 9 }).length).toBeLessThanOrEqual(122_880);
    expect(elementsOf(page)).toBeLessThanOrEqual(5000);
    expect(longShadowHtml(data)).toBe(page);
  });

  it('ranks every authority by each outcome and by all, in the order of the table', () => {
    for (const outcome of ['higher_education', 'level_3', 'all']) {
      const rows = data.coldspots.rows.filter((row) => row.outcome === outcome);
      expect(rowsOf(page, `ranked-${outcome}`).map(([rank]) => rank)).toEqual(
        rows.map(({ rank }) => String(rank)),
      );
    }
  });

  it('has every authority on each map once', () => {
    const uses = [...page.matchAll(/<use href="#d\d+"><title>/g)];
    // On the map of each outcome and of second chances.
    expect(uses).toHaveLength(data.topology.objects.upper_tiers.geometries.length * 4);
  });

  it('draws the lines of the plot where the classes of the table begin', () => {
    for (const outcome of shadowView(data).outcomes) {
      const plot = plotOf(outcome, data.method.steps);
      const levels = plot!.levelCuts!;
      const gaps = plot!.gapCuts!;
      for (const { area } of plot!.dots) {
        const cold = [area.level! <= levels.low, area.gap! >= gaps.high];
        const coldClass = cold[0]
          ? cold[1]
            ? 'coldspot'
            : 'cold_on_level'
          : cold[1]
            ? 'cold_on_gap'
            : undefined;
        const hot = area.level! >= levels.high && area.gap! <= gaps.low;
        expect(area.areaClass, area.name).toBe(coldClass ?? (hot ? 'hotspot' : 'none'));
      }
    }
  });

  it('names every coldspot and hotspot in the plot, or numbers it and names it under the plot', () => {
    for (const outcome of shadowView(data).outcomes) {
      const named = outcome.areas.filter(
        ({ areaClass }) => areaClass === 'coldspot' || areaClass === 'hotspot',
      );
      const part = section(page, `outcome-${outcome.code}`);
      expect(part.split('class="name').length - 1).toBe(named.length);
      const numbers = labelsIn(outcome).flatMap(({ number }) => number ?? []);
      expect(numbers.length).toBeGreaterThan(0);
      expect([...numbers].sort((a, b) => a - b)).toEqual(numbers.map((_, i) => i + 1));
      const list = [...part.matchAll(/<li value="(\d+)">([^<]*)</g)].map(([, , text]) => text);
      for (const { dot, number } of labelsIn(outcome))
        if (number !== undefined) expect(list[number - 1]).toBe(labelText(dot));
    }
  });

  it('covers no dot in a plot with a label; each label is nearest to its own dot or has a line to it', () => {
    for (const outcome of shadowView(data).outcomes) {
      const { dots } = plotOf(outcome, data.method.steps)!;
      const labels = labelsIn(outcome);
      for (const { dot, number, where } of labels) {
        const { box, anchor } = where!;
        const hidden = dots.filter(({ x, y }) => overlap(around(x, y, 6), box));
        expect(
          hidden.map(({ area }) => area.name),
          dot.area.name,
        ).toEqual([]);
        const own = distanceTo(box, dot.x, dot.y);
        const other = Math.min(
          ...labels.flatMap((one) => (one.dot === dot ? [] : distanceTo(box, one.dot.x, one.dot.y))),
        );
        const led = number !== undefined && Math.hypot(anchor[0] - dot.x, anchor[1] - dot.y) > NEAR;
        expect(own < other || led, dot.area.name).toBe(true);
      }
    }
  });

  it('says in a tile for which years there are ranks', () => {
    expect(wordsOf(section(page, 'findings'))).toContain(
      'ranks and unexplained gaps, which need earlier GCSE figures, for 5 (higher education by 19) and 6 (Level 3 by 19) 9',
    );
  });

  it('marks a carried figure at the ends of the level', () => {
    expect(wordsOf(section(page, 'outcome-level_3'))).toContain('The level runs from 22.5 (Cumberland †) to');
  });

  it('separates names that contain a comma', () => {
    for (const text of wordsOf(page).match(/[^.;:(]*Herefordshire, County of \(\d+%\), /g) ?? [])
      expect.fail(text);
    expect(wordsOf(section(page, 'outcome-higher_education'))).toMatch(/; (and )?Herefordshire, County of/);
  });

  it('shows the cold years of the table of persistence', () => {
    // An outcome of one period has no table of years.
    const cold = data.persistence.rows.filter(
      ({ years_cold, outcome }) => Number(years_cold) > 0 && outcome !== 'higher_education_25',
    );
    expect(cold.length).toBeGreaterThan(50);
    for (const row of cold) {
      const shown = rowsOf(page, `years-${row.outcome}`).find(([name]) => name === row.area_name);
      const cold = shown?.slice(1, -2).filter((cell) => cell.endsWith('%')).length;
      expect(cold, String(row.area_name)).toBe(row.years_cold);
      expect(shown?.at(-2)).toBe(`${row.years_cold} of ${row.years_known}`);
    }
  });

  it('comes with a picture of less than 400 kB', () => {
    expect(coldspotsPicture(data).length).toBeLessThan(400_000);
  });
});
