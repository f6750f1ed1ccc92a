import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { indicatorsTableOf } from '../../../../pipeline/custom/index/long-tables.js';
import { indexTableOf } from '../../../../pipeline/custom/index/tables.js';
import { duckdb } from '../../../../pipeline/engine/dialect.js';
import { Engine } from '../../../../pipeline/engine/engine.js';
import { score } from '../../../../pipeline/score/score.js';
import { sha256 } from '../../../../pipeline/system/hash.js';
import { silentLog } from '../../../../pipeline/system/log.js';
import { receiptFile } from '../../../../schemas/release/receipt.js';
import { ROOT } from '../../../project/checkout.js';
import { errorOf, objectOf, smi } from '../../cli/setup.js';
import { DATA, methodText, scored, testFolder } from './setup.js';

const folder = testFolder();
const EXAMPLE = join(ROOT, 'docs/examples/small-index');
const ASK = ['score', '--method', join(EXAMPLE, 'method.yaml'), '--data', join(EXAMPLE, 'data.csv')];
const bytesOf = (name: string) =>
  new Map(
    readdirSync(join(folder, name)).map((file) => [file, sha256(readFileSync(join(folder, name, file)))]),
  );
const read = (path: string) => readFileSync(join(folder, path), 'utf8');

describe('smi score', () => {
  it('gives the same bytes with one thread and with eight', async () => {
    await smi([...ASK, '--replicates', '30', '--out', 'one', '--threads', '1'], { folder });
    await smi([...ASK, '--replicates', '30', '--out', 'eight', '--threads', '8'], { folder });
    expect(bytesOf('one').size).toBeGreaterThan(40);
    expect(bytesOf('eight')).toEqual(bytesOf('one'));
  });

  it('has a receipt with the hashes of the data, of the method and of all outputs', () => {
    const receipt = receiptFile.parse(JSON.parse(read('one/receipt.json')));
    const data = readFileSync(join(EXAMPLE, 'data.csv'));
    expect(receipt.inputs).toEqual([
      { path: 'data.csv', bytes: data.length, sha256: sha256(data) },
      expect.objectContaining({ path: 'method.yaml', sha256: sha256(read('one/method.yaml')) }),
    ]);
    const files = bytesOf('one');
    for (const { path, sha256: hash } of receipt.outputs) expect(files.get(path)).toBe(hash);
    expect(receipt.outputs.length + 1).toBe(files.size);
    expect(receipt.options).toEqual({ seed: 1, replicates: 30, sheet: '' });
  });

  it('has the same rows in every format', async () => {
    const engine = await Engine.open({ threads: 1, folders: [join(folder, 'one')] });
    for (const name of ['index', 'indicators', 'normalised', 'treated', 'checks']) {
      const rows = read(`one/${name}.csv`).trimEnd().split('\n').length - 1;
      const arrow = tableFromIPC(readFileSync(join(folder, `one/${name}.arrow`)));
      const [counted] = await engine.rows(
        `SELECT count(*) AS n FROM '${join(folder, 'one')}/${name}.parquet'`,
      );
      expect([arrow.numRows, counted?.n], name).toEqual([rows, rows]);
    }
    engine.close();
  });

  it('can be read back where codes contain quotes, commas and symbols', async () => {
    const odd = '"GDP, ""per"" head",Life: years (£)';
    writeFileSync(join(folder, 'odd.csv'), DATA.replace('x,y', odd));
    await smi(['score', '--init', 'odd.csv', '--out', 'odd.yaml'], { folder });
    await smi(['score', '--method', 'odd.yaml', '--data', 'odd.csv', '--out', 'odd', '--replicates', '0'], {
      folder,
    });
    expect(read('odd/normalised.csv').split('\n')[0]).toBe(`unit_code,unit_name,${odd}`);
    const { tableSchema } = JSON.parse(read('odd/normalised.csv-metadata.json'));
    // CSV on the Web: a name is made of letters, digits, underscores and percent signs; the header is a
    // title.
    expect(tableSchema.columns[2]).toMatchObject({
      name: 'GDP%2C%20%22per%22%20head',
      titles: expect.arrayContaining(['GDP, "per" head']),
    });
  });

  it('claims no licence for a user’s data', () => {
    const said = ['datapackage.json', 'data-dictionary.md', 'index.csv-metadata.json', 'report.html'].map(
      (file) => read(`one/${file}`),
    );
    for (const text of said) {
      expect(text).not.toMatch(/Open Government Licence|OGL/);
      expect(text).toContain('Not an official statistic');
    }
  });

  it('writes nothing with --dry-run, and leaves the columns of intervals empty without replicates', async () => {
    const before = readdirSync(folder);
    const answer = await smi([...ASK, '--replicates', '0', '--dry-run', '--json', '--quiet'], { folder });
    expect(answer.err).toBe('');
    const { units, out, files } = objectOf(answer) as { units: object[]; out: null; files: [] };
    expect([units.length, out, files]).toEqual([12, null, []]);
    expect(units[0]).toMatchObject({ rank: 1, rank_low: null, coldspot_probability: null });
    expect(readdirSync(folder)).toEqual(before);
  });

  it.each([
    ['without a method', ['--data', 'x.csv', '--out', 'x'], 'usage'],
    ['without data', ['--method', 'x.yaml', '--out', 'x'], 'usage'],
    ['without a folder', ASK.slice(1), 'usage'],
    ['with an extra argument', ['extra', ...ASK.slice(1), '--out', 'x'], 'usage'],
    ['with --init and a method', ['--init', 'x.csv', '--method', 'm.yaml'], 'usage'],
    ['with a missing method', ['--method', 'no.yaml', '--data', 'x.csv', '--out', 'x'], 'usage'],
    [
      'with a fraction of a replicate',
      [...ASK.slice(1), '--out', 'x', '--replicates', '0.5'],
      'setting-invalid',
    ],
    ['with a folder that is not empty', [...ASK.slice(1), '--out', 'one'], 'out-not-empty'],
  ])('%s is reported in one line with what to do', async (_, args, code) => {
    const answer = await smi(['score', ...args, '--json'], { folder });
    expect(errorOf(answer).code).toBe(code);
    expect(answer.err).toMatch(/^smi: .+: .+ \[[a-z-]+\]\n$/);
  });

  it('warns of a column that the method does not name', async () => {
    writeFileSync(join(folder, 'more.csv'), DATA.replace('x,y', 'x,y,z').replaceAll(/(\d)$/gm, '$1,9'));
    writeFileSync(join(folder, 'more.yaml'), methodText());
    const ask = ['score', '--method', 'more.yaml', '--data', 'more.csv', '--dry-run'];
    const { err, code } = await smi(ask, { folder });
    expect([code, err]).toEqual([0, expect.stringContaining('not in the method, and not used: z')]);
  });

  it('leaves nothing behind when it fails', async () => {
    writeFileSync(join(folder, 'bad.csv'), DATA.replace('4,10', 'many,10'));
    writeFileSync(join(folder, 'm.yaml'), methodText());
    const before = readdirSync(folder);
    const answer = await smi(
      ['score', '--method', 'm.yaml', '--data', 'bad.csv', '--out', 'bad/out', '--json'],
      { folder },
    );
    expect(errorOf(answer).code).toBe('table-invalid');
    expect(readdirSync(folder)).toEqual(before);
  });
});

