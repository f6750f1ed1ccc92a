import type { IndicatorDeclaration } from '../../schemas/indicator.js';
import type { Derived, Method } from '../../schemas/method.js';
import type { OfferedIndicator } from '../../sources/registry.js';
import { partsOf } from './derived.js';
import { offered } from './official-files.js';

/** A difference of percentages may be below nought; nothing is read from a file, so that nothing can be out of range. */
const asDeclared = (derived: Derived, first: IndicatorDeclaration): IndicatorDeclaration => ({
  code: derived.code,
  title: derived.title,
  description: derived.description,
  unit: derived.unit,
  level: first.level,
  measure: first.measure,
  range: [-Number.MAX_VALUE, Number.MAX_VALUE],
  select: partsOf(derived),
});

/**
 * What is said of an indicator of a method, official or derived; a derived one stands under the data set of its first
 * part. Throws `indicator-unoffered`.
 */
export function declaredOf(method: Method, code: string, methodPath = 'method.yaml'): OfferedIndicator {
  const derived = method.derive.find((one) => one.code === code);
  if (derived === undefined) return offered(code, methodPath);
  const { declaration, source } = declaredOf(method, derived.of, methodPath);
  return { declaration: asDeclared(derived, declaration), source };
}
