import type { MethodNormalisation } from '../../schemas/method.js';

export type { MethodNormalisation } from '../../schemas/method.js';

type WithNumbers = Extract<MethodNormalisation, { method: string }>;
type WithoutNumbers = Exclude<Extract<MethodNormalisation, string>, WithNumbers['method']>;

/** A normalisation with its numbers, those that a bare name stands for among them. */
export type NamedNormalisation = WithNumbers | { readonly method: WithoutNumbers };

/** The numbers that a bare name stands for: the defaults of the schema (`schemas/method/level.ts`). */
export function normalisationNamed(asked: MethodNormalisation): NamedNormalisation {
  if (typeof asked !== 'string') return asked;
  switch (asked) {
    case 'z_score':
      return { method: asked, mean: 0, sd: 1 };
    case 'min_max':
      return { method: asked, from: 0, to: 100 };
    case 'distance_to_reference':
      return { method: asked, to: 'best', cap: false };
    default:
      return { method: asked };
  }
}

/** Whether values then have a mean of 0 and a standard deviation of 1. */
export function isStandard(asked: MethodNormalisation): boolean {
  const named = normalisationNamed(asked);
  return named.method === 'z_score' && named.mean === 0 && named.sd === 1;
}
