/**
 * Makes the project's generalised boundaries from the official ones:
 *   node dist/scripts/make-topology.js --mirror DIR [--out FILE]
 * DIR holds the official files as <host>/<path>. FILE is geography/england-2025.topojson when not given.
 */
import { mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fileSystemError, isAbsent } from '../errors/file-system.js';
import { SmiError } from '../errors/smi-error.js';
import { TOPOLOGY_FILE } from '../outputs/geometry/topology.js';
import { BOUNDARIES, makeTopology, REGISTER } from './topology/make.js';

const USAGE = 'node dist/scripts/make-topology.js --mirror DIR [--out FILE]';

function settings(args: readonly string[]): { mirror: string; out: string } {
  const options = { mirror: { type: 'string' }, out: { type: 'string', default: TOPOLOGY_FILE } } as const;
  try {
    const { mirror, out } = parseArgs({ args: [...args], options }).values;
    if (mirror) return { mirror, out };
  } catch (cause) {
    const [what] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    throw new SmiError('usage', what ?? '', { next: USAGE, cause });
  }
  throw new SmiError('usage', '--mirror DIR is not given', { next: USAGE });
}

function read(mirror: string, address: string): string {
  const path = join(mirror, address);
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isAbsent(error)) throw new SmiError('mirror-lacks', `${path} is not there`, { cause: error });
    throw fileSystemError(error, `reading ${path}`);
  }
}

/** Writes beside the file first, so that a run that is cut off leaves the former one whole. */
function write(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.part`, text);
    renameSync(`${path}.part`, path);
  } catch (error) {
    throw fileSystemError(error, `writing ${path}`);
  }
}

/** Runs the script with its arguments; gives the exit code. A user's mistake is told in one line. */
export function run(args: readonly string[], say: (line: string) => void): number {
  try {
    const { mirror, out } = settings(args);
    const text = makeTopology(read(mirror, BOUNDARIES), read(mirror, REGISTER));
    write(out, text);
    say(`${out}  ${Buffer.byteLength(text)} bytes`);
    return 0;
  } catch (error) {
    if (!(error instanceof SmiError)) throw error;
    say(`make-topology: ${error.message}; ${error.next}`);
    return error.exit;
  }
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === realpathSync(process.argv[1])) {
  process.exitCode = run(process.argv.slice(2), (line) => process.stderr.write(`${line}\n`));
}
