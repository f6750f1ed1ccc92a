import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acquire, inParallel } from '../../pipeline/acquire/acquire.js';
import { readLock } from '../../pipeline/acquire/lock.js';
import { mirrorSegments } from '../../pipeline/acquire/mirror.js';
import { officialFiles } from '../../pipeline/editions/declared.js';
import { readMethod } from '../../pipeline/editions/edition.js';
import { refresh } from '../../pipeline/refresh.js';
import { silentLog } from '../../pipeline/system/log.js';
import { shipped } from '../../pipeline/system/package-root.js';
import { runningProgram } from '../../pipeline/system/program.js';
import { lockedVersion } from '../../sources/versions.js';
import { type Line, median } from './measure.js';

const RUNS = 5;
const THREADS = 2;

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

/** The median time of some runs in milliseconds, after one that is not counted. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const start = performance.now();
    await work();
    if (run > 0) times.push(performance.now() - start);
  }
  return median(times);
}

/**
 * A refresh from a mirror, within this process, against reading and hashing the same files once with as many
 * threads: the whole of it, and the stage that acquires them, with an empty store and a warm one.
 */
export async function benchRefresh(line: Line, edition: string, mirror: string): Promise<void> {
  const { method } = await readMethod(shipped('editions'), edition);
  const files = officialFiles(method, 'method.yaml');
  const lockPath = shipped('sources', 'lock.json');
  const lock = await readLock(lockPath);
  const root = mkdtempSync(join(tmpdir(), 'smi-bench-refresh-'));
  try {
    const store = join(root, 'store');
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
      folder: shipped('editions', edition),
    };
    const paths = files.map(({ address }) =>
      join(mirror, ...mirrorSegments(lockedVersion(address, lock[address]).address)),
    );
    const once = await timed(() =>
      inParallel(paths, THREADS, async (path) => {
        await hashOf(path);
      }),
    );
    const empty = await timed(() => {
      rmSync(store, { recursive: true, force: true });
      return acquire(files, options);
    });
    const warm = await timed(() => acquire(files, options));
    const program = await runningProgram();
    const known = await timed(() => refresh(method, { ...options, program }));
    const whole = await timed(() => refresh(method, options));
    const against = (ms: number) => `${ms.toFixed(0)} ms, ${(ms / once).toFixed(1)} ×`;
    line('reading and hashing the official files once', `${once.toFixed(0)} ms`);
    line('  refresh: files from a mirror, empty store', against(empty), '2 ×');
    line('  refresh: files from a mirror, warm store', against(warm), '2 ×');
    line('  refresh: whole, nothing changed since the last', against(known), '2 ×');
    line('  refresh: whole, every file read', against(whole));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
