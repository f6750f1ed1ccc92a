import { SmiError } from '../../../errors/smi-error.js';
import { whole } from '../../../outputs/formats/numbers.js';
import type { Engine } from '../../engine/engine.js';
import type { RecordStore } from './record-store.js';

/**
 * Throws `cluster-incomplete` where a pass read another number of records than were there at the start: part
 * of the cluster was left out, or somebody changed the records meanwhile. Files are not checked: the engine
 * that reads them is this process.
 */
export function checkRowsRead(
  { rowsThere }: Pick<RecordStore, 'rowsThere'>,
  name: string,
  read: number,
  there: number,
): void {
  if (rowsThere === undefined || read === there) return;
  throw new SmiError(
    'cluster-incomplete',
    `the pass “${name}” read ${whole(read)} records where ${whole(there)} are`,
  );
}

/** Records of the first pass that a later one must find, by `estimate_record_types`. */
export async function recordsOfTypes(
  engine: Engine,
  measure: 'n' | 'counted' | 'placed',
  where: string,
  bindings: Readonly<Record<string, string>> = {},
): Promise<number> {
  const [row] = await engine.rows(
    `SELECT sum(${measure}) AS n FROM estimate_record_types WHERE ${where}`,
    bindings,
  );
  return Number(row?.n ?? 0);
}

/** Throws as `checkRowsRead` where the values in the bins of quantiles are not those that were counted. */
export async function checkValuesRead(engine: Engine, store: RecordStore, name: string): Promise<void> {
  if (store.rowsThere === undefined) return;
  const [row] = await engine.rows(
    `WITH found AS (SELECT unit, bin, sum(n) AS n FROM ${name}_values GROUP BY unit, bin)
SELECT sum(found.n) AS read, sum(bins.n) AS there
FROM ${name}_bins AS bins LEFT JOIN found USING (unit, bin)
WHERE (unit, bin) IN (SELECT unit, bin FROM ${name}_wanted JOIN ${name}_groups USING (grp))`,
  );
  checkRowsRead(store, name, Number(row?.read ?? 0), Number(row?.there ?? 0));
}
