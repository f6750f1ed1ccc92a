import type { DrawnArea } from '../../coldspots/draw-coldspots.js';
import { PosteriorDraws } from '../../methods/estimate/posterior-draws.js';
import { addStandardScores } from '../../methods/estimate/standard-scores.js';
import { type ColdspotRule, KINDS, KindBuffers, kindsInto } from '../../methods/rank/coldspots.js';
import { Order } from '../../methods/rank/order.js';
import { ranksInto } from '../../methods/rank/ranks.js';
import { RankTally } from '../../methods/rank/tally.js';
import type { ShrunkenMeasures } from './shrunken.js';

export interface DrawOptions extends ColdspotRule {
  /** Whole number from 0 to 2^53 − 1. */
  readonly seed: number;
  readonly draws: number;
}

/** Level up, gaps down. */
const SIGNS = [1, -1, -1] as const;

/**
 * How sure ranks and classes are: draws level, gap and unexplained gap of all areas together, and computes
 * z-scores, their mean, ranks and classes for each draw. A measure that is the same in every area counts
 * zero. An area without one of the three has no rank, without level or gap no class; the others are ranked
 * next to what it has.
 * @returns by id
 */
export function drawAreas(
  { estimates, between }: ShrunkenMeasures['together'],
  { seed, draws, ...rule }: DrawOptions,
): ReadonlyMap<string, DrawnArea> {
  const n = estimates.length;
  const posterior = new PosteriorDraws(estimates, between, seed);
  const figures = SIGNS.map(() => new Float64Array(n));
  const [level, gap] = figures as [Float64Array, Float64Array];
  const [scores, ranks, order, tally] = [
    new Float64Array(n),
    new Int32Array(n),
    new Order(n),
    new RankTally(n),
  ];
  const [classes, buffers] = [new Uint8Array(n), new KindBuffers(n)];
  const counts = KINDS.map(() => new Uint32Array(n));
  for (let draw = 0; draw < draws; draw += 1) {
    posterior.draw();
    for (const [i, drawn] of posterior.drawn.entries())
      for (let area = 0; area < n; area += 1)
        figures[i]![area] = Number.isNaN(estimates[area]!.values[i]!) ? Number.NaN : drawn[area]!;
    kindsInto(classes, level, gap, rule, buffers);
    for (let area = 0; area < n; area += 1) {
      const counted = counts[classes[area]!];
      if (counted !== undefined) counted[area]! += 1;
    }
    scores.fill(0);
    for (const [i, sign] of SIGNS.entries()) addStandardScores(scores, figures[i]!, sign / 3, true);
    ranksInto(ranks, scores, rule.tolerance, order);
    tally.add(ranks);
  }
  return new Map(
    estimates.map(({ id, values }, area) => {
      const classed = !Number.isNaN(values[0]! + values[1]!);
      const share = (kind: (typeof KINDS)[number]) =>
        classed ? counts[KINDS.indexOf(kind)]![area]! / draws : null;
      return [
        id,
        {
          ranks: tally.interval(area),
          coldspot_probability: share('coldspot'),
          hotspot_probability: share('hotspot'),
        },
      ];
    }),
  );
}
