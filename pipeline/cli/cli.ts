import { type ParseArgsConfig, parseArgs } from 'node:util';
import { EXIT } from '../../errors/catalogue.js';
import { SmiError } from '../../errors/smi-error.js';
import { runCleanups } from '../system/interrupt.js';
import { createLog } from '../system/log.js';
import { didYouMean } from '../system/nearest.js';
import { PACKAGE } from '../system/package-root.js';
import { readSettings } from '../system/settings.js';
import { generalHelp, verbHelp } from './help.js';
import type { Option, Verb } from './verb.js';

/** Each verb is a file of its own, loaded when it is called. */
export const VERBS: Readonly<Record<string, () => Promise<Verb>>> = {
  build: async () => (await import('./verbs/build.js')).build,
  refresh: async () => (await import('./verbs/refresh.js')).refreshVerb,
  list: async () => (await import('./verbs/list.js')).list,
  explain: async () => (await import('./verbs/explain.js')).explain,
  check: async () => (await import('./verbs/check.js')).check,
  robustness: async () => (await import('./verbs/robustness.js')).robustness,
  coldspots: async () => (await import('./verbs/coldspots.js')).coldspots,
  score: async () => (await import('./verbs/score.js')).score,
  estimate: async () => (await import('./verbs/estimate.js')).estimate,
  synthesise: async () => (await import('./verbs/synthesise.js')).synthesise,
};

/** Options that every verb has. */
export const COMMON: Readonly<Record<string, Option>> = {
  help: { type: 'boolean', description: 'show this help' },
  json: { type: 'boolean', description: 'one JSON object on standard output, messages on standard error' },
  quiet: { type: 'boolean', description: 'say nothing but the result and errors' },
  'no-progress': { type: 'boolean', description: 'no moving line of progress' },
  store: { type: 'string', value: 'DIR', description: 'where official files are kept (.smi/store)' },
  editions: { type: 'string', value: 'DIR', description: 'the editions (those of the project)' },
  release: { type: 'string', value: 'DIR', description: 'where releases are written (release)' },
  threads: {
    type: 'string',
    value: 'N',
    description: 'threads of the engine (all cores); never changes a digit',
  },
  seed: { type: 'string', value: 'N', description: 'seed of everything drawn at random (1)' },
};
const DRY_RUN: Option = {
  type: 'boolean',
  description: 'say what would be written, and write nothing outside the store',
};

/** The world outside, passed in so that a test can stand in for it. */
export interface World {
  readonly out: { write(text: string): unknown };
  readonly err: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Date;
}

/** A reader that goes away, as `head` does, stops neither the work nor changes how it ends. */
function ignoreClosedPipe(error: Error): void {
  const code = 'code' in error ? error.code : '';
  if (code !== 'EPIPE' && code !== 'ERR_STREAM_DESTROYED') throw error;
}

function here(): World {
  for (const stream of [process.stdout, process.stderr]) {
    if (!stream.listeners('error').includes(ignoreClosedPipe)) stream.on('error', ignoreClosedPipe);
  }
  return {
    out: process.stdout,
    err: process.stderr,
    environment: process.env,
    folder: process.cwd(),
    fetch: globalThis.fetch,
    now: () => new Date(),
  };
}

export const optionsOf = (verb: Verb): Record<string, Option> => ({
  ...verb.options,
  ...COMMON,
  ...(verb.writes ? { 'dry-run': DRY_RUN } : {}),
});

const parseTokens = (args: readonly string[], options: NonNullable<ParseArgsConfig['options']>) =>
  parseArgs({ args: [...args], options, allowPositionals: true, strict: true, tokens: true });

function parse(verb: Verb, args: readonly string[]) {
  const options = Object.fromEntries(
    Object.entries(optionsOf(verb)).map(([name, { type }]) => [
      name,
      name === 'help' ? { type, short: 'h' } : { type },
    ]),
  );
  let parsed: ReturnType<typeof parseTokens>;
  try {
    parsed = parseTokens(args, options);
  } catch (cause) {
    const [said] = cause instanceof Error ? cause.message.split(/[.\n]/) : [''];
    throw new SmiError('usage', `${verb.name}: ${said}`, { next: `see \`smi ${verb.name} --help\``, cause });
  }
  // Of an option given twice the parser would take the last, without a word of the first.
  const names = parsed.tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) {
    throw new SmiError('usage', `${verb.name}: --${twice} stands twice`, {
      next: 'give it once; where it takes several, separate them by commas',
    });
  }
  return parsed;
}

async function runVerb(verb: Verb, args: readonly string[], world: World): Promise<number> {
  const { values, positionals } = parse(verb, args);
  if (values.help === true) {
    world.out.write(verbHelp(verb, optionsOf(verb)));
    return EXIT.done;
  }
  const { environment } = world;
  const terminal = world.err.isTTY === true;
  const log = createLog(world.err, {
    quiet: values.quiet === true,
    progress: values['no-progress'] !== true && !environment.CI,
    colour: terminal && !environment.NO_COLOR,
  });
  const outcome = await verb
    .run({
      positionals,
      options: values as Record<string, string | boolean | undefined>,
      settings: readSettings(values, environment, world.folder),
      log,
      dryRun: values['dry-run'] === true,
      folder: world.folder,
      fetch: world.fetch,
      now: world.now,
    })
    .finally(() => log.finish());
  world.out.write(values.json === true ? `${JSON.stringify(outcome.json, null, 2)}\n` : `${outcome.text}\n`);
  return outcome.exit ?? EXIT.done;
}

/** Tells an error: a user's mistake in one line and the places it names, a bug with its stack. */
function tell(error: unknown, json: boolean, world: World): number {
  if (!(error instanceof SmiError)) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const message = error instanceof Error ? error.message : String(error);
    const bug = { code: 'bug', exit: EXIT.bug, message, next: 'please report it', places: [] };
    if (json) world.out.write(`${JSON.stringify({ error: bug }, null, 2)}\n`);
    world.err.write(`smi: a bug of ours: please report it with what follows.\n${stack}\n`);
    return EXIT.bug;
  }
  const { code, message, next, places, exit } = error;
  if (json) world.out.write(`${JSON.stringify({ error: { code, exit, message, next, places } }, null, 2)}\n`);
  world.err.write(`smi: ${message}: ${next} [${code}]\n`);
  for (const place of places.slice(0, 20)) world.err.write(`  ${place}\n`);
  if (places.length > 20) world.err.write(`  and ${places.length - 20} more; --json lists them all\n`);
  return exit;
}

/** Runs the command line. @returns the exit code of `docs/errors.md` */
export async function main(args: readonly string[], world: World = here()): Promise<number> {
  const [name, ...rest] = args;
  const onSignal = () => {
    runCleanups();
    world.err.write('\nsmi: interrupted; nothing was left half-written.\n');
    process.exit(EXIT.interrupted);
  };
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    if (name === '--version' || name === '-v') {
      world.out.write(`${PACKAGE.name} ${PACKAGE.version}\n`);
      return EXIT.done;
    }
    if (name === 'help' && rest[0] !== undefined && Object.hasOwn(VERBS, rest[0])) {
      return await main([rest[0], '--help'], world);
    }
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      world.out.write(await generalHelp(VERBS));
      return EXIT.done;
    }
    const load = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
    if (load === undefined)
      throw new SmiError(
        'usage',
        `there is no verb ${JSON.stringify(name)}`,
        didYouMean(name, Object.keys(VERBS)),
      );
    return await runVerb(await load(), rest, world);
  } catch (error) {
    return tell(error, args.includes('--json'), world);
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}
