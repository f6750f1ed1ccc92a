import type { Fifth } from '../release-data.js';
import { counted, perCent } from './numbers.js';
import type { ReportArea, ReportView } from './view.js';

export interface RegionCounts {
  readonly name: string;
  readonly areas: number;
  readonly hotspots: number;
  readonly coldspots: number;
  /** How many areas are in fifth 1 to 5, and without a score. */
  readonly fifths: Readonly<Record<Fifth | 'none', number>>;
}

const countFifth = (areas: readonly ReportArea[], fifth: Fifth | null): number =>
  areas.filter((area) => area.fifth === fifth).length;

function countsOf(name: string, areas: readonly ReportArea[]): RegionCounts {
  const [one, two, three, four, five] = ([1, 2, 3, 4, 5] as const).map((fifth) => countFifth(areas, fifth));
  return {
    name,
    areas: areas.length,
    hotspots: areas.filter(({ group }) => group === 'hotspot').length,
    coldspots: areas.filter(({ group }) => group === 'coldspot').length,
    fifths: {
      ...{ 1: one ?? 0, 2: two ?? 0, 3: three ?? 0, 4: four ?? 0, 5: five ?? 0 },
      none: countFifth(areas, null),
    },
  };
}

/** Each region with its hot- and coldspots: most hotspots first, then fewest coldspots, then by name. */
export function regionCounts({ areas }: ReportView): RegionCounts[] {
  const names = [...new Set(areas.map(({ region }) => region))];
  return names
    .map((name) =>
      countsOf(
        name,
        areas.filter(({ region }) => region === name),
      ),
    )
    .sort((a, b) => b.hotspots - a.hotspots || a.coldspots - b.coldspots || (a.name < b.name ? -1 : 1));
}

/** As in `Most hotspots: London, 31 of its 32 districts.` Nothing where there is no such area. */
export function mostSentence(
  regions: readonly RegionCounts[],
  group: 'hotspots' | 'coldspots',
  { many, one }: Pick<ReportView, 'many' | 'one'>,
): string {
  const most = Math.max(0, ...regions.map((region) => region[group]));
  if (most === 0) return '';
  const first = regions.filter((region) => region[group] === most);
  const told = first.map(({ name, areas }) => `${name}, ${most} of its ${counted(areas, one, many)}`);
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
  return `Largest share of coldspots: ${first.name}, ${first.coldspots} of its ${counted(first.areas, one, many)} (${perCent(shareOf(first))}).`;
}
