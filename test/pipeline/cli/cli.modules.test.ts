import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VERBS } from '../../../pipeline/cli/verbs.js';
import { run } from './spawned.js';

const root = mkdtempSync(join(tmpdir(), 'modules-'));
const list = join(root, 'list');
beforeAll(async () => {
  await run(['--version']); // compiles, if needed
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Addresses of all files that a command loads as modules. */
async function modulesOf(args: readonly string[]): Promise<string[]> {
  rmSync(list, { force: true });
  const hook = new URL('list-modules.mjs', import.meta.url).href;
  const env = { ...process.env, LIST_MODULES: list, NODE_OPTIONS: `--import ${hook}` };
  const { code, err } = await run(args, { cwd: root, env });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  if (!existsSync(list)) return [];
  const lines = readFileSync(list, 'utf8').trimEnd().split('\n');
  return [...new Set(lines)].filter((line) => line.startsWith('file:') && line !== hook);
}

describe('loaded modules', () => {
  test('are counted: a verb that runs loads its packages, ES modules and CommonJS ones', async () => {
    const modules = await modulesOf(['list']);
    expect(modules.some((address) => address.endsWith('/dist/pipeline/cli/verbs/list.js'))).toBe(true);
    for (const name of ['yaml', 'zod', 'yauzl'])
      expect(modules.filter((address) => address.includes(`/node_modules/${name}/`)).length).toBeGreaterThan(
        0,
      );
  });

  const commands = [
    ['--version'],
    ['--help'],
    [],
    ['completion', 'bash'],
    ...VERBS.map(({ name }) => [name, '--help']),
  ];
  test.each(commands.map((args) => [`smi ${args.join(' ')}`, args] as const))(
    'for `%s` are few, and neither a package nor a schema nor the engine is among them',
    async (_, args) => {
      const modules = await modulesOf(args);
      expect(modules.some((address) => address.endsWith('/dist/pipeline/cli/cli.js'))).toBe(true);
      expect(modules.length).toBeLessThanOrEqual(30);
      const ours =
        /\/(bin\/smi\.mjs|dist\/(errors|pipeline\/(cli|cli\/completion|system)|outputs\/formats)\/[\w-]+\.js|dist\/pipeline\/cli\/verbs\/completion\.js)$/;
      expect(modules.filter((address) => !ours.test(address))).toEqual([]);
    },
  );
});
