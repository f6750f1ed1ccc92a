import { readFile, stat } from 'node:fs/promises';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { isAbsent, onDisk } from '../../errors/file-system.js';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import type { Option, OptionValues, SettingName, Verb } from './verb.js';

/** Options that every verb has. */
export const COMMON_OPTIONS: Readonly<Record<string, Option>> = {
  help: { type: 'boolean', description: 'show this help' },
  json: { type: 'boolean', description: 'one JSON object on standard output, messages on standard error' },
  quiet: {
    type: 'boolean',
    description: 'print only errors, and the answer of a verb that gives one (explain, list, check)',
  },
  'no-progress': { type: 'boolean', description: 'show no progress line' },
  store: {
    type: 'string',
    value: 'DIR',
    description: 'folder of the official files (default: .smi/store)',
  },
  editions: {
    type: 'string',
    value: 'DIR',
    description: 'folder of the editions (default: those of the project)',
  },
  sources: {
    type: 'string',
    value: 'DIR',
    description: 'folder of source files in YAML, besides the sources of the project',
  },
  release: {
    type: 'string',
    value: 'DIR',
    description: 'folder that releases are written to (default: release)',
  },
  threads: {
    type: 'string',
    value: 'N',
    description: 'threads of the engine; they never change a result (default: one for each core)',
  },
  seed: { type: 'string', value: 'N', description: 'seed of all random draws (default: 1)' },
};

/** The settings of the program, each of which has an option of its name. */
const SETTINGS: readonly SettingName[] = ['store', 'editions', 'sources', 'release', 'threads', 'seed'];

/** The option that every writing verb has. */
export const DRY_RUN: Option = {
  type: 'boolean',
  description: 'show what would be written, but write nothing outside the store',
};

/** The options of a verb: its own, those of every verb, and `--dry-run` where it writes. */
export const optionsOf = (verb: Verb): Readonly<Record<string, Option>> => ({
  ...verb.options,
  ...COMMON_OPTIONS,
  ...(verb.writes ? { 'dry-run': DRY_RUN } : {}),
});

/**
 * The options that help and completion show: those of `optionsOf`, without settings that the verb does not
 * use. It takes these all the same, so that a script can give every verb the same settings. A verb that
 * computes nothing has no progress to show, and nothing but its answer to print.
 */
export function shownOptions(verb: Verb): Readonly<Record<string, Option>> {
  const { settings = SETTINGS } = verb;
  const unused = new Set<string>(SETTINGS.filter((name) => !settings.includes(name)));
  if (unused.has('threads')) for (const name of ['quiet', 'no-progress']) unused.add(name);
  return Object.fromEntries(Object.entries(optionsOf(verb)).filter(([name]) => !unused.has(name)));
}

const parseTokens = (args: readonly string[], options: NonNullable<ParseArgsConfig['options']>) =>
  parseArgs({ args: [...args], options, allowPositionals: true, strict: true, tokens: true });

/**
 * Parses the arguments after the name of a verb. Throws `usage` for an unknown option, or one given twice.
 */
export function parseOptions(verb: Verb, args: readonly string[]) {
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
    const [problem] = cause instanceof Error ? cause.message.split(/[.\n]/) : [''];
    throw new SmiError('usage', `${verb.name}: ${problem}`, {
      next: `see \`smi ${verb.name} --help\``,
      cause,
    });
  }
  // If an option is given twice, the parser silently takes the last.
  const names = parsed.tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) {
    throw new SmiError('usage', `${verb.name}: --${twice} is given twice`, {
      next: 'give it once; separate several values by commas',
    });
  }
  return { values: parsed.values as OptionValues, positionals: parsed.positionals };
}

/** The text of an option; `undefined` when it is not given. Throws `usage` when it is empty. */
export function textOption(options: OptionValues, name: string): string | undefined {
  const value = options[name];
  if (value === undefined || typeof value === 'boolean') return undefined;
  if (value === '' || value.includes('\0')) throw new SmiError('usage', `--${name} is empty`);
  return value;
}

