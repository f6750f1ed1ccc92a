import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { suiteNames } from '../../pipeline/reproduce/suite.js';
import { suiteComparison, suiteFile } from '../../schemas/suite.js';
import { smi } from '../pipeline/cli/setup.js';
import { ROOT, read } from './checkout.js';

const PAGE = 'docs/reproduce.md';
const page = read(PAGE);

describe('the page on reproducing a ranking', () => {
  let folder = '';
  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'smi-page-')));
    for (const [, path = '', content = ''] of page.matchAll(/^```\w+ file=(\S+)\n([\s\S]*?)^```$/gm)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('shows a suite that runs, with its output as printed', async () => {
    const [block = '', command = ''] = /^```console\n\$ smi (.*)\n[\s\S]*?^```$/m.exec(page) ?? [];
    const { code, out } = await smi(command.split(' '), { folder });
    expect(code).toBe(0);
    const now = `\`\`\`console\n$ smi ${command}\n${out.trimEnd()}\n\`\`\``;
    // When this fails because of an intended change: run it with UPDATE_TUTORIAL=1, and read what changed.
    if (process.env.UPDATE_TUTORIAL)
      writeFileSync(
        join(ROOT, PAGE),
        page.replace(block, () => now),
      );
    else expect(block).toBe(now);
  });

  it('names every suite, every comparison and every field of a suite that needs explaining', async () => {
    for (const name of await suiteNames()) expect(page).toContain(`\`${name}\``);
    for (const { shape } of suiteComparison.options) expect(page).toContain(`\`${shape.of.value}\``);
    for (const field of Object.keys(suiteFile.shape).filter(
      (name) => !/^(landing_page|obtain|note)$/.test(name),
    ))
      expect(page, field).toMatch(new RegExp(`\\b${field}\\b`));
  });
});
