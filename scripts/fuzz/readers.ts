import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type CellValue, writeOds, writeXlsx } from 'hucre';
import { SmiError } from '../../errors/smi-error.js';
import { zipMember, zipOf } from '../../outputs/formats/zip.js';
import { readTopology } from '../../outputs/maps/topology.js';
import { uncompressed } from '../../pipeline/acquire/explore-education-statistics.js';
import { featureServerPager } from '../../pipeline/acquire/feature-server.js';
import { readLock } from '../../pipeline/acquire/lock.js';
import { nomisPager } from '../../pipeline/acquire/nomis.js';
import { initMethod } from '../../pipeline/custom/index/init.js';
import { columnsRead, readUnits } from '../../pipeline/custom/index/read-units.js';
import { parseMethod, parseScoreMethod } from '../../pipeline/editions/method.js';
import { readOrigin } from '../../pipeline/editions/origin.js';
import { parseSourceFile } from '../../pipeline/editions/source-files.js';
import { Engine, text } from '../../pipeline/engine/engine.js';
import { readRegisters } from '../../pipeline/geography/registers.js';
import { readReceipt } from '../../pipeline/publish/receipt.js';
import { readColumnMap } from '../../pipeline/records/estimate/column-map.js';
import { estimateAreas } from '../../pipeline/records/estimate/estimate-areas.js';
import { areasOfRegisters } from '../../pipeline/records/release/areas.js';
import { readPrevious } from '../../pipeline/records/release/previous.js';
import { drawTruth } from '../../pipeline/records/synthesise/draw-truth.js';
import { madeAreas } from '../../pipeline/records/synthesise/made-areas.js';
import { readTruth } from '../../pipeline/records/synthesise/read-truth.js';
import { synthesise } from '../../pipeline/records/synthesise/synthesise.js';
import { readFacts } from '../../pipeline/reproduce/facts.js';
import { parseSuite } from '../../pipeline/reproduce/suite.js';
import { sha256 } from '../../pipeline/system/hash.js';
import { silentLog } from '../../pipeline/system/log.js';
import { shipped } from '../../pipeline/system/package-root.js';
import { readSettings } from '../../pipeline/system/settings.js';
import { openTable } from '../../pipeline/tables/open-table.js';
import { readPlainCsv } from '../../pipeline/tables/read-plain-csv.js';
import { gunzip } from '../../sources/layouts/gzip.js';
import { readNamedTopology } from '../../sources/layouts/named-topology.js';
import { readOldWorkbook } from '../../sources/layouts/old-workbook.js';
import { readWorkbook } from '../../sources/layouts/workbook.js';
import { zipEntry } from '../../sources/layouts/zip-entry.js';
import { inArchive } from './archives.js';
import { type Draws, mutantOf } from './mutate.js';
import { AREAS, receiptText, SOURCE, TOPOLOGY } from './seeds.js';

/** Something that reads a file from outside. */
export interface Reader {
  readonly name: string;
  /** Whole files, of which mutants are made. */
  readonly seeds: () => Promise<readonly Uint8Array[]>;
  /** Reads a mutant; `path` is of a file with these bytes in a folder of its own. */
  readonly read: (bytes: Buffer, path: string) => Promise<unknown>;
  /** What the file is called; its ending says nothing to the readers. */
  readonly file?: string;
  /** How a mutant is made, where bytes are not enough: in an archive they would only break its checksum. */
  readonly mutant?: (seeds: readonly Uint8Array[], draws: Draws) => Promise<Buffer>;
}

