import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputCheck } from '../../../outputs/kind-report/output-check.js';
import { plainRelease } from '../../../outputs/release.js';
import type { WrittenFile } from '../../../outputs/writer.js';
import { OUT_OF_RANGE_WRITERS, PRIVATE_WRITERS } from '../../../outputs/writers.js';
import {
  privateCellsTable,
  privateEstimatesTable,
  privateOutOfRangeTable,
  privateSuppressionTable,
} from '../../../schemas/release/private-tables.js';
import type { Row, TableData } from '../../../schemas/table.js';
import { writeOut } from '../../publish/out-folder.js';
import { publish } from '../../publish/publish.js';
import { removeFolder } from '../../system/remove-folder.js';
import type { DisclosureResult } from '../disclosure/control-disclosure.js';
import { FAMILIES, MEASURES_OF } from '../disclosure/families.js';
import type { Estimates } from '../estimate/estimates.js';
import type { OutOfRangeRow } from '../estimate/options.js';
import type { Controlled } from './may-leave.js';
import type { ShrunkenMeasures } from './shrunken.js';

function estimateRows(
  { estimates }: Estimates,
  control: DisclosureResult,
  shrunken: ShrunkenMeasures,
): Row[] {
  return estimates.flatMap((estimate) =>
    FAMILIES.flatMap((family) =>
      MEASURES_OF[family].map((measure): Row => {
        const { area_code, area_name, level, disadvantaged, bottom, top, qualified, substituted_share } =
          estimate;
        const found = estimate.measures[measure];
        const pulled = level === 'area' ? shrunken.of[measure].get(area_code) : undefined;
        return {
          area_code,
          area_name,
          level,
          measure,
          value: found?.value ?? null,
          standard_error: found?.standard_error ?? null,
          reason: estimate.reasons[measure] ?? '',
          n: disadvantaged.n,
          n_bottom: bottom.n,
          n_top: top.n,
          n_bottom_known: qualified?.bottom.n ?? bottom.n,
          n_top_known: qualified?.top.n ?? top.n,
          substituted_share,
          shrunken: pulled?.shrunken ?? null,
          weight: pulled?.weight ?? null,
          withheld: control.state(area_code, family) === 'withheld',
          smoothed_error: found?.smoothed_error ?? found?.standard_error ?? null,
        };
      }),
    ),
  );
}

const cellRows = ({ cells }: Estimates): Row[] =>
  cells.map(({ area_code, fsm, fifth, has_circumstances, qualification, sums }) => ({
    area_code,
    fsm,
    fifth,
    has_circumstances,
    qualification,
    n: String(sums.n),
    w: String(sums.w),
    wy: String(sums.wy),
    wyy: String(sums.wyy),
    top: String(sums.top),
  }));

const outOfRangeTable = (rows: readonly OutOfRangeRow[]): TableData => ({
  table: privateOutOfRangeTable,
  rows: rows.map((row) => ({ ...row })),
});

/** Writes only the values out of range, for a run that stops at them, and returns the path of their file. */
export async function writeOutOfRange(path: string, rows: readonly OutOfRangeRow[]): Promise<string> {
  const [, file] = await writeOut(
    path,
    (folder) => publish(folder, OUT_OF_RANGE_WRITERS, plainRelease([outOfRangeTable(rows)])),
    { private: true },
  );
  return join(path, file?.path ?? '');
}

/**
 * Removes a private folder that holds nothing but what such a run wrote, so that the next run may use it.
 */
export function clearStopped(path: string): void {
  const left = OUT_OF_RANGE_WRITERS.map((writer) => writer.path).sort();
  if (!existsSync(path) || !statSync(path).isDirectory()) return;
  if (readdirSync(path).sort().join('/') === left.join('/')) removeFolder(path);
}

function suppressionRows({ estimates, control }: Controlled): Row[] {
  const own = new Set(estimates.estimates.map(({ area_code }) => area_code));
  return control.log.map((row) => ({ ...row, in_output: own.has(row.area_code) }));
}

/** Writes what must not leave: everything unrounded, for checks inside the secure setting. */
export function writePrivate(path: string, about: Controlled, check: OutputCheck): Promise<WrittenFile[]> {
  const { estimates, control, shrunken } = about;
  const { checks, cuts, outOfRange } = estimates;
  const tables: TableData[] = [
    ...(outOfRange.length === 0 ? [] : [outOfRangeTable(outOfRange)]),
    { table: privateSuppressionTable, rows: suppressionRows(about) },
    { table: privateEstimatesTable, rows: estimateRows(estimates, control, shrunken) },
    { table: privateCellsTable, rows: cellRows(estimates) },
  ];
  return writeOut(
    path,
    (folder) =>
      publish(folder, PRIVATE_WRITERS, { ...plainRelease(tables), checked: { checks, cuts }, check }),
    { private: true },
  );
}
