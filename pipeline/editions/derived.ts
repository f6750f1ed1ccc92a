import { SmiError } from '../../errors/smi-error.js';
import type { Derived, Method } from '../../schemas/method.js';

/** A figure that is frozen: an indicator and one of its periods. */
export interface FrozenInput {
  readonly code: string;
  readonly period: string;
}

/** The last year of a period as the official files write it: `2023-24` ends in 2024, `2025 (Rev)` in 2025. */
export function endYear(period: string): number {
  const interval = /^(\d{4})-(\d{2})-\d{2}\/P(\d+)Y$/.exec(period);
  if (interval !== null) {
    const [start, month, years] = [Number(interval[1]), interval[2], Number(interval[3])];
    return start + years - (month === '01' ? 1 : 0);
  }
  const years = /^(\d{4})(?:-(\d{2}))?(?!\d)/.exec(period);
  if (years === null) return Number.NaN;
  const start = Number(years[1]);
  // `2023-24` are two years; `2025-04-30` is a day of one.
  const two = /^\d{4}-\d{2}(?!-)/.test(period);
  return two ? start + 1 : start;
}

/** The parts of a derived figure. */
export const partsOf = (derived: Derived): [string, string] =>
  derived.step === 'gap' ? [derived.of, derived.less] : [derived.of, derived.on];

/** The indicators and periods that an edition freezes: those that are scored, and those that others are made of. */
export function frozenInputs(method: Method): FrozenInput[] {
  const derived = new Set(method.derive.map(({ code }) => code));
  const scored =
    method.kind === 'index'
      ? method.domains.flatMap(({ indicators }) => indicators).filter(({ code }) => !derived.has(code))
      : [];
  const inputs = method.inputs.flatMap(({ code, periods }) => periods.map((period) => ({ code, period })));
  const all = [...scored.map(({ code, period }) => ({ code, period })), ...inputs];
  return [...new Map(all.map((one) => [`${one.code} ${one.period}`, one])).values()];
}

/** Throws `method-invalid` for a figure that is derived from one that is not there before it, or that stands twice. */
export function checkDerived(file: string, method: Method): void {
  const known = new Set(frozenInputs(method).map(({ code }) => code));
  for (const derived of method.derive) {
    if (known.has(derived.code))
      throw new SmiError('method-invalid', `${file}: ${derived.code} is derived and stands already`);
    const lacking = partsOf(derived).find((code) => !known.has(code));
    if (lacking !== undefined) {
      throw new SmiError(
        'method-invalid',
        `${file}: ${derived.code} is derived from ${lacking}, which is not there`,
        {
          next: 'name it under inputs, or derive it before',
        },
      );
    }
    known.add(derived.code);
  }
}
