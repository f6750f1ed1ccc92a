import type { LongShadowMethod } from '../../schemas/method.js';
import { endYear, frozenInputs, methodPeriods } from './derived.js';
import { allowedHere, type MethodText } from './method-text.js';

/** The words of an outcome that name figures. */
const FIGURES = ['level', 'gap', 'unexplained_gap'] as const;

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
    const lacking = FIGURES.find((word) => !known.has(outcome[word]));
    if (lacking !== undefined)
      throw refused(lacking, `names ${outcome[lacking]}, which does not exist${allowedHere([...known])}`);
    if (!periods.includes(period)) throw refused('period', `has no period ${period}${allowedHere(periods)}`);
    if (new Set(periods.map(endYear)).size < periods.length)
      throw refused('periods', 'has a period twice, or two periods that end in the same year');
    for (const word of FIGURES) {
      const figure = outcome[word];
      const own = has.get(figure) ?? new Set();
      const absent = periods.find((each) => !own.has(each));
      if (absent !== undefined)
        throw refused(
          'periods',
          `names ${absent}, a period that ${figure} does not have${allowedHere([...own])}`,
        );
    }
    const residual = method.derive.find((figure) => figure.code === unexplained_gap);
    if (residual?.step !== 'residual' || residual.of !== gap)
      throw refused('unexplained_gap', `names ${unexplained_gap}, which is not the residual of ${gap}`);
  }
}
