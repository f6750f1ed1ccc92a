import { parse } from 'yaml';
import { z } from 'zod';
import { SmiError } from '../../errors/smi-error.js';
import { parseJson } from '../../schemas/parse-json.js';
import type { RankInterval } from '../changes/compared.js';
import { indexStanding, outcomeStanding, type Standing } from '../changes/standing.js';
import { type Released, readReleased } from '../publish/read-release.js';
import { readPlainCsv } from '../tables/read-plain-csv.js';
import { partsOf } from './parts.js';
import { type Cells, numberOf, rankedKey, type Side, textOf } from './side.js';

/** What a comparison needs of a method file, of any version. */
const methodHead = z.looseObject({
  kind: z.string(),
  areas: z.looseObject({ level: z.string() }).optional(),
});

const refused = (release: Released, problem: string) =>
  new SmiError('release-invalid', `${release.folder}: ${problem}`, {
    next: 'compare releases of editions, or of `smi score`',
  });

async function readMethodHead(release: Released): Promise<z.infer<typeof methodHead>> {
  const name = 'method.yaml';
  const text = await readReleased(release, name);
  const found = methodHead.safeParse(parse(text));
  if (found.success) return found.data;
  throw refused(release, `${name} says neither kind nor areas`);
}

/** The columns that are compared, of any table. */
const COLUMNS = [
  ...['area_code', 'area_name', 'unit_code', 'unit_name', 'outcome', 'score', 'rank', 'group', 'kind'],
  ...['rank_low', 'rank_high', 'indicator', 'unit', 'direction', 'normalised', 'contribution'],
  ...['code', 'mean', 'standard_deviation', 'treatment'],
];

/** The rows of a table; nothing where the release has no such table. */
async function rowsOf(release: Released, name: string): Promise<readonly Cells[]> {
  const file = `${name}.csv`;
  if (!release.receipt.outputs.some(({ path }) => path === file)) return [];
  const table = readPlainCsv(await readReleased(release, file), COLUMNS);
  if (table === undefined) throw refused(release, `${file} is not a table`);
  return table.rows;
}

/** The metadata of a table say how its columns are called: one of them is each indicator. */
const METADATA = 'normalised.csv-metadata.json';
const metadataFile = z.looseObject({
  tableSchema: z.looseObject({
    columns: z.array(z.looseObject({ name: z.string(), titles: z.array(z.string()) })),
  }),
});

/** Titles of indicators by code; none where the release has no metadata. */
async function titlesOf(release: Released): Promise<Map<string, string>> {
  if (!release.receipt.outputs.some(({ path }) => path === METADATA)) return new Map();
  const found = parseJson(await readReleased(release, METADATA), metadataFile, (problem) =>
    refused(release, `${METADATA}: ${problem}`),
  );
  return new Map(found.tableSchema.columns.map(({ name, titles }) => [name, titles[0] ?? name]));
}

/** An empty cell is no value. */
const withoutEmpty = (row: Cells): Cells =>
  Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== ''));

function intervalsOf(rows: readonly Cells[], ranked: (row: Cells) => string): Map<string, RankInterval> {
  return new Map(
    rows.flatMap((row) => {
      const [low, high] = [numberOf(row.rank_low), numberOf(row.rank_high)];
      return low === null || high === null ? [] : [[ranked(row), [low, high] as const] as const];
    }),
  );
}

/** Every row must have what is compared, or the release is of another kind. */
function checkColumns(
  release: Released,
  file: string,
  rows: readonly Cells[],
  columns: readonly string[],
): void {
  const lacking = columns.find((column) => rows[0] === undefined || !(column in rows[0]));
  if (lacking !== undefined)
    throw refused(release, rows.length === 0 ? `there is no ${file}` : `${file} has no column ${lacking}`);
}

type Found = 'standings' | 'intervals' | 'parts' | 'titles';

async function readIndex(release: Released): Promise<Pick<Side, Found>> {
  const given = await rowsOf(release, 'index');
  const key = given[0] !== undefined && 'unit_code' in given[0] ? 'unit_code' : 'area_code';
  const rows = given.map((row) =>
    key === 'area_code' ? row : { ...row, area_code: row.unit_code, area_name: row.unit_name },
  );
  checkColumns(release, 'index.csv', rows, ['area_code', 'area_name', 'score', 'rank', 'group']);
  const tables = {
    indicators: await rowsOf(release, 'indicators'),
    scales: await rowsOf(release, 'scales'),
    treatment: await rowsOf(release, 'treatment'),
    structure: await rowsOf(release, 'structure'),
  };
  return {
    standings: rows.map((row) => indexStanding(withoutEmpty(row))),
    intervals: intervalsOf(rows, (row) => rankedKey('index', textOf(row.area_code))),
    parts: partsOf({ ...tables, key }),
    titles: await titlesOf(release),
  };
}

async function readLongShadow(release: Released): Promise<Pick<Side, Found>> {
  const rows = await rowsOf(release, 'coldspots');
  checkColumns(release, 'coldspots.csv', rows, [
    'area_code',
    'area_name',
    'outcome',
    'score',
    'rank',
    'kind',
  ]);
  // What is ranked has one period in each release, which is not the same in both.
  const standings = rows.map((row): Standing => ({ ...outcomeStanding(withoutEmpty(row)), period: '' }));
  return {
    standings,
    intervals: intervalsOf(rows, (row) => rankedKey(textOf(row.outcome), textOf(row.area_code))),
    parts: undefined,
    titles: new Map(),
  };
}

/**
 * Reads what is compared from a release, file by file as its receipt lists them. Throws as `readReleased`,
 * and `release-invalid` for a release that ranks nothing.
 */
export async function readReleasedSide(release: Released): Promise<Side> {
  const { kind, areas } = await readMethodHead(release);
  const { edition, title, method_version, id } = release.receipt;
  const found = kind === 'long_shadow' ? await readLongShadow(release) : await readIndex(release);
  const ranked = new Set(found.standings.filter(({ rank }) => rank !== null).map((row) => row.area_code));
  return {
    about: { name: edition, title, method_version, from: 'release', id, ranked: ranked.size },
    kind,
    level: areas?.level ?? '',
    ...found,
  };
}
