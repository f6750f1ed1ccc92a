import { generalHelp } from '../../pipeline/cli/help.js';
import { COMMON_OPTIONS, DRY_RUN } from '../../pipeline/cli/options.js';
import type { Option, Verb } from '../../pipeline/cli/verb.js';
import { VERBS } from '../../pipeline/cli/verbs.js';
import { code, markdownTable, plain } from '../../schemas/generate/markdown.js';

const fenced = (language: string, lines: readonly string[]) =>
  [`\`\`\`${language}`, ...lines, '```'].join('\n');

const optionTable = (options: Readonly<Record<string, Option>>) =>
  markdownTable(
    ['Option', 'Meaning'],
    Object.entries(options).map(([name, { value, description }]) => [
      code(`--${name}${value === undefined ? '' : ` ${value.replaceAll('|', ' or ')}`}`),
      plain(description),
    ]),
  );

function section({ name, summary, usage, notes = [], options, writes, examples }: Verb): string {
  const own = writes ? { ...options, 'dry-run': DRY_RUN } : options;
  return [
    `## smi ${name}`,
    plain(`${summary[0]?.toUpperCase()}${summary.slice(1)}.`),
    fenced('text', [`smi ${usage}`]),
    ...(notes.length === 0 ? [] : [plain(notes.join(' '))]),
    ...(Object.keys(own).length === 0 ? [] : [optionTable(own)]),
    fenced('sh', examples),
  ].join('\n\n');
}

/** The command line in Markdown: the program, the common options, and each verb with its own options. */
export function commandsPage(): string {
  return `${[
    '# Commands',
    'Generated from `pipeline/cli/verbs.ts` by `npm run generate`; do not edit it here. `smi VERB --help` prints the same.',
    fenced('text', generalHelp(VERBS).trimEnd().split('\n')),
    '## Options of every verb',
    optionTable(COMMON_OPTIONS),
    ...VERBS.map(section),
  ].join('\n\n')}\n`;
}
