import type { Engine } from '../../../engine/engine.js';
import type { ResultType, SmallTable } from './dialect.js';

/** Chunks of the engine hold no integers above 32 bits: those come as doubles, exact below 2⁵³. */
const CHUNK_TYPES = {
  VARCHAR: 'string',
  BOOLEAN: 'boolean',
  INTEGER: 'integer',
  BIGINT: 'number',
  HUGEINT: 'string',
  DOUBLE: 'number',
} as const satisfies Readonly<Record<ResultType, string>>;

/** Makes a small table in the local engine, in place of an earlier one of its name. */
export async function makeTable(engine: Engine, { name, columns, rows }: SmallTable): Promise<void> {
  const types = columns.map((column) => `${column.name} ${column.type}`);
  await engine.run(`CREATE OR REPLACE TEMP TABLE ${name} (${types.join(', ')})`);
  await engine.appendColumns(
    name,
    columns.map(({ type }) => CHUNK_TYPES[type]),
    rows.length,
    (from, to) => columns.map((_, i) => rows.slice(from, to).map((row) => row[i] ?? null)),
  );
}
