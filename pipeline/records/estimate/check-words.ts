import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import type { Engine } from '../../engine/engine.js';
import type { Role } from './column-map.js';
import { PROBLEM } from './problems.js';
import type { Schema } from './schema.js';
import { MOST_CATEGORIES, NO_WORDS, SEX_WORDS, YES_WORDS } from './vocabulary.js';

/** Values of a column with how many rows have each, most rows first; no more than a hundred thousand. */
async function values(engine: Engine, column: string, where = 'true') {
  const rows = await engine.rows(
    `SELECT ${column} AS value, sum(n) AS n FROM estimate_kinds
WHERE ${column} IS NOT NULL AND trim(${column}) <> '' AND ${where}
GROUP BY ${column} ORDER BY sum(n) DESC, ${column} LIMIT 100000`,
  );
  return rows.map(({ value, n }) => ({ value: String(value), n: Number(n) }));
}

type Found = Awaited<ReturnType<typeof values>>;

function refuse(column: string, found: Found, why: string, next: string): void {
  const [first] = found;
  if (first === undefined) return;
  const rows = found.reduce((sum, { n }) => sum + n, 0);
  throw new SmiError(
    PROBLEM.value,
    `${column} is ${quoteFound(first.value)} in ${first.n} rows, which ${why}; ${rows} rows are like it`,
    { next, places: found.map(({ value, n }) => `${quoteFound(value)}: ${n} rows`) },
  );
}

/**
 * Throws for an area that no register knows, for a word of sex or school meals that has no meaning, for a
 * category too many.
 */
export async function checkWords(
  engine: Engine,
  schema: Schema,
  areas: ReadonlyMap<string, unknown>,
): Promise<void> {
  const column = (role: Role) => schema.columns[role]?.column ?? role;
  for (const role of ['qualification', 'cohort'] as const) {
    const [row] = await engine.rows(`SELECT count(DISTINCT ${role}) AS n FROM estimate_kinds`);
    if (Number(row?.n) > MOST_CATEGORIES)
      throw new SmiError(
        PROBLEM.value,
        `${column(role)} has ${row?.n} different values, more than ${MOST_CATEGORIES}`,
        { next: 'look whether it is the right column' },
      );
  }
  const unknown = (await values(engine, 'area')).filter(({ value }) => !areas.has(value));
  refuse(column('area'), unknown, 'is no area of the registers', 'correct the code, or leave those rows out');
  const sexes = [...SEX_WORDS.sons, '/', ...SEX_WORDS.daughters].join(' ');
  refuse(
    column('sex'),
    await values(engine, 'said_sex', 'sex IS NULL'),
    'is no sex',
    `write one of: ${sexes}`,
  );
  const answers = [...YES_WORDS, '/', ...NO_WORDS].join(' ');
  refuse(
    column('fsm'),
    await values(engine, 'said_fsm', 'fsm IS NULL'),
    'is neither yes nor no',
    `write one of: ${answers}`,
  );
}
