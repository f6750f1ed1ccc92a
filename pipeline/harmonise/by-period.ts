import type { Observation } from '../../schemas/observation.js';

/**
 * Observations by indicator and period, each list in the order in which they were read. Made once and asked
 * for every period: a search through all observations for each is most of the time of a refresh.
 */
export class ObservationsByPeriod {
  readonly #byIndicator = new Map<string, Map<string, Observation[]>>();

  constructor(observations: Iterable<Observation>) {
    for (const observation of observations) {
      const { indicator, period } = observation;
      let byPeriod = this.#byIndicator.get(indicator);
      if (byPeriod === undefined) {
        byPeriod = new Map();
        this.#byIndicator.set(indicator, byPeriod);
      }
      const own = byPeriod.get(period);
      if (own === undefined) byPeriod.set(period, [observation]);
      else own.push(observation);
    }
  }

  /** None where there are none. */
  of(indicator: string, period: string): readonly Observation[] {
    return this.#byIndicator.get(indicator)?.get(period) ?? [];
  }

  /** Every period of an indicator, in the order in which it first appears. */
  periodsOf(indicator: string): string[] {
    return [...(this.#byIndicator.get(indicator)?.keys() ?? [])];
  }
}
