import { SmiError } from '../../errors/smi-error.js';
import { columns } from '../../schemas/table.js';
import type { Dialect } from '../engine/dialect.js';
import type { Engine } from '../engine/engine.js';
import { type ScoreValue, valueTable } from './tables.js';

/** A column of texts as its distinct texts and, for each row, the index of its text. */
interface Coded {
  readonly texts: readonly string[];
  readonly indices: readonly number[];
}

function coded(values: readonly ScoreValue[], name: 'area_code' | 'code' | 'status'): Coded {
  const known = new Map<string, number>();
  const indices = values.map((value) => {
    const index = known.get(value[name]);
    if (index !== undefined) return index;
    known.set(value[name], known.size);
    return known.size - 1;
  });
  return { texts: [...known.keys()], indices };
}

/** Throws `code-duplicate` for two values of an area and indicator. A key in the engine would take longer. */
function checkOnce(values: readonly ScoreValue[], areas: Coded, codes: Coded): void {
  const width = codes.texts.length;
  const seen = new Uint8Array(areas.texts.length * width);
  values.forEach(({ area_code, code }, row) => {
    const pair = areas.indices[row]! * width + codes.indices[row]!;
    if (seen[pair] === 1)
      throw new SmiError('code-duplicate', `${code} of ${area_code} is given more than once`);
    seen[pair] = 1;
  });
}

/**
 * Makes the table of values. Each distinct text is sent to the engine once and joined there: sending the same
 * few codes for each of a quarter of a million rows takes longer than scoring them.
 * @throws SmiError `code-duplicate`
 */
export async function loadValues(engine: Engine, sql: Dialect, values: readonly ScoreValue[]): Promise<void> {
  const names = ['area_code', 'code', 'status'] as const;
  const areas = coded(values, 'area_code');
  const codes = coded(values, 'code');
  const statuses = coded(values, 'status');
  const lists = [areas, codes, statuses];
  checkOnce(values, areas, codes);
  for (const [list, { texts }] of lists.entries()) {
    const table = sql.identifier(`score_texts_${list}`);
    await engine.run(`CREATE TABLE ${table} (i INTEGER, word VARCHAR)`);
    await engine.appendColumns(`score_texts_${list}`, ['integer', 'string'], texts.length, (from, to) => [
      Array.from({ length: to - from }, (_, i) => from + i),
      texts.slice(from, to),
    ]);
  }
  await engine.run(
    'CREATE TABLE score_coded (p0 INTEGER, p1 INTEGER, p2 INTEGER, value DOUBLE, own_level BOOLEAN)',
  );
  await engine.appendColumns(
    'score_coded',
    ['integer', 'integer', 'integer', 'number', 'boolean'],
    values.length,
    (from, to) => {
      const rows = values.slice(from, to);
      return [
        ...lists.map(({ indices }) => indices.slice(from, to)),
        rows.map(({ value }) => value),
        rows.map(({ own_level }) => own_level),
      ];
    },
  );
  const words = names.map((name, list) => `t${list}.word AS ${sql.identifier(name)}`);
  const joins = names.map(
    (_, list) => `JOIN score_texts_${list} AS t${list} ON t${list}.i = score_coded.p${list}`,
  );
  const order = columns(valueTable).map(({ name }) => sql.identifier(name));
  await engine.run(`CREATE TABLE ${sql.identifier(valueTable.name)} AS
SELECT ${order.join(', ')} FROM (
  SELECT value, own_level, ${words.join(', ')} FROM score_coded ${joins.join(' ')}
)`);
  for (const table of ['score_coded', ...names.map((_, list) => `score_texts_${list}`)])
    await engine.run(`DROP TABLE ${sql.identifier(table)}`);
}
