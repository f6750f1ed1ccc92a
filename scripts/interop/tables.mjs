import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isThere, PYTHON, run, withFolder } from './run.mjs';

const named = (folder, end) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(end))
    .sort();
const packageOf = (folder) => JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8'));
const rowsIn = (folder) =>
  new Map(
    JSON.parse(readFileSync(join(folder, 'receipt.json'), 'utf8')).tables.map(({ name, rows }) => [
      name,
      rows,
    ]),
  );

/** GDAL reads the CSV files and the boundaries, and counts what the receipt counts. */
function gdal(folder, report) {
  if (!isThere('ogrinfo')) return report.skip('ogrinfo');
  const rows = rowsIn(folder);
  for (const name of named(folder, '.csv')) {
    const { out, err } = run('ogrinfo', ['-so', '-al', '-oo', 'EMPTY_STRING_AS_NULL=YES', name], {
      cwd: folder,
    });
    const found = Number(/Feature Count: (\d+)/.exec(out)?.[1] ?? -1);
    const wanted = rows.get(name.replace(/\.csv$/, ''));
    // A table without rows has no features; GDAL says so with 0.
    report.check(`GDAL: ${name}`, found === wanted ? '' : `${found} rows, not ${wanted}; ${err}`);
  }
  for (const name of [...named(folder, '.geojson'), ...named(folder, '.topojson')]) {
    const { code, out, err } = run('ogrinfo', ['-so', '-al', name], { cwd: folder });
    const count = Number(/Feature Count: (\d+)/.exec(out)?.[1] ?? 0);
    report.check(`GDAL: ${name}`, code === 0 && count > 0 && err === '' ? '' : `${count} features; ${err}`);
  }
}

/** LibreOffice opens a CSV as a sheet, and writes it with as many lines. */
async function libreOffice(folder, report) {
  if (!isThere('soffice')) return report.skip('soffice');
  const name = named(folder, '.csv').find((one) => /^(index|coldspots)\.csv$/.test(one));
  if (name === undefined) return;
  await withFolder((out) => {
    // UTF-8, comma, double quote, from the first line.
    const filter = '44,34,76,1';
    const to = `csv:Text - txt - csv (StarCalc):${filter}`;
    const profile = `-env:UserInstallation=file://${out}/profile`;
    const args = ['--headless', profile, `--infilter=CSV:${filter}`, '--convert-to', to, '--outdir', out];
    const { err } = run('soffice', [...args, join(folder, name)]);
    const lines = (path) => readFileSync(path, 'utf8').trimEnd().split('\n').length;
    const wanted = lines(join(folder, name));
    const found = existsSync(join(out, name)) ? lines(join(out, name)) : 0;
    report.check(`LibreOffice: ${name}`, found === wanted ? '' : `${found} lines, not ${wanted}; ${err}`);
  });
}

/** pyarrow reads each Arrow file with the rows of its table. */
function arrow(folder, report) {
  if (!isThere(PYTHON, ['-c', 'import pyarrow'])) return report.skip('pyarrow');
  const rows = rowsIn(folder);
  for (const name of named(folder, '.arrow')) {
    const code = 'import pyarrow as pa, sys; print(pa.ipc.open_file(sys.argv[1]).read_all().num_rows)';
    const { out, err } = run(PYTHON, ['-c', code, name], { cwd: folder });
    const wanted = rows.get(name.replace('.arrow', ''));
    report.check(
      `pyarrow: ${name}`,
      Number(out) === wanted ? '' : `${out.trim()} rows, not ${wanted}; ${err}`,
    );
  }
}

/** pandas reads each CSV, by the options of the page, with the rows of its table and its columns. */
function pandas(folder, report) {
  if (!isThere(PYTHON, ['-c', 'import pandas'])) return report.skip('pandas');
  const rows = rowsIn(folder);
  const code = `
import pandas as pd, sys
for name in sys.argv[1:]:
    table = pd.read_csv(name, float_precision="round_trip", keep_default_na=False, na_values=[""], low_memory=False)
    print(len(table), *table.columns, sep=",")`;
  // One process reads them all: pandas takes long to load.
  const names = named(folder, '.csv');
  const { out, err } = run(PYTHON, ['-c', code, ...names], { cwd: folder });
  const found = out.split('\n');
  for (const [i, name] of names.entries()) {
    const [header] = readFileSync(join(folder, name), 'utf8').split(/\r?\n/);
    const wanted = `${rows.get(name.replace(/\.csv$/, ''))},${header}`;
    report.check(`pandas: ${name}`, found[i] === wanted ? '' : `${found[i]}, not ${wanted}; ${err}`);
  }
}

/** The table whose rows a file has: the boundaries of areas.parquet go with the index. */
const tableOf = (name) => (name === 'areas.parquet' ? 'index' : name.replace('.parquet', ''));

/** hyparquet reads each Parquet file with the rows and the columns of its CSV. */
async function hyparquet(folder, report) {
  const module = await import('hyparquet').catch(() => undefined);
  if (module === undefined) return report.skip('hyparquet');
  // Without this companion it reads Snappy alone.
  const { compressors } = await import('hyparquet-compressors').catch(() => ({}));
  const rows = rowsIn(folder);
  for (const name of named(folder, '.parquet')) {
    const bytes = readFileSync(join(folder, name));
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    const header = readFileSync(join(folder, `${tableOf(name)}.csv`), 'utf8').split('\n')[0];
    const expected = name === 'areas.parquet' ? `${header},geometry` : header;
    try {
      const metadata = module.parquetMetadata(buffer);
      const columns = module.parquetSchema(metadata).children.map(({ element }) => element.name);
      const wanted = rows.get(tableOf(name));
      const read = (await module.parquetReadObjects({ file: buffer, compressors })).length;
      const same = read === wanted && columns.join(',') === expected;
      report.check(`hyparquet: ${name}`, same ? '' : `${read} rows, not ${wanted}, or other columns`);
    } catch (error) {
      report.check(`hyparquet: ${name}`, String(error));
    }
  }
}

/** datapackage-js, the library of Frictionless, takes the data package and reads a table by its schema. */
async function frictionless(folder, report) {
  const module = await import('datapackage').catch(() => undefined);
  if (module === undefined) return report.skip('datapackage', '(npm install --no-save datapackage)');
  const loaded = await module.default.Package.load(packageOf(folder), { basePath: folder });
  report.check('datapackage: the package', loaded.valid ? '' : loaded.errors.map(String).join('; '));
  for (const name of ['index.csv', 'coldspots.csv']) {
    const resource = loaded.resources.find(({ descriptor }) => descriptor.path === name);
    if (resource === undefined) continue;
    try {
      const read = await resource.read();
      report.check(`datapackage: ${name}`, read.length > 0 ? '' : 'no rows');
    } catch (error) {
      report.check(`datapackage: ${name}`, String(error.errors?.[0] ?? error));
    }
  }
}

export async function tableChecks(folder, report) {
  gdal(folder, report);
  pandas(folder, report);
  arrow(folder, report);
  await hyparquet(folder, report);
  await frictionless(folder, report);
  await libreOffice(folder, report);
}
