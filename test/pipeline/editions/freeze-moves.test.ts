import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MOVES_FILE } from '../../../pipeline/editions/files.js';
import { frozenTables } from '../../../pipeline/editions/freeze.js';
import { type FrozenMoves, frozenMoves } from '../../../pipeline/editions/freeze-moves.js';
import type { Row } from '../../../schemas/table.js';
import type { CensusFlows } from '../../../sources/census-od-migration.js';
import censusOdMigration from '../../../sources/census-od-migration.js';
import { indexMethodOf } from '../../fixtures/index-edition.js';
import { FixtureMirror, smallMethod } from '../../fixtures/mirror.js';
import { refusalOf } from '../../fixtures/refusal.js';

const flows = (origins: Readonly<Record<string, readonly string[]>>): CensusFlows => {
  const codes = [...new Set(Object.values(origins).flat())].sort();
  return {
    origins: Object.entries(origins).map(([code, to], i) => ({
      code,
      name: `Place ${code}`,
      first_row: 2 + i,
      people: new Map(to.map((destination) => [destination, 7])),
    })),
    destinations: codes.map((code) => ({ code, name: `Place ${code}` })),
  };
};
const NOTHING = { recodes: new Map(), footprints: new Map(), mergers: new Map(), splits: new Map() };
const geography = {
  areas: new Set(['E06000001', 'E06000002', 'E06000003']),
  known: new Set([
    'E06000001',
    'E06000002',
    'E06000003',
    'E07000009',
    'E07000008',
    'E09000001',
    'W06000001',
    'S12000001',
  ]),
  crosswalk: { ...NOTHING, mergers: new Map([['E06000002', ['E07000008', 'E07000009']]]) },
  asked: { country: 'E' as const },
};
const kindsOf = ({ rows }: FrozenMoves) =>
  Object.fromEntries(rows.map(({ origin_code, kind, area_code }) => [origin_code, [kind, area_code]]));

describe('the places of the census', () => {
  test('are areas of today, or have a kind that says why they are none', () => {
    const there = ['E06000001'];
    const all = [
      '-8',
      '-9',
      '999999999',
      'E06000001',
      'E07000008',
      'E07000009',
      'E09000001',
      'W06000001',
      'S12000001',
      'K02000001',
    ];
    const made = frozenMoves(
      flows(Object.fromEntries(all.map((code) => [code, there]))),
      geography,
      'f.csv.gz',
    );
    expect(kindsOf(made)).toEqual({
      '-8': ['same_address', null],
      '-9': ['unplaced', null],
      999999999: ['abroad', null],
      E06000001: ['area', 'E06000001'],
      E07000008: ['area', 'E06000002'],
      E07000009: ['area', 'E06000002'],
      E09000001: ['not_ranked', null],
      W06000001: ['elsewhere_uk', null],
      S12000001: ['elsewhere_uk', null],
      K02000001: ['unplaced', null],
    });
  });

  test('that are in several areas today are not given to one of them', () => {
    const mergers = new Map([
      ['E06000002', ['E07000008']],
      ['E06000003', ['E07000008']],
    ]);
    const made = frozenMoves(
      flows({ E07000008: ['E06000001'] }),
      { ...geography, crosswalk: { ...NOTHING, mergers } },
      'f.csv.gz',
    );
    expect(kindsOf(made).E07000008).toEqual(['unplaced', null]);
  });

  test('that are destinations only have a row of their own', () => {
    const { rows } = frozenMoves(flows({ E06000001: ['E06000002'] }), geography, 'f.csv.gz');
    expect(rows[1]).toEqual({
      origin_code: 'E06000002',
      origin_name: 'Place E06000002',
      kind: 'area',
      area_code: 'E06000002',
      first_row: null,
      E06000002: null,
    });
  });

  test('that nothing knows are refused by name, with the row', () => {
    const error = refusalOf(() =>
      frozenMoves(flows({ E06000001: ['E06000001'], E07000777: ['E06000001'] }), geography, 'f.csv.gz'),
    );
    expect(error).toMatchObject({ code: 'code-unknown' });
    expect(error.message).toContain('f.csv.gz#3: E07000777');
    const destination = refusalOf(() =>
      frozenMoves(flows({ E06000001: ['E07000778'] }), geography, 'f.csv.gz'),
    );
    expect(destination.message).toContain('E07000778');
  });
});

describe('a refresh', () => {
  let mirror: FixtureMirror;
  beforeAll(async () => {
    mirror = await FixtureMirror.create();
  });
  afterAll(() => mirror.close());
  const method = indexMethodOf(smallMethod({ neet: '2025' }));

  test('freezes the moves of a method that names them, and locks their file', async () => {
    const { frozen, acquired } = await mirror.refresh({ ...method, moves: 'census-od-migration' });
    const [address] = censusOdMigration.files.map((file) => file.address);
    expect(acquired.files.has(address!)).toBe(true);
    const table = frozenTables(frozen!).find(({ file }) => file === MOVES_FILE);
    const byOrigin = new Map(table?.rows.map((row): [string, Row] => [String(row.origin_code), row]));
    expect(byOrigin.get('E07000911')).toMatchObject({ kind: 'area', area_code: 'E06000902' });
    expect(byOrigin.get('E09000901')).toMatchObject({ kind: 'not_ranked', area_code: null });
    expect(byOrigin.get('E07000902')).toMatchObject({
      first_row: 18,
      E06000901: 40,
      E07000901: null,
      E07000912: 8,
    });
  });

  test('of any other method neither reads nor freezes them', async () => {
    const { frozen, acquired } = await mirror.refresh(method);
    expect([...acquired.files.keys()].filter((address) => address.includes('ODMG'))).toEqual([]);
    expect(frozenTables(frozen!).map(({ file }) => file)).not.toContain(MOVES_FILE);
  });
});
