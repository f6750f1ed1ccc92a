import type { Layer, Output, RecordDialect, Relation, ResultType, Scan, Writer } from './dialect.js';

/** Where the records are, as far as a pass needs to know to be written. */
export interface Below {
  readonly dialect: RecordDialect;
  /** The layers of each relation, the lowest first. */
  readonly layers: Readonly<Record<Relation, readonly Layer[]>>;
}

/** What a pass returns of its groups, in terms of its writer. */
export interface Returned {
  /** Columns that the pass defines. */
  readonly by: readonly (readonly [name: string, type: ResultType])[];
  readonly measures: readonly (readonly [name: string, sql: string, type: ResultType])[];
}

/** Writes a pass over a relation in the dialect of where the records are. */
export function pass(
  { dialect, layers }: Below,
  of: Relation,
  about: { readonly name: string; readonly purpose: string },
  write: (sql: Writer) => Returned,
): Scan {
  const sql = dialect.writer('pass', layers[of]);
  const { by, measures } = write(sql);
  return {
    ...about,
    of,
    layer: sql.layer(),
    by: by.map(([name, type]) => ({ name, type })),
    measures: measures.map(([name, sql, type]): Output => ({ name, sql, type })),
  };
}
