import { EXIT } from '../../errors/catalogue.js';
import { SmiError } from '../../errors/smi-error.js';
import { wrapped } from '../../outputs/formats/text-layout.js';
import { runCleanups } from '../system/interrupt.js';
import { createLog } from '../system/log.js';
import { didYouMean } from '../system/nearest.js';
import { type Output, onOneLine, outputTo, type Stream } from '../system/output.js';
import { PACKAGE } from '../system/package-root.js';
import { asTyped, programName } from '../system/program-name.js';
import type { Settings } from '../system/settings.js';
import { generalHelp, HELP_WIDTH, verbHelp } from './help.js';
import { parseOptions } from './options.js';
import { shortOfMeans } from './short-of-means.js';
import type { OptionValues, Verb, VerbContext } from './verb.js';
import { VERBS } from './verbs.js';

/** The outside world, passed in so that a test can replace it. */
export interface World {
  readonly out: Stream;
  readonly err: Stream;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
  /** Standard input; that of the process where it is not given. */
  readonly input?: AsyncIterable<Uint8Array>;
  /** How the program is called here, for hints that a user can type: `programName`. */
  readonly program: string;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Date;
}

/** The two streams of a world, behind what cleans all text that goes to them. */
interface Outputs {
  readonly out: Output;
  readonly err: Output;
}

/**
 * A reader that closes the pipe early, as `head` does, neither stops the work nor changes the exit code. A
 * result that cannot be written for want of space is an error; that messages cannot be is not.
 */
function onOutputError(error: Error): void {
  const code = 'code' in error ? error.code : '';
  if (code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED') return;
  const said = shortOfMeans(error, 'writing to standard output');
  if (!(said instanceof SmiError)) throw error;
  // Work that had come to its end is complete; only what it says of itself is not.
  const next = 'send it where there is space; files that the command has written are complete';
  process.stderr.write(`${errorLine({ code: said.code, message: said.message, next })}\n`);
  process.exit(said.exit);
}

function onMessageError(): void {
  // There is nowhere left to say it: the terminal is gone, or the disk that messages go to is full.
}

function processWorld(): World {
  for (const [stream, listener] of [
    [process.stdout, onOutputError],
    [process.stderr, onMessageError],
  ] as const)
    if (!stream.listeners('error').includes(listener)) stream.on('error', listener);
  return {
    out: process.stdout,
    err: process.stderr,
    environment: process.env,
    folder: process.cwd(),
    program: programName(process.cwd(), process.argv[1], process.env),
    // The network is loaded where a command asks for something.
    fetch: async (...asked) => (await import('../acquire/public-fetch.js')).publicFetch()(...asked),
    now: () => new Date(),
  };
}

/** What ends the program early: an interruption, a hang-up of the terminal, or a request. */
const SIGNALS: readonly NodeJS.Signals[] =
  process.platform === 'win32' ? ['SIGINT', 'SIGTERM', 'SIGHUP'] : ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'];

const MIN_COLUMNS = 40;
const MAX_COLUMNS = 100;

/** How wide a text may be: as the terminal, or as COLUMNS says; 80 where neither does. Long lines tire. */
function columnsOf({ out, environment }: World): number {
  const said = out.columns ?? Number(environment.COLUMNS);
  return Number.isInteger(said) && said > 0 ? Math.min(MAX_COLUMNS, Math.max(MIN_COLUMNS, said)) : HELP_WIDTH;
}

const verbNamed = (name: string | undefined) => VERBS.find((verb) => verb.name === name);

/** What a verb without settings gets: whatever reads one would be wrong. */
const NO_SETTINGS: Settings = { store: '', editions: '', release: '', threads: 1, seed: 1 };

async function settingsOf(verb: Verb, values: OptionValues, world: World): Promise<Settings> {
  if (verb.settings?.length === 0) return NO_SETTINGS;
  // Loaded only now, so that help is instant.
  const { readSettings } = await import('../system/settings.js');
  return readSettings(values, world.environment, world.folder);
}

/** Runs a verb with the sources of a folder, where the user names one. */
async function withGivenSources<T>(folder: string | undefined, work: () => Promise<T>): Promise<T> {
  if (folder === undefined) return work();
  // Loaded only now, so that help is instant.
  const { readSourceFiles } = await import('../editions/source-files.js');
  const { withSources } = await import('../../sources/registry.js');
  return withSources(await readSourceFiles(folder), work);
}

async function runVerb(verb: Verb, args: readonly string[], world: World, { out }: Outputs): Promise<number> {
  const { values, positionals } = parseOptions(verb, args);
  if (values.help === true) {
    out.write(verbHelp(verb, world.program, columnsOf(world)));
    return EXIT.done;
  }
  const { run } = await verb.load();
  const { environment } = world;
  const terminal = world.err.isTTY === true;
  const quiet = values.quiet === true;
  const log = createLog(world.err, {
    quiet,
    progress: values['no-progress'] !== true && !environment.CI,
    colour: terminal && !environment.NO_COLOR,
  });
  const settings = await settingsOf(verb, values, world);
  const context: VerbContext = {
    positionals,
    options: values,
    settings,
    log,
    dryRun: values['dry-run'] === true,
    folder: world.folder,
    input: () => world.input ?? process.stdin,
    program: world.program,
    verbs: VERBS,
    fetch: world.fetch,
    environment: world.environment,
    now: world.now,
    columns: columnsOf(world),
  };
  const outcome = await withGivenSources(settings.sources, () => run(context)).finally(() => log.finish());
  if (values.json === true) out.write(`${JSON.stringify(outcome.json, null, 2)}\n`);
  else if (!quiet || outcome.isAnswer === true) out.write(`${outcome.text}\n`);
  return outcome.exit ?? EXIT.done;
}

const errorLine = ({ message, next, code }: Pick<SmiError, 'message' | 'next' | 'code'>): string =>
  onOneLine(`smi: ${message}: ${next} [${code}]`);

/**
 * Lines as wide as the terminal that messages go to, with paths and other long words in one piece. Anywhere
 * else, as in a file, an error stays on one line.
 */
function onTerminal(line: string, hanging: number, { isTTY, columns }: Stream): string {
  if (isTTY !== true) return `${line}\n`;
  return `${wrapped(line, Math.max(MIN_COLUMNS, columns ?? HELP_WIDTH), hanging, true).join('\n')}\n`;
}

/** Reports an error: a user's mistake as one line with the places it names, a bug with its stack. */
function report(thrown: unknown, json: boolean, world: World, { out, err }: Outputs): number {
  const error = shortOfMeans(thrown);
  if (!(error instanceof SmiError)) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const message = error instanceof Error ? error.message : String(error);
    const bug = { code: 'bug', exit: EXIT.bug, message, next: 'report it', places: [] };
    if (json) out.write(`${JSON.stringify({ error: bug }, null, 2)}\n`);
    err.write(`smi: this is a bug in the program. Report it with the lines that follow.\n${stack}\n`);
    return EXIT.bug;
  }
  const { code, message, places, exit } = error;
  const next = asTyped(error.next, world.program);
  if (json) out.write(`${JSON.stringify({ error: { code, exit, message, next, places } }, null, 2)}\n`);
  err.write(onTerminal(errorLine({ code, message, next }), 5, world.err));
  for (const place of places.slice(0, 20)) err.write(onTerminal(`  ${onOneLine(place)}`, 2, world.err));
  if (places.length > 20) err.write(`  and ${places.length - 20} more; --json lists them all\n`);
  return exit;
}

