import { z } from 'zod';
import { indexMethod } from './method/index-method.js';
import { longShadowMethod } from './method/long-shadow-method.js';

export type { IndexMethod } from './method/index-method.js';
export type {
  MethodAggregate,
  MethodImputation,
  MethodLevel,
  MethodNormalisation,
  MethodTreatment,
  MethodWeighting,
} from './method/level.js';
export type { LongShadowMethod, MethodOutcome } from './method/long-shadow-method.js';
export { type MethodRobustness, robustnessDefaults } from './method/robustness.js';
export type { ScoreMethod } from './method/score-method.js';
export type { Derived } from './method/shared.js';
export type {
  EditionIndicator,
  EditionRow,
  IndicatorGroup,
  MethodRow,
  ScoreRow,
} from './method/structure.js';

/** The method file of an edition: an index or the long shadow, by its `kind`. */
export const methodFile = z.discriminatedUnion('kind', [indexMethod, longShadowMethod]);

export type Method = z.infer<typeof methodFile>;