/** The words of an option, which are separated by commas. Throws `usage` when there are none. */
export function wordsOption(options: OptionValues, name: string): string[] | undefined {
  const words = textOption(options, name)
    ?.split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  if (words?.length === 0) throw new SmiError('usage', `--${name} is empty`);
  return words;
}

const invalid = (name: string, text: string, wanted: string, next = `correct --${name}`) =>
  new SmiError('setting-invalid', `--${name} is ${quoteFound(text)}, not ${wanted}`, { next });

/** The whole number of an option, from `min` to `max`. Throws `setting-invalid`. */
export function wholeOption(
  options: OptionValues,
  name: string,
  min: number,
  max: number,
): number | undefined {
  const text = textOption(options, name);
  if (text === undefined) return undefined;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw invalid(name, text, `a whole number from ${min} to ${max}`);
}

/** One of several words. Throws `setting-invalid`. */
export function choiceOption<const Choice extends string>(
  options: OptionValues,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const text = textOption(options, name);
  const found = choices.find((choice) => choice === text);
  if (text !== undefined && found === undefined) throw invalid(name, text, `one of ${choices.join(', ')}`);
  return found;
}

/** Several words separated by commas, in the order of `choices`. Throws `setting-invalid`. */
export function listOption<const Choice extends string>(
  options: OptionValues,
  name: string,
  choices: readonly Choice[],
): Choice[] | undefined {
  const text = textOption(options, name);
  if (text === undefined) return undefined;
  const words = text.split(',').map((word) => word.trim());
  const unknown = words.find((word) => !choices.some((choice) => choice === word));
  if (unknown !== undefined) throw invalid(name, unknown, `one or more of ${choices.join(', ')}`);
  return choices.filter((choice) => words.includes(choice));
}

/**
 * An address of the web that folders are put under: it ends in a slash, which is added. Throws
 * `setting-invalid` for anything else, and for one with a query, a fragment or a password.
 */
export function baseAddressOption(options: OptionValues, name: string): string | undefined {
  const text = textOption(options, name);
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url !== undefined && /^https?:$/.test(url.protocol) && !/[?#\s]/.test(text);
  if (!isPlain || url.username !== '' || url.password !== '')
    throw invalid(name, text, 'an address of a folder such as https://data.example/smi/');
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

const MEMORY_UNITS: Readonly<Record<string, number>> = { MB: 1e6, GB: 1e9, MIB: 2 ** 20, GIB: 2 ** 30 };
/** 256 MiB; with less, the engine cannot sort the records. */
const MIN_MEMORY = 256 * 2 ** 20;
const MAX_MEMORY = 2 ** 46;

/**
 * Bytes of an option such as `512MiB` or `2GB`. Throws `setting-invalid` for less than 256 MiB or anything
 * else.
 */
export function memoryOption(options: OptionValues, name: string): number | undefined {
  const text = textOption(options, name);
  if (text === undefined) return undefined;
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/i.exec(text.trim()) ?? [];
  const bytes = Math.floor(Number(digits) * (MEMORY_UNITS[unit.toUpperCase()] ?? Number.NaN));
  if (digits !== '' && bytes >= MIN_MEMORY && bytes <= MAX_MEMORY) return bytes;
  throw invalid(name, text, 'a size of memory', 'give 256MiB or more, as in 512MiB or 2GB');
}

/** Far larger than any file written by hand. */
const MAX_BYTES = 20_000_000;

/**
 * The text of the file that an option names. Throws `usage` where it is missing, not a file, too large or not
 * UTF-8.
 */
export function readTextFile(path: string, option: string): Promise<string> {
  const found = quoteFound(path, 200);
  const refused = (why: string) => new SmiError('usage', `--${option}: ${why}`, { next: 'correct the path' });
  return onDisk(`reading ${path}`, async () => {
    const stats = await stat(path).catch((error: unknown) => {
      if (isAbsent(error)) throw refused(`there is no file ${found}`);
      throw error;
    });
    if (!stats.isFile()) throw refused(`${found} is not a file`);
    if (stats.size > MAX_BYTES) throw refused(`${found} is too large`);
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
    } catch (error) {
      if (error instanceof TypeError) throw refused(`${found} is not UTF-8 text: save it as UTF-8`);
      throw error;
    }
  });
}
