import { shownOptions } from '../options.js';
import type { Option, Verb } from '../verb.js';

/** What a value of an option may be: some words, the name of an edition, a path, or anything. */
export type Values = readonly string[] | 'edition' | 'folder' | 'file' | 'any';

/** An option as a shell completes it. */
export interface CompletedOption {
  readonly name: string;
  readonly description: string;
  /** Undefined for an option without a value. */
  readonly values: Values | undefined;
}

/** A verb as a shell completes it. */
export interface CompletedVerb {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletedOption[];
  /** What its arguments are; undefined where no shell can know. */
  readonly takes: Verb['takes'];
}

/** Makes the script that a shell reads, for the verbs and the folder of the project's editions. */
export type ScriptOf = (verbs: readonly CompletedVerb[], editions: string) => string;

function valuesOf(name: string, { type, value = '', choices }: Option): Values | undefined {
  if (type === 'boolean') return undefined;
  if (choices !== undefined) return choices;
  if (/\bDIRS?\b/.test(value)) return 'folder';
  if (/\bFILE\b/.test(value)) return 'file';
  return name === 'edition' ? 'edition' : 'any';
}

/** Verbs and options of the table of verbs, with what a shell can complete. */
export const completedVerbs = (verbs: readonly Verb[]): CompletedVerb[] =>
  verbs.map((verb) => ({
    name: verb.name,
    summary: verb.summary,
    takes: verb.takes,
    options: Object.entries(shownOptions(verb)).map(([name, option]) => ({
      name,
      description: option.description,
      values: valuesOf(name, option),
    })),
  }));

/** A text in single quotation marks of a POSIX shell. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
