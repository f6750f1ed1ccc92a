import type { Dialect } from '../engine/dialect.js';
import type { Step } from '../engine/step.js';
import type { Normalisation } from '../methods/normalise/method.js';
import { type RankMethod, rankMethodQuery } from './normalise-by-rank.js';

/** What is normalised, and where its moments, its references and the ties of its ranks are to be found. */
export interface Source {
  readonly values: string;
  readonly moments: string;
  readonly references: string;
  readonly tolerance: number;
}

/** A normalisation and the codes that it is for. */
export interface Branch {
  readonly method: Normalisation;
  readonly codes: readonly string[];
}

/** Puts a number, or a text, into the bindings of a step and gives the SQL for it. */
export type Bind = (name: string, value: number | string) => string;

/** Binds for one branch of a step: the names of the branches differ. */
export function binder(sql: Dialect, bindings: Record<string, number | string>, prefix: string): Bind {
  return (name, value) => {
    bindings[`${prefix}${name}`] = value;
    const bound = sql.bind(`${prefix}${name}`);
    return typeof value === 'number' ? `CAST(${bound} AS DOUBLE)` : bound;
  };
}

const SIGNED = 'node.direction * (each_value.value - ';
const WORST = 'CASE WHEN node.direction = 1 THEN moments.least ELSE moments.most END';
/** Share of the way from the worst value to the reference. */
const SHARE = `${SIGNED}${WORST}) / (node.direction * (reference.value - ${WORST}))`;

/**
 * The expression of a method that takes each value by itself, with the moments of its column, or what ranks.
 */
function expressionOf(method: Normalisation, bind: Bind): string | { readonly by: RankMethod } {
  switch (method.method) {
    case 'none':
      return 'node.direction * each_value.value + 0';
    case 'z_score': {
      const z = `${SIGNED}moments.mean) / moments.sd`;
      if (method.mean === undefined && method.sd === undefined) return z;
      return `${z} * ${bind('sd', method.sd ?? 1)} + ${bind('mean', method.mean ?? 0)}`;
    }
    case 'min_max': {
      const { from: low = 0, to: high = 100 } = method;
      return `${SIGNED}${WORST}) / (moments.most - moments.least) * ${bind('range', high - low)} + ${bind('from', low)}`;
    }
    case 'distance_to_reference':
      return method.cap ? `least(${SHARE}, 1)` : SHARE;
    case 'goalposts': {
      const { lower: low, upper: high, scale } = method;
      const start = `CASE WHEN node.direction = 1 THEN ${bind('lower', low)} ELSE ${bind('upper', high)} END`;
      const share = `${SIGNED}${start}) / ${bind('length', high - low)}`;
      const within = (method.truncate ?? true) ? `greatest(least(${share}, 1), 0)` : `(${share})`;
      return `${bind('scale', scale)} * ${within}`;
    }
    default:
      return { by: method.method };
  }
}

function branchQuery(
  sql: Dialect,
  { method, codes }: Branch,
  source: Source,
  all: boolean,
  bind: Bind,
): string {
  const values = sql.identifier(source.values);
  const only = all
    ? ''
    : `\nWHERE node.code IN (${codes.map((code, at) => bind(`code_${at}`, code)).join(', ')})`;
  const nodes = 'JOIN score_nodes AS node ON node.code = each_value.code';
  const expression = expressionOf(method, bind);
  if (typeof expression !== 'string') {
    const signed = `SELECT each_value.area_code, each_value.code, node.direction * each_value.value AS value
FROM ${values} AS each_value
${nodes}${only}`;
    return rankMethodQuery(expression.by, signed, bind('tolerance', source.tolerance), bind);
  }
  const reference =
    method.method === 'distance_to_reference'
      ? `\nJOIN ${sql.identifier(source.references)} AS reference ON reference.code = each_value.code`
      : '';
  return `SELECT each_value.area_code, each_value.code,
  ${expression} AS value
FROM ${values} AS each_value
JOIN ${sql.identifier(source.moments)} AS moments ON moments.code = each_value.code
${nodes}${reference}${only}`;
}

const SAID: Readonly<Record<Normalisation['method'], string>> = {
  none: 'as it is',
  z_score: 'as its distance from the mean in standard deviations',
  min_max: 'in proportion between the worst and the best',
  rank: 'as its rank, the worst 1',
  percentile_rank: 'as its percentile rank',
  borda: 'as how many are worse',
  exponential: 'by the exponential transformation of the Indices of Deprivation',
  distance_to_reference: 'as a share of the way from the worst to a reference',
  goalposts: 'as a share of the way between two goalposts',
};

/**
 * Each code of a level on its scale, multiplied by its direction so that higher is better.
 * Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 5; COINr, `Normalise()`; the
 * same formulas as `toolbox/normalise`.
 */
export function normaliseStep(
  sql: Dialect,
  to: string,
  what: string,
  branches: readonly Branch[],
  source: Source,
): Step {
  const bindings: Record<string, number | string> = {};
  const all = branches.length === 1;
  const said = [...new Set(branches.map(({ method }) => SAID[method.method]))].join(', or ');
  return {
    name: to,
    purpose: `Each ${what} ${said}, signed so that higher is better.`,
    query: branches
      .map((branch, at) => branchQuery(sql, branch, source, all, binder(sql, bindings, all ? '' : `n${at}_`)))
      .join('\nUNION ALL\n'),
    bindings,
  };
}
