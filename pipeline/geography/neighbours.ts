import { ascending, deviation, group, mean } from 'd3-array';
import {
  type ContextRow,
  dfeNeighbourTable,
  type NeighbourRow,
  neighbourTable,
  RURAL_URBAN,
} from './lookup-tables.js';
import { codesOfToday, readLookup } from './lookups.js';
import type { Registers } from './registers.js';

/** How many neighbours a district has. */
export const NEIGHBOURS = 10;

/**
 * Districts that are nobody's neighbour, nor part of the means and standard deviations: they have a few
 * thousand residents, and most figures of them are not published, so that nothing could be compared.
 */
export const TOO_SMALL: ReadonlySet<string> = new Set(['E06000053', 'E09000001']);

type Measure = (row: ContextRow) => number;

/**
 * What districts are compared by: six subjects that weigh the same. Income and employment are two measures of
 * one subject, deprivation. Population is compared by ratio. A step of the classes of the rural–urban
 * classification (urban, intermediate urban, intermediate rural, rural) is 1, and being further from a major
 * town or city half a step.
 */
export const SUBJECTS: readonly { readonly measure: Measure; readonly weight: number }[] = [
  { measure: ({ income }) => income, weight: 1 / 12 },
  { measure: ({ employment }) => employment, weight: 1 / 12 },
  { measure: ({ crime }) => crime, weight: 1 / 6 },
  { measure: ({ barriers }) => barriers, weight: 1 / 6 },
  { measure: ({ living_environment }) => living_environment, weight: 1 / 6 },
  { measure: ({ income_deprived, income }) => Math.log(income_deprived / income), weight: 1 / 6 },
  { measure: ({ rural_urban }) => RURAL_URBAN.indexOf(rural_urban) / 2, weight: 1 / 6 },
];

/**
 * Every measure of every district on one scale, by code: less its mean, in standard deviations (n − 1), both
 * over the districts that are not too small.
 */
function standardised(context: readonly ContextRow[]): Map<string, readonly number[]> {
  const large = context.filter(({ area_code }) => !TOO_SMALL.has(area_code));
  const scales = SUBJECTS.map(({ measure }) => ({
    centre: mean(large, measure) ?? 0,
    spread: deviation(large, measure) || 1,
  }));
  return new Map(
    context.map((row) => [
      row.area_code,
      SUBJECTS.map(({ measure }, i) => (measure(row) - scales[i]!.centre) / scales[i]!.spread),
    ]),
  );
}

/** The root of the weighted mean of squared differences, in standard deviations. */
const distance = (a: readonly number[], b: readonly number[]): number =>
  Math.sqrt(SUBJECTS.reduce((sum, { weight }, i) => sum + weight * (a[i]! - b[i]!) ** 2, 0));

/** Decimals of a published distance. */
const DECIMALS = 4;

/** The nearest districts of each, in the order of the context; equally near ones in order of code. */
export function nearestDistricts(context: readonly ContextRow[], count = NEIGHBOURS): NeighbourRow[] {
  const scaled = [...standardised(context)];
  return scaled.flatMap(([area_code, own]) =>
    scaled
      .filter(([code]) => code !== area_code && !TOO_SMALL.has(code))
      .map(([code, other]) => ({ code, apart: distance(own, other) }))
      .sort((a, b) => a.apart - b.apart || ascending(a.code, b.code))
      .slice(0, count)
      .map(({ code, apart }, i) => ({
        area_code,
        position: i + 1,
        neighbour_code: code,
        distance: Number(apart.toFixed(DECIMALS)),
      })),
  );
}

/** A statistical neighbour of an area of today. */
export interface Neighbour {
  readonly code: string;
  readonly name: string;
  /** 1 is the nearest. */
  readonly position: number;
  /** In standard deviations; null where the publisher gives words only. */
  readonly distance: number | null;
  /** The publisher’s word, such as `Very close`; null where there is a distance. */
  readonly closeness: string | null;
  /** Code and name that it was chosen under, where that code has ended since. */
  readonly formerly?: { readonly code: string; readonly name: string };
}

/** A neighbour that is not shown. */
export interface DroppedNeighbour {
  readonly code: string;
  readonly position: number;
  /** Ended: its ground is shared out. Merged: what took over is the area itself, or was named before. */
  readonly why: 'ended' | 'merged' | 'unknown';
}

export interface Neighbours {
  readonly neighbours: readonly Neighbour[];
  readonly dropped: readonly DroppedNeighbour[];
}

interface Chosen {
  readonly area_code: string;
  readonly position: number;
  readonly neighbour_code: string;
  readonly distance?: number;
  readonly closeness?: string;
}

/**
 * Finds the neighbours of an area of today, the nearest first; none for an area that the rows do not have.
 */
export type NeighbourFinder = (code: string) => Neighbours;

/**
 * The neighbours of areas of today among rows of any vintage. A neighbour whose code ended is what took its
 * place; it is dropped where that is not one area, or is the area itself or a nearer neighbour. Positions are
 * those of the rows.
 */
export function neighboursAmong(rows: readonly Chosen[], registers: Registers): NeighbourFinder {
  const byArea = group(rows, ({ area_code }) => sameGround(registers, area_code));
  return (code) => {
    const neighbours: Neighbour[] = [];
    const dropped: DroppedNeighbour[] = [];
    const own = code === '' ? [] : (byArea.get(code) ?? []);
    for (const row of own.toSorted((a, b) => ascending(a.position, b.position))) {
      const { neighbour_code, position, distance: apart, closeness } = row;
      const [found, ...more] = codesOfToday(registers, neighbour_code);
      const drop = (why: DroppedNeighbour['why']) => dropped.push({ code: neighbour_code, position, why });
      if (found === undefined) drop(registers.has(neighbour_code) ? 'ended' : 'unknown');
      else if (more.length > 0) drop('ended');
      else if (found === code || neighbours.some((each) => each.code === found)) drop('merged');
      else
        neighbours.push({
          code: found,
          name: nameIn(registers, found),
          position,
          distance: apart ?? null,
          closeness: closeness ?? null,
          ...(found === neighbour_code
            ? {}
            : { formerly: { code: neighbour_code, name: nameIn(registers, neighbour_code) } }),
        });
    }
    return { neighbours, dropped };
  };
}

const nameIn = (registers: Registers, code: string): string => registers.get(code)?.name ?? code;

/** The code of today of the same area, which is not a merger and not a part; empty where there is none. */
function sameGround(registers: Registers, code: string): string {
  const row = registers.get(code);
  if (row === undefined) return '';
  if (row.end === null) return code;
  return row.rule === 'merger' || row.rule === 'split' ? '' : sameGround(registers, row.became);
}

/** The districts that are most like a district of England, as the project chose them. */
export const districtNeighbours = (registers: Registers): NeighbourFinder =>
  neighboursAmong(readLookup(neighbourTable), registers);

/** The upper-tier authorities that the Department for Education names as neighbours of one. */
export const dfeNeighbours = (registers: Registers): NeighbourFinder =>
  neighboursAmong(readLookup(dfeNeighbourTable), registers);