/** Runs the command line. @returns the exit code of `docs/errors.md` */
export async function main(args: readonly string[], world: World = processWorld()): Promise<number> {
  const [name, ...rest] = args;
  const outputs = { out: outputTo(world.out), err: outputTo(world.err) };
  const { out, err } = outputs;
  const onSignal = () => {
    runCleanups();
    err.write('\nsmi: interrupted; no file was left half-written.\n');
    process.exit(EXIT.interrupted);
  };
  for (const signal of SIGNALS) process.once(signal, onSignal);
  // Whatever ends the process, such as an error that nobody catches, nothing stays behind.
  process.once('exit', runCleanups);
  try {
    if (name === '--version' || name === '-v') {
      out.write(`${PACKAGE.name} ${PACKAGE.version}\n`);
      return EXIT.done;
    }
    const asked = name === 'help' ? verbNamed(rest[0]) : undefined;
    if (asked !== undefined) return await runVerb(asked, ['--help'], world, outputs);
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      out.write(generalHelp(VERBS, world.program, columnsOf(world)));
      return EXIT.done;
    }
    const verb = verbNamed(name);
    if (verb === undefined)
      throw new SmiError(
        'usage',
        `there is no verb ${JSON.stringify(name)}`,
        didYouMean(
          name,
          VERBS.map((known) => known.name),
        ),
      );
    return await runVerb(verb, rest, world, outputs);
  } catch (error) {
    return report(error, args.includes('--json'), world, outputs);
  } finally {
    for (const signal of SIGNALS) process.off(signal, onSignal);
    process.off('exit', runCleanups);
  }
}
