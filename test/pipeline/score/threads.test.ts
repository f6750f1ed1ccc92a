import { expect, test } from 'vitest';
import { loadEdition } from '../../../pipeline/editions/edition.js';
import { duckdb } from '../../../pipeline/engine/dialect.js';
import { Engine } from '../../../pipeline/engine/engine.js';
import { silentLog } from '../../../pipeline/log.js';
import { shipped } from '../../../pipeline/package-root.js';
import { score } from '../../../pipeline/score/score.js';
import { scoreSteps } from '../../../pipeline/score/steps.js';
import { indexEditionOf } from '../../fixtures/index-edition.js';

/** Every table of the stage, its numbers as the sixteen hexadecimal digits of their bits. */
async function bits(threads: number) {
  const edition = indexEditionOf(await loadEdition(shipped('editions'), 'england-2026'));
  const engine = await Engine.open({ threads });
  try {
    await score(engine, edition.method, edition.figures, duckdb, silentLog);
    const tables: Record<string, string> = {};
    for (const { name } of scoreSteps(edition.method, duckdb)) {
      const rows = await engine.rows(`SELECT * FROM ${name}`);
      const lines = rows.map((row) =>
        Object.entries(row).map(([column, value]) => {
          if (typeof value !== 'number') return `${column}=${value}`;
          const bytes = Buffer.alloc(8);
          bytes.writeDoubleBE(value);
          return `${column}=${bytes.toString('hex')}`;
        }),
      );
      tables[name] = lines
        .map((line) => line.join(' '))
        .sort()
        .join('\n');
    }
    return tables;
  } finally {
    engine.close();
  }
}

test('every table of the stage is the same to the last bit on 1, 2 and 8 threads', async () => {
  const one = await bits(1);
  expect(Object.keys(one).length).toBeGreaterThan(10);
  for (const table of Object.values(one)) expect(table).not.toBe('');
  expect(await bits(2)).toEqual(one);
  expect(await bits(8)).toEqual(one);
});
