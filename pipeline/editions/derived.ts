import type { Preferred } from '../../schemas/method/shared.js';
import { indicatorsOf } from '../../schemas/method/structure.js';
import type { Derived, EditionIndicator, Method } from '../../schemas/method.js';
import { allowedHere, type MethodText, type Path } from './method-text.js';

/** What is frozen: an indicator and one of its periods. */
export interface FrozenInput {
  readonly code: string;
  readonly period: string;
  /** Figures that come before its own, the best first. */
  readonly prefer?: readonly Preferred[];
}

/**
 * The last year of a period in the spelling of the official files: `2023-24` and `202324` end in 2024,
 * `2025 (Rev)` in 2025.
 */
export function endYear(period: string): number {
  const joined = /^(\d{4})(\d{2})$/.exec(period);
  if (joined !== null && (Number(joined[1]) + 1) % 100 === Number(joined[2])) return Number(joined[1]) + 1;
  const interval = /^(\d{4})-(\d{2})-\d{2}\/P(\d+)Y$/.exec(period);
  if (interval !== null) {
    const [, start, month, years] = interval;
    return Number(start) + Number(years) - (month === '01' ? 1 : 0);
  }
  const years = /^(\d{4})(?!\d)/.exec(period);
  if (years === null) return Number.NaN;
  const start = Number(years[1]);
  // `2023-24`, `2023/24`, `2014-16` and `2021/22-23/24` end in another year; `2025-04-30` is a day.
  const end = /^\d{4}[-/](?:\d{2}-\d{2}\/)?(\d{2})(?![-\d/])/.exec(period)?.[1];
  if (end === undefined) return start;
  const year = start - (start % 100) + Number(end);
  return year < start ? year + 100 : year;
}

/** The two figures that a derived figure is made from. */
export function partsOf(derived: Derived): [string, string] {
  if (derived.step === 'gap') return [derived.of, derived.less];
  if (derived.step === 'share') return [derived.of, derived.among];
  return [derived.of, derived.step === 'first' ? derived.else : derived.against];
}

/** The indicators that a method scores; none for the long shadow, which has outcomes. */
const scoredIndicators = (method: Method): EditionIndicator[] =>
  method.kind === 'index' ? indicatorsOf(method) : [];

/** The word of a derived figure that names its second part. */
const secondWord = ({ step }: Derived): string =>
  ({ gap: 'less', share: 'among', first: 'else', residual: 'against' })[step];

/**
 * The indicators and periods that an edition freezes: those that it scores, and those that it derives others
 * from.
 */
export function frozenInputs(method: Method): FrozenInput[] {
  const derived = new Set(method.derive.map(({ code }) => code));
  const scored = scoredIndicators(method).filter(({ code }) => !derived.has(code));
  const inputs = method.inputs.flatMap(({ code, periods }) => periods.map((period) => ({ code, period })));
  const all: FrozenInput[] = [
    ...scored.map(({ code, period, prefer }) =>
      prefer === undefined ? { code, period } : { code, period, prefer },
    ),
    ...inputs,
  ];
  const keyOf = ({ code, period }: FrozenInput) => `${code} ${period}`;
  // Of two with the same key the first stays, which may prefer others.
  return [...new Map(all.toReversed().map((input) => [keyOf(input), input])).values()].toReversed();
}

/** The local figure that the areas named in 2020 are held against; none for an index. */
export const localInput = (method: Method): FrozenInput[] =>
  method.kind === 'long_shadow' && method.local_2020 !== undefined ? [method.local_2020] : [];

/**
 * The periods of each figure of a method: of a gap or a share, those that both parts have; of the first of
 * two, those that either has; of a residual, those of the figure explained.
 */
export function methodPeriods(method: Method): Map<string, Set<string>> {
  const periods = new Map<string, Set<string>>();
  for (const { code, period } of frozenInputs(method))
    periods.set(code, (periods.get(code) ?? new Set()).add(period));
  for (const derived of method.derive) {
    const [of, other] = partsOf(derived).map((code) => periods.get(code) ?? new Set<string>());
    const own = [...(of ?? [])].filter((period) => derived.step === 'residual' || other?.has(period));
    periods.set(derived.code, new Set(derived.step === 'first' ? [...(of ?? []), ...(other ?? [])] : own));
  }
  return periods;
}

/**
 * Refuses a derived figure without any period, and an indicator whose period has no figures.
 * @param rowPathOf where the row of an indicator is in the file
 * @throws SmiError `method-invalid`
 */
export function checkPeriods(source: MethodText, method: Method, rowPathOf: (code: string) => Path): void {
  const periods = methodPeriods(method);
  for (const [i, derived] of method.derive.entries()) {
    const own = [...(periods.get(derived.code) ?? [])];
    if (own.length === 0)
      throw source.refused(
        ['derive', i, 'of'],
        `${derived.code} is derived from ${partsOf(derived).join(' and ')}, which have no period in common`,
      );
    if (derived.step !== 'residual') continue;
    const explaining = new Set([...(periods.get(derived.against) ?? [])].map(endYear));
    if (!own.some((period) => explaining.has(endYear(period) - derived.years_before)))
      throw source.refused(
        ['derive', i, 'years_before'],
        `${derived.code} needs a period of ${derived.against} that ends ${derived.years_before} years before one of its own`,
      );
  }
  for (const { code, period } of scoredIndicators(method)) {
    const known = periods.get(code);
    if (known !== undefined && !known.has(period))
      throw source.refused(
        [...rowPathOf(code), 'period'],
        `${code} has no figure for ${period}${allowedHere([...known])}`,
      );
  }
}

/**
 * Refuses a figure that is derived from one that does not come before it, or whose code another figure has.
 * @throws SmiError `method-invalid`
 */
export function checkDerived(source: MethodText, method: Method): void {
  const known = new Set(frozenInputs(method).map(({ code }) => code));
  for (const [i, derived] of method.derive.entries()) {
    if (known.has(derived.code))
      throw source.refused(
        ['derive', i, 'code'],
        `${derived.code} is derived, and another figure has the same code`,
      );
    const parts = partsOf(derived);
    const lacking = parts.findIndex((code) => !known.has(code));
    if (lacking >= 0)
      throw source.refused(
        ['derive', i, lacking === 0 ? 'of' : secondWord(derived)],
        `${derived.code} is derived from ${parts[lacking]}, which does not exist${allowedHere([...known])}`,
        { next: 'name it under inputs, or derive it first' },
      );
    known.add(derived.code);
  }
}
