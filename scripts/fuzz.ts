/**
 * Gives each reader of a file from outside thousands of damaged ones, in a process of its own. Each must end
 * in a result or in a named error, within 2 seconds of the processor and 512 MB.
 *   npm run fuzz                            500 mutants a reader
 *   npm run fuzz -- --mutants 4000          as many, of each
 *   npm run fuzz -- --reader "table: ods"   of one reader
 *   npm run fuzz -- --page                  and writes the figures into docs/reliability.md
 */
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SmiError } from '../errors/smi-error.js';
import { fixed, whole } from '../outputs/formats/numbers.js';
import { textTable } from '../outputs/formats/text-table.js';
import { markdownTable } from '../schemas/generate/markdown.js';
import type { Ended, Started } from './fuzz/child.js';
import { READERS } from './fuzz/readers.js';
import { putIntoPage } from './reliability.js';
import { runIfStarted, runScript, type Say, scriptOptions } from './script.js';

const MOST_SECONDS = 2;
const MOST_BYTES = 512 * 2 ** 20;
/** A process that says nothing for so long hangs, however busy the machine is. */
const SILENCE_MS = 30_000;
/** Where mutants are kept that did not end as they should. */
const FINDINGS = 'fuzz-findings';

interface Finding {
  readonly number: number;
  readonly what: string;
  readonly bytes: Buffer;
}

export interface Fuzzed {
  readonly reader: string;
  readonly mutants: number;
  readonly results: number;
  readonly named: number;
  readonly seconds: number;
  readonly bytes: number;
  readonly findings: readonly Finding[];
}

interface Tally {
  results: number;
  named: number;
  seconds: number;
  bytes: number;
  /** Number of the next mutant. */
  next: number;
  readonly findings: Finding[];
}

const isStarted = (message: Started | Ended): message is Started => 'bytes' in message;

/** Reads mutants until one stops the process, or all are done. */
function runChild(reader: string, to: number, seed: number, root: string, tally: Tally): Promise<void> {
  const child = fork(
    fileURLToPath(new URL('fuzz/child.js', import.meta.url)),
    [reader, String(tally.next), String(to), String(seed), root],
    { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: ['--max-old-space-size=1024'] },
  );
  let said = '';
  child.stderr?.on('data', (text) => {
    said = `${said}${text}`.slice(-2000);
  });
  let now: Started | undefined;
  let hung = false;
  const silence = setTimeout(() => {
    hung = true;
    child.kill('SIGKILL');
  }, SILENCE_MS);
  const find = (what: string) =>
    tally.findings.push({
      number: now?.number ?? tally.next,
      what,
      bytes: Buffer.from(now?.bytes ?? '', 'base64'),
    });
  child.on('message', (message: Started | Ended) => {
    silence.refresh();
    if (isStarted(message)) {
      now = message;
      return;
    }
    tally.next = message.number + 1;
    tally.seconds = Math.max(tally.seconds, message.seconds);
    tally.bytes = Math.max(tally.bytes, message.memory);
    if (message.outcome === 'crash') find(message.message ?? 'an error without a name');
    else if (message.seconds > MOST_SECONDS) find(`${fixed(message.seconds, 1)} s`);
    else if (message.memory > MOST_BYTES) {
      find(`${whole(message.memory / 2 ** 20)} MB`);
      child.kill('SIGKILL');
    } else if (message.outcome === 'named') tally.named += 1;
    else tally.results += 1;
    now = undefined;
  });
  return new Promise((done, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      clearTimeout(silence);
      const stopped = now !== undefined;
      if (stopped) find(hung ? 'it hangs' : `the process ended with ${code ?? signal}: ${said}`);
      else if (code !== 0 && signal === null)
        return reject(new Error(`${reader}: the seeds cannot be made: ${said}`));
      if (stopped) tally.next = (now?.number ?? tally.next) + 1;
      done();
    });
  });
}

/** Gives a reader so many mutants, in as many processes as it takes. */
export async function fuzz(reader: string, mutants: number, seed: number): Promise<Fuzzed> {
  const root = mkdtempSync(join(tmpdir(), 'fuzz-'));
  const tally: Tally = { results: 0, named: 0, seconds: 0, bytes: 0, next: 0, findings: [] };
  try {
    while (tally.next < mutants) await runChild(reader, mutants, seed, root, tally);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  const { next: _, ...found } = tally;
  return { reader, mutants, ...found };
}

const HEADER = ['Reader', 'Mutants', 'Results', 'Named errors', 'Longest, s', 'Largest, MB', 'Others'];
const rowOf = ({ reader, mutants, results, named, seconds, bytes, findings }: Fuzzed): string[] => [
  reader,
  whole(mutants),
  whole(results),
  whole(named),
  fixed(seconds, 2),
  whole(bytes / 2 ** 20),
  whole(findings.length),
];

function keep({ reader, findings }: Fuzzed): void {
  if (findings.length === 0) return;
  mkdirSync(FINDINGS, { recursive: true });
  for (const { number, bytes, what } of findings) {
    const path = join(FINDINGS, `${reader.replace(/\W+/g, '-')}-${number}`);
    writeFileSync(path, bytes);
    writeFileSync(`${path}.txt`, `${what}\n`);
  }
}

async function run(args: readonly string[], say: Say): Promise<number> {
  const usage = 'npm run fuzz -- [--mutants N] [--reader NAME] [--seed N] [--page]';
  const options = scriptOptions(
    args,
    {
      mutants: { type: 'string', default: '500' },
      reader: { type: 'string' },
      seed: { type: 'string', default: '1' },
      page: { type: 'boolean', default: false },
    },
    usage,
  );
  const mutants = Number(options.mutants);
  if (!Number.isSafeInteger(mutants) || mutants < 1)
    throw new SmiError('usage', `--mutants is ${options.mutants}`, { next: usage });
  const wanted = READERS.filter(({ name }) => options.reader === undefined || name === options.reader);
  if (wanted.length === 0)
    throw new SmiError('usage', `there is no reader ${options.reader}`, { next: usage });
  const all: Fuzzed[] = [];
  for (const { name } of wanted) {
    const fuzzed = await fuzz(name, mutants, Number(options.seed));
    all.push(fuzzed);
    keep(fuzzed);
    say(rowOf(fuzzed).join('  '));
  }
  const rows = all.map(rowOf);
  process.stdout.write(`${textTable([HEADER, ...rows]).join('\n')}\n`);
  if (options.page) await putIntoPage('mutants', markdownTable(HEADER, rows));
  const findings = all.flatMap((each) => each.findings);
  if (findings.length === 0) return 0;
  say(`${findings.length} mutants did not end as they should: see ${FINDINGS}/`);
  return 3;
}

await runIfStarted(import.meta.url, (args, say) => runScript('fuzz', say, () => run(args, say)));
