import { quoteFound } from '../../errors/smi-error.js';
import { indicatorsOf } from '../../schemas/method/structure.js';
import type { IndexMethod } from '../../schemas/method.js';
import { didYouMean } from '../system/nearest.js';
import { allowedHere, type MethodText, type Path } from './method-text.js';

/**
 * Refuses a trend that names an edition twice, a base that is not one of them, an indicator that the method
 * does not score, or a break at the first edition, which nothing is before.
 * @throws SmiError `method-invalid`, with line and column
 */
export function checkTrend(source: MethodText, method: IndexMethod): void {
  const { trend } = method;
  if (trend === undefined) return;
  const { editions, base, relative, breaks } = trend;
  const codes = indicatorsOf(method).map(({ code }) => code);
  const refused = (path: Path, problem: string, allowed: readonly string[], found: string) =>
    source.refused(
      ['trend', ...path],
      `${source.naming(['trend', ...path])} is ${quoteFound(found)}, ${problem}${allowedHere(allowed)}`,
      didYouMean(found, allowed) ?? {},
    );
  for (const [i, edition] of editions.entries())
    if (editions.indexOf(edition) !== i)
      throw refused(['editions', i], 'which is there already', [], edition);
  if (!editions.includes(base)) throw refused(['base'], 'which is no edition of the trend', editions, base);
  const named = [...relative.map(({ code }, i) => ({ code, path: ['relative', i, 'code'] as Path }))];
  const broken = breaks.map(({ code }, i) => ({ code, path: ['breaks', i, 'code'] as Path }));
  for (const { code, path } of [...named, ...broken])
    if (!codes.includes(code)) throw refused(path, 'which the method does not score', codes, code);
  const later = editions.slice(1);
  for (const [i, { edition }] of breaks.entries())
    if (!later.includes(edition))
      throw refused(['breaks', i, 'edition'], 'which follows none of the trend', later, edition);
}
