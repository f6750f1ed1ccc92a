import { SmiError } from '../../../errors/smi-error.js';
import { whole } from '../../../outputs/formats/numbers.js';
import { Engine } from '../../engine/engine.js';
import { withSpill } from '../../system/spill-folder.js';
import { withBelowMedian } from './below-median.js';
import { type Cell, cellsPass, inOrder, readCell } from './cells.js';
import { type Checks, checkNumbers, checkPersons, checksOf, checkWords } from './checks.js';
import { rawTypesPass, recordTypesStep } from './checks-query.js';
import { wantedColumns } from './column-map.js';
import { cutPoints } from './cut-points.js';
import { engineError } from './engine-error.js';
import { type Estimates, estimatesOf } from './estimates.js';
import { FileStore } from './file-store.js';
import { groupsOf } from './groups.js';
import { checkHeap } from './heap-guard.js';
import { medians } from './medians.js';
import type { EstimateOptions, Sex } from './options.js';
import { findOutOfRange, judgeOutOfRange, rangeOf } from './out-of-range.js';
import { PROBLEM } from './problems.js';
import type { Reading } from './reading.js';
import { recodeAreas } from './recode.js';
import type { RecordStore } from './record-store.js';
import { chosenLayer, recordLayer } from './records.js';
import { checkRowsRead, recordsOfTypes } from './rows-read.js';
import { checkSchema } from './schema.js';
import { circumstanceSteps } from './whole-numbers.js';

const MIB = 2 ** 20;
/**
 * Memory of the process outside the limit of the engine: that of Node, and that of each thread which the
 * engine does not count.
 */
const outsideTheEngine = (threads: number) => (208 + 24 * threads) * MIB;
const MIN_MEMORY = 128 * MIB;
const PASSES = [
  'schema',
  'checks',
  'persons',
  'fifths',
  'sums',
  'medians',
  'below the medians',
  'estimates',
] as const;

/** Runs the passes in order and reports progress. */
function passRunner({ log, onPass }: EstimateOptions) {
  return async <T>(name: (typeof PASSES)[number], work: () => Promise<T>): Promise<T> => {
    log.progress('estimate', PASSES.indexOf(name), PASSES.length);
    const start = performance.now();
    const result = await work();
    onPass?.(name, (performance.now() - start) / 1000);
    return result;
  };
}

const withPersons = (checks: Checks, persons: number | null): Checks =>
  persons === null
    ? checks
    : {
        ...checks,
        columns: { ...checks.columns, person: { missing: checks.rows - persons, out_of_range: 0 } },
      };

/** Says how records are read, and counts their types. */
async function countTypes(
  engine: Engine,
  store: RecordStore,
  reading: Reading,
  { zeros }: EstimateOptions,
): Promise<void> {
  await store.set('records', recordLayer(store.columns, reading));
  const { rowsThere } = store;
  await store.collect(rawTypesPass(store.columns, rowsThere === undefined ? undefined : zeros));
  const { name, query, bindings } = recordTypesStep(reading);
  await engine.run(`CREATE OR REPLACE TEMP TABLE ${name} AS\n${query}`, bindings);
  checkRowsRead(store, 'checks', await recordsOfTypes(engine, 'n', 'true'), rowsThere ?? 0);
}

/**
 * Counts the records and judges words and numbers. Throws an error that names the column for an unknown area
 * or word, for a number that cannot be used, and for areas that overlap.
 */
async function judge(engine: Engine, store: RecordStore, options: EstimateOptions) {
  const reading: Reading = { missing: options.missing ?? [], earnings: null };
  await countTypes(engine, store, reading, options);
  await checkWords(engine, store, options.areas);
  const asRead = await checkNumbers(engine, store);
  const outOfRange = await findOutOfRange(engine, store, options);
  await judgeOutOfRange(store, outOfRange, options);
  const missing = options.outOfRange === 'missing' && outOfRange.length > 0;
  // Read as missing, they are left out of the counts from here on.
  if (missing)
    await countTypes(engine, store, { ...reading, earnings: rangeOf('earnings', options) }, options);
  const recoded = await recodeAreas(engine, options.areas);
  return {
    checks: await checksOf(engine, store, options, outOfRange, recoded),
    ends: missing ? await checkNumbers(engine, store) : asRead,
    outOfRange,
  };
}

const rowsOf = async (engine: Engine, table: string): Promise<number> =>
  Number((await engine.rows(`SELECT sum(n) AS n FROM ${table}`))[0]?.n ?? 0);

/** Holds what a pass read of the chosen sex against what the first pass counted. */
const laterRowsCheck =
  (engine: Engine, store: RecordStore, sex: Sex) =>
  async (name: (typeof PASSES)[number], read: number, measure: 'counted' | 'placed', where: string) => {
    if (store.rowsThere === undefined) return;
    const chosen = `(sex = $sex OR $sex = 'all') AND ${where}`;
    checkRowsRead(store, name, read, await recordsOfTypes(engine, measure, chosen, { sex }));
  };

