import { ascending, descending } from 'd3-array';
import { outOf, whole } from '../../outputs/formats/numbers.js';
import { type Comparison, comparisonRow, comparisonTable } from '../../schemas/comparison.js';
import { COMPARISON_FILE } from '../editions/files.js';
import { parseTable } from '../tables/read-shipped-table.js';
import type { Standing } from './standing.js';

const keyOf = ({ of, area_code }: Pick<Standing, 'of' | 'area_code'>) => `${of} ${area_code}`;
const groupOf = (standing: Standing | undefined) => (standing?.group || null) as Comparison['group'];

/**
 * Each area in what either edition ranks: what is ranked in the order of the standings, then by code.
 * @param before ranking of the edition that is followed
 * @param now ranking of the edition that follows it
 */
export function comparisonOf(before: readonly Standing[], now: readonly Standing[]): Comparison[] {
  const [old, own] = [before, now].map((list) => new Map(list.map((row) => [keyOf(row), row])));
  const ranked = [...new Set([...now, ...before].map(({ of }) => of))];
  const names = new Map([...before, ...now].map((row) => [keyOf(row), row]));
  return [...names.entries()]
    .sort(
      ([, a], [, b]) => ranked.indexOf(a.of) - ranked.indexOf(b.of) || ascending(a.area_code, b.area_code),
    )
    .map(([key, { of, area_code, area_name }]) => {
      const [was, is] = [old?.get(key), own?.get(key)];
      const [rank_before, rank] = [was?.rank ?? null, is?.rank ?? null];
      return {
        area_code,
        area_name,
        ranked: of,
        score_before: was?.score ?? null,
        score: is?.score ?? null,
        rank_before,
        rank,
        places: rank_before === null || rank === null ? null : rank_before - rank,
        group_before: groupOf(was),
        group: groupOf(is),
      };
    });
}

/** The ranking of the edition that is followed, as a comparison has it. */
export const rankingBefore = (rows: readonly Comparison[]): Standing[] =>
  rows.map(({ area_code, area_name, ranked, score_before, rank_before, group_before }) => ({
    of: ranked,
    period: '',
    area_code,
    area_name,
    score: score_before,
    rank: rank_before,
    group: group_before ?? '',
  }));

/** The ranking that the comparison of an edition has of the one before. Throws `figures-invalid`. */
export const recordedRanking = (texts: ReadonlyMap<string, string>, path: string): Standing[] | undefined => {
  const text = texts.get(COMPARISON_FILE);
  return text === undefined
    ? undefined
    : rankingBefore(parseTable({ ...comparisonTable, row: comparisonRow }, text, path));
};

/** The comparison in a few lines: how many changed group, and who moved most, of each that is ranked. */
export function describeComparison(all: readonly Comparison[], before: string, shown = 5): string[] {
  const ranked = [...new Set(all.map((row) => row.ranked))];
  return ranked.flatMap((of) => {
    const rows = all.filter((row) => row.ranked === of);
    const both = rows.filter(
      (row) => row.places !== null || (row.group !== null && row.group_before !== null),
    );
    const moved = both.filter(({ group, group_before }) => group !== group_before);
    const movers = both
      .filter(({ places }) => places !== null && places !== 0)
      .toSorted((a, b) => descending(Math.abs(a.places ?? 0), Math.abs(b.places ?? 0)));
    const lines = movers
      .slice(0, shown)
      .map(
        ({ area_name, rank_before, rank, group_before, group }) =>
          `  ${area_name}: rank ${rank_before} to ${rank}${group === group_before ? '' : `, ${group_before} to ${group}`}`,
      );
    const what = ranked.length === 1 ? '' : `${of}, `;
    return [
      `${what}compared with ${before}: ${outOf(movers.length, both.length, 'area')} ${movers.length < 2 ? 'has' : 'have'} another rank, ${moved.length === 0 ? 'none' : whole(moved.length)} another group${lines.length > 0 ? '; most moved:' : ''}`,
      ...lines,
    ];
  });
}
