import { SmiError } from '../../../errors/smi-error.js';
import { whole } from '../../../outputs/formats/numbers.js';
import { Engine } from '../../engine/engine.js';
import { withSpill } from '../../system/spill-folder.js';
import { withBelowMedian } from './below-median.js';
import { cellsStep, inOrder, readCell } from './cells.js';
import { type Checks, checkNumbers, checkPersons, checksOf, checkWords } from './checks.js';
import { recordTypesStep } from './checks-query.js';
import { wantedColumns } from './column-map.js';
import { cutPoints } from './cut-points.js';
import { engineError } from './engine-error.js';
import { type Estimates, estimatesOf } from './estimates.js';
import { groupsOf } from './groups.js';
import { checkHeap } from './heap-guard.js';
import { medians } from './medians.js';
import type { EstimateOptions } from './options.js';
import { findOutOfRange, judgeOutOfRange, rangeOf } from './out-of-range.js';
import { PROBLEM } from './problems.js';
import type { Reading } from './reading.js';
import { recodeAreas } from './recode.js';
import { makeChosen, makeRecords } from './records.js';
import { checkSchema, type Schema } from './schema.js';

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

/** Makes the view of the records and counts their types. */
async function countTypes(engine: Engine, schema: Schema, reading: Reading): Promise<void> {
  await makeRecords(engine, schema, reading);
  const { name, query, bindings } = recordTypesStep(schema, reading);
  await engine.run(`CREATE OR REPLACE TEMP TABLE ${name} AS\n${query}`, bindings);
}

/**
 * Counts the records and judges words and numbers. Throws an error that names the column for an unknown area
 * or word, for a number that cannot be used, and for areas that overlap.
 */
async function judge(engine: Engine, schema: Schema, options: EstimateOptions) {
  const reading: Reading = { missing: options.missing ?? [], earnings: null };
  await countTypes(engine, schema, reading);
  await checkWords(engine, schema, options.areas);
  const asRead = await checkNumbers(engine, schema);
  const outOfRange = await findOutOfRange(engine, schema, reading, options);
  await judgeOutOfRange(engine, outOfRange, options);
  const missing = options.outOfRange === 'missing' && outOfRange.length > 0;
  // Read as missing, they are left out of the counts from here on.
  if (missing) await countTypes(engine, schema, { ...reading, earnings: rangeOf('earnings', options) });
  const recoded = await recodeAreas(engine, options.areas);
  return {
    checks: await checksOf(engine, schema, options, outOfRange, recoded),
    ends: missing ? await checkNumbers(engine, schema) : asRead,
    outOfRange,
  };
}

async function work(engine: Engine, options: EstimateOptions): Promise<Estimates> {
  const { inputs, sex, zeros, areas, log } = options;
  const pass = passRunner(options);
  const schema = await pass('schema', async () => {
    return checkSchema(engine, inputs, wantedColumns(options.columns));
  });
  const {
    checks: counted,
    ends,
    outOfRange,
  } = await pass('checks', async () => {
    const found = await judge(engine, schema, options);
    await makeChosen(engine, schema, sex);
    return found;
  });
  const persons =
    schema.columns.person === undefined ? null : await pass('persons', () => checkPersons(engine));
  const checks = withPersons(counted, persons);
  const cohortType = schema.columns.cohort?.kind === 'integer' ? 'BIGINT' : 'VARCHAR';
  const cuts = await pass('fifths', () => cutPoints(engine, cohortType, ends));
  const cells = await pass('sums', async () => {
    const step = cellsStep(zeros, ends, cuts);
    if (step === null)
      throw new SmiError(
        PROBLEM.value,
        'the family circumstances of a row are more than a million times the distance from p10 to p90 away from p10',
        { next: 'correct the row, or leave it out' },
      );
    await checkHeap(engine);
    return inOrder((await engine.rows(step.query, step.bindings)).map(readCell));
  });
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
  const middle = await pass('medians', () => medians(engine, zeros, ends, members));
  const placed =
    options.level === 'earnings_median'
      ? await pass('below the medians', () => withBelowMedian(engine, zeros, ends, cells, middle))
      : cells;
  const line = circumstanceSteps(ends.circumstances ?? { min: 0, max: 1 }, cuts.p10, cuts.p90);
  const estimates = await pass('estimates', async () =>
    estimatesOf(groups, placed, middle, line?.steps ?? 0),
  );
  log.progress('estimate', PASSES.length, PASSES.length);
  log.stage('estimate', `${whole(checks.rows)} records, ${whole(present.length)} areas`);
  return { estimates, checks, cells, cuts, outOfRange: outOfRange.flatMap(({ listed }) => listed) };
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
