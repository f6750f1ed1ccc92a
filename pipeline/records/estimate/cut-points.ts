import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import type { Engine } from '../../engine/engine.js';
import type { AllEnds, Ends } from './checks.js';
import { PROBLEM } from './problems.js';
import {
  column,
  countBins,
  findBins,
  findValues,
  type Membership,
  type Quantile,
  type QuantileSource,
  type Totals,
} from './quantiles.js';
import { weightUnits } from './whole-numbers.js';

export interface CohortCuts {
  readonly cohort: string;
  /**
   * Family circumstances c₁ to c₄: a person is in fifth 1 + the number of cut-points below their own value.
   */
  readonly cuts: readonly [number, number, number, number];
  /** People of the chosen sex with family circumstances. */
  readonly n: number;
}

export interface CutPoints {
  readonly cohorts: readonly CohortCuts[];
  /** Over all cohorts. */
  readonly p10: number;
  readonly p90: number;
}

const BINS = 8192;
/** With more rows than this in the bins that contain a cut-point, narrower bins are counted first. */
const MANY_ROWS = 2_000_000;
type UnitType = QuantileSource['unitType'];

const NATION = 'all cohorts';

/**
 * Values outside the range fall into the outermost bins, so any range is correct and a narrow one is fast.
 */
function source(unitType: UnitType, ends: AllEnds, { min, max }: Ends): QuantileSource {
  const { sql, bindings } = weightUnits(ends.weight);
  const bin = 'floor((circumstances - $min) / $width)';
  return {
    name: 'estimate_cut',
    unitType,
    query: `SELECT cohort AS unit, circumstances AS value, ${sql} AS weight,
  CAST(least(${BINS - 1}, greatest(0, ${bin})) AS INTEGER) AS bin
FROM estimate_chosen
WHERE circumstances IS NOT NULL AND ${unitType === 'VARCHAR' ? "cohort <> ''" : 'cohort IS NOT NULL'}`,
    bindings: { min, width: (max - min) / BINS || 1, ...bindings },
  };
}

const targetsOf = ({ grp, weight }: Totals) =>
  (grp === NATION ? [0.1, 0.9] : [0.2, 0.4, 0.6, 0.8]).map((share) => ({
    grp,
    which: String(share),
    target: Math.max(1, Math.ceil(Math.round(share * 10) * weight) / 10),
  }));

/** Counts bins, and counts again within the bins that contain a cut-point while these have too many rows. */
async function countedSource(
  engine: Engine,
  unitType: UnitType,
  ends: AllEnds,
  members: readonly Membership[],
) {
  let range = ends.circumstances ?? { min: 0, max: 0 };
  for (;;) {
    const records = source(unitType, ends, range);
    const totals = await countBins(engine, records, members);
    await findBins(engine, records.name, totals.flatMap(targetsOf));
    const [row] = await engine.rows(
      `SELECT sum(n_in) AS rows, min(bin) AS first, max(bin) AS last
FROM (SELECT DISTINCT grp, bin, n_in FROM ${records.name}_wanted)`,
    );
    const width = (range.max - range.min) / BINS;
    const min = range.min + Number(row?.first) * width;
    const max = range.min + (Number(row?.last) + 1) * width;
    const narrower = (max - min) * 2 < range.max - range.min && width > 0 && max > min;
    if (Number(row?.rows) <= MANY_ROWS || !narrower) return { records, totals };
    range = { min, max };
  }
}

/** Throws for a cohort in which one of the fifths would be empty. */
function cohortCuts({ grp, n }: Totals, found: readonly Quantile[]): CohortCuts {
  const [c1, c2, c3, c4] = [0.2, 0.4, 0.6, 0.8].map((share) =>
    found.find(({ which }) => which === String(share)),
  );
  if (c1 && c2 && c3 && c4) {
    const apart = c1.value < c2.value && c2.value < c3.value && c3.value < c4.value && c4.above > 0;
    if (apart) return { cohort: grp, n, cuts: [c1.value, c2.value, c3.value, c4.value] };
  }
  throw new SmiError(
    PROBLEM.fifths,
    `fifths cannot be formed in cohort ${quoteFound(grp)}: its ${n} people have too few different values`,
    { next: 'check the family circumstances of this cohort, or leave it out' },
  );
}

/**
 * National weighted cut-points of family circumstances within each cohort and the chosen sex, whatever the
 * earnings: c_k is the smallest value whose cumulative weight is k/5 or more of the cohort's. Makes
 * the table `estimate_cuts`. Throws when a cohort has too few different values.
 */
export async function cutPoints(engine: Engine, unitType: UnitType, ends: AllEnds): Promise<CutPoints> {
  const known = await engine.rows(
    "SELECT DISTINCT cohort FROM estimate_record_types WHERE cohort <> '' ORDER BY cohort",
  );
  const names = known.map(({ cohort }) => String(cohort));
  const members = names.flatMap((unit) => [unit, NATION].map((grp) => ({ unit, grp })));
  const { records, totals } = await countedSource(engine, unitType, ends, members);
  const found = await findValues(engine, records);
  const of = (grp: string) => found.filter((quantile) => quantile.grp === grp);
  const cohorts = totals.filter(({ grp }) => grp !== NATION).map((total) => cohortCuts(total, of(total.grp)));
  const nation = of(NATION);
  const [p10, p90] = ['0.1', '0.9'].map(
    (which) => nation.find((quantile) => quantile.which === which)?.value,
  );
  if (p10 === undefined || p90 === undefined || !(p10 < p90))
    throw new SmiError(
      PROBLEM.fifths,
      'fifths of family circumstances cannot be formed: no record has family circumstances',
    );
  const columns = [
    column('cohort', unitType === 'BIGINT' ? 'integer' : 'string'),
    ...['c1', 'c2', 'c3', 'c4'].map((name) => column(name, 'number')),
  ];
  await engine.run(
    `CREATE TEMP TABLE estimate_cuts (cohort ${unitType}, c1 DOUBLE, c2 DOUBLE, c3 DOUBLE, c4 DOUBLE)`,
  );
  const rows = cohorts.map(({ cohort, cuts: [c1, c2, c3, c4] }) => ({ cohort, c1, c2, c3, c4 }));
  await engine.append('estimate_cuts', columns, rows);
  return { cohorts, p10, p90 };
}
