import { beforeAll, describe, expect, it } from 'vitest';
import { coldspotsPicture } from '../../../outputs/coldspots-picture.js';
import { longShadowHtml } from '../../../outputs/long-shadow-report/report.js';
import { plotOf } from '../../../outputs/long-shadow-report/scatter/plot.js';
import { shadowView } from '../../../outputs/long-shadow-report/view.js';
import type { LongShadowRelease } from '../../../outputs/release-data.js';
import { buildEdition } from '../../../pipeline/build.js';
import { silentLog } from '../../../pipeline/log.js';
import { shipped } from '../../../pipeline/package-root.js';
import { named, nestingProblem, rowsOf, section, tagsOf } from '../report/reading.js';

let data: LongShadowRelease;
let page = '';

beforeAll(async () => {
  const options = { editions: shipped('editions'), release: 'nowhere', threads: 2, seed: 1, log: silentLog };
  const built = await buildEdition('long-shadow-england-2026', { ...options, dryRun: true });
  if (!('coldspots' in built.data)) throw new Error('not an edition of the long shadow');
  data = built.data;
  page = longShadowHtml(data);
});

describe('the report of long-shadow-england-2026', () => {
  it('is well nested, at most 900 kB, and the same twice', () => {
    expect(nestingProblem(tagsOf(page))).toBeUndefined();
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(900_000);
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
    const uses = named(tagsOf(page), 'use').filter(({ attributes }) =>
      /^#d\d+$/.test(attributes.get('href') ?? ''),
    );
    // On the map of each outcome, and in London enlarged there twice: as an area and, unless it has none, as
    // outline.
    const { geometries } = data.topology.objects.upper_tiers;
    const london = geometries.filter(({ id }) => id.startsWith('E09')).length;
    expect(uses).toHaveLength((geometries.length + 2 * london) * 2);
  });

  it('draws the lines of the plot where the kinds of the table begin', () => {
    for (const outcome of shadowView(data).outcomes) {
      const plot = plotOf(outcome, data.method.steps);
      const [levels, gaps] = [plot!.levelCuts!, plot!.gapCuts!];
      for (const { area } of plot!.dots) {
        const cold = [area.level! <= levels.low, area.gap! >= gaps.high];
        const kind = cold[0] ? (cold[1] ? 'coldspot' : 'cold_on_level') : cold[1] ? 'cold_on_gap' : undefined;
        const hot = area.level! >= levels.high && area.gap! <= gaps.low;
        expect(area.kind, area.name).toBe(kind ?? (hot ? 'hotspot' : 'none'));
      }
    }
  });

  it('names every coldspot and hotspot in the plot', () => {
    for (const { code, areas } of shadowView(data).outcomes) {
      const names = areas.filter(({ kind }) => kind === 'coldspot' || kind === 'hotspot').length;
      expect(section(page, `outcome-${code}`).split('class="name').length - 1).toBe(names);
    }
  });

  it('shows years cold as the table of persistence has them', () => {
    for (const row of data.persistence.rows.filter(({ years_cold }) => Number(years_cold) > 0)) {
      const shown = rowsOf(page, `years-${row.outcome}`).find(([name]) => name === row.area_name);
      const cold = shown?.slice(1, -2).filter((cell) => cell.endsWith('%')).length;
      expect(cold, String(row.area_name)).toBe(row.years_cold);
      expect(shown?.at(-2)).toBe(`${row.years_cold} of ${row.years_known}`);
    }
  });

  it('has a picture beside it of less than 400 kB', () => {
    expect(coldspotsPicture(data).length).toBeLessThan(400_000);
  });
});
