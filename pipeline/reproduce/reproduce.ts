import { readdirSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { onDisk } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';
import { counted } from '../../outputs/formats/numbers.js';
import { plainRelease } from '../../outputs/release.js';
import type { WrittenFile } from '../../outputs/writer.js';
import { REPRODUCTION_WRITERS } from '../../outputs/writers/reproduction.js';
import {
  type Agreement,
  changesTable,
  type Difference,
  differencesTable,
  predecessorsTable,
  regionsTable,
  reproducedTable,
  reproductionAgreementTable,
} from '../../schemas/release/reproduction-tables.js';
import type { SuiteComparison } from '../../schemas/suite.js';
import type { Row, TableData } from '../../schemas/table.js';
import { readRegisters } from '../geography/registers.js';
import { writeOut } from '../publish/out-folder.js';
import { publish } from '../publish/publish.js';
import { hashFile } from '../system/hash.js';
import { removeFolder } from '../system/remove-folder.js';
import type { AgreementFound } from './agreement.js';
import { matchAreas, predecessorRows, regionRows, regionsOf } from './areas.js';
import { changeRows } from './changes.js';
import { ColumnCache } from './column-cache.js';
import { asksOf, compareIndex } from './compare.js';
import { checkFacts, readFacts } from './facts.js';
import { type DataAccess, DataFinder, type FoundTable } from './find-data.js';
import { mapOf } from './map.js';
import { type SuiteScores, scoreSuite } from './score-suite.js';
import type { ReadSuite } from './suite.js';

export interface ReproduceOptions extends DataAccess {
  readonly threads: number;
  /** The file of the first table, or a folder with the files of all; absolute. */
  readonly data?: string;
  /** Where to write; nothing is written when not given. */
  readonly out?: string;
  /** Whether the files of an earlier run are replaced there. */
  readonly replace?: boolean;
}

/** A file that a suite was computed from. */
export interface UsedFile {
  readonly path: string;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Reproduced {
  readonly suite: ReadSuite['suite'];
  readonly used: readonly UsedFile[];
  readonly agreement: readonly Agreement[];
  readonly differences: readonly Difference[];
  /** Comparisons that were left out, each with the reason. */
  readonly left_out: readonly { readonly comparison: string; readonly why: string }[];
  readonly remarks: readonly string[];
  /** Whether every required agreement is met. */
  readonly met: boolean;
  readonly files: readonly WrittenFile[];
}

/** Removes a folder that has nothing but the files of an earlier run. */
async function removeEarlier(folder: string): Promise<void> {
  const ours = new Set(REPRODUCTION_WRITERS.map(({ path }) => path));
  await onDisk(`writing ${folder}`, () => {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return;
    if (readdirSync(folder).every((name) => ours.has(name))) removeFolder(folder);
  });
}

/** The tables of a suite that are there. Throws `suite-data-missing` for one that it cannot do without. */
async function findTables({ suite }: ReadSuite, finder: DataFinder) {
  const found = new Map<string, FoundTable>();
  const absent = new Map<string, string>();
  for (const [name, { optional }] of Object.entries(suite.tables)) {
    const table = await finder.find(name);
    if ('path' in table) found.set(name, table);
    else if (optional) absent.set(name, table.why);
    else {
      const page = suite.landing_page === undefined ? '' : ` (${suite.landing_page})`;
      throw new SmiError('suite-data-missing', `${suite.suite}: ${table.why}`, {
        next: suite.obtain ?? `get it from its publisher${page}, and give it with --file`,
      });
    }
  }
  return { found, absent };
}

/** The part of a comparison that is about how many rows it has. */
export const ROWS = 'rows';

/** The row for how many rows a comparison has, where the suite requires a number. */
function rowsRow({ name, require: { rows } }: SuiteComparison, of: readonly AgreementFound[]): Agreement[] {
  if (rows === undefined) return [];
  const judged = of.filter(({ row }) => row.met !== null);
  const sum = (count: (row: Agreement) => number) => judged.reduce((total, { row }) => total + count(row), 0);
  const compared = sum((row) => row.compared);
  return [
    {
      comparison: name,
      index: 'all',
      part: ROWS,
      precision: 'full',
      compared,
      only_computed: sum((row) => row.only_computed),
      only_published: sum((row) => row.only_published),
      exact: sum((row) => row.exact),
      largest_difference: null,
      rank_correlation: null,
      required: counted(rows, 'row'),
      met: compared === rows,
    },
  ];
}

/** Scores, ranks and groups of every index, best first. */
const rankRows = (
  { index, codes, names, scores, ranks, groups }: SuiteScores,
  areaOf: (code: string) => string | null,
  regions: readonly (readonly [code: string, name: string])[],
): Row[] => {
  const order = Array.from(ranks.keys()).sort(
    (a, b) => (ranks[a] || ranks.length + 1) - (ranks[b] || ranks.length + 1),
  );
  return order.map((i) => ({
    index: index.name,
    unit_code: codes[i]!,
    unit_name: names[i]!,
    area_code: areaOf(codes[i]!),
    region: regions[i]?.[1] ?? '',
    score: Number.isNaN(scores[i]!) ? null : scores[i]!,
    rank: ranks[i] || null,
    group: groups[i]!.group,
  }));
};

/** What is known of the places of the units, where they are districts. */
async function placesOf({ suite }: ReadSuite, all: readonly SuiteScores[], cache: ColumnCache) {
  const first = all[0]!;
  if (suite.areas === undefined) return undefined;
  const { unit_code: key } = first.scored.method.data;
  const ask = { table: first.index.table, key, keep: first.index.keep, numbers: [], texts: [] };
  const registers = readRegisters();
  const matched = matchAreas(registers, await cache.columns(ask), suite.areas.year);
  return { registers, matched, regions: regionsOf(registers, matched, first.codes) };
}

/**
 * Reproduces a published ranking: computes the indices of a suite, compares them with what was published and,
 * with `out`, writes agreement and ranks into a new folder.
 * @throws SmiError `suite-data-missing`, `suite-invalid`; what reading tables and methods, and scoring throw
 */
export async function reproduce(read: ReadSuite, options: ReproduceOptions): Promise<Reproduced> {
  const { suite, folder } = read;
  const { threads, log, out } = options;
  const facts = suite.facts === undefined ? [] : await readFacts(folder, suite.facts);
  const finder = new DataFinder(read, options.data, options);
  const { found, absent } = await findTables(read, finder);
  const tableOf = (name: string) => found.get(name)!;
  const all: SuiteScores[] = [];
  for (const index of suite.indices) all.push(await scoreSuite(index, folder, tableOf, threads));
  log.stage('score', `${counted(all.length, 'index', 'indices')} of ${suite.suite}`);

  const jobs = suite.compare.map((comparison) => {
    const indices = all.filter(({ index }) => comparison.indices?.includes(index.name) ?? true);
    const asks = indices.flatMap(({ index }) => asksOf(comparison, index));
    const lacking = asks.find(({ table }) => absent.has(table))?.table;
    return { comparison, indices, asks, why: lacking === undefined ? undefined : absent.get(lacking)! };
  });
  const cache = new ColumnCache(
    jobs.flatMap(({ asks, why }) => (why === undefined ? asks : [])),
    tableOf,
    threads,
  );
  const agreement: Agreement[] = [];
  const differences: Difference[] = [];
  const add = (results: readonly AgreementFound[]) => {
    for (const { row, differences: rows } of results) {
      agreement.push(row);
      for (const difference of rows) differences.push(difference);
    }
  };
  for (const { comparison, indices, why } of jobs) {
    if (why !== undefined) continue;
    const results: AgreementFound[] = [];
    for (const scores of indices)
      results.push(...(await compareIndex(comparison, scores, (ask) => cache.columns(ask))));
    add(results);
    agreement.push(...rowsRow(comparison, results));
  }
  const places = await placesOf(read, all, cache);
  add(checkFacts(facts, all, places?.regions ?? []));
  log.stage('compare', counted(agreement.length, 'comparison'));

  const map = suite.map && (await mapOf(read, suite.map, all, finder));
  const drawn = map === undefined || 'why' in map ? {} : { map };

  const used: UsedFile[] = [];
  for (const table of found.values())
    if (!used.some(({ path }) => path === table.path))
      used.push({ path: table.path, file: fileNameOf(table), ...(await hashFile(table.path, table.path)) });
  const tables: TableData[] = [
    { table: reproductionAgreementTable, rows: agreement },
    { table: differencesTable, rows: differences },
    {
      table: reproducedTable,
      rows: all.flatMap((scores) =>
        rankRows(scores, (code) => places?.matched.codes.get(code) ?? null, places?.regions ?? []),
      ),
    },
    ...(places === undefined
      ? []
      : [
          { table: regionsTable, rows: all.flatMap((scores) => regionRows(scores, places.regions)) },
          {
            table: predecessorsTable,
            rows: all.flatMap((scores) => predecessorRows(places.registers, places.matched, scores)),
          },
        ]),
    ...(suite.changes.length === 0 ? [] : [{ table: changesTable, rows: changeRows(suite.changes, all) }]),
  ];
  if (out !== undefined && options.replace === true) await removeEarlier(out);
  const files =
    out === undefined
      ? []
      : await writeOut(out, (target) =>
          publish(target, REPRODUCTION_WRITERS, { ...plainRelease(tables), ...drawn }),
        );
  return {
    suite,
    used,
    agreement,
    differences,
    left_out: [
      ...jobs.flatMap(({ comparison, why }) =>
        why === undefined ? [] : [{ comparison: comparison.name, why }],
      ),
      ...(map !== undefined && 'why' in map ? [{ comparison: 'map', why: map.why }] : []),
    ],
    remarks: [...new Set(all.flatMap(({ remarks }) => remarks))],
    met: agreement.every(({ met }) => met !== false),
    files,
  };
}

/** The name of a file: that of its layout for one from the store, where its hash is its name. */
const fileNameOf = ({ layout, path }: FoundTable): string =>
  /^[0-9a-f]{64}$/.test(basename(path)) ? layout.file : basename(path);
