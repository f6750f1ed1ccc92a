import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EditionsCompared } from '../../../../pipeline/changes/compared.js';
import { editFile, editReceipt, reseal } from '../../verify/resealed.js';
import { errorOf, objectOf, smi } from '../setup.js';

const root = mkdtempSync(join(tmpdir(), 'smi-compare-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const METHOD = `kind: score
title: Five places
data: { unit_code: code, unit_name: name }
structure:
  - { code: pay, name: Pay, level: 1, parent: all, direction: 1, weight: 2, type: Indicator }
  - { code: jobless, name: Out of work, level: 1, parent: all, direction: -1, weight: 1, type: Indicator }
  - { code: all, level: 2, type: Aggregate }
steps:
  levels:
    - { name: indicator, treatment: none, normalise: z_score, weights: given }
    - { name: index, aggregate: arithmetic_mean, normalise: z_score }
  group_share: 0.25
  tolerance: 1.0e-9
robustness: { replicates: 0 }
`;

async function score(out: string, rows: readonly string[]): Promise<void> {
  writeFileSync(join(root, `${out}.csv`), ['code,name,pay,jobless', ...rows, ''].join('\n'));
  const args = ['score', '--method', 'method.yaml', '--data', `${out}.csv`, '--out', out];
  expect(await smi(args, { folder: root })).toMatchObject({ code: 0 });
}

const compare = (...args: string[]) => smi(['compare', ...args], { folder: root });

beforeAll(async () => {
  writeFileSync(join(root, 'method.yaml'), METHOD);
  await score('old', ['a,Aby,400,5', 'b,Bourne,500,4', 'c,Crewe,650,2', 'd,Deal,470,9', 'e,Ely,300,6']);
  await score('new', ['a,Aby,400,5', 'b,Bourne,700,4', 'c,Crewe,650,2', 'd,Deal,470,9', 'f,Fen,300,6']);
});

describe('two releases', () => {
  test('are compared by their tables, and the parts of each score add up to its change', async () => {
    const found = objectOf(await compare('old', 'new', '--json')) as unknown as EditionsCompared;
    expect(found.areas.map(({ area_code }) => area_code).sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(found.new_areas).toMatchObject([{ area_code: 'f', others: [] }]);
    expect(found.retired_areas).toMatchObject([{ area_code: 'e', others: [] }]);
    const bourne = found.areas.find(({ area_code }) => area_code === 'b');
    const { parts, standardisation } = bourne!.decomposed!;
    const sum = parts.reduce((total, { change }) => total + change, standardisation);
    expect(sum).toBeCloseTo(bourne!.score! - bourne!.score_before!, 12);
    // Pay rose from 500 to 700: the deviation of the first is that of 400, 500, 650, 470 and 300. Only the
    // deviation of the index, which two thirds of it are divided by, is read from the releases.
    const mean = 464;
    const sd = Math.sqrt([400, 500, 650, 470, 300].reduce((total, v) => total + (v - mean) ** 2, 0) / 4);
    const rows = (side: string) =>
      readFileSync(join(root, side, 'scales.csv'), 'utf8')
        .split('\n')
        .map((line) => line.split(','));
    const indexSd = (side: string) => Number(rows(side).find(([, code]) => code === 'all')![4]);
    const pay = parts.find(({ code }) => code === 'pay');
    const adds = (value: number, side: string) => ((2 / 3) * (value - mean)) / sd / indexSd(side);
    expect(pay!.change).toBeCloseTo(adds(700, 'new') - adds(500, 'old'), 10);
    expect(found.titles).toMatchObject({ pay: 'Pay', jobless: 'Out of work' });
  });

  test('the same one has moved nothing', async () => {
    const found = objectOf(await compare('old', 'old', '--json')) as unknown as EditionsCompared;
    for (const { places, decomposed } of found.areas) {
      expect(places).toBe(0);
      for (const { change } of decomposed!.parts) expect(change).toBeCloseTo(0, 12);
      expect(decomposed!.standardisation).toBeCloseTo(0, 12);
    }
    expect((await compare('old', 'old')).out).toMatch(/none of 5 areas has another rank/);
  });

  test('are written as a page, a table and JSON; a page without script', async () => {
    const answer = await compare('old', 'new', '--out', 'written', '--json');
    expect(answer.code).toBe(0);
    const files = ['comparison.csv', 'comparison.html', 'comparison.json'];
    expect(readdirSync(join(root, 'written')).sort()).toEqual(files);
    const page = readFileSync(join(root, 'written', 'comparison.html'), 'utf8');
    expect(page).not.toMatch(/<script/);
    expect(page).toMatch(/Bourne/);
    const json: EditionsCompared = JSON.parse(readFileSync(join(root, 'written', 'comparison.json'), 'utf8'));
    const { out: _, files: __, ...printed } = objectOf(answer);
    expect(json).toEqual(printed);
    const table = readFileSync(join(root, 'written', 'comparison.csv'), 'utf8')
      .trim()
      .split('\n');
    expect(table).toHaveLength(1 + json.areas.length);
  });

  test('with --dry-run nothing is written', async () => {
    expect(await compare('old', 'new', '--out', 'dry', '--dry-run')).toMatchObject({ code: 0 });
    expect(existsSync(join(root, 'dry'))).toBe(false);
  });
});

describe('mistakes', () => {
  const refused = async (...args: string[]) => {
    const answer = await compare(...args, '--out', 'out', '--json');
    expect(existsSync(join(root, 'out'))).toBe(false);
    return errorOf(answer);
  };

  test('one name only, and a name of nothing', async () => {
    expect(await refused('old')).toMatchObject({ code: 'usage', exit: 2 });
    expect(await refused('old', 'england-2062')).toMatchObject({ code: 'edition-unknown', exit: 2 });
    expect(await refused('old', './nowhere')).toMatchObject({ code: 'release-absent', exit: 2 });
  });

  test('a folder that is not empty is left as it is', async () => {
    const answer = await compare('old', 'new', '--out', 'old', '--json');
    expect(errorOf(answer)).toMatchObject({ code: 'out-not-empty' });
  });

  test('a table that was changed, one that is missing, a newer program, and nothing in common', async () => {
    await score('changed', ['a,Aby,1,2', 'b,Bourne,2,1', 'c,Crewe,4,4', 'd,Deal,3,3']);
    const changed = join(root, 'changed');
    const whole = readFileSync(join(changed, 'index.csv'), 'utf8');
    editFile(changed, 'index.csv', (text) => text.replace('Deal', 'Dale'));
    const error = await refused('old', 'changed');
    expect(error).toMatchObject({ code: 'release-changed', exit: 3 });
    expect(error.message).toContain('index.csv');
    rmSync(join(changed, 'index.csv'));
    expect((await refused('old', 'changed')).message).toMatch(/index\.csv is missing/);
    writeFileSync(join(changed, 'index.csv'), whole.replace(/^([abcd]),/gm, 'x$1,'));
    reseal(changed, 'index.csv');
    expect(await refused('old', 'changed')).toMatchObject({ code: 'areas-unshared', exit: 2 });
    editReceipt(changed, (receipt) => {
      receipt.program.version = '99.0.0';
    });
    expect(await refused('changed', 'old')).toMatchObject({ code: 'release-newer', exit: 2 });
  });
});
