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
    const [, start, month, years] = interval;
    return Number(start) + Number(years) - (month === '01' ? 1 : 0);
  }
  const years = /^(\d{4})(?!\d)/.exec(period);
  if (years === null) return Number.NaN;
  const start = Number(years[1]);
  // `2023-24`, `2023/24` and `2014-16` end in another year, as `2021/22-23/24` does; `2025-04-30` is a day of one.
  const end = /^\d{4}[-/](?:\d{2}-\d{2}\/)?(\d{2})(?![-\d/])/.exec(period)?.[1];
  if (end === undefined) return start;
  const year = start - (start % 100) + Number(end);
  return year < start ? year + 100 : year;
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

/** The periods that each figure of a method has: a gap those of both parts, a residual those of the figure explained. */
export function methodPeriods(method: Method): Map<string, Set<string>> {
  const periods = new Map<string, Set<string>>();
  for (const { code, period } of frozenInputs(method))
    periods.set(code, (periods.get(code) ?? new Set()).add(period));
  for (const derived of method.derive) {
    const [of, other] = partsOf(derived).map((code) => periods.get(code) ?? new Set<string>());
    const own = [...(of ?? [])].filter((period) => derived.step === 'residual' || other?.has(period));
    periods.set(derived.code, new Set(own));
  }
  return periods;
}

/** Throws `method-invalid` for a derived figure that no period has. */
export function checkPeriods(file: string, method: Method): void {
  const periods = methodPeriods(method);
  const refused = (problem: string) => new SmiError('method-invalid', `${file}: ${problem}`);
  for (const derived of method.derive) {
    const own = [...(periods.get(derived.code) ?? [])];
    if (own.length === 0)
      throw refused(
        `${derived.code} is derived from ${partsOf(derived).join(' and ')}, which have no period in common`,
      );
    if (derived.step === 'gap') continue;
    const explaining = new Set([...(periods.get(derived.on) ?? [])].map(endYear));
    if (!own.some((period) => explaining.has(endYear(period) - derived.years_before)))
      throw refused(
        `${derived.code} has no period with one of ${derived.on} that ends ${derived.years_before} years before`,
      );
  }
  const scored = method.kind === 'index' ? method.domains.flatMap(({ indicators }) => indicators) : [];
  const lacking = scored.find(({ code, period }) => periods.has(code) && !periods.get(code)?.has(period));
  if (lacking !== undefined) throw refused(`${lacking.code} has no figure of ${lacking.period}`);
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
