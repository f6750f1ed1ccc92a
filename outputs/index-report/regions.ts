import { counted, fixed, inWords, perCent } from '../formats/numbers.js';
import { SURE, surenessOf } from '../page/certainty.js';
import { classWords } from '../page/fills.js';
import { type Content, html, type Markup } from '../page/markup.js';
import { brief, dataTable } from '../page/table.js';
import type { Fifth } from '../release-data.js';
import type { ReportArea, ReportView } from './view.js';

export interface RegionCounts {
  readonly name: string;
  readonly areas: number;
  readonly hotspots: number;
  readonly coldspots: number;
  /** How many of them are sure; null where that is not known. */
  readonly sure: Readonly<Record<'hotspots' | 'coldspots', number>> | null;
  /** How many hotspots it has in the replicates on average; null where that is not known. */
  readonly expected: number | null;
  /** How many areas are in fifth 1 to 5, and without a score. */
  readonly fifths: Readonly<Record<Fifth | 'none', number>>;
}

const countFifth = (areas: readonly ReportArea[], fifth: Fifth | null): number =>
  areas.filter((area) => area.fifth === fifth).length;

const countSure = (areas: readonly ReportArea[], wanted: string): number =>
  areas.filter((area) => area.group === wanted && surenessOf(area) === 'sure').length;

function countsOf(name: string, areas: readonly ReportArea[], drawn: boolean): RegionCounts {
  const [one, two, three, four, five] = ([1, 2, 3, 4, 5] as const).map((fifth) => countFifth(areas, fifth));
  return {
    name,
    areas: areas.length,
    hotspots: areas.filter(({ group }) => group === 'hotspot').length,
    coldspots: areas.filter(({ group }) => group === 'coldspot').length,
    sure: drawn ? { hotspots: countSure(areas, 'hotspot'), coldspots: countSure(areas, 'coldspot') } : null,
    expected: drawn ? areas.reduce((sum, { hot }) => sum + (hot ?? 0), 0) : null,
    fifths: {
      ...{ 1: one ?? 0, 2: two ?? 0, 3: three ?? 0, 4: four ?? 0, 5: five ?? 0 },
      none: countFifth(areas, null),
    },
  };
}

/** Each region with its hot- and coldspots: most hotspots first, then fewest coldspots, then by name. */
export function regionCounts({ areas, drawn }: ReportView): RegionCounts[] {
  const names = [...new Set(areas.map(({ region }) => region))];
  return names
    .map((name) =>
      countsOf(
        name,
        areas.filter(({ region }) => region === name),
        drawn,
      ),
    )
    .sort((a, b) => b.hotspots - a.hotspots || a.coldspots - b.coldspots || (a.name < b.name ? -1 : 1));
}

/**
 * What stands beside a count of hotspots or coldspots: how many of them are in that group in nine replicates of ten,
 * as in `25 sure`; nothing where there are none to be sure of.
 */
export const sureCount = ({ sure, ...region }: RegionCounts, group: 'hotspots' | 'coldspots'): string =>
  region[group] === 0
    ? ''
    : sure === null
      ? 'not known how sure'
      : `${sure[group] === 0 ? 'none' : inWords(sure[group])} sure`;

/** What `sure` means, for the first place where it stands; nothing where it is not known. */
export const sureMeaning = (replicates: number): string =>
  replicates > 0 ? `Sure: in that group in at least ${perCent(SURE)} of the replicates.` : '';

/** As in `Most hotspots: London, 31 of its 32 districts (25 sure).` Nothing where there is no such area. */
export function mostSentence(
  regions: readonly RegionCounts[],
  group: 'hotspots' | 'coldspots',
  { many, one }: Pick<ReportView, 'many' | 'one'>,
): string {
  const most = Math.max(0, ...regions.map((region) => region[group]));
  if (most === 0) return '';
  const first = regions.filter((region) => region[group] === most);
  const told = first.map(
    (region) =>
      `${region.name}, ${most} of its ${counted(region.areas, one, many)} (${sureCount(region, group)})`,
  );
  return `Most ${group}: ${told.join('; ')}.`;
}

/** The region where the share of coldspots is the largest, where that is another than the one that has the most. */
export function shareSentence(
  regions: readonly RegionCounts[],
  { many, one }: Pick<ReportView, 'many' | 'one'>,
): string {
  const shareOf = ({ coldspots, areas }: RegionCounts) => coldspots / areas;
  const [first] = [...regions].sort((a, b) => shareOf(b) - shareOf(a) || (a.name < b.name ? -1 : 1));
  const most = Math.max(0, ...regions.map(({ coldspots }) => coldspots));
  if (first === undefined || first.coldspots === 0 || first.coldspots === most) return '';
  return `Largest share of coldspots: ${first.name}, ${first.coldspots} of its ${counted(first.areas, one, many)} (${perCent(shareOf(first))}; ${sureCount(first, 'coldspots')}).`;
}

/** As in `on average 0.1 of its districts per replicate`. */
function onAverage(expected: number, many: string): string {
  if (expected === 0) return `none of its ${many} in any replicate`;
  return `on average ${expected < 0.05 ? 'under 0.1' : fixed(expected, 1)} of its ${many} per replicate`;
}

/** The regions in which no area is a hotspot, with how many are in the replicates on average. */
export function withoutSentence(
  regions: readonly RegionCounts[],
  { many }: Pick<ReportView, 'many'>,
): string {
  const without = regions.filter(({ hotspots }) => hotspots === 0);
  if (without.length === 0) return '';
  const told = without.map(({ name, expected }) =>
    expected === null ? name : `${name} (${onAverage(expected, many)})`,
  );
  return `Regions without a hotspot: ${told.join('; ')}.`;
}

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
