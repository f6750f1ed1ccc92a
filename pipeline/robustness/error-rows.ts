import type { Area } from '../../schemas/area.js';
import { indicatorsOf } from '../../schemas/method/structure.js';
import type { IndexMethod } from '../../schemas/method.js';
import { figureErrorsTable } from '../../schemas/release/figure-errors-table.js';
import type { Row, TableData } from '../../schemas/table.js';
import type { Modelled } from '../model/model.js';
import type { EditionProblem } from './edition-problem.js';
import { figureErrors, jointOf } from './figure-errors.js';

/** What an area has in place of a figure of its own, and how far that may be off. */
interface SpreadError {
  readonly spread: 'none' | 'modelled' | 'inherited';
  readonly spread_error: number | null;
}

const NONE: SpreadError = { spread: 'none', spread_error: null };

/** The spread that is drawn, by indicator and area. */
function spreadsOf(
  { problem }: EditionProblem,
  codes: readonly string[],
  areas: readonly Area[],
  modelled: Pick<Modelled, 'spread'> | undefined,
): Map<string, SpreadError> {
  const together = jointOf(problem) === null ? [] : (modelled?.spread ?? []);
  return new Map([
    ...together.map(({ figure, interval, standard_error }): [string, SpreadError] => [
      `${figure.indicator} ${figure.area_code}`,
      { spread: interval === null ? 'inherited' : 'modelled', spread_error: standard_error },
    ]),
    ...figureErrors(problem).flatMap(({ spread }, i) =>
      Array.from(spread?.units ?? [], (unit): [string, SpreadError] => [
        `${codes[i]} ${areas[unit]!.area_code}`,
        { spread: 'inherited', spread_error: spread!.sd },
      ]),
    ),
  ]);
}

/**
 * How far every figure of an edition may be off, as the rows of `figure_errors`: by area, then in the order
 * of the method.
 */
export function errorRows(
  found: EditionProblem,
  method: IndexMethod,
  areas: readonly Area[],
  modelled?: Pick<Modelled, 'spread'>,
): TableData {
  const indicators = indicatorsOf(method);
  const spreads = spreadsOf(
    found,
    indicators.map(({ code }) => code),
    areas,
    modelled,
  );
  const rows = areas.flatMap(({ area_code, area_name }, unit) =>
    indicators.map(({ code, period }, i): Row => {
      const { publishers, errors } = found.errors[i]!;
      return {
        area_code,
        area_name,
        indicator: code,
        period,
        publisher: publishers[unit]!,
        ...errors[unit]!,
        ...(spreads.get(`${code} ${area_code}`) ?? NONE),
      };
    }),
  );
  return { table: figureErrorsTable, rows };
}
