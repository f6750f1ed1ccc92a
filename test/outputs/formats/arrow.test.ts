import { createHash } from 'node:crypto';
import { tableFromIPC } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { toArrow } from '../../../outputs/formats/arrow.js';
import { columns, type Row } from '../../../schemas/table.js';
import { ODD } from '../../schemas/generate/tables.js';

const ROW = {
  id: 1,
  'say "when"': '',
  code: 'A',
  remark: null,
  kind: null,
  share: null,
  count: null,
  sure: false,
};

const HARD: Row[] = [
  ROW,
  {
    ...ROW,
    id: 2,
    'say "when"': 'Ynys Môn — £5 🏴󠁧󠁢󠁷󠁬󠁳󠁿',
    remark: 'é',
    kind: 'plain',
    share: -0,
    count: -3,
    sure: true,
  },
  { ...ROW, id: 3, 'say "when"': 'a\nb\0c', share: Number.MIN_VALUE, count: 2 ** 31 - 1 },
  { ...ROW, id: 4, share: 0.1 + 0.2, count: -(2 ** 31), sure: true },
];

/** The rows as they are read again: an empty text is null. */
const READ: Row[] = HARD.map((row) => ({ ...row, 'say "when"': row['say "when"'] || null }));

const readBack = (bytes: Uint8Array): Row[] => {
  const table = tableFromIPC(bytes);
  return Array.from({ length: table.numRows }, (_, i) =>
    Object.fromEntries(table.schema.fields.map(({ name }) => [name, table.getChild(name)?.get(i)])),
  );
};

describe('an Arrow file', () => {
  test('of no rows has its columns and their meaning', () => {
    const table = tableFromIPC(toArrow(ODD, []));
    expect(table.numRows).toBe(0);
    expect(table.schema.fields.map(({ name }) => name)).toEqual(columns(ODD).map(({ name }) => name));
    expect(table.schema.fields[5]?.metadata.get('unit')).toBe('share, 0 to 1');
    expect(table.schema.metadata.get('title')).toBe('Odd');
  });

  test('says of itself what it is given', () => {
    const about = new Map([['licence', 'Open']]);
    expect([...tableFromIPC(toArrow(ODD, HARD, about)).schema.metadata]).toEqual([...about]);
  });

  test('gives back nulls, non-ASCII texts, negative zero and the largest whole numbers, and null for an empty text', () => {
    const found = readBack(toArrow(ODD, HARD));
    expect(found).toEqual(READ);
    expect(found.map((row) => row['say "when"'])).toEqual([null, HARD[1]?.['say "when"'], 'a\nb\0c', null]);
    expect(Object.is(found[1]?.share, -0)).toBe(true);
  });

  test('gives back more rows than a validity byte covers', () => {
    const rows = Array.from({ length: 1001 }, (_, i) => ({
      ...ROW,
      id: i + 1,
      remark: i % 3 === 0 ? null : `r${i}`,
      share: i % 5 === 0 ? null : i / 7,
      sure: i % 2 === 1,
    }));
    expect(readBack(toArrow(ODD, rows))).toEqual(rows.map((row) => ({ ...row, 'say "when"': null })));
  });

  test('marks a value as missing where the row lacks the column', () => {
    const { remark, ...rest } = ROW;
    expect(readBack(toArrow(ODD, [rest]))).toEqual([READ[0]]);
  });

  test('is an IPC file, not a stream', () => {
    const bytes = toArrow(ODD, HARD);
    expect(Buffer.from(bytes.subarray(0, 6)).toString()).toBe('ARROW1');
    expect(Buffer.from(bytes.subarray(-6)).toString()).toBe('ARROW1');
  });

  test('has the same bytes when written twice', () => {
    const first = toArrow(ODD, HARD);
    const second = toArrow(ODD, HARD);
    expect(Buffer.compare(first, second)).toBe(0);
  });

  test('has the same bytes, and this hash, in every process', () => {
    // A new version of the library may change them: then find out why, and write the new hash.
    const hash = createHash('sha256').update(toArrow(ODD, HARD)).digest('hex');
    expect(hash).toBe('6c3a20c651a1f7654cd51276705aea0f213a3b84204eda3f3b64ad34a2da0c73');
  });

  test('refuses a row without a value in a required column', () => {
    expect(() => toArrow(ODD, [ROW, { ...ROW, id: 2, sure: null }])).toThrow('sure: no value in row 2');
  });

  test('refuses a value of another type', () => {
    expect(() => toArrow(ODD, [{ ...ROW, share: '0.5' }])).toThrow('share: a string in row 1');
    expect(() => toArrow(ODD, [{ ...ROW, remark: 5 }])).toThrow('remark: a number in row 1');
  });

  test.each([0.5, 2 ** 31, Number.NaN])('refuses %d as a whole number', (count) => {
    expect(() => toArrow(ODD, [{ ...ROW, count }])).toThrow('32-bit whole number');
  });

  test('of more rows than one batch holds has them all, in order', () => {
    const rows = Array.from({ length: 70_000 }, (_, i) => ({ ...ROW, id: i + 1 }));
    const table = tableFromIPC(toArrow(ODD, rows));
    expect(table.batches.map(({ numRows }) => numRows)).toEqual([32_768, 32_768, 4_464]);
    expect(table.getChild('id')?.get(69_999)).toBe(70_000);
  });
});
