import { beforeAll, describe, expect, test } from 'vitest';
import { loadEdition } from '../../../../pipeline/editions/edition.js';
import { planOf } from '../../../../pipeline/editions/plan.js';
import { duckdb } from '../../../../pipeline/engine/dialect.js';
import { Engine } from '../../../../pipeline/engine/engine.js';
import { scoreValue } from '../../../../pipeline/score/nodes.js';
import { score } from '../../../../pipeline/score/score.js';
import { silentLog } from '../../../../pipeline/system/log.js';
import { shipped } from '../../../../pipeline/system/package-root.js';
import { indexEditionOf } from '../../../fixtures/index-edition.js';
import { smi } from '../setup.js';

/** The statements as a reader would run them: what is bound stands in the lines before, as SQL. */
function statements(text: string): string[] {
  return text
    .split(/;\n/)
    .filter((part) => part.includes('CREATE TABLE'))
    .map((part) => {
      const bound = [...part.matchAll(/^-- \$(\w+) = (.*)$/gm)];
      const statement = part.replace(/^--.*$/gm, '');
      return bound.reduce(
        (sql, [, name, value]) => sql.replace(new RegExp(`\\$${name}\\b`, 'g'), value!),
        statement,
      );
    });
}

/** A table as a file would carry it from one engine to another. */
async function carry(from: Engine, to: Engine, table: string) {
  const [described] = await from.rows(`SELECT sql FROM duckdb_tables() WHERE table_name = '${table}'`);
  await to.run(String(described?.sql));
  const rows = await from.rows(`SELECT * FROM ${table} ORDER BY rowid`);
  const names = Object.keys(rows[0] ?? {});
  for (let at = 0; at < rows.length; at += 500) {
    const part = rows.slice(at, at + 500);
    const bindings = Object.fromEntries(
      part.flatMap((row, r) => names.map((n, c) => [`v${r}_${c}`, row[n] ?? null])),
    );
    const tuples = part.map((_, r) => `(${names.map((_, c) => `$v${r}_${c}`).join(', ')})`);
    await to.run(`INSERT INTO ${table} VALUES ${tuples.join(', ')}`, bindings);
  }
}

let printed: string;
let json: string;
beforeAll(async () => {
  printed = (await smi(['build', 'england-2026', '--show-sql'])).out;
  json = (await smi(['build', 'england-2026', '--show-sql', '--json'])).out;
});

describe('the SQL that is printed', () => {
  test('run step by step in a fresh engine gives the same index, to the last digit', async () => {
    const edition = indexEditionOf(await loadEdition(shipped('editions'), 'england-2026'));
    const ours = await Engine.open({ threads: 2 });
    const readers = await Engine.open({ threads: 1 });
    try {
      const plan = planOf(
        edition.method,
        edition.areas.map(({ area_code }) => area_code),
      );
      await score(ours, plan, edition.figures.map(scoreValue), duckdb, silentLog);
      for (const table of ['score_nodes', 'score_values']) await carry(ours, readers, table);
      for (const statement of statements(printed)) await readers.run(statement);
      for (const table of [
        'score_index',
        'score_ranks',
        'score_groups',
        'score_contributions',
        'score_own_level',
      ]) {
        const query = `SELECT * FROM ${table} ORDER BY ALL`;
        expect(await readers.rows(query), table).toEqual(await ours.rows(query));
      }
    } finally {
      ours.close();
      readers.close();
    }
  });

  test('says of each step what it does, and leaves nothing bound unexplained', () => {
    const steps = statements(printed);
    expect(steps.length).toBeGreaterThan(10);
    for (const statement of steps) expect(statement).not.toContain('$');
    expect(printed.match(/^-- score_\w+: [A-Z].*\.$/gm)).toHaveLength(steps.length);
  });

  test('is the same as data', () => {
    expect(JSON.parse(json)).toEqual({ sql: { 'england-2026': printed.trimEnd() } });
  });
});
