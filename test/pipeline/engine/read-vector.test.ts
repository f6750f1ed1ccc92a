import { expect, test } from 'vitest';
import { Engine } from '../../../pipeline/engine/engine.js';

const rowsOf = (sql: string) => Engine.use({ threads: 1 }, (engine) => engine.rows(sql));

test('texts of every length come back, also where they are not ASCII or have none', async () => {
  const texts = [
    '',
    'a',
    'twelve bytes',
    'thirteen byte',
    '£',
    'Ynys Môn',
    'Rhondda Cynon Taf',
    '✓✓✓✓',
    'a\0b',
  ];
  const values = texts.map((text, i) => `(${i}, '${text.replace('\0', "' || chr(0) || '")}')`);
  const rows = await rowsOf(
    `SELECT * FROM (VALUES ${values.join(', ')}, (98, NULL), (99, 'end')) AS t(i, text) ORDER BY i`,
  );
  expect(rows.map(({ text }) => text)).toEqual([...texts, null, 'end']);
});

test('rows that have no value are found in every chunk', async () => {
  const rows = await rowsOf(
    `SELECT i, CASE WHEN i % 3 = 0 THEN NULL ELSE i / 4 END AS number,
  CASE WHEN i % 5 = 0 THEN NULL ELSE 'n' || i END AS text FROM range(5000) AS t(i) ORDER BY i`,
  );
  expect(rows).toHaveLength(5000);
  const wrong = rows.filter(
    ({ number, text }, i) =>
      number !== (i % 3 === 0 ? null : i / 4) || text !== (i % 5 === 0 ? null : `n${i}`),
  );
  expect(wrong).toEqual([]);
});

test('a column of different texts, and one of few, are read to the end', async () => {
  const rows = await rowsOf(
    `SELECT 'a text that is long: ' || i AS own, 'one of three: ' || i % 3 AS few FROM range(3000) AS t(i) ORDER BY i`,
  );
  const wrong = rows.filter(
    ({ own, few }, i) => own !== `a text that is long: ${i}` || few !== `one of three: ${i % 3}`,
  );
  expect(wrong).toEqual([]);
});
