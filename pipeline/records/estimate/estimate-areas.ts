import { mkdtempSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { onDisk } from '../../../errors/file-system.js';
import { SmiError } from '../../../errors/smi-error.js';
import { Engine } from '../../engine/engine.js';
import { onInterrupt } from '../../system/interrupt.js';
import { makeFolder } from '../../system/make-folder.js';
import { removeFolder } from '../../system/remove-folder.js';
import { cellsStep, readCell } from './cells.js';
import { type Checks, check, checkPersons } from './checks.js';
import { kindsStep } from './checks-query.js';
import { wantedColumns } from './column-map.js';
import { cutPoints } from './cut-points.js';
import { type Estimates, estimatesOf } from './estimates.js';
import { groupsOf } from './groups.js';
import { medians } from './medians.js';
import type { EstimateOptions } from './options.js';
import { engineError, PROBLEM } from './problems.js';
import { makeChosen, makeRecords } from './records.js';
import { checkSchema } from './schema.js';
import { circumstanceSteps } from './whole-numbers.js';

/**
 * Runs `work` with a fresh folder inside `folder`, which is removed afterwards whatever happens, with all
 * that was put aside in it. Throws `no-permission`, `disk-full` or `file-system` when there can be none.
 */
export async function withSpill<T>(folder: string, work: (path: string) => Promise<T>): Promise<T> {
  const path = await onDisk(`putting records aside in ${folder}`, () => {
    makeFolder(folder);
    return mkdtempSync(join(resolve(folder), 'estimate-'));
  });
  const remove = () => removeFolder(path);
  const forget = onInterrupt(remove);
  try {
    return await work(path);
  } finally {
    forget();
    remove();
  }
}

const MIB = 2 ** 20;
/**
 * What the process holds beside the engine's memory: Node, and what each thread has beyond the engine's own count; and
 * the least that the engine works with.
 */
const outsideTheEngine = (threads: number) => (208 + 24 * threads) * MIB;
const LEAST_MEMORY = 128 * MIB;
const PASSES = ['schema', 'checks', 'persons', 'fifths', 'sums', 'medians', 'estimates'] as const;

/** Runs the passes in their order, telling how far the work has come. */
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

async function work(engine: Engine, options: EstimateOptions): Promise<Estimates> {
  const { inputs, sex, zeros, areas, log } = options;
  const pass = passRunner(options);
  const schema = await pass('schema', async () => {
    const found = await checkSchema(engine, inputs, wantedColumns(options.columns));
    await makeRecords(engine, inputs, found);
    return found;
  });
  const { checks: counted, ends } = await pass('checks', async () => {
    const { name, query, bindings } = kindsStep(schema);
    await engine.run(`CREATE TEMP TABLE ${name} AS\n${query}`, bindings);
    const found = await check(engine, schema, options);
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
        'circumstances of a row lie more than a million times as far out as most',
        { next: 'correct the row, or leave it out' },
      );
    return (await engine.rows(step.query, step.bindings)).map(readCell);
  });
  const present = await engine.rows(
    `SELECT DISTINCT area FROM estimate_kinds
WHERE area <> '' AND (sex = $sex OR $sex = 'all') ORDER BY area`,
    { sex },
  );
  const groups = groupsOf(
    present.map(({ area }) => String(area)),
    areas,
  );
  const members = groups.flatMap(({ key, areas: units }) => units.map((unit) => ({ unit, grp: key })));
  const middle = await pass('medians', () => medians(engine, zeros, ends, members));
  const line = circumstanceSteps(ends.circumstances ?? { least: 0, most: 1 }, cuts.p10, cuts.p90);
  const estimates = await pass('estimates', async () => estimatesOf(groups, cells, middle, line?.steps ?? 0));
  log.progress('estimate', PASSES.length, PASSES.length);
  log.stage('estimate', `${checks.rows} records, ${present.length} areas`);
  return { estimates, checks, cells, cuts };
}

/**
 * What the records say of each area, its region and its country, unrounded and before shrinkage and
 * disclosure control: section 3.2 of the methods. The files are read several times and never held; memory
 * stays under `memory`. The same digits on any number of threads. An area of the registers without a record
 * is not listed.
 *
 * Throws one error for the first thing that is wrong with files, columns or values (see `PROBLEM`), for
 * fifths that cannot be formed, and `no-permission` or `disk-full` when nothing can be put aside.
 */
export function estimateAreas(options: EstimateOptions): Promise<Estimates> {
  return withSpill(options.spill, async (spill) => {
    const memory = Math.max(LEAST_MEMORY, options.memory - outsideTheEngine(options.threads));
    const engine = await Engine.open({ threads: options.threads, files: options.inputs, memory, spill });
    try {
      return await work(engine, options);
    } catch (error) {
      throw await engineError(error, engine, options.inputs, options.spill);
    } finally {
      engine.close();
    }
  });
}
