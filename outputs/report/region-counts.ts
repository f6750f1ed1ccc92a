import type { Fifth } from './fifths.js';
import { counted } from './numbers.js';
import type { ReportArea, ReportView } from './view.js';
import { listed } from './words.js';

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
    .sort(
      (a, b) => b.hotspots - a.hotspots || a.coldspots - b.coldspots || (a.name < b.name ? -1 : 1),
    );
}

/** As in `London has the most hotspots: 20 of its 32 districts`. Nothing where there is no such area. */
export function mostSentence(
  regions: readonly RegionCounts[],
  group: 'hotspots' | 'coldspots',
  [many, one]: readonly [many: string, one: string],
): string {
  const most = Math.max(0, ...regions.map((region) => region[group]));
  if (most === 0) return '';
  const first = regions.filter((region) => region[group] === most);
  const [only] = first;
  if (first.length > 1 || only === undefined)
    return `${listed(first.map(({ name }) => name))} have the most ${group}: ${most} each.`;
  return `${only.name} has the most ${group}: ${most} of its ${counted(only.areas, one, many)}.`;
}
