import type { LongShadowMethod, MethodOutcome } from '../../schemas/method.js';
import { endYear, frozenInputs, methodPeriods } from './derived.js';
import { allowedHere, type MethodText } from './method-text.js';

/** The words of an outcome that name figures. */
const FIGURES = ['level', 'gap', 'unexplained_gap'] as const;

type Refused = (word: string, problem: string) => Error;

/** Refuses cohort sizes that do not exist for a period of the outcome. */
function checkCohorts(
  { cohorts, periods }: MethodOutcome,
  has: ReadonlyMap<string, ReadonlySet<string>>,
  refused: Refused,
): void {
  if (cohorts === undefined) return;
  for (const figure of [cohorts.level, cohorts.others]) {
    const ends = new Set([...(has.get(figure) ?? [])].map(endYear));
    const absent = periods.find((each) => !ends.has(endYear(each) + cohorts.years_later));
    if (absent === undefined) continue;
    const year = endYear(absent) + cohorts.years_later;
    throw refused(
      'cohorts',
      `needs ${figure} of ${year} for its period ${absent}, which the method does not name`,
    );
  }
}

/**
 * Refuses an outcome whose code another has, or that names a figure or a period that does not exist.
 * @throws SmiError `method-invalid`
 */
export function checkOutcomes(source: MethodText, method: LongShadowMethod): void {
  const known = new Set([...frozenInputs(method), ...method.derive].map(({ code }) => code));
  const has = methodPeriods(method);
  const seen = new Set(['all']);
  for (const [i, outcome] of method.outcomes.entries()) {
    const { code, gap, unexplained_gap, period, periods } = outcome;
    const refused = (word: string, problem: string) =>
      source.refused(['outcomes', i, word], `the outcome ${code} ${problem}`);
    if (seen.has(code)) throw refused('code', 'appears twice, or is all, the word for every outcome');
    seen.add(code);
    const named = FIGURES.flatMap((word) => {
      const figure = outcome[word];
      return figure === undefined ? [] : [{ word, figure }];
    });
    const lacking = named.find(({ figure }) => !known.has(figure));
    if (lacking !== undefined)
      throw refused(lacking.word, `names ${lacking.figure}, which does not exist${allowedHere([...known])}`);
    if (!periods.includes(period)) throw refused('period', `has no period ${period}${allowedHere(periods)}`);
    if (new Set(periods.map(endYear)).size < periods.length)
      throw refused('periods', 'has a period twice, or two periods that end in the same year');
    for (const { figure } of named) {
      const own = has.get(figure) ?? new Set();
      const absent = periods.find((each) => !own.has(each));
      if (absent !== undefined)
        throw refused(
          'periods',
          `names ${absent}, a period that ${figure} does not have${allowedHere([...own])}`,
        );
    }
    checkCohorts(outcome, has, refused);
    if (unexplained_gap === undefined) continue;
    const residual = method.derive.find((figure) => figure.code === unexplained_gap);
    if (residual?.step !== 'residual' || residual.of !== gap)
      throw refused('unexplained_gap', `names ${unexplained_gap}, which is not the residual of ${gap}`);
  }
  checkCompared(source, method, has);
}

/** Refuses second chances and pairs of sources that name a figure, or a period, that does not exist. */
function checkCompared(
  source: MethodText,
  { second_chances, two_sources, outcomes }: LongShadowMethod,
  has: ReadonlyMap<string, ReadonlySet<string>>,
): void {
  const refused = (path: (string | number)[], problem: string) => source.refused(path, problem);
  for (const [end, { level, others, period }] of Object.entries(second_chances ?? {})) {
    const lacking = [level, others].find((code) => !has.get(code)?.has(period));
    if (lacking !== undefined)
      throw refused(
        ['second_chances', end],
        `second_chances names ${lacking} of ${period}, which the method does not have`,
      );
  }
  for (const [i, pair] of two_sources.entries()) {
    const lacking = [pair.of, pair.other].find((code) => !has.has(code));
    if (lacking !== undefined)
      throw refused(
        ['two_sources', i],
        `two_sources names ${lacking}, which does not exist${allowedHere([...has.keys()])}`,
      );
  }
  if (!outcomes.some(({ unexplained_gap }) => unexplained_gap !== undefined))
    throw refused(['outcomes'], 'no outcome has an unexplained gap, so that no area would have a rank');
}
