import { wrapped } from '../../outputs/formats/text-layout.js';
import { shownOptions } from './options.js';
import type { Option, Verb } from './verb.js';

const OPTION_WIDTH = 26;
const VERB_WIDTH = 12;
/** In a terminal narrower than this, an option has a line of its own, and its description is below. */
const MIN_BESIDE = 72;

/** The columns of help where no terminal says how many it has. */
export const HELP_WIDTH = 80;

/** An option with its description, next to it or below. */
function optionLines([name, { value, description }]: [string, Option], width: number): string[] {
  const flag = `--${name}${value === undefined ? '' : ` ${value}`}`;
  if (width < MIN_BESIDE) return [`  ${flag}`, ...wrapped(`      ${description}`, width)];
  const indent = ' '.repeat(OPTION_WIDTH + 3);
  const lines = wrapped(description, width - indent.length);
  if (flag.length > OPTION_WIDTH) return [`  ${flag}`, ...lines.map((line) => indent + line)];
  return lines.map((line, i) => (i === 0 ? `  ${flag.padEnd(OPTION_WIDTH)} ${line}` : indent + line));
}

/**
 * Lines of the table of verbs as paragraphs of any width: a line that ends a sentence ends its paragraph, and
 * an indented line stays one by itself.
 */
function paragraphs(lines: readonly string[]): string[] {
  const found: string[] = [];
  let open = false;
  for (const line of lines) {
    const own = line.startsWith(' ');
    if (open && !own) found[found.length - 1] += ` ${line}`;
    else found.push(line);
    open = !own && !line.endsWith('.');
  }
  return found;
}

/** A command line that begins with `smi`, as it is typed here. */
const typed = (line: string, program: string) => line.replace(/^smi /, `${program} `);

/** The words of a command line; what is in quotation marks stays together. */
const WORDS = /(?:[^\s"']|"[^"]*"|'[^']*')+/g;

/** A command in lines of at most `width` columns that a shell reads as one, where its words allow it. */
function commandLines(command: string, width: number): string[] {
  const lines: string[] = [];
  let line = ' ';
  const words = command.match(WORDS) ?? [];
  for (const [i, word] of words.entries()) {
    const room = width - (i === words.length - 1 ? 0 : 2);
    if (line.trim() !== '' && `${line} ${word}`.length > room) {
      lines.push(`${line} \\`);
      line = '     ';
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}

/** Help for one verb: usage, notes, options, examples, with the program called `program`. */
export function verbHelp(verb: Verb, program = 'smi', width = HELP_WIDTH): string {
  const notes = paragraphs(verb.notes ?? []).flatMap((line) => wrapped(line, width));
  return `${[
    ...wrapped(`smi ${verb.name}: ${verb.summary}`, width, 2),
    '',
    ...wrapped(`Usage: ${program} ${verb.usage}`, width, 'Usage: '.length),
    ...(notes.length === 0 ? [] : ['', ...notes]),
    '',
    'Options:',
    ...Object.entries(shownOptions(verb)).flatMap((option) => optionLines(option, width)),
    '',
    'Examples:',
    ...verb.examples.flatMap((example) => commandLines(typed(example, program), width)),
  ].join('\n')}\n`;
}

const EXIT_CODES: readonly (readonly [code: number, what: string])[] = [
  [0, 'done'],
  [1, 'a bug in the program'],
  [2, 'your input, or data that does not exist'],
  [3, 'a check failed'],
  [4, 'an official file differs from the lock or its layout'],
  [5, 'disk, permission, network or lock'],
  [130, 'interrupted'],
];

/** Help for the program: its verbs and exit codes. */
export function generalHelp(verbs: readonly Verb[], program = 'smi', width = HELP_WIDTH): string {
  const wrap = (line: string) => wrapped(line, width);
  const listed = (word: string, text: string, columns: number) =>
    wrapped(text, width - columns - 3).map((line, i) => `  ${(i === 0 ? word : '').padEnd(columns)} ${line}`);
  return `${[
    ...wrap('smi: the Social Mobility Index from official local-authority statistics.'),
    'Not an official statistic.',
    '',
    `Usage: ${program} VERB [options]`,
    '',
    'Verbs:',
    ...verbs.flatMap(({ name, summary }) => listed(name, summary, VERB_WIDTH)),
    '',
    ...wrap(
      'Every verb has --help, --json, --quiet and --no-progress. The settings store, editions, release, threads and seed come from options, then from SMI_* variables, then from smi.yaml; the help of a verb lists those that it uses.',
    ),
    '',
    'Exit codes (docs/errors.md):',
    ...EXIT_CODES.flatMap(([code, what]) => listed(String(code), what, 4)),
  ].join('\n')}\n`;
}
