import { SmiError } from '../../errors/smi-error.js';
import type { LongShadowMethod } from '../../schemas/method.js';
import { endYear, frozenInputs, methodPeriods } from './derived.js';

/** Throws `method-invalid` for an outcome that stands twice, or that names a figure or a period that is not there. */
export function checkOutcomes(file: string, method: LongShadowMethod): void {
  const refused = (problem: string) => new SmiError('method-invalid', `${file}: ${problem}`);
  const known = new Set([...frozenInputs(method), ...method.derive].map(({ code }) => code));
  const has = methodPeriods(method);
  const seen = new Set(['all']);
  for (const { code, level, gap, unexplained_gap, period, periods } of method.outcomes) {
    if (seen.has(code)) throw refused(`the outcome ${code} stands twice, or is the word for all of them`);
    seen.add(code);
    const lacking = [level, gap, unexplained_gap].find((figure) => !known.has(figure));
    if (lacking !== undefined) throw refused(`the outcome ${code} names ${lacking}, which is not there`);
    if (!periods.includes(period)) throw refused(`the outcome ${code} has no period ${period}`);
    if (new Set(periods.map(endYear)).size < periods.length)
      throw refused(`the outcome ${code} has a period twice, or two that end in one year`);
    for (const figure of [level, gap, unexplained_gap]) {
      const absent = periods.find((one) => !has.get(figure)?.has(one));
      if (absent !== undefined)
        throw refused(`the outcome ${code} names ${absent}, a period that ${figure} does not have`);
    }
    const residual = method.derive.find((one) => one.code === unexplained_gap);
    if (residual?.step !== 'residual' || residual.of !== gap)
      throw refused(
        `the outcome ${code} names ${unexplained_gap}, which is not what a line leaves of ${gap}`,
      );
  }
}
