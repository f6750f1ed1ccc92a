import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/** Longest time of one program, in milliseconds. */
const LONGEST = 300_000;

/** Runs a program without a shell. @returns its exit code, null where it is not there, and what it printed */
export function run(program, args, { cwd, env } = {}) {
  const { status, error, stdout, stderr } = spawnSync(program, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout: LONGEST,
    maxBuffer: 2 ** 28,
  });
  if (error?.code === 'ENOENT') return { code: null, out: '', err: '' };
  return { code: status ?? 1, out: stdout ?? '', err: error?.message ?? stderr ?? '' };
}

/** The Python that checks use: a package of Debian is in that of Debian, which need not be the first. */
export const PYTHON = process.env.PYTHON ?? 'python3';

const known = new Map();

/** Whether a program is there. */
export function isThere(program, args = ['--version']) {
  const key = [program, ...args].join(' ');
  if (!known.has(key)) known.set(key, run(program, args).code === 0);
  return known.get(key);
}

/** Does something with a folder that is removed afterwards. */
export async function withFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'interop-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Collects what held, what did not, and what was skipped, and prints it as it comes. */
export class Report {
  #held = 0;
  #failed = 0;
  #skipped = new Set();

  about(folder) {
    process.stdout.write(`\n${folder}\n`);
  }

  /** @param problem what is wrong; nothing, or an empty text, where all is well */
  check(what, problem) {
    const failed = problem !== undefined && problem !== '';
    if (failed) this.#failed++;
    else this.#held++;
    const why = failed ? `: ${problem.trim().split('\n').slice(-3).join(' | ')}` : '';
    process.stdout.write(`  ${failed ? 'FAILED ' : 'ok     '} ${what}${why}\n`);
  }

  skip(program, why = 'is not installed') {
    if (!this.#skipped.has(program)) process.stdout.write(`  skipped ${program} ${why}\n`);
    this.#skipped.add(program);
  }

  /** @returns the exit code; 1 too where nothing at all could be checked */
  end() {
    const skipped = this.#skipped.size === 0 ? 'nothing' : [...this.#skipped].join(', ');
    process.stdout.write(`\n${this.#held} held, ${this.#failed} failed; skipped: ${skipped}\n`);
    return this.#failed === 0 && this.#held > 0 ? 0 : 1;
  }
}
