import { readFileSync } from 'node:fs';

/** True when a process with this number is running, whoever owns it. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** State and time of start of a process, where the system keeps them in /proc (Linux). */
export interface ProcessFacts {
  /** False for one that has ended and only waits to be noticed by its parent. */
  readonly alive: boolean;
  /** In ticks since the start of the system: tells two processes with the same number apart. */
  readonly start: string;
}

/** Undefined where there is no such process, or the system does not say. */
export function factsOf(pid: number): ProcessFacts | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // The second field is the name in parentheses, which may hold anything; the state is the third.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state = ''] = fields;
  const start = fields[19];
  return start === undefined ? undefined : { alive: !/^[ZXx]/.test(state), start };
}
