import type { Area } from '../../schemas/area.js';
import { STATUSES } from '../../schemas/fields.js';
import type { LongShadowMethod } from '../../schemas/method.js';
import type { PersistencePart } from '../../schemas/release/authority-profile.js';
import type { ColdspotKind } from '../../schemas/release/coldspot-fields.js';
import { deriveThere } from '../derive/derive.js';
import { endYear, frozenInputs, partsOf } from '../editions/derived.js';
import type { LongShadowEdition } from '../editions/edition.js';
import { duckdb } from '../engine/dialect.js';
import { Engine } from '../engine/engine.js';
import { silentLog } from '../system/log.js';
import { classSteps, coldspots, persistenceSteps } from './coldspots.js';
import { persistenceOf } from './persistence.js';

type Status = (typeof STATUSES)[number];

/** The class of an authority on one outcome of the long shadow. */
export interface AuthorityClass {
  readonly area_code: string;
  readonly outcome: string;
  readonly kind: ColdspotKind | null;
  readonly status: Status;
  /** Data sets of level and gap, separated by semicolons. */
  readonly source: string;
}

/** In how many years of an outcome an authority is cold. */
export interface AuthorityPersistence extends PersistencePart {
  readonly area_code: string;
  readonly outcome: string;
}

/** The classes of authorities, for the districts in them. */
export interface AuthorityClasses {
  readonly outcomes: readonly { readonly code: string; readonly name: string }[];
  readonly classes: readonly AuthorityClass[];
  /** In how many years each is cold, from all years; undefined where only the latest was looked at. */
  readonly persistence?: readonly AuthorityPersistence[];
}

export const NO_CLASSES: AuthorityClasses = { outcomes: [], classes: [] };

/**
 * The first status, in the order of the list, that applies: a district inside an authority inherits its
 * class.
 */
const statusOf = (found: AuthorityClass | undefined, own: boolean): Status => {
  const applying: Status[] = [found?.status ?? 'missing', own ? 'observed' : 'inherited'];
  if (found === undefined || found.kind === null) return 'missing';
  return STATUSES.find((status) => applying.includes(status)) ?? 'missing';
};

/** An outcome without a rank is left to the edition itself. */
const isRanked = ({ unexplained_gap }: LongShadowMethod['outcomes'][number]) => unexplained_gap !== undefined;

/** The method with only the periods that rank, and the figures that they need. */
function latestOnly(method: LongShadowMethod): LongShadowMethod {
  const years = new Map<string, Set<number>>();
  const want = (code: string, year: number) => {
    const derived = method.derive.find((figure) => figure.code === code);
    if (derived === undefined) years.set(code, (years.get(code) ?? new Set()).add(year));
    else if (derived.step !== 'residual') for (const part of partsOf(derived)) want(part, year);
    else {
      want(derived.of, year);
      want(derived.against, year - derived.years_before);
    }
  };
  const outcomes = method.outcomes.filter(isRanked);
  for (const { level, gap, unexplained_gap, period } of outcomes)
    for (const code of [level, gap, unexplained_gap]) if (code !== undefined) want(code, endYear(period));
  return {
    ...method,
    inputs: method.inputs.flatMap((input) => {
      const periods = input.periods.filter((period) => years.get(input.code)?.has(endYear(period)));
      return periods.length === 0 ? [] : [{ ...input, periods }];
    }),
    // Classes need no cohort sizes.
    outcomes: outcomes.map(({ cohorts: _, ...outcome }) => ({ ...outcome, periods: [outcome.period] })),
  };
}

const PERSISTENCE = `SELECT area_code, outcome, years_known, years_cold, first_known, last_known, move
FROM coldspots_persistence ORDER BY outcome, area_code`;

/** In how many years each authority is cold, in an engine where `coldspots` has looked at all of them. */
async function persistenceThere(engine: Engine): Promise<AuthorityPersistence[]> {
  const rows = await engine.rows(PERSISTENCE);
  return rows.map((row) => ({
    area_code: String(row.area_code),
    outcome: String(row.outcome),
    ...persistenceOf(row),
  }));
}

/**
 * The classes of the authorities by the periods that rank, in an engine where `coldspots` has found them;
 * those of all periods are found there, or of these alone.
 * @param years whether all years were looked at, and persistence is wanted
 */
export async function classesThere(
  engine: Engine,
  { outcomes: all }: Pick<LongShadowMethod, 'outcomes'>,
  years: boolean,
): Promise<AuthorityClasses> {
  const outcomes = all.filter(isRanked);
  const classes: AuthorityClass[] = [];
  for (const { code, period } of outcomes) {
    const rows = await engine.rows(
      `SELECT result.area_code, result.outcome, result.kind, rows.status, rows.source
FROM coldspots_result AS result
JOIN coldspots_rows AS rows
  ON rows.area_code = result.area_code AND rows.outcome = result.outcome AND rows.period = result.period
WHERE result.outcome = $code AND result.period = $period ORDER BY result.area_code`,
      { code, period },
    );
    // The steps only give values of `kind` and `status` from their lists.
    classes.push(...(rows as unknown as AuthorityClass[]));
  }
  return {
    outcomes: outcomes.map(({ code, name }) => ({ code, name })),
    classes,
    ...(years && { persistence: await persistenceThere(engine) }),
  };
}

/**
 * The classes of the authorities of an edition of the long shadow, computed in a separate engine.
 * @param years whether to look at all years, for persistence
 */
export async function authorityClasses(
  edition: LongShadowEdition | undefined,
  threads: number,
  years = false,
): Promise<AuthorityClasses> {
  if (edition === undefined) return NO_CLASSES;
  const method = years ? edition.method : latestOnly(edition.method);
  const needed = new Set(frozenInputs(method).map(({ code, period }) => `${code} ${period}`));
  const figures = edition.figures.filter(({ indicator, period }) => needed.has(`${indicator} ${period}`));
  return Engine.use({ threads }, async (engine) => {
    await deriveThere(engine, method, figures, duckdb);
    await coldspots(engine, method, duckdb, silentLog, years ? persistenceSteps : classSteps);
    return classesThere(engine, method, years);
  });
}

/** Loads the class of the authority of each area into the table `index_coldspots`. */
export async function loadClasses(
  engine: Engine,
  areas: readonly Area[],
  { outcomes, classes }: AuthorityClasses,
): Promise<void> {
  await engine.run(
    'CREATE TABLE index_coldspots (area_code VARCHAR, outcome VARCHAR, kind VARCHAR, status VARCHAR)',
  );
  const byKey = new Map(classes.map((found) => [`${found.area_code} ${found.outcome}`, found]));
  const rows = areas.flatMap(({ area_code, upper_tier_code }) =>
    outcomes.map(({ code: outcome }) => {
      const found = byKey.get(`${upper_tier_code} ${outcome}`);
      const status = statusOf(found, area_code === upper_tier_code);
      return { area_code, outcome, kind: found?.kind ?? null, status };
    }),
  );
  const names = ['area_code', 'outcome', 'kind', 'status'].map((name) => ({
    name,
    type: 'string' as const,
    nullable: true,
    title: name,
    description: name,
  }));
  await engine.append('index_coldspots', names, rows);
}
