import { afterAll, beforeAll, expect, test } from 'vitest';
import { Engine } from '../../../pipeline/engine/engine.js';
import { readStandings } from '../../../pipeline/moves/standings.js';
import type { IndexMethod } from '../../../schemas/method.js';
import { measuresOf } from '../../../schemas/release/moves-tables.js';
import { indexMethodOf } from '../../fixtures/index-edition.js';
import { smallMethod } from '../../fixtures/mirror.js';

const three = indexMethodOf(smallMethod({ neet: '2025' }));
const aggregate = (code: string, level: number, parent: string | null, name = `The ${code}`) => ({
  code,
  name,
  level,
  parent,
  type: 'Aggregate' as const,
  direction: 1 as const,
  weight: 1,
});
/** Two faces of domains, and a domain that is directly below the index. */
const four: IndexMethod = {
  ...three,
  structure: [
    ...three.structure.filter(({ type }) => type === 'Indicator').map((row) => ({ ...row, parent: 'work' })),
    aggregate('work', 2, 'conditions'),
    aggregate('schools', 2, 'chances'),
    aggregate('chances', 3, 'whole'),
    aggregate('conditions', 3, 'whole'),
    aggregate('whole', 4, null),
  ],
};

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ threads: 1 });
  await engine.run(`CREATE TABLE score_ranks AS SELECT * FROM (VALUES
    ('whole', 'E06000001', 1.5::DOUBLE, 1), ('whole', 'E06000002', -1.5, 2), ('chances', 'E06000001', 0.25, 1),
    ('work', 'E06000001', 9.0, 1)) AS rows(code, area_code, value, rank)`);
  await engine.run(`CREATE TABLE score_groups AS SELECT * FROM (VALUES
    ('whole', 'E06000001', 1), ('whole', 'E06000002', 5), ('chances', 'E06000001', 3),
    ('work', 'E06000001', 2)) AS rows(code, area_code, fifth)`);
});
afterAll(() => engine.close());

test('an index of domains is held against the index alone, one of faces against these as well', () => {
  expect(measuresOf(three)).toEqual([{ code: 'index', name: 'Index' }]);
  expect(measuresOf(four)).toEqual([
    { code: 'index', name: 'Index' },
    { code: 'chances', name: 'The chances' },
    { code: 'conditions', name: 'The conditions' },
  ]);
});

test('scores and fifths are in the order of the areas, and empty where an area has none', async () => {
  const found = await readStandings(engine, four, ['E06000002', 'E06000001', 'E06000003']);
  expect(found).toEqual([
    { code: 'index', name: 'Index', scores: [-1.5, 1.5, null], fifths: [5, 1, null] },
    { code: 'chances', name: 'The chances', scores: [null, 0.25, null], fifths: [null, 3, null] },
    { code: 'conditions', name: 'The conditions', scores: [null, null, null], fifths: [null, null, null] },
  ]);
});
