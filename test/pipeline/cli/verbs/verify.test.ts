import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { editFile, editReceipt, reseal } from '../../verify/resealed.js';
import { errorOf, objectOf, smi } from '../setup.js';

const root = mkdtempSync(join(tmpdir(), 'smi-verify-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const METHOD = `kind: score
title: Four places
data: { unit_code: code, unit_name: name }
structure:
  - { code: pay, level: 1, parent: all, direction: 1, weight: 2, type: Indicator }
  - { code: jobless, level: 1, parent: all, direction: -1, weight: 1, type: Indicator }
  - { code: all, level: 2, type: Aggregate }
steps:
  levels:
    - { name: indicator, treatment: none, normalise: z_score, weights: given }
    - { name: index, aggregate: arithmetic_mean, normalise: z_score }
  group_share: 0.25
  tolerance: 1.0e-9
robustness: { replicates: 0 }
`;
const DATA = 'code,name,pay,jobless\na,Aby,400,5\nb,Bourne,500,4\nc,Crewe,650,2\nd,Deal,470,9\n';

/** A release of `smi score` to be changed, next to the folder of its table. */
let count = 0;
function copy(): string {
  count += 1;
  const folder = join(root, `copy-${count}`);
  cpSync(join(root, 'made'), folder, { recursive: true });
  return folder;
}

const verify = (folder: string, inputs = 'data') =>
  smi(['verify', folder, '--inputs', join(root, inputs), '--json'], { folder: root });

beforeAll(async () => {
  mkdirSync(join(root, 'data'));
  writeFileSync(join(root, 'data', 'places.csv'), DATA);
  writeFileSync(join(root, 'method.yaml'), METHOD);
  const args = ['score', '--method', 'method.yaml', '--data', 'data/places.csv', '--out', 'made'];
  expect(await smi(args, { folder: root })).toMatchObject({ code: 0 });
});

describe('a release as it was made', () => {
  test('is identical, and nothing is left in the temporary folder', async () => {
    const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`smi-spill-${process.pid}-`));
    const answer = await verify(copy());
    expect(answer.code).toBe(0);
    const found = objectOf(answer);
    expect(found).toMatchObject({ edition: 'own-index', verdict: 'identical' });
    expect([found.problems, found.differences, found.causes, found.tables]).toEqual([[], [], [], []]);
    expect(found.listed).toBe(readdirSync(join(root, 'made')).length - 1);
    expect(left()).toEqual([]);
  });

  test('says so in words', async () => {
    const answer = await smi(['verify', 'made', '--inputs', 'data'], { folder: root });
    expect(answer.out).toMatch(/^own-index: identical/);
  });
});

describe('a release that was changed after it was made', () => {
  test('is told with the file, and the row, the column and by how much', async () => {
    const folder = copy();
    editFile(folder, 'scales.csv', (text) => text.replace(/^(indicator,pay,4,)505,/m, '$1506.5,'));
    const answer = await verify(folder);
    expect(answer.code).toBe(3);
    expect(objectOf(answer)).toMatchObject({
      verdict: 'changed',
      problems: [{ path: 'scales.csv', problem: 'changed' }],
      differences: [
        {
          path: 'scales.csv',
          kind: 'table',
          rows: { changed: 1, extra: 0, missing: 0 },
          cells: [{ row: 'pay', column: 'mean', release: '506.5', rebuilt: '505', by: 1.5 }],
        },
      ],
    });
  });

  test('is told with what is missing and what is extra', async () => {
    const folder = copy();
    rmSync(join(folder, 'checks.csv'));
    mkdirSync(join(folder, 'more'));
    writeFileSync(join(folder, 'more', 'notes.txt'), 'hello');
    const answer = await verify(folder);
    expect(answer.code).toBe(3);
    expect(objectOf(answer)).toMatchObject({
      verdict: 'changed',
      problems: [
        { path: 'checks.csv', problem: 'missing' },
        { path: 'more/notes.txt', problem: 'extra' },
      ],
      differences: [
        { path: 'checks.csv', kind: 'missing' },
        { path: 'more/notes.txt', kind: 'extra' },
      ],
    });
    const said = await smi(['verify', folder, '--inputs', 'data'], { folder: root });
    expect(said.out).toMatch(/checks\.csv is missing/);
  });

  test('is told where only its receipt was: its id no longer follows from the hashes', async () => {
    const folder = copy();
    editReceipt(folder, (receipt) => {
      receipt.id = `sha256:${'0'.repeat(64)}`;
    });
    const answer = await verify(folder);
    expect(answer.code).toBe(3);
    expect(objectOf(answer).problems).toEqual([{ path: 'receipt.json', problem: 'changed' }]);
  });

  test('is told also where it cannot be rebuilt', async () => {
    const folder = copy();
    editFile(folder, 'report.html', (text) => text.replace('<h1>', '<h1>Not '));
    const answer = await verify(folder, 'no-folder');
    expect(answer.code).toBe(3);
    expect(objectOf(answer)).toMatchObject({
      verdict: 'changed',
      problems: [{ path: 'report.html', problem: 'changed' }],
      rebuilt: null,
      not_rebuilt: expect.stringContaining('places.csv'),
    });
  });
});

describe('a release whose receipt fits its files, but which a rebuild does not give', () => {
  test('differs, with the rows that only one of the two has', async () => {
    const folder = copy();
    editFile(folder, 'normalised.csv', (text) =>
      text.replace(/^b,.*\n/m, '').replace(/^d,Deal,/m, 'd,Dale,'),
    );
    reseal(folder, 'normalised.csv');
    const answer = await verify(folder);
    expect(answer.code).toBe(3);
    const found = objectOf(answer);
    expect(found).toMatchObject({ verdict: 'differs', problems: [], tables: ['normalised'], causes: [] });
    expect(found.differences).toMatchObject([
      {
        path: 'normalised.csv',
        rows: { changed: 1, extra: 0, missing: 1 },
        cells: [
          { row: 'd', column: 'unit_name', release: 'Dale', rebuilt: 'Deal', by: null },
          { row: 'b', column: '', release: null, rebuilt: 'a row' },
        ],
      },
    ]);
  });

  test('is the same where another version of the engine packed the same tables in other bytes', async () => {
    const folder = copy();
    editFile(folder, 'index.parquet', () => Buffer.from('PAR1 of another version'));
    reseal(folder, 'index.parquet');
    editReceipt(folder, (receipt) => {
      receipt.engine.version = 'v0.9.0';
    });
    const answer = await verify(folder);
    expect(answer.code).toBe(0);
    expect(objectOf(answer)).toMatchObject({
      verdict: 'same_tables',
      tables: [],
      differences: [{ path: 'index.parquet', kind: 'bytes' }],
      causes: [{ what: 'engine', name: 'duckdb', receipt: 'v0.9.0' }],
    });
  });

  test('differs where the same version packed other bytes, and where another wrote another table', async () => {
    const packed = copy();
    editFile(packed, 'index.parquet', () => Buffer.from('PAR1'));
    reseal(packed, 'index.parquet');
    expect(objectOf(await verify(packed)).verdict).toBe('differs');
    const table = copy();
    editFile(table, 'scales.csv', (text) => text.replace(',505,', ',506,'));
    reseal(table, 'scales.csv');
    editReceipt(table, (receipt) => {
      receipt.engine.version = 'v0.9.0';
    });
    expect(objectOf(await verify(table))).toMatchObject({ verdict: 'differs', tables: ['scales'] });
  });
});

describe('what cannot be verified', () => {
  const refused = async (folder: string, inputs?: string) => {
    const answer = await verify(folder, inputs);
    expect(answer.code).toBe(2);
    return errorOf(answer);
  };

  test('a folder that is not there, and one without a receipt', async () => {
    expect(await refused('nowhere')).toMatchObject({ code: 'release-absent' });
    expect(await refused('data')).toMatchObject({ code: 'release-invalid' });
    expect((await refused('data')).message).toMatch(/receipt\.json does not exist/);
  });

  test('a release of a newer program, or of a newer schema, even with fields that are not known here', async () => {
    const folder = copy();
    editReceipt(folder, (receipt) => {
      receipt.program.version = '10.0.0';
      Object.assign(receipt, { colour: 'blue' });
    });
    const error = await refused(folder);
    expect(error).toMatchObject({ code: 'release-newer' });
    expect(error.message).toContain('10.0.0');
    const schema = copy();
    editReceipt(schema, (receipt) => {
      receipt.schema_version = '400.0.0';
    });
    expect((await refused(schema)).code).toBe('release-newer');
  });

  test('one of another program, one that is cut short', async () => {
    const folder = copy();
    editReceipt(folder, (receipt) => {
      receipt.program.name = 'another';
    });
    expect((await refused(folder)).message).toContain('"another"');
    editFile(folder, 'receipt.json', (text) => text.slice(0, 100));
    expect((await refused(folder)).code).toBe('release-invalid');
  });

  test('one whose table is not here, or is another', async () => {
    expect(await refused(copy(), 'no-folder')).toMatchObject({ code: 'rebuild-impossible' });
    mkdirSync(join(root, 'other'));
    writeFileSync(join(root, 'other', 'places.csv'), `${DATA}e,Ely,1,1\n`);
    const error = await refused(copy(), 'other');
    expect(error.code).toBe('rebuild-impossible');
    expect(error.message).toMatch(/places\.csv is not the table/);
  });

  test('one of a kind whose receipt does not say all, and an edition that is not here', async () => {
    const folder = copy();
    editReceipt(folder, (receipt) => {
      receipt.edition = 'coldspots';
    });
    expect((await refused(folder)).message).toContain('coldspots');
    editReceipt(folder, (receipt) => {
      const [input] = (receipt as unknown as { inputs: { path: string }[] }).inputs;
      input!.path = 'editions/coldspots/figures.csv';
    });
    expect((await refused(folder)).message).toMatch(/no edition "coldspots"/);
  });

  test('none or two at once', async () => {
    for (const args of [['verify'], ['verify', 'made', 'made']])
      expect(await smi(args, { folder: root })).toMatchObject({ code: 2 });
  });
});
