import { estimatesPage } from '../../../outputs/kind-report/estimates-page.js';
import { estimatesTable, suppressionTable, totalsTable } from '../../../schemas/release/estimates-table.js';
import type { Receipt } from '../../../schemas/release/receipt.js';
import type { Row, Table } from '../../../schemas/table.js';
import areaRegisters from '../../../sources/area-registers.js';
import boundaries from '../../../sources/boundaries.js';
import type { Engine } from '../../engine/engine.js';
import { load, type ReleaseTable } from '../../engine/tables.js';
import type { WrittenFile } from '../../publish/folder-writer.js';
import { publish } from '../../publish/publish.js';
import type { Stopwatch } from '../../system/clock.js';
import type { EarlierOutput } from '../disclosure/earlier-output.js';
import { drawnOf, pageExtras } from './areas.js';
import type { MayLeave } from './may-leave.js';
import { DISCLOSURE_FILE, disclosureText } from './previous.js';
import { type EstimateReleaseOptions, toldOptions, wordsOf } from './release-options.js';

/** Version of the way in which records are read, estimated and withheld. */
const METHOD_VERSION = '1.0.0';

const said = [areaRegisters, boundaries].map(
  ({ name, title, publisher, licence, licence_address, citation, landing_page, files }) => ({
    ...{ name, title, publisher, licence, licence_address, citation, landing_page, files },
  }),
);

/** The three tables, and the order of their rows. */
const TABLES: readonly (readonly [keyof MayLeave, Table, string])[] = [
  ['rows', estimatesTable, 'rank NULLS LAST, area_code'],
  ['totals', totalsTable, "level = 'country', area_code"],
  [
    'suppressed',
    suppressionTable,
    "level = 'country', level = 'region', area_code, family <> 'earnings', family <> 'median', family <> 'gap'",
  ],
];

async function made(
  engine: Engine,
  table: Table,
  rows: readonly Row[],
  orderBy: string,
): Promise<ReleaseTable> {
  await load(engine, table, table.name, rows);
  return { table, orderBy };
}

export interface EstimateParts {
  readonly found: MayLeave;
  readonly inputs: Receipt['inputs'];
  /** What later outputs must be held against. */
  readonly earlier: EarlierOutput;
  readonly options: EstimateReleaseOptions;
  readonly watch: Stopwatch;
}

/** Writes every file of what may leave into an empty folder. Throws as `publish`. */
export async function publishEstimates(
  folder: string,
  engine: Engine,
  { found, inputs, earlier, options, watch }: EstimateParts,
): Promise<WrittenFile[]> {
  const { title, summary } = wordsOf(options);
  const tables: ReleaseTable[] = [];
  for (const [name, table, orderBy] of TABLES) tables.push(await made(engine, table, found[name], orderBy));
  const drawn = drawnOf(found.rows, (why) => options.log.warn(why));
  return publish(folder, {
    engine,
    prepared: {
      head: {
        ...{ name: 'estimates', title, summary, version: METHOD_VERSION, sources: said },
        tables: TABLES.map(([name, table]) => ({ table, rows: found[name] })),
      },
      made: tables,
      extras: [
        ...pageExtras(estimatesPage(title, summary, METHOD_VERSION, found.rows, drawn)),
        { lap: 'disclosure', path: DISCLOSURE_FILE, text: () => disclosureText(earlier) },
      ],
      sections: [],
    },
    origin: { inputs, official: [], options: toldOptions(options) },
    watch,
  });
}
