import fs, { realpathSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** A call of the system that a power cut may undo (`rename`), or that keeps what went before (`sync`). */
export interface DiskCall {
  readonly call: 'sync' | 'rename';
  readonly path: string;
  /** Of a rename: the new path. */
  readonly to?: string;
}

type Any = (...args: unknown[]) => unknown;

/**
 * The calls that wait for the disk, and the renames, in their order, while `work` runs. A path that was
 * waited for is the real one.
 */
export async function diskCalls(work: () => Promise<unknown>): Promise<DiskCall[]> {
  const calls: DiskCall[] = [];
  const paths = new Map<number, string>();
  const methods = fs as unknown as Record<string, Any>;
  const promised = fs.promises as unknown as Record<string, Any>;
  const kept: (() => void)[] = [];
  const watch = (of: Record<string, Any>, name: string, around: (original: Any) => Any) => {
    const original = of[name]!;
    of[name] = around(original);
    kept.push(() => {
      of[name] = original;
    });
  };
  watch(methods, 'openSync', (original) => (...args) => {
    const file = original(...args) as number;
    paths.set(file, realpathSync(String(args[0])));
    return file;
  });
  for (const name of ['fsync', 'fsyncSync'])
    watch(methods, name, (original) => (...args) => {
      calls.push({ call: 'sync', path: paths.get(args[0] as number) ?? '' });
      return original(...args);
    });
  for (const of of [methods, promised])
    for (const name of of === methods ? ['renameSync'] : ['rename'])
      watch(of, name, (original) => (...args) => {
        calls.push({ call: 'rename', path: String(args[0]), to: String(args[1]) });
        return original(...args);
      });
  watch(promised, 'open', (original) => async (...args) => {
    const file = (await original(...args)) as { sync: () => Promise<void> };
    const { sync } = file;
    file.sync = () => {
      calls.push({ call: 'sync', path: realpathSync(String(args[0])) });
      return sync.call(file);
    };
    return file;
  });
  syncBuiltinESMExports();
  try {
    await work();
  } finally {
    for (const restore of kept.toReversed()) restore();
    syncBuiltinESMExports();
  }
  return calls;
}
