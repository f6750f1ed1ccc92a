import type { LongShadowMethod } from '../../schemas/method.js';
import type { Engine, Value } from '../engine/engine.js';

/** One outcome over all its years, in arrays of `years.length` places for each area; missing is NaN. */
export interface OutcomeYears {
  readonly outcome: string;
  readonly years: readonly number[];
  readonly areas: readonly string[];
  readonly level: Float64Array;
  readonly gap: Float64Array;
  /** The figure that explains the gap, where there is one. */
  readonly covariate: Float64Array;
  readonly level_cohort: Float64Array;
  readonly others_cohort: Float64Array;
  /** Whether the cohorts are counted, and errors binomial. */
  readonly counted: boolean;
  readonly known: Uint8Array;
  /** Whether level and gap have standard errors. */
  readonly sure: Uint8Array;
  /**
   * Index of the series that the figure belongs to, −1 for no figure: the area’s own years are one series,
   * the years of a former authority another, which areas may share.
   */
  readonly series: Int32Array;
  /** A name for each series: the code of its area, or those of the former authorities. */
  readonly names: readonly string[];
}

type Row = Readonly<Record<string, Value>>;

const number = (value: Value | undefined): number =>
  value === null || value === undefined ? Number.NaN : Number(value);

function gather(outcome: string, rows: readonly Row[]): OutcomeYears {
  const years = [...new Set(rows.map(({ year }) => Number(year)))].sort((a, b) => a - b);
  const areas = [...new Set(rows.map(({ area_code }) => String(area_code)))].sort();
  const yearAt = new Map(years.map((year, i) => [year, i]));
  const areaAt = new Map(areas.map((area, i) => [area, i]));
  const size = years.length * areas.length;
  const numbers = () => new Float64Array(size).fill(Number.NaN);
  const names = new Map<string, number>();
  const found = {
    level: numbers(),
    gap: numbers(),
    covariate: numbers(),
    level_cohort: numbers(),
    others_cohort: numbers(),
  };
  const known = new Uint8Array(size);
  const sure = new Uint8Array(size);
  const series = new Int32Array(size).fill(-1);
  for (const row of rows) {
    const j = areaAt.get(String(row.area_code))! * years.length + yearAt.get(Number(row.year))!;
    for (const [name, values] of Object.entries(found)) values[j] = number(row[name]);
    known[j] = row.known === true ? 1 : 0;
    sure[j] = Number.isNaN(number(row.level_standard_error) + number(row.gap_standard_error)) ? 0 : 1;
    if (Number.isNaN(found.level[j]! + found.gap[j]!)) continue;
    const name = String(row.known === true ? row.area_code : row.from_codes || row.area_code);
    if (!names.has(name)) names.set(name, names.size);
    series[j] = names.get(name)!;
  }
  const counted = rows.some(({ counted: one }) => one === true);
  return { outcome, years, areas, ...found, counted, known, sure, series, names: [...names.keys()] };
}

/** Every outcome of the method with its years, from the tables of the stage. */
export async function outcomeYears(engine: Engine, method: LongShadowMethod): Promise<OutcomeYears[]> {
  const rows = await engine.rows(
    `SELECT rows.outcome, rows.year, rows.area_code, rows.level, rows.gap, rows.known, rows.from_codes,
  rows.level_cohort, rows.others_cohort, named.level_cohort IS NOT NULL AS counted,
  errors.level_standard_error, errors.gap_standard_error, explaining.value AS covariate
FROM coldspots_rows AS rows
JOIN coldspots_outcomes AS named ON named.outcome = rows.outcome AND named.period = rows.period
JOIN coldspots_errors AS errors
  ON errors.area_code = rows.area_code AND errors.outcome = rows.outcome AND errors.period = rows.period
LEFT JOIN derive_pairs AS pairs ON pairs.code = named.unexplained_gap AND pairs.period = rows.period
LEFT JOIN (${explainingFigures(method)}) AS explaining ON explaining.code = named.unexplained_gap
  AND explaining.area_code = rows.area_code AND explaining.period = pairs.on_period
ORDER BY rows.outcome, rows.year, rows.area_code`,
  );
  return method.outcomes.flatMap(({ code }) => {
    const own = rows.filter(({ outcome }) => outcome === code);
    return own.length === 0 ? [] : [gather(code, own)];
  });
}

/** SQL for the figures that explain a gap, each with the code of its residual; codes are checked words. */
function explainingFigures({ derive }: LongShadowMethod): string {
  const parts = derive.flatMap((derived) =>
    derived.step === 'residual'
      ? `SELECT '${derived.code}' AS code, area_code, period, value FROM coldspots_figures WHERE indicator = '${derived.against}'`
      : [],
  );
  const none = `SELECT '' AS code, '' AS area_code, '' AS period, CAST(NULL AS DOUBLE) AS value WHERE false`;
  return parts.length === 0 ? none : parts.join(' UNION ALL ');
}
