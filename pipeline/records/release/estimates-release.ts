import { ALL_FORMATS } from '../../../outputs/formats/table-files.js';
import { estimatesPage } from '../../../outputs/kind-report/estimates-page.js';
import type { ReleaseTable } from '../../../outputs/release.js';
import type { EstimatesOutputs } from '../../../outputs/writers.js';
import { estimatesTable, suppressionTable, totalsTable } from '../../../schemas/release/estimates-table.js';
import type { Receipt } from '../../../schemas/release/receipt.js';
import type { TableData } from '../../../schemas/table.js';
import areaRegisters from '../../../sources/area-registers.js';
import boundaries from '../../../sources/boundaries.js';
import { declarationOf } from '../../../sources/source.js';
import type { EarlierOutput } from '../disclosure/earlier-output.js';
import { drawnOf } from './areas.js';
import type { MayLeave } from './may-leave.js';
import { type EstimateReleaseOptions, publishedOptions, wordsOf } from './release-options.js';

/** Version of the method of reading, estimating and disclosure control. */
export const METHOD_VERSION = '3.0.0';

const sources = [areaRegisters, boundaries].map(declarationOf);

export interface EstimateParts {
  readonly found: MayLeave;
  readonly inputs: Receipt['inputs'];
  /** What later outputs must be checked against. */
  readonly earlier: EarlierOutput;
  readonly options: EstimateReleaseOptions;
}

/** The input of the writers of what may leave. */
export function estimatesRelease({ found, inputs, earlier, options }: EstimateParts): EstimatesOutputs {
  const { title, summary } = wordsOf(options);
  const drawn = drawnOf(found.rows, (why) => options.log.warn(why));
  const tables: TableData[] = [
    { table: estimatesTable, rows: found.rows },
    { table: totalsTable, rows: found.totals },
    { table: suppressionTable, rows: found.suppressed },
  ];
  return {
    head: { name: 'estimates', title, summary, version: METHOD_VERSION, sources },
    tables: tables.map(
      (table): ReleaseTable => ({
        ...table,
        formats: ALL_FORMATS.filter((format) => options.formats.includes(format)),
      }),
    ),
    sections: [],
    origin: { inputs, official: [], options: publishedOptions(options) },
    report: estimatesPage(title, summary, METHOD_VERSION, found.rows, drawn, options.previous.length),
    disclosure: earlier,
    formats: options.formats,
  };
}