/** The example with z-scores throughout, a unit that is short of figures, and nothing imputed. */
const linear = (method: string) =>
  method
    .replace('impute: group_median', 'impute: none')
    .replace('treatment: standard\n', 'treatment: none\n')
    .replace('{ method: min_max, from: 1, to: 100 }', 'z_score')
    .replace('geometric_mean,', 'arithmetic_mean,');

describe('the scores', () => {
  it.each([
    ['geometric means of treated values', (method: string) => method],
    ['means of z-scores', linear],
  ])('of %s are those of the SQL of the editions, with groups and contributions', async (_, changed) => {
    const method = changed(readFileSync(join(EXAMPLE, 'method.yaml'), 'utf8'));
    const data = readFileSync(join(EXAMPLE, 'data.csv'), 'utf8').replace(
      /^K,.*$/m,
      'K,Unit K,East,445,5.6,33,64,,',
    );
    const found = await scored(folder, data, method.replace('replicates: 500', 'replicates: 0'));
    const { plan, units, figures } = found.scored;
    const values = figures.flatMap((figure, i) =>
      units.codes.map((area_code, unit) => ({
        area_code,
        code: plan.structure.nodes[i]?.code ?? '',
        status: 'observed',
        own_level: true,
        value: Number.isNaN(figure.values[unit]) ? null : (figure.values[unit] ?? null),
      })),
    );
    const engine = await Engine.open({ threads: 1 });
    await score(engine, plan, values, duckdb, silentLog);
    const rows = await engine.rows(
      "SELECT g.area_code, r.value, r.rank, g.group_name, g.fifth FROM score_groups g JOIN score_ranks r USING (area_code, code) WHERE code = 'overall'",
    );
    const added = await engine.rows('SELECT area_code, code, contribution FROM score_contributions');
    engine.close();
    const index = [...indexTableOf(found.scored, new Map()).rows].filter(({ rank }) => rank !== null);
    expect(rows).toHaveLength(index.length);
    for (const { area_code, value, rank, group_name, fifth } of rows) {
      const row = index.find(({ unit_code }) => unit_code === area_code);
      expect(row).toMatchObject({ rank, group: group_name, fifth });
      expect(row?.score).toBeCloseTo(Number(value), 9);
    }
    const long = [...indicatorsTableOf(found.scored).rows].filter(
      ({ contribution }) => contribution !== null,
    );
    expect(added).toHaveLength(long.length);
    expect(long.length > 0).toBe(changed === linear);
    for (const { area_code, code, contribution } of added) {
      const row = long.find(({ unit_code, indicator }) => unit_code === area_code && indicator === code);
      expect(row?.contribution).toBeCloseTo(Number(contribution), 9);
    }
  });
});
