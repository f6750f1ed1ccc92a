import { ascending, descending, groups, least, max, sum } from 'd3-array';
import { counted, fixed, inWords, perCent } from '../formats/numbers.js';
import { countSure, SURE } from '../page/certainty.js';
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
  /** Mean number of hotspots in the replicates; null where that is not known. */
  readonly expected: number | null;
  /** How many areas are in fifth 1 to 5, and without a score. */
  readonly fifths: Readonly<Record<Fifth | 'none', number>>;
}

function countsOf(name: string, areas: readonly ReportArea[], drawn: boolean): RegionCounts {
  const inFifth = (fifth: Fifth | null) => areas.filter((area) => area.fifth === fifth).length;
  const inGroup = (wanted: string) => areas.filter(({ group }) => group === wanted);
  const sure = (wanted: string) => countSure(inGroup(wanted));
  return {
    name,
    areas: areas.length,
    hotspots: inGroup('hotspot').length,
    coldspots: inGroup('coldspot').length,
    sure: drawn ? { hotspots: sure('hotspot'), coldspots: sure('coldspot') } : null,
    expected: drawn ? sum(areas, ({ hot }) => hot) : null,
    fifths: {
      1: inFifth(1),
      2: inFifth(2),
      3: inFifth(3),
      4: inFifth(4),
      5: inFifth(5),
      none: inFifth(null),
    },
  };
}

/** Each region with its hot- and coldspots: most hotspots first, then fewest coldspots, then by name. */
export const regionCounts = ({ areas, drawn }: ReportView): RegionCounts[] =>
  groups(areas, ({ region }) => region)
    .map(([name, own]) => countsOf(name, own, drawn))
    .sort(
      (a, b) =>
        descending(a.hotspots, b.hotspots) ||
        ascending(a.coldspots, b.coldspots) ||
        ascending(a.name, b.name),
    );

/**
 * How many of the hotspots or coldspots of a region are in that group in nine replicates of ten, as in `25
 * sure`; empty where there are none.
 */
export const sureCount = ({ sure, ...region }: RegionCounts, group: 'hotspots' | 'coldspots'): string =>
  region[group] === 0 ? '' : sure === null ? 'not known how sure' : `${inWords(sure[group], 'none')} sure`;

/** What `sure` means, for where the word is first used; empty without replicates. */
export const sureMeaning = (replicates: number): string =>
  replicates > 0 ? `Sure: in that group in at least ${perCent(SURE)} of the replicates.` : '';

/** As in `Most hotspots: London, 31 of its 32 districts (25 sure).` Empty where there is no such area. */
export function mostSentence(
  regions: readonly RegionCounts[],
  group: 'hotspots' | 'coldspots',
  { many, one }: Pick<ReportView, 'many' | 'one'>,
): string {
  const largest = max(regions, (region) => region[group]) ?? 0;
  if (largest === 0) return '';
  const first = regions.filter((region) => region[group] === largest);
  const named = first.map(
    (region) =>
      `${region.name}, ${largest} of its ${counted(region.areas, one, many)} (${sureCount(region, group)})`,
  );
  return `Most ${group}: ${named.join('; ')}.`;
}

/** The region with the largest share of coldspots, unless it also has the largest number. */
export function shareSentence(
  regions: readonly RegionCounts[],
  { many, one }: Pick<ReportView, 'many' | 'one'>,
): string {
  const shareOf = ({ coldspots, areas }: RegionCounts) => coldspots / areas;
  const first = least(regions, (a, b) => descending(shareOf(a), shareOf(b)) || ascending(a.name, b.name));
  const largest = max(regions, ({ coldspots }) => coldspots) ?? 0;
  if (first === undefined || first.coldspots === 0 || first.coldspots === largest) return '';
  return `Largest share of coldspots: ${first.name}, ${first.coldspots} of its ${counted(first.areas, one, many)} (${perCent(shareOf(first))}; ${sureCount(first, 'coldspots')}).`;
}

/** As in `on average 0.1 of its districts per replicate`. */
function onAverage(expected: number, many: string): string {
  if (expected === 0) return `none of its ${many} in any replicate`;
  return `on average ${expected < 0.05 ? 'under 0.1' : fixed(expected, 1)} of its ${many} per replicate`;
}

/** The regions without a hotspot, each with its mean number of hotspots in the replicates. */
export function withoutSentence(
  regions: readonly RegionCounts[],
  { many }: Pick<ReportView, 'many'>,
): string {
  const without = regions.filter(({ hotspots }) => hotspots === 0);
  if (without.length === 0) return '';
  const named = without.map(({ name, expected }) =>
    expected === null ? name : `${name} (${onAverage(expected, many)})`,
  );
  return `Regions without a hotspot: ${named.join('; ')}.`;
}

/** One bar as long as the column, divided by fifth; the row has the same numbers. */
function bar({ fifths, areas }: RegionCounts): Markup {
  let i = 0;
  const parts = ([1, 2, 3, 4, 5, 'none'] as const).map((fifth): Content => {
    const width = fifths[fifth];
    const part =
      width > 0 &&
      html`<rect class="f${fifth === 'none' ? 0 : fifth}" x="${i}" width="${width}" height="1"/>`;
    i += width;
    return part;
  });
  return html`<svg class="bar" viewBox="0 0 ${areas} 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">${parts}</svg>`;
}

const countCell = (region: RegionCounts, group: 'hotspots' | 'coldspots'): Content => {
  const sure = sureCount(region, group);
  return html`${region[group]}${sure !== '' && html`<span class="sub">${sure}</span>`}`;
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
      countCell(region, 'hotspots'),
      countCell(region, 'coldspots'),
      coldShare(region),
      bar(region),
    ]),
  });
}
