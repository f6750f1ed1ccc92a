import type { MethodAggregate, MethodLevel } from '../../schemas/method.js';
import type { ReportView } from './view.js';

/** The three levels of the method, by name. The schema holds their number. */
export interface Levels {
  readonly indicator: MethodLevel;
  readonly domain: MethodLevel;
  readonly index: MethodLevel;
}

/** @throws TypeError for a method without three levels, which the schema refuses */
export function levelsOf({ data }: Pick<ReportView, 'data'>): Levels {
  const [indicator, domain, index] = data.method.steps.levels;
  if (indicator === undefined || domain === undefined || index === undefined)
    throw new TypeError(`${data.method.edition}: a method of an index has three levels`);
  return { indicator, domain, index };
}

/** @throws TypeError for a level above the indicators that does not say how it is made, which `score` refuses */
export function aggregateOf({ name, aggregate }: MethodLevel): MethodAggregate {
  if (aggregate === undefined) throw new TypeError(`the level ${name} does not say how it is aggregated`);
  return aggregate;
}
