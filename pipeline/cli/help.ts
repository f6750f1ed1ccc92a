import { optionsOf } from './options.js';
import type { Option, Verb } from './verb.js';

const OPTION_WIDTH = 26;
const VERB_WIDTH = 12;

/** The columns of a terminal that help fits. */
const COLUMNS = 120;

/** An option with its description, which goes on below itself where it is long. */
function optionLine([name, { value, description }]: [string, Option]): string {
  const flag = `--${name}${value === undefined ? '' : ` ${value}`}`;
  const indent = OPTION_WIDTH + 3;
  const lines = [`  ${flag.padEnd(OPTION_WIDTH)}`];
  for (const word of description.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`;
    if (longer.length <= COLUMNS) lines[lines.length - 1] = longer;
    else lines.push(`${' '.repeat(indent)}${word}`);
  }
  return lines.join('\n');
}

/** A command line that begins with `smi`, as it is typed here. */
const typed = (line: string, program: string) => line.replace(/^smi /, `${program} `);

/** Help for one verb: usage, notes, options, examples, with the program called `program`. */
export function verbHelp(verb: Verb, program = 'smi'): string {
  return `${[
    `smi ${verb.name}: ${verb.summary}`,
    '',
    `Usage: ${program} ${verb.usage}`,
    ...(verb.notes === undefined ? [] : ['', ...verb.notes]),
    '',
    'Options:',
    ...Object.entries(optionsOf(verb)).map(optionLine),
    '',
    'Examples:',
    ...verb.examples.map((example) => `  ${typed(example, program)}`),
  ].join('\n')}\n`;
}

/** Help for the program: its verbs and exit codes. */
export function generalHelp(verbs: readonly Verb[], program = 'smi'): string {
  return `${[
    'smi: the Social Mobility Index from official local-authority statistics.',
    'Not an official statistic.',
    '',
    `Usage: ${program} VERB [options]`,
    '',
    'Verbs:',
    ...verbs.map(({ name, summary }) => `  ${name.padEnd(VERB_WIDTH)} ${summary}`),
    '',
    'Every verb has --help, --json, --quiet and --no-progress. The settings store, editions, release, threads and seed come',
    'from options, then from SMI_* variables, then from smi.yaml.',
    '',
    'Exit codes: 0 done; 1 a bug in the program; 2 your input, or data that does not exist; 3 a check failed; 4 an official',
    'file differs from the lock or its layout; 5 disk, permission, network or lock; 130 interrupted. See docs/errors.md.',
  ].join('\n')}\n`;
}
