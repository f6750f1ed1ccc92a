import { CATALOGUE, type ErrorKind, EXIT } from '../../errors/catalogue.js';
import { code, markdownTable, plain } from '../../schemas/generate/markdown.js';

/** A name added to EXIT without a meaning here does not compile. */
const MEANINGS: Readonly<Record<keyof typeof EXIT, { title: string; meaning: string }>> = {
  done: { title: 'done', meaning: 'The command did what it was asked.' },
  bug: {
    title: 'our bug',
    meaning: 'The program is at fault. It prints its stack; please report it with the command line.',
  },
  input: {
    title: 'the input, or data that is not there',
    meaning: 'What was given to the program cannot be used, or something that it needs is not there.',
  },
  check: {
    title: 'a check failed',
    meaning:
      'The command ran to its end and found something that is not as it should be, as `npm run generate -- --check` does when a generated file is stale.',
  },
  official: {
    title: 'an official file is not what it should be',
    meaning: 'A file of a publisher is not what the lock or its layout says. Nothing was taken in.',
  },
  surroundings: {
    title: 'the surroundings',
    meaning:
      'Disk, permission, network, port or lock stopped the command. What was there before is unchanged.',
  },
  interrupted: { title: 'interrupted', meaning: 'Someone stopped the command.' },
};

function section(name: keyof typeof EXIT): string {
  const { title, meaning } = MEANINGS[name];
  const kinds = Object.entries<ErrorKind>(CATALOGUE).filter(([, { exit }]) => exit === EXIT[name]);
  const rows = kinds.map(([error, kind]) => [code(error), plain(kind.title), plain(kind.next)]);
  return [
    `## ${EXIT[name]}: ${title}`,
    meaning,
    ...(rows.length === 0 ? [] : [markdownTable(['Code', 'What it means', 'What to do next'], rows)]),
  ].join('\n\n');
}

/** Every error that a user can meet, by exit code, in Markdown. */
export function errorsPage(): string {
  const names = Object.keys(EXIT) as (keyof typeof EXIT)[];
  const summary = names.map((name) => [code(String(EXIT[name])), MEANINGS[name].title]);
  return `${[
    '# Errors and exit codes',
    'Generated from `errors/catalogue.ts` by `npm run generate`; do not edit it here.',
    'An error is one line on stderr: what was found, where, and what to do next. With `--json` its code stands in the object on stdout. A code never changes its meaning.',
    markdownTable(['Exit code', 'Meaning'], summary),
    ...names.map(section),
  ].join('\n\n')}\n`;
}
