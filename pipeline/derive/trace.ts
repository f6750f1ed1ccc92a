import type { Dialect } from '../engine/dialect.js';

/** Two lists separated by semicolons as one, an entry that both have but once where they are the same list. */
const joined = (column: string) =>
  `CASE WHEN a.${column} = b.${column} OR b.${column} = '' THEN a.${column}
    WHEN a.${column} = '' THEN b.${column} ELSE a.${column} || ';' || b.${column} END`;

/**
 * The columns beside the value of a figure that is made of two others, `a` and `b`: the first of missing, estimated,
 * inherited, mapped, observed that either is; the reasons of the missing ones, or else of both; and the traces of both.
 */
export const traceOfTwo = (sql: Dialect): string => `CASE
    WHEN 'missing' IN (a.status, b.status) THEN 'missing'
    WHEN 'estimated' IN (a.status, b.status) THEN 'estimated'
    WHEN 'inherited' IN (a.status, b.status) THEN 'inherited'
    WHEN 'mapped' IN (a.status, b.status) THEN 'mapped'
    ELSE 'observed' END AS status,
  CASE WHEN a.status = 'missing' AND b.status <> 'missing' THEN a.reason
    WHEN b.status = 'missing' AND a.status <> 'missing' THEN b.reason
    ELSE ${joined('reason')} END AS reason,
  ${['flags', 'from_codes', 'source', 'cells'].map((column) => `${joined(column)} AS ${sql.identifier(column)}`).join(',\n  ')},
  CASE WHEN a.cells = b.cells OR b.cells = '' THEN a.raw_text WHEN a.cells = '' THEN b.raw_text
    ELSE a.raw_text || ';' || b.raw_text END AS raw_text`;

export { joined };