async function estimateFrom(
  engine: Engine,
  store: RecordStore,
  options: EstimateOptions,
): Promise<Estimates> {
  const { sex, zeros, areas, log } = options;
  const pass = passRunner(options);
  const {
    checks: counted,
    ends,
    outOfRange,
  } = await pass('checks', async () => {
    const found = await judge(engine, store, options);
    await store.set('chosen', await chosenLayer(engine, store.columns, sex));
    return found;
  });
  const persons =
    store.columns.person === undefined ? null : await pass('persons', () => checkPersons(store));
  const checks = withPersons(counted, persons);
  const cohortType = store.columns.cohort?.kind === 'integer' ? 'BIGINT' : 'VARCHAR';
  const cuts = await pass('fifths', () => cutPoints(engine, store, cohortType, ends));
  const checkRead = laterRowsCheck(engine, store, sex);
  await checkRead('fifths', await rowsOf(engine, 'estimate_cut_bins'), 'placed', "cohort <> ''");
  const cells = await pass('sums', async () => {
    const counting = cellsPass(zeros, ends, cuts);
    if (counting === null)
      throw new SmiError(
        PROBLEM.value,
        'the family circumstances of a row are more than a million times the distance from p10 to p90 away from p10',
        { next: 'correct the row, or leave it out' },
      );
    await checkHeap(engine);
    return inOrder((await store.rows(counting)).map(readCell));
  });
  const inCells = (some: readonly Cell[]) => some.reduce((n, { sums }) => n + Number(sums.n), 0);
  await checkRead('sums', inCells(cells), 'counted', "area <> ''");
  const present = await engine.rows(
    `SELECT DISTINCT area FROM estimate_record_types
WHERE area <> '' AND (sex = $sex OR $sex = 'all') ORDER BY area`,
    { sex },
  );
  const groups = groupsOf(
    present.map(({ area }) => String(area)),
    areas,
  );
  const members = groups.flatMap(({ key, areas: units }) => units.map((unit) => ({ unit, grp: key })));
  const middle = await pass('medians', () => medians(engine, store, zeros, ends, members));
  const bins = await rowsOf(engine, 'estimate_median_bins');
  await checkRead('medians', bins, 'counted', "area <> '' AND fsm");
  const placed =
    options.level === 'earnings_median'
      ? await pass('below the medians', () => withBelowMedian(store, zeros, ends, cells, cuts, middle))
      : cells;
  const line = circumstanceSteps(ends.circumstances ?? { min: 0, max: 1 }, cuts.p10, cuts.p90);
  const estimates = await pass('estimates', async () =>
    estimatesOf(groups, placed, middle, line?.steps ?? 0),
  );
  log.progress('estimate', PASSES.length, PASSES.length);
  log.stage('estimate', `${whole(checks.rows)} records, ${whole(present.length)} areas`);
  const { table: _, ...cutPointsFound } = cuts;
  return {
    estimates,
    checks,
    cells,
    cuts: cutPointsFound,
    outOfRange: outOfRange.flatMap(({ listed }) => listed),
  };
}

async function work(engine: Engine, options: EstimateOptions): Promise<Estimates> {
  const { inputs, openRecords } = options;
  const pass = passRunner(options);
  const store: RecordStore = await pass('schema', async () =>
    openRecords === undefined
      ? new FileStore(engine, await checkSchema(engine, inputs, wantedColumns(options.columns)))
      : openRecords(engine, wantedColumns(options.columns)),
  );
  try {
    const found = await estimateFrom(engine, store, options);
    return store.identity === undefined ? found : { ...found, records: await store.identity() };
  } finally {
    await store.close?.();
  }
}

/**
 * Estimates for each area, its region and its country, unrounded and before shrinkage and disclosure control:
 * section 3.2 of the methods. The files are read several times and never held in memory, which stays under
 * `memory`. The digits are the same on any number of threads. An area of the registers without records is not
 * listed.
 *
 * Throws for the first thing that is wrong with files, columns or values (see `PROBLEM`), for fifths that
 * cannot be formed, and `no-permission` or `disk-full` when the engine cannot spill.
 */
export function estimateAreas(options: EstimateOptions): Promise<Estimates> {
  return withSpill(options.spill, async (spill) => {
    const memory = Math.max(MIN_MEMORY, options.memory - outsideTheEngine(options.threads));
    const engine = await Engine.open({ threads: options.threads, files: options.inputs, memory, spill });
    try {
      return await work(engine, options);
    } catch (error) {
      throw await engineError(error, options.inputs, options.spill);
    } finally {
      engine.close();
    }
  });
}
