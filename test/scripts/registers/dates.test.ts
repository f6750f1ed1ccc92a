import { expect, test } from 'vitest';
import { readRegisters } from '../../../pipeline/geography/registers.js';
import { ENDED_ON, ENDINGS } from '../../../scripts/registers/dates.js';

const rows = [...readRegisters().values()];

test('every code that ended has its day in the register, except where no day is known', () => {
  const ended = rows.filter(({ end }) => end !== null);
  expect(ended.filter(({ ended_on }) => ended_on === null).map(({ code }) => code)).toEqual([
    ...['S12000015', 'S12000024'],
  ]);
  for (const { code, end, ended_on } of ended) {
    expect(ended_on, code).toBe(ENDED_ON.get(code) ?? null);
    // the register has 2015 for all that were gone before it begins
    if (ended_on !== null && end !== 2015) expect(Number(ended_on.slice(0, 4)), code).toBe(Number(end) + 1);
    if (ended_on !== null && end === 2015) expect(ended_on < '2016', code).toBe(true);
  }
});

test('no code has two endings, and none in use has one', () => {
  const codes = ENDINGS.flatMap((ending) => ending.codes);
  expect(new Set(codes).size).toBe(codes.length);
  for (const { code, end, ended_on } of rows)
    if (end === null) expect([code, ended_on]).toEqual([code, null]);
});
