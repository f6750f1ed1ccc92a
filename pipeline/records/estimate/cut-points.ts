import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import type { Engine } from '../../engine/engine.js';
import type { AllEnds, Ends } from './checks.js';
import type { SmallTable } from './dialects/dialect.js';
import { PROBLEM } from './problems.js';
import {
  countBins,
  findBins,
  findValues,
  type Membership,
  type Quantile,
  type QuantileSource,
  type Totals,
} from './quantiles.js';
import type { RecordStore } from './record-store.js';
import { maxUnits, weightUnits } from './whole-numbers.js';

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
  /** The cut-points by cohort, for passes to look up in. */
  readonly table: SmallTable;
}

const BINS = 8192;
type UnitType = QuantileSource['unitType'];

const NATION = 'all cohorts';

/** The columns of the table of cut-points, besides the cohort. */
export const CUTS = ['c1', 'c2', 'c3', 'c4'] as const;

/**
 * Values outside the range fall into the outermost bins, so any range is correct and a narrow one is fast.
 */
const source = (unitType: UnitType, ends: AllEnds, { min, max }: Ends): QuantileSource => ({
  name: 'estimate_cut',
  unitType,
  valueType: 'DOUBLE',
  units: maxUnits(ends.weight),
  define: (sql) => {
    const [circumstances, cohort] = [sql.column('circumstances'), sql.column('cohort')];
    const weight = weightUnits(sql, ends.weight);
    const [first, width] = [sql.number(min, 'min'), sql.number((max - min) / BINS || 1, 'width')];
    const bin = `floor((${circumstances} - ${first}) / ${width})`;
    sql.filter(`${circumstances} IS NOT NULL`);
    sql.filter(`${cohort} ${unitType === 'VARCHAR' ? "<> ''" : 'IS NOT NULL'}`);
    sql.define('unit', cohort);
    sql.define('value', circumstances);
    sql.define('bin', sql.whole(`least(${BINS - 1}, greatest(0, ${bin}))`));
    sql.define('weight', weight);
  },
});

const targetsOf = ({ grp, weight }: Totals) =>
  (grp === NATION ? [0.1, 0.9] : [0.2, 0.4, 0.6, 0.8]).map((share) => ({
    grp,
    which: String(share),
    target: Math.max(1, Math.ceil(Math.round(share * 10) * weight) / 10),
  }));

/** Counts bins, and counts again within the bins that contain a cut-point while these have too many rows. */
async function countedSource(
  engine: Engine,
  store: RecordStore,
  unitType: UnitType,
  ends: AllEnds,
  members: readonly Membership[],
) {
  let range = ends.circumstances ?? { min: 0, max: 0 };
  for (;;) {
    const records = source(unitType, ends, range);
    const totals = await countBins(engine, store, records, members);
    await findBins(engine, records.name, totals.flatMap(targetsOf));
    const [row] = await engine.rows(
      `SELECT sum(n_in) AS rows, min(bin) AS first, max(bin) AS last
FROM (SELECT DISTINCT grp, bin, n_in FROM ${records.name}_wanted)`,
    );
    const width = (range.max - range.min) / BINS;
    const min = range.min + Number(row?.first) * width;
    const max = range.min + (Number(row?.last) + 1) * width;
    const narrower = (max - min) * 2 < range.max - range.min && width > 0 && max > min;
    if (Number(row?.rows) <= store.manyRows || !narrower) return { records, totals };
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
export async function cutPoints(
  engine: Engine,
  store: RecordStore,
  unitType: UnitType,
  ends: AllEnds,
): Promise<CutPoints> {
  const known = await engine.rows(
    "SELECT DISTINCT cohort FROM estimate_record_types WHERE cohort <> '' ORDER BY cohort",
  );
  const names = known.map(({ cohort }) => String(cohort));
  const members = names.flatMap((unit) => [unit, NATION].map((grp) => ({ unit, grp })));
  const { records, totals } = await countedSource(engine, store, unitType, ends, members);
  const found = await findValues(engine, store, records);
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
  const table: SmallTable = {
    name: 'estimate_cuts',
    columns: [{ name: 'cohort', type: unitType }, ...CUTS.map((name) => ({ name, type: 'DOUBLE' as const }))],
    rows: cohorts.map(({ cohort, cuts }) => [unitType === 'BIGINT' ? Number(cohort) : cohort, ...cuts]),
  };
  await store.keep(table);
  return { cohorts, p10, p90, table };
}
