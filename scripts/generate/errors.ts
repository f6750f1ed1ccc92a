import { CATALOGUE, type ErrorKind, EXIT } from '../../errors/catalogue.js';
import { code, markdownTable, plain } from '../../schemas/generate/markdown.js';

/** The meaning of every exit code; one without a meaning does not compile. */
const MEANINGS: Readonly<Record<keyof typeof EXIT, { title: string; meaning: string }>> = {
  done: { title: 'done', meaning: 'The command did what it was asked.' },
  bug: {
    title: 'a bug in the program',
    meaning: 'The program is at fault. It prints a stack trace; report it with the command line.',
  },
  input: {
    title: 'the input, or data that does not exist',
    meaning: 'The program cannot use what it was given, or something that it needs does not exist.',
  },
  check: {
    title: 'a check failed',
    meaning:
      'The command finished, and the check that it was asked for failed, as with `npm run generate -- --check` when a generated file is out of date.',
  },
  official: {
    title: 'an official file differs from what is expected',
    meaning:
      'A file of a publisher differs from the lock, or its layout has changed. Nothing of it was accepted.',
  },
  surroundings: {
    title: 'the system',
    meaning:
      'The disk, a permission, the network, a port or a lock stopped the command. Existing files are unchanged.',
  },
  interrupted: { title: 'interrupted', meaning: 'The user or another program stopped the command.' },
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

/** Every error that a user can get, by exit code, in Markdown. */
export function errorsPage(): string {
  const names = Object.keys(EXIT) as (keyof typeof EXIT)[];
  const summary = names.map((name) => [code(String(EXIT[name])), MEANINGS[name].title]);
  return `${[
    '# Errors and exit codes',
    'Generated from `errors/catalogue.ts` by `npm run generate`; do not edit it here.',
    'An error is one line on stderr: what was found, where, and what to do next. With `--json` its code is in the object on stdout. A code never changes its meaning.',
    markdownTable(['Exit code', 'Meaning'], summary),
    ...names.map(section),
  ].join('\n\n')}\n`;
}
