/** What scripts have in common. */
import { mkdirSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { onDisk } from '../errors/file-system.js';
import { SmiError } from '../errors/smi-error.js';

/** Where a script says, line by line, what it does. */
export type Say = (line: string) => void;

/** The options of a script. Throws `usage`, with how the script is used, where it does not take `args`. */
export function scriptOptions<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
  usage: string,
): ReturnType<typeof parseArgs<{ options: T }>>['values'] {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    const [what = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    throw new SmiError('usage', what, { next: usage, cause });
  }
}

/** Runs the work of the script `name` and returns its exit code. Reports a user's mistake in one line. */
export async function runScript(name: string, say: Say, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SmiError)) throw error;
    say(`${name}: ${error.message}; ${error.next}`);
    return error.exit;
  }
}

/**
 * Writes a text under a temporary name first, so that an interrupted run leaves the former file whole; makes
 * its folder where there is none. Throws errors of the file system.
 */
export const replaceText = (path: string, text: string): Promise<void> =>
  onDisk(`writing ${path}`, () => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.part`, text);
    renameSync(`${path}.part`, path);
  });

/** Runs a script where its module, at `url`, is what Node was started with; messages go to standard error. */
export async function runIfStarted(
  url: string,
  run: (args: readonly string[], say: Say) => Promise<number>,
): Promise<void> {
  if (process.argv[1] === undefined || fileURLToPath(url) !== realpathSync(process.argv[1])) return;
  process.exitCode = await run(process.argv.slice(2), (line) => process.stderr.write(`${line}\n`));
}
