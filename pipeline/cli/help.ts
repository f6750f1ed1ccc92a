import type { Option, Verb } from './verb.js';

const WIDTH = 26;

function optionLines(options: Readonly<Record<string, Option>>): string[] {
  return Object.entries(options).map(([name, { value, description }]) => {
    const flag = `--${name}${value === undefined ? '' : ` ${value}`}`;
    return `  ${flag.padEnd(WIDTH)} ${description}`;
  });
}

/** Help of one verb: usage, notes, options, examples. */
export function verbHelp(verb: Verb, options: Readonly<Record<string, Option>>): string {
  return `${[
    `smi ${verb.name}: ${verb.summary}`,
    '',
    `Usage: smi ${verb.usage}`,
    ...(verb.notes === undefined ? [] : ['', ...verb.notes]),
    '',
    'Options:',
    ...optionLines(options),
    '',
    'Examples:',
    ...verb.examples.map((example) => `  ${example}`),
  ].join('\n')}\n`;
}

/** Help of the program: its verbs and exit codes. */
export async function generalHelp(verbs: Readonly<Record<string, () => Promise<Verb>>>): Promise<string> {
  const lines = [];
  for (const load of Object.values(verbs)) {
    const { name, summary } = await load();
    lines.push(`  ${name.padEnd(WIDTH - 14)} ${summary}`);
  }
  return `${[
    'smi: the Social Mobility Index from official local-authority statistics.',
    'Not an official statistic.',
    '',
    'Usage: smi VERB [options]',
    '',
    'Verbs:',
    ...lines,
    '',
    'Every verb has --help, --json, --quiet and --no-progress. Settings come from options, then SMI_* variables, then',
    'smi.yaml: store, editions, release, threads, seed.',
    '',
    'Exit: 0 done; 1 a bug of ours; 2 your input, or data that is not there; 3 a check failed; 4 an official file is not',
    'what the lock or its layout says; 5 disk, permission, network or lock; 130 interrupted. See docs/errors.md.',
  ].join('\n')}\n`;
}
