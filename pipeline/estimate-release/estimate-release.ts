import { estimatesPage } from '../../outputs/estimates-page.js';
import { estimatesTable, suppressionTable, totalsTable } from '../../schemas/release/estimates-table.js';
import type { Receipt } from '../../schemas/release/receipt.js';
import type { Row, Table } from '../../schemas/table.js';
import areaRegisters from '../../sources/area-registers.js';
import boundaries from '../../sources/boundaries.js';
import { Stopwatch } from '../clock.js';
import { controlDisclosure, type DisclosureResult } from '../disclosure/control-disclosure.js';
import type { EarlierOutput } from '../disclosure/earlier-output.js';
import { Engine } from '../engine/engine.js';
import { estimateAreas } from '../estimate/estimate-areas.js';
import type { EstimateOptions, Estimates } from '../estimate/options.js';
import { sha256 } from '../hash.js';
import type { WrittenFile } from '../publish/folder-writer.js';
import { checkOut, writeOut } from '../publish/out-folder.js';
import { publish } from '../publish/publish.js';
import { load, type ReleaseTable } from '../publish/tables.js';
import { areasOfRegisters, drawnOf, pageExtras } from './areas.js';
import { hashFiles } from './hash-files.js';
import { nobodyHere } from './nobody.js';
import { DISCLOSURE_FILE, disclosureText } from './previous.js';
import { writePrivate } from './private-files.js';
import { areaRow, type Rounding, totalRow } from './published-rows.js';
import { type Level, rankAreas } from './ranks.js';
import { shrinkMeasures } from './shrunken.js';

export interface EstimateReleaseOptions extends Omit<EstimateOptions, 'areas'> {
  /** By which earnings of the disadvantaged areas are ranked. */
  readonly level: Level;
  /** No figure on fewer people. */
  readonly threshold: number;
  readonly rounding: Rounding;
  readonly seed: number;
  readonly draws: number;
  readonly previous: readonly EarlierOutput[];
  /** Where to write what is ready to leave, and what is not; nothing is written without. */
  readonly out?: string;
  readonly outPrivate?: string;
}

export interface EstimateRelease {
  readonly estimates: Estimates;
  readonly rows: readonly Row[];
  readonly totals: readonly Row[];
  readonly suppressed: readonly Row[];
  readonly files: readonly WrittenFile[];
  /** Milliseconds by pass and stage. */
  readonly laps: Readonly<Record<string, number>>;
}

/** Version of the way in which records are read, estimated and withheld. */
const METHOD_VERSION = '1.0.0';

const SEX = { sons: 'sons', daughters: 'daughters', all: 'sons and daughters' } as const;
const ZEROS = {
  in_work: 'in work only: those with zero or missing earnings are left out',
  kept: 'zero earnings kept; those with missing earnings are left out',
} as const;

const said = [areaRegisters, boundaries].map(
  ({ name, title, publisher, licence, licence_address, citation, landing_page, files }) => ({
    ...{ name, title, publisher, licence, licence_address, citation, landing_page, files },
  }),
);

const byRank = (a: Row, b: Row) =>
  Number(a.rank ?? Number.POSITIVE_INFINITY) - Number(b.rank ?? Number.POSITIVE_INFINITY) ||
  (String(a.area_code) < String(b.area_code) ? -1 : 1);

/** What may be said of the options: nothing of places or of the records themselves. */
const toldOptions = (options: EstimateReleaseOptions): NonNullable<Receipt['options']> => ({
  sex: options.sex,
  earnings: options.zeros,
  measure: options.level,
  threshold: options.threshold,
  round_gbp: options.rounding.gbp,
  round_people: options.rounding.people,
  seed: options.seed,
  draws: options.draws,
  earlier_outputs: options.previous.length,
});

interface Controlled {
  readonly estimates: Estimates;
  readonly control: DisclosureResult;
  readonly shrunken: ReturnType<typeof shrinkMeasures>;
}

/** The rows that may leave, areas by rank. */
async function rowsOf(
  engine: Engine,
  { estimates, control, shrunken }: Controlled,
  options: EstimateReleaseOptions,
) {
  const areas = estimates.estimates.filter(({ level }) => level === 'area');
  const codes = areas.map(({ area_code }) => area_code);
  const ranks = await rankAreas(engine, codes, shrunken, options);
  const names = new Map(estimates.estimates.map(({ area_code, area_name }) => [area_code, area_name]));
  const rows = areas.map((estimate) => {
    const { parent } = estimate;
    const region = parent === null ? undefined : { code: parent, name: names.get(parent) ?? parent };
    return areaRow(estimate, control, options.rounding, shrunken, ranks, region);
  });
  const totals = estimates.estimates
    .filter(({ level }) => level !== 'area')
    .map((estimate) => totalRow(estimate, control, options.rounding));
  return { rows: rows.sort(byRank), totals, suppressed: control.log.map((row) => ({ ...row })) };
}

