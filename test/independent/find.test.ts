import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { findFileOf } from '../../outputs/areas/find.js';
import { readRegisters } from '../../pipeline/geography/registers.js';

/* The shares of `areas/find.json` again: sums over the frozen lookups, with the two codes that changed. */

type Cells = Record<string, string>;
const table = (name: string) =>
  Papa.parse<Cells>(readFileSync(`geography/${name}.csv`, 'utf8'), { header: true, skipEmptyLines: true })
    .data;
const TODAY: Cells = { E08000016: 'E08000038', E08000019: 'E08000039' };
const codeOf = (row: Cells) => TODAY[row.area_code!] ?? row.area_code!;

/** key → code → amount. */
function sums(rows: readonly Cells[], key: (row: Cells) => string, amount: string) {
  const found: Record<string, Record<string, number>> = {};
  for (const row of rows) {
    const own = found[key(row)] ?? {};
    found[key(row)] = own;
    own[codeOf(row)] = (own[codeOf(row)] ?? 0) + Number(row[amount]);
  }
  return found;
}

const total = (of: Record<string, number>) => Object.values(of).reduce((a, b) => a + b, 0);

const file = findFileOf(
  { edition: 'made-up', schemaVersion: '1', ranked: new Set(), withFiles: new Set(), leftOut: new Map() },
  readRegisters(),
);
const codeAt = (position: number) => file.places[position]!.code!;
const sharesOf = (where: number | (readonly [number, number])[]) =>
  Object.fromEntries(
    typeof where === 'number' ? [[codeAt(where), 1]] : where.map(([at, share]) => [codeAt(at), share]),
  );

function expectShares(found: Record<string, number>, people: Record<string, number>, of: string) {
  const amounts = Object.entries(people).filter(([, amount]) => amount > 0);
  expect(Object.keys(found).toSorted(), of).toEqual(amounts.map(([code]) => code).toSorted());
  for (const [code, amount] of amounts)
    expect(Math.abs(found[code]! - amount / total(people)), `${of} in ${code}`).toBeLessThan(0.000051);
}

describe('the shares of areas/find.json', () => {
  it('of every postcode sector and district are those of its postcodes', () => {
    const rows = table('postcode-sectors');
    const sectors = sums(rows, (row) => row.sector!, 'postcodes');
    const districts = sums(rows, (row) => row.sector!.split(' ')[0]!, 'postcodes');
    const expected = { ...sectors, ...districts };
    expect(Object.keys(file.postcodes).toSorted()).toEqual(Object.keys(expected).toSorted());
    for (const [key, where] of Object.entries(file.postcodes))
      expectShares(sharesOf(where), expected[key]!, key);
  });

  it('of every constituency are those of its people', () => {
    const people = sums(table('constituencies'), (row) => row.constituency_code!, 'people');
    const seats = file.places.filter(({ kind }) => kind === 'constituency');
    expect(seats).toHaveLength(650);
    for (const { code, lies_in } of seats) expectShares(sharesOf(lies_in!), people[code!]!, code!);
  });

  it('of districts in care boards are those of their neighbourhoods; thirteen are in more than one', () => {
    const boards = sums(
      table('care-boards'),
      (row) => `${codeOf(row)} ${row.care_board_code}`,
      'neighbourhoods',
    );
    const whole = sums(table('care-boards'), codeOf, 'neighbourhoods');
    const seen = new Map<string, number>();
    for (const { code, has, has_part_of = [] } of file.places.filter(({ kind }) => kind === 'care_board')) {
      for (const [at, share] of [...has!.map((position) => [position, 1] as const), ...has_part_of]) {
        const area = codeAt(at);
        const part = total(boards[`${area} ${code}`]!) / total(whole[area]!);
        expect(Math.abs(share - part), `${area} in ${code}`).toBeLessThan(0.000051);
        seen.set(area, (seen.get(area) ?? 0) + 1);
      }
    }
    expect([seen.size, [...seen.values()].filter((boardsOfArea) => boardsOfArea > 1).length]).toEqual([
      296, 13,
    ]);
  });
});
