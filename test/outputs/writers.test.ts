import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import type { Feature, Geometry } from 'geojson';
import { parquetMetadata, parquetReadObjects, parquetSchema } from 'hyparquet';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { unguardFormula } from '../../outputs/formats/csv.js';
import { type FileDescription, fileGroups } from '../../outputs/writer.js';
import * as writers from '../../outputs/writers.js';
import { areaIndexFile, catalogueFile, indicatorFile } from '../../schemas/release/api-files.js';
import { areaProfile } from '../../schemas/release/area-profile.js';
import { authorityProfile } from '../../schemas/release/authority-profile.js';
import { checksFile } from '../../schemas/release/checks-file.js';
import { drawsFile } from '../../schemas/release/draws-file.js';
import { findFile } from '../../schemas/release/find-file.js';
import { receiptFile } from '../../schemas/release/receipt.js';
import { KINDS, type Kind, makeEveryRelease } from '../fixtures/every-release.js';
import { opened, tableIn } from '../fixtures/opened-workbook.js';
import { pngSize } from '../fixtures/png-dots.js';
import { csvRows, sha256 } from '../pipeline/publish/built.js';

const root = mkdtempSync(join(tmpdir(), 'writers-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Every exported list, by its name. */
const LISTS: Readonly<Record<Kind, readonly FileDescription[]>> = { ...writers };

beforeAll(() => makeEveryRelease(root), 600_000);

/** The files of a release by the paths of their writers: those of areas as one. */
const filesOf = (kind: Kind): string[] => {
  const files = readdirSync(join(root, KINDS[kind].folder), { recursive: true, withFileTypes: true });
  const paths = files
    .filter((file) => file.isFile())
    .map(({ parentPath, name }) => relative(join(root, KINDS[kind].folder), join(parentPath, name)));
  const patterns = paths.map((path) =>
    path
      .replace(/^areas\/[EWSN]\d{8}\./, 'areas/<code>.')
      .replace(/^indicators\/[a-z0-9_]+\./, 'indicators/<code>.')
      .replace(/^schemas\/[a-z-]+\./, 'schemas/<name>.'),
  );
  return [...new Set(patterns)];
};

const bytesOf = (kind: Kind, path: string) => readFileSync(join(root, KINDS[kind].folder, path));
const textOf = (kind: Kind, path: string) => bytesOf(kind, path).toString('utf8');
const jsonOf = (kind: Kind, path: string) => JSON.parse(textOf(kind, path));
const header = (kind: Kind, name: string) => textOf(kind, `${name}.csv`).split('\n')[0]?.split(',');

/** The cells of a CSV as they were before it was written, under its header. */
const cellsOf = (kind: Kind, name: string): string[][] =>
  Papa.parse<string[]>(textOf(kind, `${name}.csv`), { skipEmptyLines: true }).data.map((cells) =>
    cells.map(unguardFormula),
  );

/** A value as a CSV has it; an empty text would not be null, as it is in the other formats. */
const asCell = (value: unknown): string => {
  expect(value).not.toBe('');
  return value === null ? '' : String(value);
};

/** What must hold for a table, by the extension of the file. */
const TABLES: Readonly<Record<string, (kind: Kind, path: string, name: string) => void | Promise<void>>> = {
  csv: (kind, path) => expect(textOf(kind, path)).toMatch(/^[a-z_]+(,[^\n]*)?\n([^\n]+\n)*$/),
  parquet: async (kind, path, name) => {
    const file = new Uint8Array(bytesOf(kind, path)).buffer;
    // The replicates are too long for a browser, and have no CSV.
    if (name.startsWith('replicates')) return expect(parquetMetadata(file).num_rows).toBeGreaterThan(0n);
    const rows = await parquetReadObjects({ file });
    const [head = [], ...cells] = cellsOf(kind, name);
    expect(parquetSchema(parquetMetadata(file)).children.map(({ element }) => element.name)).toEqual(head);
    expect(rows.map((row) => head.map((column) => asCell(row[column])))).toEqual(cells);
  },
  arrow: (kind, path, name) => {
    const table = tableFromIPC(bytesOf(kind, path));
    const [head = [], ...cells] = cellsOf(kind, name);
    expect(table.schema.fields.map((field) => field.name)).toEqual(head);
    const found = head.map((column) => [...(table.getChild(column) ?? [])].map(asCell));
    expect(cells.map((_, i) => found.map((column) => column[i]))).toEqual(cells);
    expect(table.schema.metadata.get('notice')).toContain('Not an official statistic');
  },
  json: (kind, path, name) => {
    const { columns } = jsonOf(kind, path).tableSchema;
    expect(columns.map((column: { name: string }) => column.name)).toEqual(header(kind, name));
  },
};

const page = (kind: Kind, path: string) => {
  expect(textOf(kind, path)).toMatch(/^<!DOCTYPE html>\n<html lang="en-GB">/);
  expect(textOf(kind, path)).toContain('Not an official statistic');
};
const picture = (kind: Kind, path: string) => expect(textOf(kind, path)).toMatch(/^<svg [^>]*role="img"/);
/** Two dots to each unit of the picture beside it. */
const png = (kind: Kind, path: string) => {
  const [, width, height] =
    /viewBox="0 0 (\d+) (\d+)"/.exec(textOf(kind, path.replace('.png', '.svg'))) ?? [];
  expect(pngSize(bytesOf(kind, path))).toEqual([2 * Number(width), 2 * Number(height)]);
};
const workbook = (kind: Kind, path: string) => {
  const { SheetNames, Sheets, Props } = opened(bytesOf(kind, path));
  expect(SheetNames.slice(0, 3)).toEqual(['Cover', 'Contents', 'Notes']);
  expect(Sheets.Cover?.A1?.v).toBe(Props?.Title);
  expect(SheetNames.length).toBeGreaterThan(4);
};
/** Every cell of a table as its CSV has it; shorthand or nothing where that is empty. */
const tableWorkbook = (kind: Kind, path: string) => {
  workbook(kind, path);
  const book = opened(bytesOf(kind, path));
  const rows = tableIn(book, book.SheetNames[3] ?? '', 'Area code').map((row) => Object.values(row));
  const expected = csvRows(textOf(kind, path.replace('.xlsx', '.csv'))).map((row) => Object.values(row));
  expect(rows.length).toBe(expected.length);
  const same = (cell: unknown, csv = '') =>
    csv === ''
      ? cell === null || /^\[[cxzn]\]$/.test(String(cell))
      : typeof cell === 'number'
        ? cell === Number(csv)
        : cell === unguardFormula(csv);
  const others = rows.flatMap((row, i) => row.filter((cell, j) => !same(cell, expected[i]?.[j])));
  expect(others).toEqual([]);
};
const boundaries = (kind: Kind, path: string) => {
  const { type, features } = jsonOf(kind, path);
  expect(type).toBe('FeatureCollection');
  expect(features.length).toBeGreaterThan(0);
};

const topology = (kind: Kind, path: string) => {
  const { type, objects } = jsonOf(kind, path);
  expect(type).toBe('Topology');
  const { features } = jsonOf(kind, path.replace('.topojson', '.geojson'));
  const areas = objects[kind === 'INDEX_WRITERS' ? 'districts' : 'upper_tiers'].geometries;
  const said = ({ id, properties }: { id: string; properties: object }) => [id, properties];
  expect(areas.map(said)).toEqual(features.map(said));
};

/** Areas of which the files are looked at: one of each level. */
const AREAS: Partial<Record<Kind, readonly string[]>> = {
  INDEX_WRITERS: ['E06000001', 'E07000147', 'E10000020', 'E12000006', 'E47000006'],
  LONG_SHADOW_WRITERS: ['E06000001', 'E10000020'],
};

/** What must hold for each file that is not a table. A writer without an entry fails the test: write one. */
const FILES: Readonly<Record<string, (kind: Kind, path: string) => void>> = {
  'report.html': page,
  'map.svg': picture,
  'index_map.svg': picture,
  'rank_chart.svg': picture,
  'rank_names.svg': picture,
  'map.png': png,
  'rank_chart.png': png,
  'areas.geojson': boundaries,
  'areas/find.json': (kind, path) => {
    const { edition, places } = findFile.parse(jsonOf(kind, path));
    expect(KINDS[kind].folder.endsWith(edition)).toBe(true);
    expect(places.filter(({ ranked }) => ranked)).toHaveLength(294);
    const files = readdirSync(join(root, KINDS[kind].folder, 'areas')).filter((file) =>
      /\d\.json$/.test(file),
    );
    const found = places.flatMap(({ code, files: has }) => (has ? [`${code}.json`] : []));
    expect(found.toSorted()).toEqual(files.toSorted());
  },
  'coldspots.geojson': boundaries,
  'districts.geojson': boundaries,
  'estimates.geojson': boundaries,
  'catalogue.jsonld': (kind, path) => {
    const { '@graph': nodes } = jsonOf(kind, path);
    const listed = nodes.flatMap((node: { 'schema:contentUrl'?: { '@id': string } }) =>
      node['schema:contentUrl'] === undefined ? [] : [node['schema:contentUrl']['@id']],
    );
    // The data package has the same files, and is written by another function.
    const { resources } = jsonOf(kind, 'datapackage.json');
    expect(listed).toEqual(resources.map((resource: { path: string }) => resource.path));
  },
  'areas.topojson': topology,
  'areas.parquet': async (kind, path) => {
    const rows = await parquetReadObjects({ file: new Uint8Array(bytesOf(kind, path)).buffer });
    const { features } = jsonOf(kind, 'areas.geojson');
    expect(rows.map(({ area_code, rank, geometry }) => [area_code, rank, geometry])).toEqual(
      features.map(({ id, properties, geometry }: Feature<Geometry, { rank: number }>) => [
        id,
        properties.rank,
        geometry,
      ]),
    );
  },
  'coldspots.topojson': topology,
  'areas/index.csv': (kind, path) => {
    const codes = textOf(kind, path).match(/^[EWSN]\d{8}/gm) ?? [];
    const files = readdirSync(join(root, KINDS[kind].folder, 'areas')).filter((file) =>
      /\d\.json$/.test(file),
    );
    expect(codes.map((code) => `${code}.json`)).toEqual(files.sort());
  },
  'areas/<code>.xlsx': (kind, path) => {
    for (const code of AREAS[kind] ?? []) workbook(kind, path.replace('<code>', code));
  },
  'index.xlsx': tableWorkbook,
  'indicators.xlsx': tableWorkbook,
  'coldspots.xlsx': tableWorkbook,
  'areas/<code>.json': (kind, path) => {
    const profile = kind === 'INDEX_WRITERS' ? areaProfile : authorityProfile;
    for (const code of AREAS[kind] ?? [])
      expect(profile.parse(jsonOf(kind, path.replace('<code>', code))).area.code).toBe(code);
  },
  'index.json': (kind, path) => {
    const { areas, links } = areaIndexFile.parse(jsonOf(kind, path));
    for (const { file } of areas) expect(jsonOf(kind, file).links.index).toBe('../index.json');
    for (const link of Object.values(links)) jsonOf(kind, link);
  },
  'indicators/<code>.json': (kind) => {
    const { areas, indicators } = jsonOf(kind, 'catalogue.json');
    for (const { file, code } of indicators) {
      const found = indicatorFile.parse(jsonOf(kind, file));
      expect([found.indicator.code, found.figures.length]).toEqual([code, areas]);
    }
  },
  'schemas/<name>.schema.json': (kind, path) => {
    const own = kind === 'INDEX_WRITERS' ? ['area-profile', 'indicator-file', 'find'] : ['authority-profile'];
    for (const name of [...own, 'area-index', 'catalogue'])
      expect(jsonOf(kind, path.replace('<name>', name)).$schema).toContain('2020-12');
  },
  'catalogue.json': (kind, path) => {
    const { files } = catalogueFile.parse(jsonOf(kind, path));
    const written = filesOf(kind).sort();
    expect(files.map((file) => file.path).sort()).toEqual(written);
    for (const { schema } of files) if (schema !== null) jsonOf(kind, schema);
  },
  'areas/files.csv': (kind, path) => {
    const rows = csvRows(textOf(kind, path));
    const folder = readdirSync(join(root, KINDS[kind].folder, 'areas'));
    const files = folder.filter((file) => /^[EWSN]\d{8}\./.test(file)).map((file) => `areas/${file}`);
    expect(rows.map((row) => row.path)).toEqual(files.sort());
    for (const row of rows) {
      const bytes = bytesOf(kind, row.path ?? '');
      expect([row.bytes, row.sha256]).toEqual([String(bytes.length), sha256(bytes)]);
    }
  },
  'areas/<code>.csv': (kind, path) => {
    for (const code of AREAS[kind] ?? [])
      expect(textOf(kind, path.replace('<code>', code))).toMatch(new RegExp(`^area_code,[^\n]*\n${code},`));
  },
  'areas/<code>.geojson': (kind, path) => {
    for (const code of AREAS[kind] ?? []) boundaries(kind, path.replace('<code>', code));
  },
  'areas/<code>.html': (kind, path) => {
    for (const code of AREAS[kind] ?? []) page(kind, path.replace('<code>', code));
  },
  'checks.json': (kind, path) => {
    if (kind === 'PRIVATE_WRITERS') expect(jsonOf(kind, path)).toHaveProperty('cuts');
    else checksFile.parse(jsonOf(kind, path));
  },
  'draws.json': (kind, path) => {
    const { areas, figures, structure } = drawsFile.parse(jsonOf(kind, path));
    expect(areas.map(({ code }) => code).sort()).toEqual(
      cellsOf(kind, 'index')
        .slice(1)
        .map(([code]) => code)
        .sort(),
    );
    expect(figures).toHaveLength(structure.filter(({ type }) => type === 'Indicator').length);
  },
  'method.yaml': (kind, path) => expect(parse(textOf(kind, path)).title).toBeTypeOf('string'),
  'robustness.json': (kind, path) => expect(jsonOf(kind, path)).toMatchObject({ from: 1, to: 20 }),
  'disclosure.json': (kind, path) => expect(jsonOf(kind, path).cells.length).toBeGreaterThan(0),
  'output-check.md': (kind, path) => expect(textOf(kind, path)).toMatch(/^# Output check\n/),
  'NOT-READY-TO-LEAVE.txt': (kind, path) => expect(textOf(kind, path)).toContain('NOT READY TO LEAVE'),
  'data-dictionary.md': (kind, path) => expect(textOf(kind, path)).toMatch(/^# Data dictionary: /),
  'datapackage.json': (kind, path) => {
    const data = LISTS[kind].filter((writer) => writer.data === true).map((writer) => writer.path);
    const listed = jsonOf(kind, path).resources.map((resource: { path: string }) => resource.path);
    expect(listed).toEqual(
      filesOf(kind)
        .filter((file) => data.includes(file))
        .sort(),
    );
  },
  'receipt.json': (kind, path) => {
    const { outputs } = receiptFile.parse(jsonOf(kind, path));
    const folder = readdirSync(join(root, KINDS[kind].folder), { recursive: true, withFileTypes: true });
    const others = folder
      .filter((file) => file.isFile() && file.name !== path)
      .map(({ parentPath, name }) => relative(join(root, KINDS[kind].folder), join(parentPath, name)));
    // Files of areas are in a list of their own.
    const isListed = (file: string) => /^areas\/[EWSN]\d{8}\./.test(file);
    expect(outputs.map((output) => output.path)).toEqual(others.filter((file) => !isListed(file)).sort());
  },
};

/**
 * Optional files of a release: maps of areas that cannot be drawn, tables that the method does not
 * call for.
 */
const OPTIONAL: Partial<Record<Kind, RegExp>> = {
  // The editions of the project have no revision yet: test/project/new-data.test.ts has one. A trend has
  // tables of its own, which test/independent/over-time.test.ts holds against plain arithmetic.
  INDEX_WRITERS: /^(revisions|trend|trend_codes)\./,
  LONG_SHADOW_WRITERS: /^revisions\./,
  CUSTOM_INDEX_WRITERS: /^(treatment|treated|robustness|sensitivity|leave_one_out)\./,
  ESTIMATES_WRITERS: /^(estimates\.geojson|map\.svg)$/,
  PRIVATE_WRITERS: /^private_out_of_range\./,
};

test('every list of writers is tested here', () => {
  expect(Object.keys(KINDS).sort()).toEqual(Object.keys(LISTS).sort());
});

describe.each(Object.keys(KINDS) as Kind[])('%s', (kind) => {
  const list = LISTS[kind];

  test('lists exactly the files in the folder', () => {
    const written = filesOf(kind).filter((file) => !/^records-/.test(file));
    const paths = list.map((writer) => writer.path);
    expect(written.filter((file) => !paths.includes(file))).toEqual([]);
    const lacking = paths.filter((path) => !written.includes(path));
    expect(lacking.filter((path) => OPTIONAL[kind]?.test(path) !== true)).toEqual([]);
  });

  test('gives each file a type, a title and one line, and each path once', () => {
    const paths = list.map((writer) => writer.path);
    expect(new Set(paths).size).toBe(paths.length);
    for (const { path, mediaType, title, description } of list) {
      expect(mediaType, path).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/);
      expect(`${title}${description}`, path).not.toMatch(/\n/);
      expect(Math.min(title.length, description.length), path).toBeGreaterThan(2);
    }
    expect(fileGroups(list).flatMap(({ files }) => files)).toEqual(
      paths.filter((path) => !path.endsWith('-metadata.json')),
    );
  });

  test.each(LISTS[kind].map((writer) => [writer.path, writer.table] as const))('%s', (path, table) => {
    const folder = filesOf(kind);
    if (!folder.includes(path)) return expect(OPTIONAL[kind]?.test(path), path).toBe(true);
    const name = table ?? /^(.*)\.csv-metadata\.json$/.exec(path)?.[1];
    const check = name === undefined ? FILES[path] : TABLES[path.slice(path.lastIndexOf('.') + 1)];
    if (check === undefined) throw new Error(`${path} has no test: add one to this file`);
    return check(kind, path, name ?? '');
  });
});

test.each([
  ['INDEX_WRITERS', 'index', 'index', 'group', 294],
  ['LONG_SHADOW_WRITERS', 'coldspots', 'higher_education', 'kind', 151],
] as const)(
  'the comparison of %s has the ranking of before, and that of %s.csv',
  (kind, table, of, group, areas) => {
    const rowsOf = (name: string) => {
      const [head = [], ...lines] = textOf(kind, `${name}.csv`)
        .trimEnd()
        .split('\n')
        .map((line) => Papa.parse<string[]>(line).data[0] ?? []);
      return lines.map((cells) => Object.fromEntries(head.map((column, i) => [column, cells[i]])));
    };
    const own = rowsOf(table).filter((row) => kind === 'INDEX_WRITERS' || row.outcome === of);
    const compared = rowsOf('comparison').filter(({ ranked }) => ranked === of);
    const present = compared.filter(({ area_code }) => area_code !== 'E07000999');
    expect(own).toHaveLength(areas);
    const rankingIn = (rows: typeof own, name: string) =>
      rows.map((row) => [row.area_code, row.score, row.rank, row[name]].join()).sort();
    expect(rankingIn(present, 'group')).toEqual(rankingIn(own, group));
    const hartlepool = compared.find(({ area_code }) => area_code === 'E06000001');
    const rank = Number(own.find(({ area_code }) => area_code === 'E06000001')?.rank);
    const before = kind === 'INDEX_WRITERS' ? ['280', 'coldspot'] : ['90', 'cold_on_gap'];
    expect([hartlepool?.rank_before, hartlepool?.group_before]).toEqual(before);
    expect(Number(hartlepool?.places)).toBe(Number(before[0]) - rank);
    const gone = compared.filter(({ area_code }) => area_code === 'E07000999');
    expect(gone.map(({ rank, rank_before }) => [rank, rank_before])).toEqual(
      kind === 'INDEX_WRITERS' ? [['', '99']] : [],
    );
  },
);
