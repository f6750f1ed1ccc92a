import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { shipped } from '../../../pipeline/system/package-root.js';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** Starts the program as a user does; `ended` resolves when it exits. */
export function start(args: readonly string[], options: SpawnOptions = {}) {
  const { SMI_STORE, SMI_EDITIONS, SMI_RELEASE, SMI_THREADS, SMI_SEED, ...env } = process.env;
  const child: ChildProcess = spawn(process.execPath, [shipped('bin', 'smi.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
    ...options,
  });
  const said = { out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, ...said }));
  });
  return { child, ended };
}

/** Runs the program to its end. */
export const run = (args: readonly string[], options: SpawnOptions = {}) => start(args, options).ended;
