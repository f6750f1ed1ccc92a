import { classWords } from './legend.js';
import { type Content, html, type Markup } from './markup.js';
import { counted, perCent } from './numbers.js';
import { type RegionCounts, sureCount, sureMeaning } from './region-counts.js';
import { brief, dataTable } from './table.js';
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

const coldShare = ({ coldspots, areas }: RegionCounts): string => perCent(coldspots / areas);

/** Each region with its hot- and coldspots, and a bar of all five classes. */
export function regionTable(
  { data, share, many, one }: ReportView,
  regions: readonly RegionCounts[],
): Markup {
  const briefOf = (region: RegionCounts) =>
    `${counted(region.areas, one, many)}, ${coldShare(region)} of them coldspots`;
  const words = classWords(data.method.steps.group_share, share);
  return dataTable({
    id: 'regions',
    caption: html`Hotspots and coldspots by region <span class="sub">Most hotspots first. The bars run from ${words[1]} to ${words[5]}. ${sureMeaning(data.robustness.replicates)}</span>`,
    columns: [
      { label: 'Region' },
      { label: `All ${many}`, numeric: true, wide: true },
      { label: 'Hotspots', numeric: true },
      { label: 'Coldspots', numeric: true },
      { label: 'Coldspot share', numeric: true, wide: true },
      { label: 'From best to worst', wide: true },
    ],
    rows: regions.map((region) => [
      html`${region.name}${brief(briefOf(region), bar(region))}`,
      region.areas,
      told(region, 'hotspots'),
      told(region, 'coldspots'),
      coldShare(region),
      bar(region),
    ]),
  });
}
