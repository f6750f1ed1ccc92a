import type { Log } from '../system/log.js';
import type { Settings } from '../system/settings.js';

/** An option of a verb, as the help shows it. */
export interface Option {
  readonly type: 'boolean' | 'string';
  /** What the help shows for the value, as in DIR. */
  readonly value?: string;
  readonly description: string;
  /** The values that it takes, where they are few words. */
  readonly choices?: readonly string[];
}

export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

/** All that a verb reads and affects, passed in so that a test can watch it. */
export interface VerbContext {
  readonly positionals: readonly string[];
  readonly options: OptionValues;
  readonly settings: Settings;
  readonly log: Log;
  readonly dryRun: boolean;
  /** The working folder of the user. */
  readonly folder: string;
  /** Standard input. */
  readonly input: () => AsyncIterable<Uint8Array>;
  /** How a hint calls the program, as in `npx smi`. */
  readonly program: string;
  /** The table of verbs, for what is made from it. */
  readonly verbs: readonly Verb[];
  readonly fetch: typeof globalThis.fetch;
  /** Variables, apart from those that settings are made of. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  /** Columns of the terminal; 80 where there is none. */
  readonly columns: number;
}

/** The result of a verb, in the same facts for people and for programs. */
export interface Outcome {
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
  /** True where the text is what was asked for, and not a summary of what was done: --quiet keeps it. */
  readonly isAnswer?: boolean;
  /** An exit code other than 0, when the verb was asked to check something and the check failed. */
  readonly exit?: number;
}

/** What a file of `verbs/` exports: the code of the verb. */
export interface VerbModule {
  run(context: VerbContext): Promise<Outcome>;
}

/** What comes from an option, a variable or smi.yaml. */
export type SettingName = keyof Settings;

/** An entry of the table of verbs: everything about a verb except its code. */
export interface Verb {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  /** Lines of the help after the usage. */
  readonly notes?: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  /** What its arguments are, for completion: the names of editions, or some words. */
  readonly takes?: 'editions' | 'files' | readonly string[];
  /**
   * The settings that it uses, as its help lists them: all, where not given. With none it starts as fast as
   * help.
   */
  readonly settings?: readonly SettingName[];
  /** True for a verb that writes, which then has --dry-run. */
  readonly writes: boolean;
  readonly examples: readonly string[];
  /** Loads the code of the verb, with everything that it needs. */
  load(): Promise<VerbModule>;
}
