import type { RobustnessTables } from '../../outputs/release-data.js';
import type { Figure } from '../../schemas/figure.js';
import { AREA_KEY } from '../../schemas/release/unit-fields.js';
import type { IndexEdition } from '../editions/edition.js';
import type { ScorePlan } from '../editions/plan.js';
import type { Engine } from '../engine/engine.js';
import { load, type ReleaseTable, readRows } from '../engine/tables.js';
import { editionProblem } from '../robustness/edition-problem.js';
import { namedUnits, sortedAreas } from '../robustness/edition-robustness.js';
import { type RobustnessResult, robustnessOf } from '../robustness/robustness-of.js';
import { type Filled, type RobustnessRows, robustnessRows } from '../robustness/tables.js';
import type { Log } from '../system/log.js';

/** How much is drawn beside a build. */
export interface RobustnessAsked {
  readonly threads: number;
  readonly seed: number;
  /** As the method says when not given; 0 for none. */
  readonly replicates?: number;
  /** Whether what drives the ranks is worked out too. */
  readonly sensitivity?: boolean;
}

export interface IndexRobustness {
  readonly result: RobustnessResult;
  readonly rows: RobustnessRows;
}

/** Makes the replicates of an edition that is being built. Throws as `robustnessOf`. */
export async function indexRobustness(
  { method, areas }: IndexEdition,
  plan: ScorePlan,
  figures: readonly Figure[],
  { threads, seed, replicates, sensitivity = true }: RobustnessAsked,
  log: Log,
): Promise<IndexRobustness> {
  const problem = editionProblem(method, plan, sortedAreas(areas), figures, seed);
  const result = await robustnessOf(problem, {
    ...{ threads, sensitivity, log },
    ...(replicates === undefined ? {} : { to: replicates }),
  });
  const count = result.to - result.from + 1;
  if (count > 0) log.stage('robustness', `the index made anew ${count} times, each with its choices drawn`);
  return { result, rows: robustnessRows(result, plan, namedUnits(areas), AREA_KEY) };
}

/** Rows are loaded in the order in which they are published. */
const AS_LOADED = 'rowid';

/** Puts the tables into the engine, under the names of their schemas. */
export async function loadRobustness(engine: Engine, rows: RobustnessRows): Promise<ReleaseTable[]> {
  const made = async ({ table, rows: own }: Filled): Promise<ReleaseTable> => {
    await load(engine, table, table.name, own);
    return { table, orderBy: AS_LOADED };
  };
  return [await made(rows.areas), await made(rows.sensitivity), await made(rows.leaveOneOut)];
}

/** What the writers are told, in the order in which it is published. */
export async function robustnessTables(
  engine: Engine,
  [areas, sensitivity, leaveOneOut]: readonly ReleaseTable[],
  { from, to, seed }: RobustnessResult,
): Promise<RobustnessTables> {
  if (areas === undefined || sensitivity === undefined || leaveOneOut === undefined)
    throw new RangeError('there are three tables of robustness');
  return {
    ...{ replicates: to - from + 1, seed },
    areas: await readRows(engine, areas),
    sensitivity: await readRows(engine, sensitivity),
    leaveOneOut: await readRows(engine, leaveOneOut),
  };
}
