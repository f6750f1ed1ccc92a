import type { Method } from '../../schemas/method.js';
import { INDICATORS } from '../../sources/registry.js';
import { didYouMean } from '../system/nearest.js';
import { rowPaths } from './check-structure.js';
import type { ReadMethod } from './method.js';

/** Refuses an indicator that no source provides, with line and column. Throws `indicator-unoffered`. */
export function checkProvided({ method, source }: ReadMethod<Method>): void {
  const derived = new Set(method.derive.map(({ code }) => code));
  const structure = method.kind === 'index' ? method.structure : [];
  const paths = method.kind === 'index' ? rowPaths(source, structure) : [];
  const named = [
    ...structure.flatMap(({ code, type }, i) =>
      type === 'Indicator' && !derived.has(code) ? [{ code, path: paths[i] ?? [] }] : [],
    ),
    ...method.inputs.map(({ code }, i) => ({ code, path: ['inputs', i] })),
    ...method.context.map(({ code }, i) => ({ code, path: ['context', i] })),
  ];
  const unknown = named.find(({ code }) => !INDICATORS.has(code));
  if (unknown === undefined) return;
  const { code, path } = unknown;
  throw source.refused(
    [...path, 'code'],
    `no source provides the indicator ${code}`,
    didYouMean(code, [...INDICATORS.keys()]),
    'indicator-unoffered',
  );
}
