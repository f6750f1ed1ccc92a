import type { Area } from '../../schemas/area.js';
import type { IndexMethod } from '../../schemas/method.js';
import type { EditionPart } from '../../schemas/release/area-parts.js';
import type { DrawsFile } from '../../schemas/release/draws-file.js';
import { planOf } from '../editions/plan.js';
import type { RobustnessProblem } from './problem.js';

/* Between a robustness problem and `draws.json`: both ways, and no digit is lost. A page reads it too. */

const asNulls = (values: Float64Array): (number | null)[] =>
  Array.from(values, (value) => (Number.isNaN(value) ? null : value));
const asNumbers = (values: readonly (number | null)[]): Float64Array =>
  Float64Array.from(values, (value) => value ?? Number.NaN);

/**
 * What the replicates of an edition are computed from, as a file.
 * @param areas in the order of the columns: by code
 */
export function drawsFileOf(
  problem: RobustnessProblem,
  { structure, steps, robustness }: IndexMethod,
  areas: readonly Area[],
  edition: EditionPart,
): DrawsFile {
  const { impute, levels, tolerance, rank_decimals, group_share } = steps;
  const { joint } = problem;
  return {
    edition,
    seed: problem.seed,
    areas: areas.map(({ area_code, area_name, region_name }) => ({
      code: area_code,
      name: area_name,
      region: region_name,
    })),
    structure: structure.map(
      ({
        code,
        name,
        parent,
        direction,
        weight,
        treatment,
        unit,
        level,
        type,
      }): DrawsFile['structure'][number] => ({
        code,
        ...(name === undefined ? {} : { name }),
        parent,
        direction,
        weight,
        ...(treatment === undefined ? {} : { treatment }),
        ...(unit === undefined ? {} : { unit }),
        level,
        type,
      }),
    ),
    steps: {
      impute,
      levels,
      tolerance,
      ...(rank_decimals === undefined ? {} : { rank_decimals }),
      group_share,
    },
    robustness,
    figures: problem.figures.map(asNulls),
    earlier: problem.earlier.map((columns) => columns.map(asNulls)),
    sampling: problem.sampling.map(
      (errors) => errors && { publisher: [...errors.publisher], sd: asNulls(errors.sd) },
    ),
    joint: joint && {
      units: [...joint.units],
      lower: joint.lower.map((row) => [...row]),
      indicators: joint.indicators.map(({ column, groups }) => ({
        column,
        groups: groups.map(({ members, shares, scale }) => ({
          members: [...members],
          shares: [...shares],
          scale,
        })),
      })),
    },
    inherited: problem.inherited.map((mask) => mask && Array.from(mask, (one) => (one === 1 ? 1 : 0))),
  };
}

/**
 * The robustness problem that a file describes.
 * @throws StructureError, MethodError for a file whose method cannot be scored
 */
export function problemOfFile(file: DrawsFile): RobustnessProblem {
  const { structure, steps, areas, joint } = file;
  const plan = planOf(
    { structure, steps },
    areas.map(({ code }) => code),
  );
  return {
    structure: plan.structure,
    chain: plan.chain,
    groupShare: plan.groupShare,
    parts: true,
    impute: steps.impute,
    groups: areas.map(({ region }) => region),
    choices: file.robustness,
    seed: file.seed,
    figures: file.figures.map(asNumbers),
    earlier: file.earlier.map((columns) => columns.map(asNumbers)),
    sampling: file.sampling.map(
      (errors) => errors && { publisher: Int32Array.from(errors.publisher), sd: asNumbers(errors.sd) },
    ),
    joint: joint && {
      units: Int32Array.from(joint.units),
      lower: joint.lower.map((row) => Float64Array.from(row)),
      indicators: joint.indicators.map(({ column, groups }) => ({
        column,
        groups: groups.map(({ members, shares, scale }) => ({
          members: Int32Array.from(members),
          shares: Float64Array.from(shares),
          scale,
        })),
      })),
    },
    inherited: file.inherited.map((mask) => mask && Uint8Array.from(mask)),
  };
}
