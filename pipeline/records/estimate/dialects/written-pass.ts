import type { Layer, Output, Pass, RecordDialect, Relation, WriteLayer, WrittenPass } from './dialect.js';

export type Layers = Readonly<Record<Relation, readonly Layer[]>>;
export const NO_LAYERS: Layers = { records: [], chosen: [] };

/** The layers after a relation has got another one. */
export function withLayer(
  dialect: RecordDialect,
  layers: Layers,
  relation: Relation,
  write: WriteLayer,
): Layers {
  const below = relation === 'records' ? [] : layers.records;
  const sql = dialect.writer(relation, below);
  write(sql);
  const all = [...below, sql.layer()];
  return relation === 'records' ? { records: all, chosen: [] } : { ...layers, chosen: all };
}

/** Writes a pass over a relation. */
export function writtenPass(dialect: RecordDialect, layers: Layers, { of, write }: Pass): WrittenPass {
  const sql = dialect.writer('pass', layers[of]);
  const { by, measures } = write(sql);
  return {
    of,
    layer: sql.layer(),
    by: by.map(([name, type]) => ({ name, type })),
    measures: measures.map(([name, sql, type]): Output => ({ name, sql, type })),
  };
}
