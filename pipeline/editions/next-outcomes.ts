import type { Derived, LongShadowMethod, MethodOutcome } from '../../schemas/method.js';
import type { Observation } from '../../schemas/observation.js';
import { ageOf } from './age.js';
import { endYear, methodPeriods, partsOf } from './derived.js';
import type { MethodEditor } from './edit-method.js';
import { laterPeriod, type NextPeriod, type Partial, yearsLater } from './next-periods.js';

type Periods = ReadonlyMap<string, ReadonlySet<string>>;

const lastOf = (periods: readonly string[]): string =>
  periods.toSorted((a, b) => endYear(a) - endYear(b)).at(-1) ?? '';

/** The inputs that a figure is made of. */
function inputsOf(code: string, derive: readonly Derived[]): string[] {
  const derived = derive.find((figure) => figure.code === code);
  return derived === undefined ? [code] : partsOf(derived).flatMap((part) => inputsOf(part, derive));
}

const hasYear = (periods: ReadonlySet<string> | undefined, year: number): boolean =>
  [...(periods ?? [])].some((period) => endYear(period) === year);

/** The later periods of an outcome for which there are level, gap and the sizes of the cohorts. */
function laterOf({ level, gap, periods, cohorts }: MethodOutcome, has: Periods): string[] {
  const last = Math.max(...periods.map(endYear));
  const sized = (period: string) =>
    cohorts === undefined ||
    [cohorts.level, cohorts.others].every((code) =>
      hasYear(has.get(code), endYear(period) + cohorts.years_later),
    );
  return [...(has.get(level) ?? [])]
    .filter((period) => endYear(period) > last && has.get(gap)?.has(period) === true && sized(period))
    .sort((a, b) => endYear(a) - endYear(b));
}

/** True where the part of the gap that is explained is known too, without which there is no rank. */
function isRanked(
  { unexplained_gap }: MethodOutcome,
  period: string,
  derive: readonly Derived[],
  has: Periods,
) {
  const residual = derive.find(({ code }) => code === unexplained_gap);
  if (residual?.step !== 'residual') return true;
  return hasYear(has.get(residual.on), endYear(period) - residual.years_before);
}

/** The later periods of second chances: the same number of years later at both ages. */
function laterChances({ later, earlier }: NonNullable<LongShadowMethod['second_chances']>, has: Periods) {
  const both = [later, earlier];
  const years = Math.max(
    0,
    ...[...(has.get(later.level) ?? [])]
      .map((period) => endYear(period) - endYear(later.period))
      .filter((count) =>
        both.every(({ level, others, period }) =>
          [level, others].every((code) => has.get(code)?.has(yearsLater(period, count)) === true),
        ),
      ),
  );
  return years === 0 ? undefined : both.map(({ period }) => yearsLater(period, years));
}

/**
 * Takes the latest periods into the text of a method of the long shadow: every later one into inputs and
 * outcomes, and of an outcome the latest that can be ranked.
 * @param next name and areas of the next edition
 * @param byCode observations of every period, by the code of their indicator
 * @returns what becomes of the period of each outcome
 */
export function editOutcomes(
  editor: MethodEditor,
  method: LongShadowMethod,
  next: Pick<LongShadowMethod, 'edition' | 'areas'>,
  byCode: ReadonlyMap<string, readonly Observation[]>,
): NextPeriod[] {
  const laterThan = (code: string, period: string) => laterPeriod(byCode.get(code) ?? [], period);
  const partial = new Map<string, readonly Partial[]>();
  const inputs = method.inputs.map((input, i) => {
    const found = laterThan(input.code, lastOf(input.periods));
    const later = found.period === undefined ? [] : [...found.between, found.period];
    partial.set(input.code, found.partial);
    if (later.length > 0) editor.append(['inputs', i, 'periods'], later);
    return { ...input, periods: [...input.periods, ...later] };
  });
  const has = methodPeriods({ ...method, inputs });
  const periods = method.outcomes.map((outcome, i): NextPeriod => {
    const { code, period, level, gap } = outcome;
    const later = laterOf(outcome, has);
    const ranked = later.filter((each) => isRanked(outcome, each, method.derive, has));
    const to = ranked.at(-1) ?? period;
    if (later.length > 0) editor.append(['outcomes', i, 'periods'], later);
    if (to !== period) editor.set(['outcomes', i], 'period', to, 'code');
    const feeding = new Set([level, gap].flatMap((each) => inputsOf(each, method.derive)));
    const few = [...feeding].flatMap((each) => partial.get(each) ?? []);
    return {
      code,
      from: period,
      to,
      carried: to === period,
      age: ageOf(next, to),
      between: later.filter((each) => each !== to),
      partial: [...new Map(few.map((each) => [each.period, each])).values()],
    };
  });
  const chances = method.second_chances && laterChances(method.second_chances, has);
  for (const [i, end] of (['later', 'earlier'] as const).entries())
    if (chances?.[i] !== undefined) editor.set(['second_chances', end], 'period', chances[i], 'others');
  if (method.local_2020 !== undefined) {
    const { code, period } = method.local_2020;
    const { period: later } = laterThan(code, period);
    if (later !== undefined) editor.set(['local_2020'], 'period', later, 'code');
  }
  return periods;
}
