import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bareEdition } from '../../fixtures/quick-editions.js';
import { smi } from '../cli/setup.js';
import { filesOf, sha256 } from '../publish/built.js';

let home: string;
let editions: string;
/** Runs `smi robustness` on an edition with a quick sensitivity analysis. */
const robustness = (...args: readonly string[]) =>
  smi(['robustness', ...args, '--editions', editions, '--threads', '1'], { folder: home });
const made = async (name: string, ...args: readonly string[]) => {
  const answer = await robustness(...args, '--out', name);
  expect(answer).toMatchObject({ code: 0 });
  return filesOf(join(home, name));
};

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'smi-sweep-'));
  editions = bareEdition(join(home, 'editions'));
  const path = join(editions, 'england-2026', 'method.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/sensitivity: \d+/, 'sensitivity: 3'));
  await made('part-1', '--replicates', '1-4');
  await made('part-2', '--replicates', '5-9');
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Updates the hash of a file in the receipt of the torn part. */
function sign(name: string): void {
  const path = join(home, 'torn', 'receipt.json');
  const receipt = JSON.parse(readFileSync(path, 'utf8'));
  const own = receipt.outputs.find((file: { path: string }) => file.path === name);
  own.sha256 = sha256(readFileSync(join(home, 'torn', name)));
  writeFileSync(path, JSON.stringify(receipt));
}

describe('a sweep in parts', () => {
  test('is, merged, the same in every byte as in one run', async () => {
    const whole = await made('whole', '--replicates', '9');
    const merged = await made('merged', '--merge', 'part-2', 'part-1');
    expect([...merged.keys()]).toEqual([...whole.keys()]);
    for (const [name, bytes] of whole) expect(merged.get(name)?.equals(bytes), name).toBe(true);
    expect([...whole.keys()]).toEqual(
      expect.arrayContaining([
        'replicates.parquet',
        'robustness.csv',
        'sensitivity.csv',
        'leave_one_out.csv',
      ]),
    );
  });

  test('has its ranks in a part, and no table that needs all of them', () => {
    expect([...filesOf(join(home, 'part-1')).keys()].filter((name) => name.endsWith('.csv'))).toEqual([]);
  });

  test.each([
    [['part-1'], ['part-1'], 'holds replicate 1, which another part holds too'],
    [['part-2'], [], 'replicates 1 to 4'],
    [['editions'], [], 'robustness.json does not exist'],
  ])('%j %j is refused', async (first, second, why) => {
    const answer = await robustness('--merge', ...first, ...second, '--out', 'refused');
    expect(answer.code).toBe(2);
    expect(answer.err).toContain(why);
    expect(answer.err).toContain('[parts-invalid]');
  });

  test('is refused when a part was made from other figures', async () => {
    const path = join(editions, 'england-2026', 'method.yaml');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('inheritance_sd: 0.8', 'inheritance_sd: 0.7'));
    const answer = await robustness('--merge', 'part-1', 'part-2', '--out', 'refused');
    writeFileSync(path, text);
    expect(answer.err).toMatch(/part-1 was made from other figures.*\[parts-invalid\]/);
  });

  test('is refused when a file of ranks differs from the receipt of its part', async () => {
    cpSync(join(home, 'part-2'), join(home, 'torn'), { recursive: true });
    cpSync(join(home, 'part-1', 'replicates.parquet'), join(home, 'torn', 'replicates.parquet'));
    const merge = () => robustness('--merge', 'part-1', 'torn', '--out', 'refused');
    expect((await merge()).err).toMatch(/replicates\.parquet .*receipt\.json.*\[parts-invalid\]/);
    // with a matching receipt, the content of the file is checked
    sign('replicates.parquet');
    expect((await merge()).err).toMatch(
      /replicates\.parquet does not hold replicates 5 to 9.*\[parts-invalid\]/,
    );
    writeFileSync(join(home, 'torn', 'replicates.parquet'), 'no parquet');
    sign('replicates.parquet');
    expect((await merge()).err).toMatch(/cannot be read as replicates.*\[parts-invalid\]/);
    rmSync(join(home, 'torn', 'replicates.parquet'));
    expect((await merge()).err).toMatch(/replicates\.parquet does not exist.*\[parts-invalid\]/);
    rmSync(join(home, 'torn', 'receipt.json'));
    expect((await merge()).err).toMatch(/receipt\.json does not exist.*\[parts-invalid\]/);
    writeFileSync(join(home, 'torn', 'robustness.json'), '{"edition": 7}');
    expect((await robustness('--merge', 'torn', '--out', 'refused')).err).toContain('[parts-invalid]');
  });
});

describe('the options', () => {
  test.each(['0', '-3', '5-2', '0-3', '1.5', 'ten', '1-2-3', '9999999'])(
    '--replicates %s is refused',
    async (text) => {
      const answer = await robustness(`--replicates=${text}`);
      expect(answer.code).toBe(2);
      expect(answer.err).toMatch(/not a number from 1 to 1,000,000 or a range.*\[setting-invalid\]/);
    },
  );

  test.each([
    [['--replicates', '1-2'], 'needs --out DIR for a part'],
    [['--merge', 'part-1'], 'needs --out DIR for a merge'],
    [['--merge', '--out', 'x'], 'needs the folders of the parts'],
    [['--merge', 'part-1', '--replicates', '3', '--out', 'x'], 'not both'],
    [['--merge', 'part-1', '--seed', '2', '--out', 'x'], 'takes no --seed with --merge'],
    [['one', 'two'], 'takes one edition, not 2'],
  ])('%j is refused', async (args, why) => {
    const answer = await robustness(...args);
    expect(answer).toMatchObject({ code: 2 });
    expect(answer.err).toContain(why);
  });

  test('without --out nothing is written, and the ends of the ranking are printed', async () => {
    const answer = await robustness('england-2026', '--replicates', '3');
    expect(answer.code).toBe(0);
    expect(answer.out).toContain('Nothing was written');
    expect(answer.out).toContain('Richmond upon Thames');
    expect(answer.out).toContain('Not an official statistic.');
  });
});
