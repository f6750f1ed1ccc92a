/** Counts how often intervals hold the true rank, and how often what has a probability happens. */
import type { Outcome } from './coverage-run.js';

/** Areas that publish for themselves, and districts of counties. */
export const TIERS = ['single', 'two_tier'] as const;
type Tier = (typeof TIERS)[number];
const none = (): Record<Tier, number> => ({ single: 0, two_tier: 0 });

const nearest = (sorted: Int32Array, per_cent: number): number =>
  sorted[Math.ceil((per_cent * sorted.length) / 100) - 1] ?? Number.NaN;

export class Tally {
  readonly cases = { figures: none(), choices: none() };
  readonly hits = { figures: none(), choices: none() };
  /** By tenth of the stated probability of a coldspot, from figures alone. */
  readonly tenths = Array.from({ length: 10 }, () => ({ cases: 0, stated: 0, found: 0 }));

  /** @param coldest how many of the worst ranks are coldspots */
  add(outcome: Outcome, twoTier: readonly boolean[], coldest: number): void {
    const { truth } = outcome;
    const line = truth.length - coldest;
    truth.forEach((rank, unit) => {
      const tier = twoTier[unit] === true ? 'two_tier' : 'single';
      for (const drawn of ['figures', 'choices'] as const) {
        const sorted = outcome[drawn][unit];
        if (sorted === undefined) continue;
        this.cases[drawn][tier] += 1;
        if (rank >= nearest(sorted, 5) && rank <= nearest(sorted, 95)) this.hits[drawn][tier] += 1;
      }
      const sorted = outcome.figures[unit]!;
      const stated = sorted.filter((each) => each > line).length / sorted.length;
      const tenth = this.tenths[Math.min(9, Math.floor(10 * stated))]!;
      tenth.cases += 1;
      tenth.stated += stated;
      if (rank > line) tenth.found += 1;
    });
  }

  /** The share of true ranks inside the interval, of some tiers together. */
  coverage(drawn: 'figures' | 'choices', ...tiers: readonly Tier[]): number {
    const sum = (of: Record<Tier, number>) => tiers.reduce((total, tier) => total + of[tier], 0);
    return sum(this.hits[drawn]) / sum(this.cases[drawn]);
  }
}
