import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { fileSystemError, isAbsent } from '../../errors/file-system.js';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { shipped } from './package-root.js';
import { readRegularTextSync } from './read-regular.js';

/**
 * Settings of every verb: options take precedence over SMI_* variables, those over smi.yaml, and that over
 * defaults.
 */
export interface Settings {
  /** Folder of the content-addressed store of official files. */
  readonly store: string;
  /** Folder of the editions. */
  readonly editions: string;
  /** Folder that releases are written to. */
  readonly release: string;
  readonly threads: number;
  readonly seed: number;
  /** Folder of source files in YAML that are used besides the sources of the project. */
  readonly sources?: string;
}

const NAMES = ['store', 'editions', 'release', 'threads', 'seed', 'sources'] as const;
type Name = (typeof NAMES)[number];

/** Far more than a few settings need; the reader of YAML takes minutes over thousands of keys. */
const MAX_CHARACTERS = 100_000;

function fromFile(folder: string): Partial<Record<Name, unknown>> {
  const path = join(folder, 'smi.yaml');
  let content: unknown;
  try {
    const text = readRegularTextSync(path);
    if (text.length > MAX_CHARACTERS) throw new SmiError('setting-invalid', `${path} is too large`);
    content = parse(text);
  } catch (error) {
    if (error instanceof SmiError) throw error;
    if (isAbsent(error)) return {};
    const refused = fileSystemError(error, `reading ${path}`);
    if (refused instanceof SmiError) throw refused;
    throw new SmiError('setting-invalid', `${path} is not YAML`, { cause: error });
  }
  if (content === null) return {};
  if (typeof content !== 'object' || Array.isArray(content))
    throw new SmiError('setting-invalid', `${path} has no settings`);
  const unknown = Object.keys(content).find((name) => !NAMES.some((known) => known === name));
  if (unknown !== undefined) {
    throw new SmiError(
      'setting-invalid',
      `${path}: there is no setting ${quoteFound(unknown)}; there are ${NAMES.join(', ')}`,
    );
  }
  return content;
}

function wholeNumber(name: Name, given: unknown, min: number, max: number): number {
  const digits = typeof given === 'string' && /^\d+$/.test(given);
  const value = typeof given === 'number' ? given : digits ? Number(given) : Number.NaN;
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new SmiError(
      'setting-invalid',
      `${name} is ${quoteFound(String(given))}, not a whole number from ${min} to ${max}`,
    );
  }
  return value;
}

/**
 * Works out the settings. Relative folders are resolved against `folder`, the user's working folder.
 * Throws `setting-invalid`.
 */
export function readSettings(
  options: Readonly<Record<string, unknown>>,
  environment: Readonly<Record<string, string | undefined>>,
  folder: string,
): Settings {
  const file = fromFile(folder);
  const given = (name: Name): unknown => {
    const variable = environment[`SMI_${name.toUpperCase()}`];
    return options[name] ?? (variable === '' ? undefined : variable) ?? file[name] ?? undefined;
  };
  const path = (name: Name, otherwise: string) => {
    const value = given(name) ?? otherwise;
    if (typeof value !== 'string' || value === '' || value.includes('\0')) {
      throw new SmiError('setting-invalid', `${name} is ${quoteFound(String(value))}, not a folder`);
    }
    return resolve(folder, value);
  };
  return {
    store: path('store', '.smi/store'),
    editions: path('editions', shipped('editions')),
    release: path('release', 'release'),
    threads: wholeNumber('threads', given('threads') ?? availableParallelism(), 1, 256),
    ...(given('sources') === undefined ? {} : { sources: path('sources', '') }),
    seed: wholeNumber('seed', given('seed') ?? 1, 0, 2 ** 31 - 1),
  };
}
