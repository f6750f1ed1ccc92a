import { Worker } from 'node:worker_threads';
import { shipped } from '../system/package-root.js';
import type { MadeWorkbook, ProfileKinds } from './workbook-worker.js';

/** Workers start from compiled code: Node 20 cannot start one from TypeScript. */
const FILE = () => shipped('dist', 'pipeline', 'areas', 'workbook-worker.js');

/** The bytes of the workbook of an area, by its code. */
export type WorkbookOf = (code: string) => Promise<Uint8Array>;

interface Waiting {
  readonly bytes: Promise<Uint8Array>;
  readonly made: (bytes: Uint8Array) => void;
  readonly failed: (error: Error) => void;
}

function waiting(): Waiting {
  let made: Waiting['made'] = () => undefined;
  let failed: Waiting['failed'] = () => undefined;
  const bytes = new Promise<Uint8Array>((resolve, reject) => {
    made = resolve;
    failed = reject;
  });
  // Nobody may wait for it any more when it fails.
  bytes.catch(() => undefined);
  return { bytes, made, failed };
}

/**
 * Has the workbooks of areas made in a thread of its own while this one does the work: a third of what the
 * files of areas take. The bytes are those that this thread would make.
 * @param profiles none where there is nothing to be made
 * @param work takes each workbook as it needs it, in any order; fails with what fails in the thread
 */
export async function withWorkbooks<K extends keyof ProfileKinds, T>(
  kind: K,
  profiles: readonly ProfileKinds[K][],
  work: (workbookOf: WorkbookOf) => Promise<T>,
): Promise<T> {
  const all = new Map(profiles.map(({ area }) => [area.code, waiting()]));
  const failed = (error: Error) => {
    for (const workbook of all.values()) workbook.failed(error);
  };
  const worker = new Worker(FILE(), { workerData: kind });
  worker.on('message', ({ code, bytes }: MadeWorkbook) => all.get(code)?.made(bytes));
  worker.once('error', failed);
  worker.once('exit', () => failed(new Error('the thread that makes workbooks has ended')));
  try {
    // One by one: the thread begins with the first while the others are copied.
    for (const profile of profiles) worker.postMessage(profile);
    return await work((code) => {
      const workbook = all.get(code);
      if (workbook === undefined) throw new TypeError(`${code} has no profile`);
      return workbook.bytes;
    });
  } finally {
    await worker.terminate();
  }
}
