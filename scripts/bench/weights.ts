/**
 * What a page computes with the weights of a reader: 1,000 replicates of england-2026 drawn once, the
 * intervals at a change of weights, and the ranks. On one core; medians after a warm-up.
 */
import { IntervalEngine } from '../../outputs/explorer/weights/engine.js';
import { standingsWith } from '../../outputs/explorer/weights/standing.js';
import { isIndex, loadEdition } from '../../pipeline/editions/edition.js';
import { drawsFileOf } from '../../pipeline/robustness/draws-file.js';
import { sortedAreas } from '../../pipeline/robustness/edition-problem.js';
import { editionSweep } from '../../pipeline/robustness/edition-robustness.js';
import { shipped } from '../../pipeline/system/package-root.js';
import { type Line, median } from './measure.js';

const REPLICATES = 1000;
const RUNS = 9;

/** Median milliseconds of a piece of work, the first run left out. */
function milliseconds(work: (run: number) => void): number {
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const start = performance.now();
    work(run);
    if (run > 0) times.push(performance.now() - start);
  }
  return median(times);
}

/** Prints the times. */
export async function benchWeights(line: Line, name: string): Promise<void> {
  const edition = await loadEdition(shipped('editions'), name);
  if (!isIndex(edition)) throw new TypeError(`${name} is not an index`);
  const { problem } = await editionSweep(edition, 1, 1);
  const about = { code: name, title: '', method_version: '', schema_version: '' };
  const file = drawsFileOf(problem, edition.method, sortedAreas(edition.areas), about);
  const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
  const engine = new IntervalEngine(file, REPLICATES);
  const choice = (run: number) => new Map([['chances', 1 + run / 10]]);
  line(`weights of a reader, ${REPLICATES.toLocaleString('en-GB')} replicates of ${name}`, '');
  line(
    '  drawn once, when the page asks first',
    ms(milliseconds(() => new IntervalEngine(file, REPLICATES).intervals(new Map()))),
  );
  line(
    '  intervals at a change of weights',
    ms(milliseconds((run) => engine.intervals(choice(run)))),
    '150 ms',
  );
  line(
    '  ranks, fifths and kinds of place',
    ms(milliseconds((run) => standingsWith(problem, choice(run)))),
    '5 ms',
  );
}
