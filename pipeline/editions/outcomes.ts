import { SmiError } from '../../errors/smi-error.js';
import type { LongShadowMethod } from '../../schemas/method.js';
import { frozenInputs } from './derived.js';

/** Throws `method-invalid` for an outcome that stands twice, or that names a figure or a period that is not there. */
export function checkOutcomes(file: string, method: LongShadowMethod): void {
  const refused = (problem: string) => new SmiError('method-invalid', `${file}: ${problem}`);
  const known = new Set([...frozenInputs(method), ...method.derive].map(({ code }) => code));
  const seen = new Set(['all']);
  for (const { code, level, gap, unexplained_gap, period, periods } of method.outcomes) {
    if (seen.has(code)) throw refused(`the outcome ${code} stands twice, or is the word for all of them`);
    seen.add(code);
    const lacking = [level, gap, unexplained_gap].find((figure) => !known.has(figure));
    if (lacking !== undefined) throw refused(`the outcome ${code} names ${lacking}, which is not there`);
    if (!periods.includes(period)) throw refused(`the outcome ${code} has no period ${period}`);
    if (new Set(periods).size < periods.length) throw refused(`the outcome ${code} has a period twice`);
  }
}