async function made(
  engine: Engine,
  table: Table,
  rows: readonly Row[],
  orderBy: string,
): Promise<ReleaseTable> {
  await load(engine, table, table.name, rows);
  return { table, orderBy };
}

async function write(
  folder: string,
  controlled: Controlled,
  inputs: Receipt['inputs'],
  earlier: EarlierOutput,
  options: EstimateReleaseOptions,
  watch: Stopwatch,
): Promise<Omit<EstimateRelease, 'laps'>> {
  const engine = await Engine.open({ threads: options.threads, folders: [folder] });
  try {
    const found = await rowsOf(engine, controlled, options);
    const title = `The long shadow of deprivation, estimated from individual records: ${SEX[options.sex]}`;
    const summary = `Estimates by the area where people grew up, of ${SEX[options.sex]}, ${ZEROS[options.zeros]}. Areas are ranked by shrunken values, by the ${options.level === 'earnings_mean' ? 'mean' : 'median'} of the earnings of the disadvantaged. Rounded, and withheld where they would tell of few people. Parts that are rounded one by one need not add up.`;
    const tables = [
      { table: estimatesTable, rows: found.rows },
      { table: totalsTable, rows: found.totals },
      { table: suppressionTable, rows: found.suppressed },
    ];
    const files = await publish(folder, {
      engine,
      prepared: {
        head: {
          name: 'estimates',
          title,
          summary,
          version: METHOD_VERSION,
          sources: said,
          tables,
        },
        made: [
          await made(engine, estimatesTable, found.rows, 'rank NULLS LAST, area_code'),
          await made(engine, totalsTable, found.totals, "level = 'country', area_code"),
          await made(
            engine,
            suppressionTable,
            found.suppressed,
            "level = 'country', level = 'region', area_code, family <> 'earnings', family <> 'median', family <> 'gap'",
          ),
        ],
        extras: [
          ...pageExtras(
            estimatesPage(
              title,
              summary,
              METHOD_VERSION,
              found.rows,
              drawnOf(found.rows, (why) => options.log.warn(why)),
            ),
          ),
          { lap: 'disclosure', path: DISCLOSURE_FILE, text: () => disclosureText(earlier) },
        ],
        sections: [],
      },
      origin: { inputs, official: [], options: toldOptions(options) },
      watch,
    });
    return { estimates: controlled.estimates, ...found, files };
  } finally {
    engine.close();
  }
}

/**
 * Estimates the long shadow from individual records and writes what may leave a secure setting, and beside it what may
 * not. Throws `SmiError`; what has been written is whole or not there.
 */
export async function estimateRelease(options: EstimateReleaseOptions): Promise<EstimateRelease> {
  const { inputs, out, outPrivate, log, sex, zeros, threshold, rounding, previous } = options;
  for (const place of [out, outPrivate]) if (place !== undefined) checkOut(place);
  // The files are hashed while the engine reads them; what goes wrong there is told when the estimates are done.
  const hashing = hashFiles(inputs).then(
    (hashed) => ({ hashed, problem: undefined }),
    (problem: unknown) => ({ hashed: [], problem }),
  );
  const areas = areasOfRegisters();
  const watch = new Stopwatch();
  const estimates = await watch.time('estimate', () => estimateAreas({ ...options, areas }));
  const { hashed, problem } = await watch.time('hashes', () => hashing);
  if (problem !== undefined) throw problem;
  const selection = { sex, earnings: zeros };
  const identity = sha256(
    hashed
      .map((file) => file.sha256)
      .sort()
      .join('\n'),
  );
  const absent = nobodyHere(estimates.estimates, previous, areas);
  const control = await watch.time('disclosure', async () =>
    controlDisclosure([...estimates.estimates, ...absent], {
      ...{ threshold, round_counts: rounding.people, selection, inputs: identity, previous },
    }),
  );
  const shrunken = shrinkMeasures(estimates.estimates, (code, family) => control.allowed(code, family));
  const controlled = { estimates, control, shrunken };
  log.stage('disclosure', `${control.log.length} figures withheld of ${estimates.estimates.length * 4}`);
  if (outPrivate !== undefined) await writePrivate(outPrivate, estimates, control, shrunken);
  if (out === undefined) {
    const engine = await Engine.open({ threads: options.threads });
    try {
      return { estimates, ...(await rowsOf(engine, controlled, options)), files: [], laps: watch.laps };
    } finally {
      engine.close();
    }
  }
  const earlier = { inputs: identity, selection, cells: control.cells };
  const written = await writeOut(out, (folder) =>
    watch.time('ranks and files', () => write(folder, controlled, hashed, earlier, options, watch)),
  );
  log.stage('publish', `${written.files.length} files to ${out}`);
  return { ...written, laps: watch.laps };
}