const ROWS: readonly (readonly CellValue[])[] = [
  ['code', 'Area name', 'year', 'Rate, %', 'count', 'note [1]'],
  ['E06000001', 'Hartlepool', '2023', 12.5, 1200, 'c'],
  ['E06000002', 'Middlesbrough', '2023', 13.25, 900, ''],
  ['E06000003', 'Redcar and Cleveland', '2023', -1e-3, 0, 'x'],
  ['E06000004', 'Stockton-on-Tees', '2023', 15, 1_000_000, '..'],
  ['E06000005', 'Darlington', '2023', null, 12, 'z'],
];
const utf8 = (...texts: readonly string[]): Uint8Array[] => texts.map((each) => Buffer.from(each, 'utf8'));
const CSV = ROWS.map((row) =>
  row.map((cell) => (/[",]/.test(String(cell)) ? `"${cell}"` : String(cell ?? ''))).join(','),
).join('\n');
const shippedText = (...parts: string[]): string => readFileSync(shipped(...parts), 'utf8');
const sheets = () => [{ name: 'Data', rows: ROWS.map((row) => [...row]) }];

/** Does work in a new folder that is removed. */
async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-seed-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const parquet = (query: string): Promise<Uint8Array> =>
  inFolder((folder) =>
    Engine.use({ threads: 1, folders: [folder] }, async (engine) => {
      const path = join(folder, 'a.parquet');
      await engine.run(`COPY (${query}) TO ${text(path)} (FORMAT parquet)`);
      return readFileSync(path);
    }),
  );

const records = (end: 'csv' | 'parquet'): Promise<Uint8Array> =>
  inFolder((folder) =>
    Engine.use({ threads: 1, folders: [folder] }, async (engine) => {
      const truth = drawTruth(madeAreas(readRegisters(), ['E'], 3), 1);
      const options = { engine, rows: 60, seed: 1, truth, files: 1, folder, log: silentLog };
      const [path = ''] = await synthesise(options);
      if (end === 'parquet') return readFileSync(path);
      const csv = join(folder, 'a.csv');
      await engine.run(`COPY (FROM ${text(path)}) TO ${text(csv)} (FORMAT csv, HEADER)`);
      return readFileSync(csv);
    }),
  );

/** Reads a table as `smi score` does: all of it, to look at, and then by a method. */
async function readTable(path: string): Promise<void> {
  const table = await openTable({ path, threads: 1 });
  for await (const _ of table.rows());
}

const SCORE = {
  data: { unit_code: 'code', unit_name: 'Area name', keep: {}, units: 'all' as const, missing: [] },
  structure: [{ type: 'Indicator' as const, code: 'count' }],
};

async function readUnitsOf(path: string): Promise<void> {
  const method = SCORE as unknown as Parameters<typeof readUnits>[1];
  await readUnits(await openTable({ path, threads: 1 }, columnsRead(method)), method);
}

/** A compressed mutant, or, one time in four, a mutant of a compressed file. */
const inGzip: NonNullable<Reader['mutant']> = async (seeds, draws) =>
  draws.below(4) === 0 ? mutantOf(seeds, draws) : gzipSync(mutantOf(utf8(CSV), draws));

const workbook = async (): Promise<Uint8Array[]> => [await writeXlsx({ sheets: sheets() })];

async function oldWorkbook(): Promise<Uint8Array[]> {
  const { utils, write } = await import('@e965/xlsx');
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(ROWS.map((row) => [...row])), 'Data');
  return [write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer];
}

const asText =
  (read: (content: string, path: string) => unknown): Reader['read'] =>
  async (bytes, path) =>
    read(bytes.toString('utf8'), path);

const refuse = (path: string, problem: string, cause?: unknown) =>
  new SmiError('release-invalid', `${path} ${problem}`, { cause });

const estimateOf = async (path: string) => {
  const areas = areasOfRegisters();
  const spill = join(path, '..');
  const log = silentLog;
  await estimateAreas({
    ...{ inputs: [path], columns: {}, sex: 'all', zeros: 'in_work', threads: 1, memory: 2 ** 29 },
    ...{ spill, areas, log },
  });
};

async function* pieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Every reader of a file from outside. */
export const READERS: readonly Reader[] = [
  {
    name: 'table: CSV',
    seeds: async () => utf8(CSV, CSV.replaceAll(',', ';'), `Title\n\n${CSV}\nSource: somebody\n`),
    read: (_, path) => readTable(path),
  },
  { name: 'table: units of CSV', seeds: async () => utf8(CSV), read: (_, path) => readUnitsOf(path) },
  {
    name: 'table: CSV in gzip',
    seeds: async () => [gzipSync(CSV)],
    mutant: inGzip,
    read: (_, path) => readTable(path),
  },
  {
    name: 'table: xlsx',
    seeds: workbook,
    read: (_, path) => readTable(path),
    mutant: inArchive('xlsx'),
  },
  {
    name: 'table: ods',
    seeds: async () => [await writeOds({ sheets: sheets() })],
    read: (_, path) => readTable(path),
    mutant: inArchive('ods'),
  },
  {
    name: 'table: Parquet',
    seeds: async () => [
      await parquet("SELECT 'E' || range AS code, 'n' AS name, range::DOUBLE / 3 AS x FROM range(50)"),
    ],
    read: (_, path) => readTable(path),
  },
  {
    name: 'draft of a method',
    seeds: async () => utf8(CSV),
    read: (_, path) => initMethod({ path, threads: 1 }),
  },
  {
    name: 'method of a custom index',
    seeds: async () => utf8(shippedText('docs', 'examples', 'small-index', 'method.yaml')),
    read: asText(parseScoreMethod),
  },
  {
    name: 'method of an edition',
    seeds: async () =>
      utf8(
        ...['england-2026', 'long-shadow-england-2026'].map((name) =>
          shippedText('editions', name, 'method.yaml'),
        ),
      ),
    read: asText(parseMethod),
  },
  {
    name: 'smi.yaml',
    file: 'smi.yaml',
    seeds: async () => utf8('store: a\neditions: b\nrelease: c\nthreads: 2\nseed: 3\n'),
    read: async (_, path) => readSettings({}, {}, join(path, '..')),
  },
  {
    name: 'names of columns',
    seeds: async () => utf8('area: lad\nearnings: pay\nfsm: free_meals\n'),
    read: asText((content, name) => readColumnMap({}, { text: content, name })),
  },
  {
    name: 'suite',
    seeds: async () => utf8(shippedText('suites', 'iod-2025', 'suite.yaml')),
    read: asText(parseSuite),
  },
  {
    name: 'facts of a suite',
    file: 'facts.csv',
    seeds: async () => utf8(shippedText('suites', 'smi-2016', 'facts.csv')),
    read: (_, path) => readFacts(join(path, '..'), 'facts.csv'),
  },
  {
    name: 'source in YAML',
    seeds: async () => utf8(SOURCE),
    read: asText((content, path) => parseSourceFile(content, path)),
  },
  {
    name: 'lock',
    seeds: async () => utf8(shippedText('sources', 'lock.json')),
    read: (_, path) => readLock(path),
  },
  {
    name: 'origin of an edition',
    seeds: async () => utf8(shippedText('editions', 'england-2026', 'origin.json')),
    read: asText(readOrigin),
  },
  {
    name: 'receipt',
    file: 'receipt.json',
    seeds: async () => utf8(receiptText()),
    read: (_, path) => readReceipt(join(path, '..'), refuse),
  },
  {
    name: 'earlier output',
    file: 'disclosure.json',
    seeds: async () =>
      utf8(
        '{"round_counts":5,"selection":{"sex":"all","earnings":"in_work"},"inputs":"a","cells":[{"area_code":"E06000001","level":"area","parent":"E12000001","family":"gap","state":"published","counts":{"bottom":15}}]}',
      ),
    read: (bytes, path) => {
      const folder = join(path, '..');
      writeFileSync(join(folder, 'receipt.json'), receiptText('disclosure.json', sha256(bytes)));
      return readPrevious(folder);
    },
  },
  {
    name: 'table of a release',
    seeds: async () => utf8(CSV),
    read: asText((content) => readPlainCsv(content)),
  },
  {
    name: 'true values',
    seeds: async () => utf8(shippedTruth()),
    read: asText(readTruth),
  },
  {
    name: 'boundaries',
    seeds: async () => utf8(TOPOLOGY),
    read: asText((content, path) => readNamedTopology(content, path, { object: 'a', name: 'name' })),
  },
  { name: 'boundaries of an edition', seeds: async () => utf8(AREAS), read: asText(readTopology) },
  {
    name: 'official workbook',
    seeds: workbook,
    read: async (bytes) => (await readWorkbook(bytes, 'f.xlsx', ['Data'])).get('Data')?.indexOf('code'),
    mutant: inArchive('xlsx'),
  },
  {
    name: 'official workbook of 97',
    seeds: oldWorkbook,
    read: (bytes) => readOldWorkbook(bytes, 'f.xls', 'Data'),
  },
  {
    name: 'official zip',
    seeds: async () => [zipOf(new Map([['a.csv', zipMember(CSV)]]))],
    read: (bytes) => zipEntry(bytes, 'f.zip', 'a.csv'),
  },
  { name: 'official gzip', seeds: async () => [gzipSync(CSV)], read: async (bytes) => gunzip(bytes, 'f.gz') },
  {
    name: 'reply of Nomis',
    seeds: async () => utf8('"GEOGRAPHY_CODE","OBS_VALUE","RECORD_COUNT"\n"E1","2","3"\n"E2","2","3"\n'),
    read: async (bytes) =>
      nomisPager('https://www.nomisweb.co.uk/api/v01/dataset/NM_1.data.csv').read(bytes, 0),
  },
  {
    name: 'reply of a feature server',
    seeds: async () =>
      utf8(
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"LAD24CD":"E1","x":1}}]}',
      ),
    read: async (bytes) =>
      featureServerPager('https://services1.arcgis.com/a/FeatureServer/0/query?where=1%3D1').read(bytes, 0),
  },
  {
    name: 'compressed reply',
    seeds: async () => [gzipSync(CSV), ...utf8(CSV)],
    read: async (bytes) => {
      for await (const _ of uncompressed(pieces(bytes), 'https://example.org/a.csv'));
    },
  },
  {
    name: 'records: CSV',
    file: 'a.csv',
    seeds: async () => [await records('csv')],
    read: (_, path) => estimateOf(path),
  },
  {
    name: 'records: Parquet',
    file: 'a.parquet',
    seeds: async () => [await records('parquet')],
    read: (_, path) => estimateOf(path),
  },
];

/** True values as `smi synthesise` takes them. */
function shippedTruth(): string {
  const truth = drawTruth(madeAreas(readRegisters(), ['E'], 3), 1);
  const [first] = truth;
  const names = Object.keys(first ?? {});
  const cells = (row: object) =>
    names.map((name) => String((row as Record<string, unknown>)[name])).join(',');
  return [names.join(','), ...truth.map(cells), ''].join('\n');
}

/** A folder for mutants of one reader. */
export function newFolder(root: string): string {
  const folder = join(root, 'mutant');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Writes a mutant where its reader finds it. */
export function putMutant(folder: string, { file = 'mutant' }: Reader, bytes: Buffer): string {
  const path = join(folder, file);
  writeFileSync(path, bytes);
  return path;
}
