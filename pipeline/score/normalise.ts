import type { Dialect } from '../engine/dialect.js';
import type { Step } from '../engine/step.js';
import type { Normalisation } from '../methods/normalise/method.js';

/** Names of the tables of values and of their moments. */
export interface Source {
  readonly values: string;
  readonly moments: string;
}

/** The normalisations in SQL: linear scales whose slope comes from the moments. */
export type LinearScale =
  | { readonly method: 'none' }
  | Extract<Normalisation, { readonly method: 'z_score' | 'min_max' }>;

export const isLinear = (asked: Normalisation): asked is LinearScale =>
  asked.method === 'none' || asked.method === 'z_score' || asked.method === 'min_max';

/** A normalisation and the codes that use it. */
export interface Branch<N = Normalisation> {
  readonly method: N;
  readonly codes: readonly string[];
}

/** Adds a number or a text to the bindings of a step and returns the SQL for it. */
export type Bind = (name: string, value: number | string) => string;

/** A `Bind` for one branch of a step, with a prefix of names for the branch. */
export function binder(sql: Dialect, bindings: Record<string, number | string>, prefix: string): Bind {
  return (name, value) => {
    bindings[`${prefix}${name}`] = value;
    const bound = sql.bind(`${prefix}${name}`);
    return typeof value === 'number' ? `CAST(${bound} AS DOUBLE)` : bound;
  };
}

const SIGNED = 'node.direction * (each_value.value - ';
const WORST = 'CASE WHEN node.direction = 1 THEN moments.least ELSE moments.most END';

/** SQL for the value of a row on its scale. */
function expressionOf(asked: LinearScale, bind: Bind): string {
  if (asked.method === 'none') return 'node.direction * each_value.value + 0';
  if (asked.method === 'min_max') {
    const { from: low = 0, to: high = 100 } = asked;
    const share = `${SIGNED}${WORST}) / (moments.most - moments.least)`;
    return `${share} * ${bind('range', high - low)} + ${bind('from', low)}`;
  }
  const z = `${SIGNED}moments.mean) / moments.sd`;
  if (asked.mean === undefined && asked.sd === undefined) return z;
  return `${z} * ${bind('sd', asked.sd ?? 1)} + ${bind('mean', asked.mean ?? 0)}`;
}

function branchQuery(
  sql: Dialect,
  { method, codes }: Branch<LinearScale>,
  { values, moments }: Source,
  all: boolean,
  bind: Bind,
): string {
  const expression = expressionOf(method, bind);
  const only = all
    ? ''
    : `\nWHERE node.code IN (${codes.map((code, index) => bind(`code_${index}`, code)).join(', ')})`;
  return `SELECT each_value.area_code, each_value.code,
  ${expression} AS value
FROM ${sql.identifier(values)} AS each_value
JOIN ${sql.identifier(moments)} AS moments ON moments.code = each_value.code
JOIN score_nodes AS node ON node.code = each_value.code${only}`;
}

const PURPOSES: Readonly<Record<LinearScale['method'], string>> = {
  none: 'as it is',
  z_score: 'as its distance from the mean in standard deviations',
  min_max: 'in proportion between the worst and the best',
};

/**
 * Normalises each code of a level, multiplied by its direction so that higher is better.
 * Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 5; the same formulas
 * as `methods/normalise`.
 */
export function normaliseStep(
  sql: Dialect,
  to: string,
  what: string,
  branches: readonly Branch<LinearScale>[],
  source: Source,
): Step {
  const bindings: Record<string, number | string> = {};
  const all = branches.length === 1;
  const scales = [...new Set(branches.map(({ method }) => PURPOSES[method.method]))].join(', or ');
  return {
    name: to,
    purpose: `Each ${what} ${scales}, signed so that higher is better.`,
    query: branches
      .map((branch, index) =>
        branchQuery(sql, branch, source, all, binder(sql, bindings, all ? '' : `n${index}_`)),
      )
      .join('\nUNION ALL\n'),
    bindings,
  };
}
