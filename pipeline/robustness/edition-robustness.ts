import type { RankedPart } from '../../schemas/release/robustness.js';
import { derive } from '../derive/derive.js';
import type { IndexEdition } from '../editions/edition.js';
import { planOf, type ScorePlan } from '../editions/plan.js';
import { refusing } from '../editions/refusal.js';
import { duckdb } from '../engine/dialect.js';
import { Engine } from '../engine/engine.js';
import { modelEdition } from '../model/model.js';
import { editionProblem, namedUnits, sortedAreas } from './edition-problem.js';
import { drawsFigures } from './figure-errors.js';
import { keptNodes } from './kept.js';
import type { RobustnessProblem } from './problem.js';
import type { NamedUnit } from './tables.js';

/** An edition prepared for its replicates. */
export interface EditionSweep {
  readonly plan: ScorePlan;
  readonly problem: RobustnessProblem;
  /** In the order of the ranks of a replicate: by code. */
  readonly units: readonly NamedUnit[];
  /** The faces of the index, whose ranks are kept too. */
  readonly parts: readonly RankedPart[];
  /** Whether any figure has an error to draw. */
  readonly drawsFigures: boolean;
}

/** Prepares an edition for its replicates. Throws as `derive`, and for a method that cannot be scored. */
export async function editionSweep(
  edition: IndexEdition,
  seed: number,
  threads: number,
): Promise<EditionSweep> {
  const { method, figures } = edition;
  const areas = sortedAreas(edition.areas);
  return Engine.use({ threads }, async (engine) => {
    const derived = await derive(engine, method, figures, duckdb);
    const plan = refusing(() =>
      planOf(
        method,
        areas.map(({ area_code }) => area_code),
      ),
    );
    const all = [...figures, ...derived.figures];
    const modelled = modelEdition(edition, plan, all);
    const { problem } = editionProblem(edition, plan, areas, all, seed, modelled);
    const parts = keptNodes(plan.structure)
      .slice(1)
      .map((node) => plan.structure.nodes[node]!);
    return { plan, problem, units: namedUnits(edition.areas), parts, drawsFigures: drawsFigures(problem) };
  });
}
