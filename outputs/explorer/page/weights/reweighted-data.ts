import type { DrawsFile } from '../../../../schemas/release/draws-file.js';
import type { IndexData, Numbers, PartData, SureData } from '../../data-types.js';
import type { Intervals } from '../../weights/engine.js';
import { kindsOf, type Standings } from '../../weights/standing.js';

/** Position in the draws of each area of the data; −1 for one that is not there. */
export function positionsOf({ areas }: Pick<IndexData, 'areas'>, draws: Pick<DrawsFile, 'areas'>): number[] {
  const known = new Map(draws.areas.map(({ code }, i) => [code, i]));
  return areas.code.map((code) => known.get(code) ?? -1);
}

const orNull = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;
const rankOrNull = (rank: number | undefined): number | null => rank || null;

/** The intervals as those of a rank: figures alone are drawn, since the choices are the reader’s. */
function sureOf({ low, high, coldspot, hotspot }: Intervals, positions: readonly number[]): SureData {
  const ranks = (of: Int32Array): Numbers => positions.map((i) => rankOrNull(of[i]));
  const shares = (of: Float64Array): Numbers => positions.map((i) => orNull(of[i]));
  const ends = { low: ranks(low), high: ranks(high) };
  return {
    ...ends,
    lowFigures: ends.low,
    highFigures: ends.high,
    coldspot: shares(coldspot),
    hotspot: shares(hotspot),
  };
}

/**
 * The data of the explorer with other ranks, for everything that shows ranks: scores, ranks, fifths and
 * kinds of place are those of `standings`, intervals those that are given.
 * @param positions as `positionsOf`
 */
export function reweightedData(
  data: IndexData,
  standings: Standings,
  intervals: Intervals | null,
  positions: readonly number[],
): IndexData {
  const byCode = new Map(standings.aggregates.map((standing) => [standing.code, standing]));
  const parts = data.parts.map((part): PartData => {
    const found = part.part === 'index' ? standings.index : byCode.get(part.code);
    if (found === undefined) return part;
    return {
      ...part,
      score: positions.map((i) => orNull(found.scores[i])),
      rank: positions.map((i) => rankOrNull(found.ranks[i])),
      fifth: positions.map((i) => found.groups[i]?.fifth ?? null),
      sure: part.part === 'index' && intervals !== null ? sureOf(intervals, positions) : null,
    };
  });
  const kinds = kindsOf(standings);
  const kind = positions.map((i) => {
    const position = data.kinds.findIndex(({ code }) => code === kinds[i]);
    return position < 0 ? null : position;
  });
  return { ...data, parts, kind };
}
