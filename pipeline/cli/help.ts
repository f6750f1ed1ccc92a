import { optionsOf } from './options.js';
import type { Option, Verb } from './verb.js';

const OPTION_WIDTH = 26;
const VERB_WIDTH = 12;

function optionLine([name, { value, description }]: [string, Option]): string {
  const flag = `--${name}${value === undefined ? '' : ` ${value}`}`;
  return `  ${flag.padEnd(OPTION_WIDTH)} ${description}`;
}

/** Help of one verb: usage, notes, options, examples. */
export function verbHelp(verb: Verb): string {
  return `${[
    `smi ${verb.name}: ${verb.summary}`,
    '',
    `Usage: smi ${verb.usage}`,
    ...(verb.notes === undefined ? [] : ['', ...verb.notes]),
    '',
    'Options:',
    ...Object.entries(optionsOf(verb)).map(optionLine),
    '',
    'Examples:',
    ...verb.examples.map((example) => `  ${example}`),
  ].join('\n')}\n`;
}

/** Help of the program: its verbs and exit codes. */
export function generalHelp(verbs: readonly Verb[]): string {
  return `${[
    'smi: the Social Mobility Index from official local-authority statistics.',
    'Not an official statistic.',
    '',
    'Usage: smi VERB [options]',
    '',
    'Verbs:',
    ...verbs.map(({ name, summary }) => `  ${name.padEnd(VERB_WIDTH)} ${summary}`),
    '',
    'Every verb has --help, --json, --quiet and --no-progress. Settings come from options, then SMI_* variables, then',
    'smi.yaml: store, editions, release, threads, seed.',
    '',
    'Exit: 0 done; 1 a bug of ours; 2 your input, or data that is not there; 3 a check failed; 4 an official file is not',
    'what the lock or its layout says; 5 disk, permission, network or lock; 130 interrupted. See docs/errors.md.',
  ].join('\n')}\n`;
}
