import type { Log } from '../system/log.js';
import type { Settings } from '../system/settings.js';

/** An option of a verb, as the help shows it. */
export interface Option {
  readonly type: 'boolean' | 'string';
  /** What stands for the value in the help, as in DIR. */
  readonly value?: string;
  readonly description: string;
}

export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

/** The effects that a verb may have, passed in so that a test can watch them. */
export interface VerbContext {
  readonly positionals: readonly string[];
  readonly options: OptionValues;
  readonly settings: Settings;
  readonly log: Log;
  readonly dryRun: boolean;
  /** The folder that the user stands in. */
  readonly folder: string;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Date;
}

/** What a verb found: the same for people and for programs. */
export interface Outcome {
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
  /** Another code than 0, when the verb was asked to check something and it does not hold. */
  readonly exit?: number;
}

/** What a file of `verbs/` exports: the verb at work. */
export interface VerbModule {
  run(context: VerbContext): Promise<Outcome>;
}

/** An entry of the table of verbs: all that is known of a verb before it is loaded. */
export interface Verb {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  /** Lines of the help after the usage. */
  readonly notes?: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  /** True when it writes, so that --dry-run makes sense. */
  readonly writes: boolean;
  readonly examples: readonly string[];
  /** Loads the file of the verb, with everything that it needs. */
  load(): Promise<VerbModule>;
}
