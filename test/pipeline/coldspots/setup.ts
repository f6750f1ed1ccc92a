import { coldspots } from '../../../pipeline/coldspots/coldspots.js';
import { drawYears } from '../../../pipeline/coldspots/draws.js';
import { type DerivedFigures, derive } from '../../../pipeline/derive/derive.js';
import { duckdb } from '../../../pipeline/engine/dialect.js';
import type { Engine, Value } from '../../../pipeline/engine/engine.js';
import { silentLog } from '../../../pipeline/system/log.js';
import type { Figure } from '../../../schemas/figure.js';
import type { LongShadowMethod } from '../../../schemas/method.js';
import { withEngine } from '../../fixtures/reused-engine.js';

/** Figures of a small country: a column of areas for each year; null is missing. */
export type Years = Readonly<Record<number, readonly (number | null)[]>>;

export interface Country {
  /** Of the disadvantaged. */
  readonly level: Years;
  readonly others: Years;
  /** The covariate of the gap, in the same year; its own gap is this less zero. */
  readonly attainment: Years;
  /** Rules that figures were mapped by, by area and year, such as `split`. */
  readonly carried?: Readonly<Record<string, string>>;
}

export const areaCode = (i: number): string => `E06${String(i + 1).padStart(6, '0')}`;

function columnFigures(indicator: string, years: Years, carried: Country['carried'] = {}): Figure[] {
  return Object.entries(years).flatMap(([period, column]) =>
    column.map((value, i): Figure => {
      const rule = carried[`${i} ${period}`];
      const came: Pick<Figure, 'status' | 'reason'> =
        value === null
          ? { status: 'missing', reason: 'not_available' }
          : rule === undefined
            ? { status: 'observed', reason: '' }
            : { status: 'mapped', reason: rule };
      return {
        area_code: areaCode(i),
        indicator,
        period,
        value,
        lower: null,
        upper: null,
        ...came,
        flags: '',
        from_codes: areaCode(i),
        source: 'invented',
        raw_text: String(value ?? '-'),
        cells: `${indicator}.csv#${i + 1}:${period}`,
      };
    }),
  );
}

const zeros = (years: Years): Years =>
  Object.fromEntries(
    Object.entries(years).map(([year, column]) => [year, column.map((value) => value && 0)]),
  );

export const figuresOf = ({ level, others, attainment, carried }: Country): Figure[] => [
  ...columnFigures('level', level, carried),
  ...columnFigures('others', others, carried),
  ...columnFigures('gcse', attainment, carried),
  ...columnFigures('zero', zeros(attainment), carried),
];

const said = (code: string) => ({ code, title: code, description: 'Invented', unit: 'points' });

/** A method of one outcome over the years of a country, the last of which ranks. */
export function methodOf({ level, attainment }: Country): LongShadowMethod {
  const periods = Object.keys(level);
  const inputs = [
    ...['level', 'others'].map((code) => ({ code, periods })),
    ...['gcse', 'zero'].map((code) => ({ code, periods: Object.keys(attainment) })),
  ];
  return {
    kind: 'long_shadow',
    edition: 'invented',
    title: 'Invented',
    summary: 'Invented.',
    method_version: '1.0.0',
    default: false,
    areas: {
      country: 'E',
      level: 'upper_tier',
      year: 2025,
      exclude: [],
      boundaries: 'england-2025.topojson',
      inset: null,
    },
    inputs,
    derive: [
      { ...said('gap'), step: 'gap', of: 'others', less: 'level' },
      { ...said('gcse_gap'), step: 'gap', of: 'gcse', less: 'zero' },
      { ...said('unexplained'), step: 'residual', of: 'gap', on: 'gcse_gap', years_before: 0 },
    ],
    context: [],
    two_sources: [],
    outcomes: [
      {
        code: 'going_on',
        name: 'Going on',
        level: 'level',
        gap: 'gap',
        unexplained_gap: 'unexplained',
        period: periods.at(-1) ?? '',
        periods,
      },
    ],
    steps: {
      normalise: 'z_score',
      score: 'mean',
      all: 'mean',
      tolerance: 1e-9,
      group_share: 0.2,
      precision: { standard_error: 'year_on_year', least_years: 3, draws: 100 },
      mean_years: 3,
    },
  };
}

export type Found = Readonly<Record<string, Value>>;
export interface Computed {
  readonly derived: DerivedFigures;
  readonly result: readonly Found[];
  readonly all: readonly Found[];
  /** From yearly changes, one row an area; then those that are used, one row an area and year. */
  readonly errors: readonly Found[];
  readonly yearErrors: readonly Found[];
  readonly persistence: readonly Found[];
  readonly changes: readonly Found[];
  readonly means: readonly Found[];
  readonly draws: readonly Found[];
  readonly calibration: readonly Found[];
  readonly localLevels: readonly Found[];
  readonly correlation: Value | undefined;
}

const table = (engine: Engine, name: string, where = 'true') =>
  engine.rows(`SELECT * FROM ${name} WHERE ${where} ORDER BY ALL`);

/** Derives, ranks and draws a country through the real steps in an engine without tables. */
export function computed(country: Country, threads = 1, method = methodOf(country)): Promise<Computed> {
  return withEngine(threads, async (engine) => {
    const figures = figuresOf(country);
    const derived = await derive(engine, method, figures, duckdb);
    await coldspots(engine, method, duckdb, silentLog);
    const { draws, calibration, localLevels } = await drawYears(engine, method, 1);
    const [pooled] = await engine.rows('SELECT correlation FROM coldspots_correlation');
    return {
      derived,
      draws,
      calibration,
      localLevels,
      correlation: pooled?.correlation,
      result: await table(engine, 'coldspots_result', "outcome <> 'all'"),
      all: await table(engine, 'coldspots_result', "outcome = 'all'"),
      errors: await table(engine, 'coldspots_yearly_errors'),
      yearErrors: await table(engine, 'coldspots_errors'),
      persistence: await table(engine, 'coldspots_persistence'),
      changes: await table(engine, 'coldspots_year_changes'),
      means: await table(engine, 'coldspots_recent_means'),
    };
  });
}

/** A country of one year. */
export const inOneYear = (
  level: readonly (number | null)[],
  gap: readonly (number | null)[],
  attainment: readonly (number | null)[],
): Country => ({
  level: { 2024: level },
  others: { 2024: gap.map((value, i) => (value === null ? null : value + (level[i] ?? 0))) },
  attainment: { 2024: attainment },
});

export const column = (rows: readonly Found[], name: string): (Value | undefined)[] =>
  rows.map((row) => row[name]);
