import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { NOT_OFFICIAL } from '../../outputs/notice.js';
import {
  AGGREGATES,
  IMPUTATIONS,
  level,
  NORMALISATIONS,
  normalisation,
  WEIGHTINGS,
} from '../../schemas/method/level.js';
import { robustness } from '../../schemas/method/robustness.js';
import { scoreMethod } from '../../schemas/method/score-method.js';
import { smi } from '../pipeline/cli/setup.js';
import { ROOT, read } from './checkout.js';

const PAGE = 'docs/score-your-own.md';
const BLOCK = /^```console\n([\s\S]*?)^```$/gm;

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tutorial-')));
cpSync(join(ROOT, 'docs/examples/small-index'), folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Output of a command, messages before results, with `…` for its working folder. */
async function printed(command: string): Promise<string[]> {
  const [program, ...args] = command.split(' ');
  const run = async () => {
    if (program !== 'smi') return execFileSync('/bin/sh', ['-c', command], { cwd: folder }).toString();
    const { err, out } = await smi(args, { folder });
    return err + out;
  };
  return (await run()).replaceAll(folder, '…').trimEnd().split('\n');
}

/** The block with the current output of its commands. */
async function today(block: string): Promise<string> {
  const lines: string[] = [];
  for (const part of block.split(/^\$ /m).slice(1)) {
    const [command = ''] = part.split('\n');
    lines.push(`$ ${command}`, ...(await printed(command)));
  }
  return `${lines.join('\n')}\n`;
}

describe('the tutorial', () => {
  it('shows the output of every command as printed', async () => {
    const page = read(PAGE);
    let written = page;
    const blocks = [...page.matchAll(BLOCK)].map(([, block = '']) => block);
    expect(blocks.length).toBeGreaterThan(5);
    for (const block of blocks) {
      const now = await today(block);
      written = written.replace(block, () => now);
    }
    // When this fails because of an intended change: run it with UPDATE_TUTORIAL=1, and read what
    // changed.
    if (process.env.UPDATE_TUTORIAL) writeFileSync(join(ROOT, PAGE), written);
    else expect(written).toBe(page);
  });

  it('says that it is invented, and not an official statistic', () => {
    expect(read(PAGE)).toContain('**invented**');
    expect(NOT_OFFICIAL).toContain('Not an official statistic');
    expect(read(PAGE)).toContain('Not an official statistic');
  });
});

/** Names of fields, at any depth. */
function fieldsOf(schema: unknown): string[] {
  const json = JSON.parse(JSON.stringify(schema)) as unknown;
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('properties' in node && typeof node.properties === 'object' && node.properties !== null)
      for (const name of Object.keys(node.properties)) found.add(name);
    Object.values(node).forEach(visit);
  };
  visit(json);
  return [...found];
}

describe('the reference of method files', () => {
  const page = read('docs/toolbox.md');
  const words = [
    ...AGGREGATES,
    ...IMPUTATIONS,
    ...NORMALISATIONS,
    ...WEIGHTINGS,
    ...[level, normalisation, robustness, scoreMethod.shape.data, scoreMethod.shape.structure].flatMap(
      (schema) => fieldsOf(schema.toJSONSchema({ io: 'input' })),
    ),
    ...Object.keys(scoreMethod.shape.steps.shape),
  ].filter((word) => word !== 'method');

  it.each([...new Set(words)])('has the word %s', (word) => {
    expect(page).toMatch(new RegExp(`\`(?:[^\`]*[ .{])?${word}(?:[ :,}][^\`]*)?\``));
  });
});
