/**
 * What a page computes with the weights of a reader: 1,000 replicates of england-2026 drawn once, the
 * intervals at a change of weights, and the ranks. On one core; medians after a warm-up, in brackets the time
 * of the processor.
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

/** Median milliseconds of a piece of work, by the clock and of the processor; the first run is left out. */
function milliseconds(work: (run: number) => void): string {
  const clock: number[] = [];
  const processor: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const start = performance.now();
    const before = process.cpuUsage();
    work(run);
    const { user, system } = process.cpuUsage(before);
    if (run === 0) continue;
    clock.push(performance.now() - start);
    processor.push((user + system) / 1000);
  }
  // The two are the same on an idle machine; on a busy one the clock counts others' work too.
  const ms = (values: readonly number[]) => median(values).toFixed(median(values) < 10 ? 1 : 0);
  return `${ms(clock)} ms (${ms(processor)})`;
}

/** Prints the times. */
export async function benchWeights(line: Line, name: string): Promise<void> {
  const edition = await loadEdition(shipped('editions'), name);
  if (!isIndex(edition)) throw new TypeError(`${name} is not an index`);
  const { problem } = await editionSweep(edition, 1, 1);
  const about = { code: name, title: '', method_version: '', schema_version: '' };
  const file = drawsFileOf(problem, edition.method, sortedAreas(edition.areas), about);
  const engine = new IntervalEngine(file, REPLICATES);
  const choice = (run: number) => new Map([['chances', 1 + run / 10]]);
  line(`weights of a reader, ${REPLICATES.toLocaleString('en-GB')} replicates of ${name}`, '');
  line(
    '  drawn once, when the page asks first',
    milliseconds(() => new IntervalEngine(file, REPLICATES).intervals(new Map())),
  );
  line(
    '  intervals at a change of weights',
    milliseconds((run) => engine.intervals(choice(run))),
    '150 ms',
  );
  line(
    '  ranks, fifths and kinds of place',
    milliseconds((run) => standingsWith(problem, choice(run))),
    '5 ms',
  );
}
