import { quoteFound } from '../../errors/smi-error.js';
import { indicatorsOf } from '../../schemas/method/structure.js';
import type { IndexMethod } from '../../schemas/method.js';
import { INDICATORS } from '../../sources/registry.js';
import { didYouMean } from '../system/nearest.js';
import { allowedHere, type MethodText, type Path } from './method-text.js';

/** An indicator that `steps.model` names, and for which kind of area it must be published. */
interface Named {
  readonly code: string;
  readonly path: Path;
  readonly level: 'lower_tier' | 'upper_tier';
}

const PUBLISHED = { lower_tier: 'districts', upper_tier: 'counties' } as const;

/** The level of an indicator, official or derived; undefined where no source provides it. */
function levelOf(method: IndexMethod, code: string): string | undefined {
  const derived = method.derive.find((figure) => figure.code === code);
  return derived === undefined ? INDICATORS.get(code)?.declaration.level : levelOf(method, derived.of);
}

/**
 * Refuses a model that names what the method does not score, the same indicator twice, a regressor that is
 * published for counties only, or an indicator to be modelled that districts have themselves.
 * @throws SmiError `method-invalid`, with line and column
 */
export function checkModel(source: MethodText, method: IndexMethod): void {
  const { model } = method.steps;
  if (model === undefined) return;
  const path: Path = ['steps', 'model'];
  const scored = indicatorsOf(method).map(({ code }) => code);
  const regressors = model.regressors.map(
    (code, i): Named => ({ code, path: [...path, 'regressors', i], level: 'lower_tier' }),
  );
  const indicators = model.indicators.map(
    ({ code }, i): Named => ({ code, path: [...path, 'indicators', i, 'code'], level: 'upper_tier' }),
  );
  const rates = model.indicators.flatMap(({ times }, i): Named[] =>
    times === undefined
      ? []
      : [{ code: times, path: [...path, 'indicators', i, 'times'], level: 'lower_tier' }],
  );
  for (const named of [regressors, indicators])
    for (const [i, { code, path: where }] of named.entries())
      if (named.findIndex((other) => other.code === code) !== i)
        throw source.refused(where, `${code} appears twice in ${source.naming(where.slice(0, 3))}`);
  for (const { code, path: where, level } of [...regressors, ...indicators, ...rates]) {
    if (!scored.includes(code))
      throw source.refused(
        where,
        `${source.naming(where)} is ${quoteFound(code)}, which the method does not score`,
        didYouMean(code, scored) ?? { next: 'name an indicator of the method' },
      );
    const found = levelOf(method, code);
    if (found !== undefined && found !== level)
      throw source.refused(
        where,
        `${source.naming(where)} is ${code}, but here must be a figure that is published for ${PUBLISHED[level]}${allowedHere(scored.filter((other) => levelOf(method, other) === level))}`,
      );
  }
}
