import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acquire, inParallel } from '../../pipeline/acquire/acquire.js';
import { readLock } from '../../pipeline/acquire/lock.js';
import { mirrorSegments } from '../../pipeline/acquire/mirror.js';
import { officialFiles } from '../../pipeline/editions/declared.js';
import { readMethod } from '../../pipeline/editions/edition.js';
import { refresh } from '../../pipeline/refresh.js';
import { sha256Aside } from '../../pipeline/system/hash.js';
import { silentLog } from '../../pipeline/system/log.js';
import { shipped } from '../../pipeline/system/package-root.js';
import { runningProgram } from '../../pipeline/system/program.js';
import { lockedVersion } from '../../sources/versions.js';
import { type Line, median } from './measure.js';

const RUNS = 5;
const THREADS = 2;

/** Hashes a file piece by piece on this thread, and the whole of it on another one. */
const HASHES = [
  async (path: string) => {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path)) hash.update(chunk);
    return hash.digest('hex');
  },
  async (path: string) => sha256Aside(await readFile(path)),
];

/** Milliseconds on the clock, and of all processors together. */
interface Time {
  readonly clock: number;
  readonly processor: number;
}

/** The median times of some runs, after one that is not counted. */
async function timed(work: () => Promise<unknown>): Promise<Time> {
  const times: Time[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const [start, before] = [performance.now(), process.cpuUsage()];
    await work();
    const clock = performance.now() - start;
    const { user, system } = process.cpuUsage(before);
    if (run > 0) times.push({ clock, processor: (user + system) / 1000 });
  }
  const of = (pick: (time: Time) => number) => median(times.map(pick));
  return { clock: of(({ clock }) => clock), processor: of(({ processor }) => processor) };
}

/** The files read and hashed in whichever way is faster: what a refresh is held against. */
async function timedOnce(paths: readonly string[]): Promise<Time> {
  const all: Time[] = [];
  for (const hash of HASHES)
    all.push(await timed(() => inParallel(paths, THREADS, async (path) => void (await hash(path)))));
  const least = (pick: (time: Time) => number) => Math.min(...all.map(pick));
  return { clock: least(({ clock }) => clock), processor: least(({ processor }) => processor) };
}

/**
 * A refresh from a mirror, within this process, against reading and hashing the same files once with as many
 * threads: the whole of it, and the stage that acquires them, with an empty store and a warm one. On a
 * machine that does other work too, the times of the processors say more than the clock.
 */
export async function benchRefresh(line: Line, edition: string, mirror: string): Promise<void> {
  const { method } = await readMethod(shipped('editions'), edition);
  const files = officialFiles(method, 'method.yaml');
  const lockPath = shipped('sources', 'lock.json');
  const lock = await readLock(lockPath);
  const root = mkdtempSync(join(tmpdir(), 'smi-bench-refresh-'));
  try {
    const store = join(root, 'store');
    const folder = shipped('editions', edition);
    const options = {
      store,
      mirror,
      lock,
      lockPath,
      offline: false,
      relock: false,
      fetch: globalThis.fetch,
      now: () => new Date(),
      log: silentLog,
      threads: THREADS,
      concurrency: THREADS,
      folder,
    };
    const paths = files.map(({ address }) =>
      join(mirror, ...mirrorSegments(lockedVersion(address, lock[address]).address)),
    );
    const once = await timedOnce(paths);
    // A refresh that changes nothing holds every byte of the frozen files against their origin too.
    const frozen = readdirSync(folder).map((name) => join(folder, name));
    const onceWithFrozen = await timedOnce([...paths, ...frozen]);
    const empty = await timed(() => {
      rmSync(store, { recursive: true, force: true });
      return acquire(files, options);
    });
    const warm = await timed(() => acquire(files, { ...options, copiesLater: true }));
    const program = await runningProgram();
    const known = await timed(() => refresh(method, { ...options, program }));
    const whole = await timed(() => refresh(method, options));
    const against = (time: Time, base = once) =>
      `${time.clock.toFixed(0)} ms, ${(time.clock / base.clock).toFixed(1)} × (processors ${(time.processor / base.processor).toFixed(1)} ×)`;
    const said = ({ clock, processor }: Time) =>
      `${clock.toFixed(0)} ms (processors ${processor.toFixed(0)} ms)`;
    line(`${edition}: reading and hashing its official files once`, said(once));
    line('  and its frozen files', said(onceWithFrozen));
    line('  refresh: files from a mirror, empty store', against(empty), '2 ×');
    line('  refresh: files from a mirror, warm store', against(warm), '2 ×');
    line('  refresh: whole, nothing changed since the last', against(known));
    line('    against official and frozen files', against(known, onceWithFrozen), '2 ×');
    line('  refresh: whole, every file read', against(whole));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
