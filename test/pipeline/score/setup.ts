import { planOf } from '../../../pipeline/editions/plan.js';
import { refusing } from '../../../pipeline/editions/refusal.js';
import { duckdb } from '../../../pipeline/engine/dialect.js';
import type { Engine } from '../../../pipeline/engine/engine.js';
import { score } from '../../../pipeline/score/score.js';
import { scoreValue } from '../../../pipeline/score/tables.js';
import { silentLog } from '../../../pipeline/system/log.js';
import type { Figure } from '../../../schemas/figure.js';
import { type IndexMethod, indexMethod } from '../../../schemas/method/index-method.js';
import { structureOfDomains } from '../../../schemas/method/structure.js';
import { withEngine } from '../../fixtures/reused-engine.js';

export interface InventedIndicator {
  readonly code: string;
  readonly weight?: number;
  readonly direction?: 1 | -1;
}

export interface InventedDomain {
  readonly code: string;
  readonly weight?: number;
  readonly indicators: readonly InventedIndicator[];
}

export interface InventedSteps {
  readonly domainShare?: number;
  readonly indexShare?: number;
  readonly tolerance?: number;
}

/** A method with these domains, with the steps of england-2026 by default. */
export function methodOf(domains: readonly InventedDomain[], steps: InventedSteps = {}): IndexMethod {
  const { domainShare = 0.6, indexShare = 1, tolerance = 1e-9 } = steps;
  const level = (name: string, minimum_weight_share: number) => ({
    name,
    aggregate: 'arithmetic_mean',
    minimum_weight_share,
    normalise: 'z_score',
  });
  return indexMethod.parse({
    kind: 'index',
    edition: 'invented',
    title: 'Invented',
    summary: 'Invented for a test.',
    method_version: '1.0.0',
    default: false,
    areas: { inset: null },
    structure: structureOfDomains(
      domains.map(({ code, weight = 1, indicators }) => ({
        code,
        name: code,
        weight,
        indicators: indicators.map((one) => ({ weight: 1, direction: 1 as const, period: '2025', ...one })),
      })),
      'Invented',
    ),
    steps: {
      levels: [
        { name: 'indicator', normalise: 'z_score' },
        level('domain', domainShare),
        level('index', indexShare),
      ],
      tolerance,
      group_share: 0.2,
    },
    robustness: { replicates: 0, sensitivity: 0 },
  });
}

/** One domain whose indicators have these weights: `x1`, `x2` and so on. */
export const oneDomain = (weights: readonly number[], steps: InventedSteps = {}): IndexMethod =>
  methodOf([{ code: 'd', indicators: weights.map((weight, i) => ({ code: `x${i + 1}`, weight })) }], steps);

/** Values of each indicator, one for each area; null is missing. */
export type Values = Readonly<Record<string, readonly (number | null)[]>>;

export const areaCode = (i: number) => `E07${String(i + 1).padStart(6, '0')}`;

const figure = (area_code: string, indicator: string, value: number | null): Figure => ({
  area_code,
  indicator,
  period: '2025',
  value,
  lower: null,
  upper: null,
  ...(value === null ? { status: 'missing', reason: 'not_available' } : { status: 'observed', reason: '' }),
  flags: '',
  from_codes: area_code,
  source: 'invented',
  cells: 'invented.csv#1:value',
  raw_text: '',
});

export const figuresOf = (values: Values): Figure[] =>
  Object.entries(values).flatMap(([code, column]) =>
    column.map((value, i) => figure(areaCode(i), code, value)),
  );

export interface Scored {
  /** By area code and code: of indicators, domains and the index. */
  readonly indicator: ReadonlyMap<string, number>;
  readonly domain: ReadonlyMap<string, number>;
  readonly index: ReadonlyMap<string, number>;
  readonly rank: ReadonlyMap<string, number>;
  readonly contribution: ReadonlyMap<string, number>;
  readonly share: ReadonlyMap<string, number>;
  readonly groups: readonly { readonly area: string; readonly group: string; readonly fifth: number }[];
}

async function read(engine: Engine, query: string): Promise<Map<string, number>> {
  const rows = await engine.rows(query);
  return new Map(rows.map(({ key, value }) => [String(key), Number(value)]));
}

/** Scores through the real steps in an engine without tables and reads the resulting tables. */
export function scored(method: IndexMethod, figures: readonly Figure[], threads = 1): Promise<Scored> {
  return withEngine(threads, async (engine) => {
    const plan = refusing(() => planOf(method, []));
    await score(engine, plan, figures.map(scoreValue), duckdb, silentLog);
    const part = (table: string, value = 'value') =>
      read(engine, `SELECT area_code || ' ' || code AS key, ${value} AS value FROM ${table}`);
    const groups = await engine.rows(`SELECT * FROM score_groups WHERE code = 'index' ORDER BY area_code`);
    return {
      indicator: await part('score_indicator'),
      domain: await part('score_domain'),
      index: await read(engine, 'SELECT area_code AS key, value FROM score_index'),
      rank: await part('score_ranks', 'rank'),
      contribution: await part('score_contributions', 'contribution'),
      share: await read(engine, 'SELECT code AS key, share AS value FROM score_weights'),
      groups: groups.map(({ area_code, group_name, fifth }) => ({
        area: String(area_code),
        group: String(group_name),
        fifth: Number(fifth),
      })),
    };
  });
}
