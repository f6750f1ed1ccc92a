import { SmiError } from '../../errors/smi-error.js';
import { columns } from '../../schemas/table.js';
import type { Dialect } from '../engine/dialect.js';
import type { Engine } from '../engine/engine.js';
import { type ScoreValue, valueTable } from './tables.js';

/** The texts of a column, each once, and where each row has its own. */
interface Placed {
  readonly texts: readonly string[];
  readonly at: readonly number[];
}

function placed(values: readonly ScoreValue[], name: 'area_code' | 'code' | 'status'): Placed {
  const places = new Map<string, number>();
  const i = values.map((value) => {
    const known = places.get(value[name]);
    if (known !== undefined) return known;
    places.set(value[name], places.size);
    return places.size - 1;
  });
  return { texts: [...places.keys()], at: i };
}

/** Throws `code-duplicate` for two values of one area and indicator: a key in the engine takes longer than to look here. */
function checkOnce(values: readonly ScoreValue[], areas: Placed, codes: Placed): void {
  const width = codes.texts.length;
  const seen = new Uint8Array(areas.texts.length * width);
  values.forEach(({ area_code, code }, row) => {
    const place = areas.at[row]! * width + codes.at[row]!;
    if (seen[place] === 1)
      throw new SmiError('code-duplicate', `${code} of ${area_code} stands more than once`);
    seen[place] = 1;
  });
}

/**
 * Makes the table of values. Texts go into the engine once each and are put beside the numbers there: to hand over the
 * same few codes for every one of a quarter of a million rows takes longer than to score them.
 */
export async function loadValues(engine: Engine, sql: Dialect, values: readonly ScoreValue[]): Promise<void> {
  const names = ['area_code', 'code', 'status'] as const;
  const areas = placed(values, 'area_code');
  const codes = placed(values, 'code');
  const statuses = placed(values, 'status');
  const lists = [areas, codes, statuses];
  checkOnce(values, areas, codes);
  for (const [list, { texts }] of lists.entries()) {
    const table = sql.identifier(`score_texts_${list}`);
    await engine.run(`CREATE TABLE ${table} (place INTEGER, word VARCHAR)`);
    await engine.appendColumns(`score_texts_${list}`, ['integer', 'string'], texts.length, (from, to) => [
      Array.from({ length: to - from }, (_, i) => from + i),
      texts.slice(from, to),
    ]);
  }
  await engine.run(
    'CREATE TABLE score_placed (p0 INTEGER, p1 INTEGER, p2 INTEGER, value DOUBLE, own_level BOOLEAN)',
  );
  await engine.appendColumns(
    'score_placed',
    ['integer', 'integer', 'integer', 'number', 'boolean'],
    values.length,
    (from, to) => {
      const rows = values.slice(from, to);
      return [
        ...lists.map(({ at: i }) => i.slice(from, to)),
        rows.map(({ value }) => value),
        rows.map(({ own_level }) => own_level),
      ];
    },
  );
  const words = names.map((name, list) => `t${list}.word AS ${sql.identifier(name)}`);
  const joins = names.map(
    (_, list) => `JOIN score_texts_${list} AS t${list} ON t${list}.place = score_placed.p${list}`,
  );
  const order = columns(valueTable).map(({ name }) => sql.identifier(name));
  await engine.run(`CREATE TABLE ${sql.identifier(valueTable.name)} AS
SELECT ${order.join(', ')} FROM (
  SELECT value, own_level, ${words.join(', ')} FROM score_placed ${joins.join(' ')}
)`);
  for (const table of ['score_placed', ...names.map((_, list) => `score_texts_${list}`)])
    await engine.run(`DROP TABLE ${sql.identifier(table)}`);
}
