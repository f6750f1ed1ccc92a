/** The cost of one full score, in typed arrays and in SQL, by numbers of areas and of indicators. */
import { duckdb } from '../../pipeline/engine/dialect.js';
import { Engine } from '../../pipeline/engine/engine.js';
import { compileChain } from '../../pipeline/methods/chain/chain.js';
import type { ChainMethod } from '../../pipeline/methods/chain/method.js';
import { score } from '../../pipeline/score/score.js';
import { silentLog } from '../../pipeline/system/log.js';
import { invented, ONE_WAY, PLAIN, type Size } from './invented.js';
import { type Line, median } from './measure.js';

const RUNS = 5;
const MIN_MS = 100;
const LSOAS: Size = { units: 33_755, indicators: 7, groups: 2 };

/** Milliseconds of one run of the compiled chain. */
export function arrays(size: Size): number {
  const { structure, figures } = invented(size, PLAIN, ONE_WAY);
  const chain = compileChain(structure, PLAIN, size.units);
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const start = performance.now();
    let made = 0;
    // short runs are repeated until the clock can measure them, and so that warm code is measured
    while (made === 0 || performance.now() - start < MIN_MS) {
      chain.run(figures);
      made += 1;
    }
    if (run > 0) times.push((performance.now() - start) / made);
  }
  return median(times);
}

/** z-scores and weighted means, outliers not treated. */
const UNTREATED: ChainMethod = { ...PLAIN, levels: PLAIN.levels.map(({ treat, ...level }) => level) };

/** Milliseconds of the same in the engine, including the loading of figures. */
async function inEngine(size: Size, chain: ChainMethod): Promise<number> {
  const { structure, figures } = invented(size, PLAIN, ONE_WAY);
  const plan = {
    structure,
    chain,
    levels: ['indicator', 'domain', 'index'],
    groupShare: 0.2,
    units: [],
  };
  const values = structure.nodes.slice(0, structure.indicators).flatMap(({ code }, i) =>
    Array.from(figures[i]!, (value, unit) => ({
      area_code: `U${String(unit).padStart(6, '0')}`,
      code,
      value,
      status: 'observed',
      own_level: true,
    })),
  );
  const times: number[] = [];
  for (let run = 0; run <= 3; run += 1) {
    const engine = await Engine.open({ threads: 2 });
    const start = performance.now();
    await score(engine, plan, values, duckdb, silentLog);
    if (run > 0) times.push(performance.now() - start);
    engine.close();
  }
  return median(times);
}

/** Prints the cost of a score. */
export async function benchCost(line: Line): Promise<void> {
  line(`one full score, ${LSOAS.units} units × ${LSOAS.indicators} indicators`, '');
  line('  in typed arrays, outliers treated', `${arrays(LSOAS).toFixed(1)} ms`, '50 ms');
  line(
    '  in SQL, z-scores and weighted means',
    `${(await inEngine(LSOAS, UNTREATED)).toFixed(0)} ms`,
    '1000 ms',
  );
  line('  in SQL, outliers tested and treated too', `${(await inEngine(LSOAS, PLAIN)).toFixed(0)} ms`);
  line('one full score in typed arrays, per unit and indicator', '');
  for (const units of [300, 3000, 30_000, 300_000]) {
    const ms = arrays({ units, indicators: 20, groups: 5 });
    line(
      `  ${units} units × 20 indicators`,
      `${ms.toFixed(2)} ms`,
      `straight line; ${((ms * 1e6) / units / 20).toFixed(1)} ns each`,
    );
  }
  for (const indicators of [20, 200]) {
    const ms = arrays({ units: 3000, indicators, groups: 5 });
    line(
      `  3000 units × ${indicators} indicators`,
      `${ms.toFixed(2)} ms`,
      `straight line; ${((ms * 1e6) / 3000 / indicators).toFixed(1)} ns each`,
    );
  }
}
