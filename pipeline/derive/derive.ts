import { rollup } from 'd3-array';
import { z } from 'zod';
import { SmiError } from '../../errors/smi-error.js';
import { type Figure, figureTable } from '../../schemas/figure.js';
import { tableDdl } from '../../schemas/generate/ddl.js';
import type { Derived, Method } from '../../schemas/method.js';
import { columns, plainField, type Table } from '../../schemas/table.js';
import { endYear } from '../editions/derived.js';
import type { Dialect } from '../engine/dialect.js';
import { type Engine, identifier } from '../engine/engine.js';
import type { Step } from '../engine/step.js';
import { firstStep, gapStep, residualSteps, shareStep } from './steps.js';

/** The regression line behind a residual. */
export interface Line {
  readonly code: string;
  readonly period: string;
  readonly on_period: string;
  readonly areas: number;
  readonly slope: number;
  readonly intercept: number;
  /** Null where the explained figure is the same in every area. */
  readonly r_squared: number | null;
}

export interface DerivedFigures {
  readonly figures: Figure[];
  readonly lines: Line[];
}

/** The steps of the stage in the order of the method. Pure: it runs nothing. */
export const deriveSteps = (method: Method, sql: Dialect): Step[] =>
  method.derive.flatMap((derived) =>
    derived.step === 'residual' ? residualSteps(sql, derived) : [oneStep(sql, derived)],
  );

function oneStep(sql: Dialect, derived: Exclude<Derived, { step: 'residual' }>): Step {
  if (derived.step === 'gap') return gapStep(sql, derived);
  return derived.step === 'share' ? shareStep(sql, derived) : firstStep(sql, derived);
}

/** Which period of a figure explains which of another. */
export const pairsTable: Table = {
  name: 'derive_pairs',
  title: 'Pairs of periods',
  description: 'Which period of a figure explains which of another.',
  key: ['code', 'period'],
  row: z.strictObject({
    code: plainField(z.string(), 'Derived figure'),
    period: plainField(z.string(), 'Period that is explained'),
    on_period: plainField(z.string(), 'Period that explains it'),
  }),
};

interface Pair {
  readonly code: string;
  readonly period: string;
  readonly on_period: string;
}

/** Pairs each period with the explaining period that ends as many years earlier as the step says. */
export function periodPairs(
  derive: readonly Derived[],
  periods: ReadonlyMap<string, readonly string[]>,
): Pair[] {
  return derive.flatMap((derived) => {
    if (derived.step !== 'residual') return [];
    const explaining = periods.get(derived.against) ?? [];
    return (periods.get(derived.of) ?? []).flatMap((period) => {
      const on_period = explaining.find(
        (candidate) => endYear(candidate) === endYear(period) - derived.years_before,
      );
      return on_period === undefined ? [] : [{ code: derived.code, period, on_period }];
    });
  });
}

const NAMES = columns(figureTable).map(({ name }) => name);

async function periodsOf(engine: Engine): Promise<Map<string, string[]>> {
  const rows = await engine.rows(
    'SELECT DISTINCT indicator, period FROM derive_figures ORDER BY indicator, period',
  );
  return rollup(
    rows,
    (found) => found.map(({ period }) => String(period)),
    ({ indicator }) => String(indicator),
  );
}

async function setPairs(engine: Engine, derived: Derived): Promise<void> {
  for (const { code, period, on_period } of periodPairs([derived], await periodsOf(engine))) {
    await engine.run('INSERT INTO derive_pairs VALUES ($code, $period, $on_period)', {
      code,
      period,
      on_period,
    });
  }
}

/** Throws `indicator-constant` for a line that cannot be fitted. */
async function readLines(engine: Engine, { name }: Step, against: string): Promise<Line[]> {
  const rows = await engine.rows(`SELECT * FROM ${identifier(name)} ORDER BY period`);
  const flat = rows.find(({ slope, same }) => same === true || slope === null || !Number.isFinite(slope));
  if (flat !== undefined) {
    throw new SmiError(
      'indicator-constant',
      `${against} has no two different values for ${flat.on_period}, so it cannot explain another figure`,
    );
  }
  return rows.map((row) => ({
    code: String(row.code),
    period: String(row.period),
    on_period: String(row.on_period),
    areas: Number(row.n),
    slope: Number(row.slope),
    intercept: Number(row.intercept),
    r_squared: row.r_squared === null || row.r_squared === undefined ? null : Number(row.r_squared),
  }));
}

/**
 * Computes the derived figures of a method in the engine, step by step, and leaves them there with the frozen
 * ones, in `derive_figures`. Each derived figure keeps the cells, codes and statuses of the figures that it
 * is made of.
 * @returns the lines behind residuals
 * @throws SmiError `indicator-constant`
 */
export async function deriveThere(
  engine: Engine,
  method: Method,
  frozen: readonly Figure[],
  dialect: Dialect,
): Promise<Line[]> {
  // Its key is looked at once, at the end: an index of it takes as long as half of the stage.
  await engine.run(tableDdl({ ...figureTable, key: [] }, 'derive_figures'));
  await engine.append('derive_figures', columns(figureTable), frozen);
  await engine.run(tableDdl(pairsTable));
  const lines: Line[] = [];
  const add = ({ query, bindings }: Step) =>
    engine.run(`INSERT INTO derive_figures SELECT ${NAMES.join(', ')} FROM (${query})`, bindings);
  for (const derived of method.derive) {
    if (derived.step !== 'residual') await add(oneStep(dialect, derived));
    else {
      await setPairs(engine, derived);
      const [line, residual] = residualSteps(dialect, derived);
      const made = dialect.identifier(line.name);
      await engine.run(`CREATE TABLE ${made} AS\n${line.query}`, line.bindings);
      lines.push(...(await readLines(engine, line, derived.against)));
      await add(residual);
    }
  }
  const key = figureTable.key.join(', ');
  const [twice] = await engine.rows(
    `SELECT ${key} FROM derive_figures GROUP BY ${key} HAVING count(*) > 1 LIMIT 1`,
  );
  if (twice !== undefined) throw new Error(`${Object.values(twice).join(' ')} is there twice`);
  return lines;
}

/** The derived figures of a method, and the lines behind them. Throws as `deriveThere`. */
export async function derive(
  engine: Engine,
  method: Method,
  frozen: readonly Figure[],
  dialect: Dialect,
): Promise<DerivedFigures> {
  if (method.derive.length === 0 && method.kind === 'index') return { figures: [], lines: [] };
  const lines = await deriveThere(engine, method, frozen, dialect);
  if (method.derive.length === 0) return { figures: [], lines };
  const codes = method.derive.map(({ code }) => code);
  const rows = await engine.rows(
    `SELECT * FROM derive_figures WHERE indicator IN (${codes.map((_, i) => `$c${i}`).join(', ')})
ORDER BY area_code, indicator, period`,
    Object.fromEntries(codes.map((code, i) => [`c${i}`, code])),
  );
  // The table is made from the schema of figures, so its rows are figures.
  return { figures: rows as unknown as Figure[], lines };
}
