import { classWords } from './legend.js';
import { type Content, html, type Markup } from './markup.js';
import { perCent } from './numbers.js';
import { type RegionCounts, sureCount, sureMeaning } from './region-counts.js';
import { dataTable } from './table.js';
import type { ReportView } from './view.js';

/** One bar as long as the column, cut by fifth; the numbers beside it say the same. */
function bar({ fifths, areas }: RegionCounts): Markup {
  let at = 0;
  const parts = ([1, 2, 3, 4, 5, 'none'] as const).map((fifth): Content => {
    const width = fifths[fifth];
    const part =
      width > 0 &&
      html`<rect class="f${fifth === 'none' ? 0 : fifth}" x="${at}" width="${width}" height="1"/>`;
    at += width;
    return part;
  });
  return html`<svg class="bar" viewBox="0 0 ${areas} 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">${parts}</svg>`;
}

const told = (region: RegionCounts, group: 'hotspots' | 'coldspots'): Content => {
  const beside = sureCount(region, group);
  return html`${region[group]}${beside !== '' && html`<span class="sub">${beside}</span>`}`;
};

/** Each region with its hot- and coldspots, and a bar of all five classes. */
export function regionTable({ data, share, many }: ReportView, regions: readonly RegionCounts[]): Markup {
  const words = classWords(data.method.steps.group_share, share);
  return dataTable({
    id: 'regions',
    caption: html`Hotspots and coldspots by region <span class="sub">Most hotspots first. The bars run from ${words[1]} to ${words[5]}. ${sureMeaning(data.robustness.replicates)}</span>`,
    columns: [
      { label: 'Region' },
      { label: `All ${many}`, numeric: true },
      { label: 'Hotspots', numeric: true },
      { label: 'Coldspots', numeric: true },
      { label: 'Coldspot share', numeric: true },
      { label: 'From best to worst' },
    ],
    rows: regions.map((region) => [
      region.name,
      region.areas,
      told(region, 'hotspots'),
      told(region, 'coldspots'),
      perCent(region.coldspots / region.areas),
      bar(region),
    ]),
  });
}
