import type { RobustnessProblem } from '../../../pipeline/robustness/problem.js';
import { openSimulation } from '../../../pipeline/robustness/simulate.js';
import { normal } from '../../../pipeline/statistics/random.js';
import type { LevelMethod } from '../../../pipeline/toolbox/chain/method.js';
import { structureOf } from '../../../pipeline/toolbox/structure/structure.js';
import type { MethodRobustness } from '../../../schemas/method.js';
import { row } from '../toolbox/rows.js';
import { choicesOf } from './problems.js';

const [SEED, WARM, SLICES, SLICE] = [2026, 400, 10, 300];

/** Figures of which every third indicator is lognormal, so that outliers are treated indeed. */
function figuresOf(units: number, indicators: number): Float64Array[] {
  return Array.from({ length: indicators }, (_, indicator) =>
    Float64Array.from({ length: units }, (_, unit) => {
      const drawn = normal(SEED, indicator, unit);
      return indicator % 3 === 0 ? Math.exp(1.2 * drawn) : 50 + 10 * drawn;
    }),
  );
}

/** Indicators in groups of about the same size, the groups in the index; z-scores and weighted means. */
export function madeUp(
  units: number,
  indicators: number,
  groups: number,
  choices: Partial<MethodRobustness>,
): RobustnessProblem {
  const group = (indicator: number) => `group_${indicator % groups}`;
  const z: LevelMethod = { normalise: { f_n: 'zscore' } };
  const mean: LevelMethod = { ...z, aggregate: 'amean', dat_thresh: 0.6 };
  const none = <T>(value: T): T[] => Array.from({ length: indicators }, () => value);
  return {
    structure: structureOf([
      ...Array.from({ length: indicators }, (_, at) => row(`i_${at}`, 1, group(at))),
      ...Array.from({ length: groups }, (_, at) => row(group(at), 2, 'index')),
      row('index', 3, null),
    ]),
    chain: { levels: [z, mean, mean], tolerance: 1e-9 },
    ...{ groupShare: 0.2, seed: SEED, impute: 'none', groups: Array.from({ length: units }, () => null) },
    ...{
      figures: figuresOf(units, indicators),
      earlier: none([]),
      sampling: none(null),
      inherited: none(null),
    },
    choices: choicesOf(choices),
  };
}

/** Three indicators with sampling error, ten that 164 of the units have from 24 larger areas. */
function withErrors(problem: RobustnessProblem): RobustnessProblem {
  const units = problem.groups.length;
  const publisher = Int32Array.from({ length: units }, (_, unit) => (unit < 164 ? unit % 24 : unit - 140));
  const sd = new Float64Array(units - 140).fill(2);
  const mask = Uint8Array.from({ length: units }, (_, unit) => (unit < 164 ? 1 : 0));
  return {
    ...problem,
    sampling: problem.sampling.map((_, at) => (at < 3 ? { publisher, sd } : null)),
    inherited: problem.inherited.map((_, at) => (at < 10 ? mask : null)),
  };
}

/** Replicates made in a second, on one thread: the best of some slices, which other work disturbs least. */
export function replicatesPerSecond(problem: RobustnessProblem): number {
  const simulation = openSimulation(problem);
  simulation.replicates(1, WARM, true);
  const slices = Array.from({ length: SLICES }, (_, slice) => {
    const start = performance.now();
    simulation.replicates(1 + slice * SLICE, (slice + 1) * SLICE, true);
    return SLICE / ((performance.now() - start) / 1000);
  });
  return Math.max(...slices);
}

const LINEAR = {
  ...{ treatment: ['standard'], normalise: ['z_score'], aggregate: ['arithmetic_mean'] },
} satisfies Partial<MethodRobustness>;
const RANKS = { ...LINEAR, normalise: ['percentile_rank'] } satisfies Partial<MethodRobustness>;

/** Prints how many replicates a second are made of the sizes that matter. */
export function benchRobustness(line: (what: string, value: string, target?: string) => void): void {
  const per_second = (what: string, problem: RobustnessProblem, target = '') =>
    line(`  ${what}`, `${Math.round(replicatesPerSecond(problem))} /s`, target);
  const asem = (choices: Partial<MethodRobustness>) => madeUp(51, 49, 7, choices);
  const districts = (choices: Partial<MethodRobustness>) => madeUp(294, 21, 5, choices);
  line('robustness, one thread, 51 units × 49 indicators', '');
  per_second('the default choices', asem({}), '8,000 /s');
  per_second('z-scores and means, treatment tested', asem(LINEAR), '20,000 /s');
  per_second('percentile ranks and means', asem(RANKS));
  line('robustness, one thread, 294 units × 21 indicators', '');
  per_second('the default choices, with both errors', withErrors(districts({})), '2,000 /s');
  per_second('z-scores and means, treatment tested', districts(LINEAR), '5,000 /s');
  per_second('percentile ranks and means', districts(RANKS));
}
