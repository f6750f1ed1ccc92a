import { ascending } from 'd3-array';
import type { Figure } from '../../schemas/figure.js';
import { COUNTRIES, type Country } from '../../schemas/method/areas.js';
import type { ColdspotKind } from '../../schemas/release/coldspot-fields.js';
import type { Row } from '../../schemas/table.js';

/** The place of a figure among those of all areas: 1 is the best; areas of the same figure share a rank. */
export interface FigureRank {
  readonly rank: number;
  /** How many areas have a figure. */
  readonly of: number;
}

/** The ranks of the areas on one indicator, by area code. */
export function figureRanks(rows: readonly Row[], indicator: string): ReadonlyMap<string, FigureRank> {
  const known = rows
    .filter((row) => row.indicator === indicator && row.value !== null)
    .sort((a, b) => Number(b.direction) * (Number(b.value) - Number(a.value)));
  const ranks = new Map<string, FigureRank>();
  let rank = 1;
  known.forEach((row, i) => {
    if (i > 0 && row.value !== known[i - 1]?.value) rank = i + 1;
    ranks.set(String(row.area_code), { rank, of: known.length });
  });
  return ranks;
}

/** The figure that the official file prints for the country of an area. */
export interface CountryFigure {
  readonly area_code: string;
  readonly name: string;
  /** null where the file has a row for the country, and no figure in it. */
  readonly value: number | null;
  readonly cells: string;
}

/** The class of an area on one outcome of the long shadow. */
export interface LongShadowClass {
  readonly outcome: string;
  readonly kind: ColdspotKind | null;
  /** As `status` of index.csv: inherited where the class is that of the county. */
  readonly status: string;
}

/** The classes of an area, from the columns of index.csv. */
export const longShadowOf = (area: Row): LongShadowClass[] =>
  Object.keys(area).flatMap((column) => {
    const outcome = /^coldspot_(.+)_status$/.exec(column)?.[1];
    if (outcome === undefined) return [];
    const kind = area[`coldspot_${outcome}`] as ColdspotKind | null;
    return [{ outcome, kind, status: String(area[column]) }];
  });

/** The name of the country of a code. */
export const countryName = (code: string): string => COUNTRIES[code.charAt(0) as Country] ?? 'the country';

/** The figure of the country for an indicator, by the first letter of the code of an area. */
export function countryFigure(
  national: readonly Figure[],
  area: string,
  indicator: string,
): CountryFigure | null {
  const row = national.find(
    (figure) => figure.indicator === indicator && figure.area_code.startsWith(area.charAt(0)),
  );
  if (row === undefined) return null;
  const { area_code, value, cells } = row;
  return { area_code, name: countryName(area_code), value, cells };
}

/** How many figures are named as those that help or hold back. */
const NAMED = 3;

/** What an indicator does for its area: points of the score, or where there are none its weighted scale. */
interface Effect {
  readonly code: string;
  readonly contribution: number | null;
  readonly z_score: number | null;
  readonly weight: number;
}

const effectOf = ({ contribution, z_score, weight }: Effect): number =>
  contribution ?? (z_score === null ? 0 : z_score * weight);

/** The codes of what holds an area back most and of what helps it most, the strongest first. */
export function strongest(indicators: readonly Effect[]): { holds_back: string[]; helps: string[] } {
  const ordered = indicators
    .map((one) => ({ code: one.code, effect: effectOf(one) }))
    .sort((a, b) => ascending(a.effect, b.effect));
  return {
    holds_back: ordered
      .filter(({ effect }) => effect < 0)
      .slice(0, NAMED)
      .map(({ code }) => code),
    helps: ordered
      .filter(({ effect }) => effect > 0)
      .reverse()
      .slice(0, NAMED)
      .map(({ code }) => code),
  };
}

/** An outcome of the long shadow in words, from its code. */
export const outcomeWords = (outcome: string): string => {
  const words = outcome.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
