import type { MethodAggregate, MethodLevel } from '../../schemas/method.js';
import type { ReportView } from './view.js';

/** Three levels of the method: of the indicators, of what is made of them, and of the index. */
export interface Levels {
  readonly indicator: MethodLevel;
  readonly domain: MethodLevel;
  readonly index: MethodLevel;
}

/** @throws TypeError for a method of one level, which the reader of methods refuses */
export function levelsOf({ data }: Pick<ReportView, 'data'>): Levels {
  const { levels } = data.method.steps;
  const [indicator, domain] = levels;
  const index = levels.at(-1);
  if (indicator === undefined || domain === undefined || index === undefined)
    throw new TypeError(`${data.method.edition}: a method of an index has two levels or more`);
  return { indicator, domain, index };
}

/** @throws TypeError for a level above the indicators that does not say how it is made, which `score` refuses */
export function aggregateOf({ name, aggregate }: MethodLevel): MethodAggregate {
  if (aggregate === undefined) throw new TypeError(`the level ${name} does not say how it is aggregated`);
  return aggregate;
}
