import { expect, test } from 'vitest';
import type { Value } from '../../../../../pipeline/engine/engine.js';
import type {
  ResultType,
  Returned,
  SmallTable,
  Writer,
} from '../../../../../pipeline/records/estimate/dialects/dialect.js';
import type { RecordStore } from '../../../../../pipeline/records/estimate/record-store.js';
import { recordLayer } from '../../../../../pipeline/records/estimate/records.js';
import type { Person } from '../people.js';

/** Opens a store over these records, wherever it keeps them. */
export type Open = (people: readonly Partial<Person>[]) => Promise<RecordStore>;

/** Numbers on which engines have been seen to differ, and their neighbours. */
const HALVES = [
  0.5, -0.5, 1.5, 2.5, -2.5, 0.49999999999999994, 1234.5, -1234.5, 4503599627370495.5, 3, -7, 0,
];
const EXACT = [
  0.1 + 0.2,
  1 / 3,
  5e-324,
  9007199254740991,
  123456789.12345679,
  1e15,
  -2.2250738585072014e-308,
];
const WORDS = [
  "O'Hara",
  'back\\slash',
  '"quoted"',
  'tab\tand\nline',
  '',
  'Ünïcode ✓',
  '{x:String}',
  '$name',
  '%s',
];

/** Half away from zero, as numbers are rounded on paper. */
const round = (x: number) => Math.sign(x) * (Math.trunc(Math.abs(x)) + (Math.abs(x) % 1 >= 0.5 ? 1 : 0)) + 0;

/** What a dialect must do, for the steps of an estimate to give the same results: see `Writer`. */
export function conformance(open: Open): void {
  const opened = async (people: readonly Partial<Person>[]) => {
    const store = await open(people);
    await store.set('records', recordLayer(store.columns, { missing: [], earnings: null }));
    return store;
  };

  /** The value of an expression for each record, by its cohort, which numbers the records. */
  async function each(
    people: readonly Partial<Person>[],
    type: ResultType,
    expression: (sql: Writer) => string,
    more: (sql: Writer) => void = () => {},
  ): Promise<(Value | undefined)[]> {
    const store = await opened(people.map((one, i) => ({ ...one, cohort: i })));
    const rows = await store.rows({
      name: 'estimate_each',
      purpose: 'An expression by record.',
      of: 'records',
      write: (sql) => {
        more(sql);
        sql.define('id', sql.column('cohort'));
        sql.define('out', expression(sql));
        return {
          by: [
            ['id', 'BIGINT'],
            ['out', type],
          ],
          measures: [['n', 'count(*)', 'BIGINT']],
        };
      },
    });
    await store.close?.();
    const found = new Map(rows.map(({ id, out }) => [Number(id), out]));
    return people.map((_, i) => found.get(i));
  }

  async function one(people: readonly Partial<Person>[], measures: (sql: Writer) => Returned['measures']) {
    const store = await opened(people);
    const [row] = await store.rows({
      name: 'estimate_one',
      purpose: 'Measures of all records.',
      of: 'records',
      write: (sql) => {
        for (const name of ['area', 'earnings']) sql.define(name, sql.column(name));
        return { by: [], measures: measures(sql) };
      },
    });
    await store.close?.();
    return row ?? {};
  }

  test('rounds halves away from zero', async () => {
    const people = HALVES.map((earnings) => ({ earnings }));
    const found = await each(people, 'BIGINT', (sql) => sql.rounded(sql.column('earnings')));
    expect(found.map(Number)).toEqual(HALVES.map(round));
  });

  test('reads and returns doubles to the last digit, and binds them so', async () => {
    const people = EXACT.map((circumstances) => ({ circumstances }));
    const found = await each(people, 'DOUBLE', (sql) => sql.column('circumstances'));
    expect(found).toEqual(EXACT);
    for (const number of EXACT) {
      const same = await each(people, 'BOOLEAN', (sql) => {
        return `${sql.column('circumstances')} = ${sql.number(number, 'bound')}`;
      });
      expect(same, String(number)).toEqual(EXACT.map((other) => other === number));
    }
  });

  test('takes words with any characters as they are, bound or replaced', async () => {
    const people = WORDS.map((area) => ({ area }));
    for (const word of WORDS) {
      const is = await each(people, 'BOOLEAN', (sql) => sql.oneOf(sql.column('area'), [word], 'VARCHAR'));
      expect(is, word).toEqual(WORDS.map((other) => other === word));
    }
    const turned = WORDS.map((word, i) => [word, WORDS[WORDS.length - 1 - i] ?? ''] as const);
    const found = await each(people, 'VARCHAR', (sql) =>
      sql.recode(sql.column('area'), turned, 'VARCHAR', 'area_words'),
    );
    expect(found).toEqual(WORDS.toReversed());
  });

  test('replaces by nothing where it is told to, and leaves what is not listed', async () => {
    const people = [{ area: 'a' }, { area: 'b' }, { area: null }];
    const recode = (sql: Writer) => sql.recode(sql.column('area'), [['a', null]], 'VARCHAR', 'area_words');
    expect(await each(people, 'VARCHAR', recode)).toEqual([null, 'b', null]);
    const numbers = (sql: Writer) =>
      sql.recode(
        sql.column('cohort'),
        [
          [1, 9],
          [2, null],
        ],
        'BIGINT',
        'cohort_words',
      );
    expect(await each(people, 'BIGINT', numbers)).toEqual([0, 9, null]);
  });

  test('has three values of truth: nothing is neither one of the words nor another', async () => {
    const people = [{ area: 'a' }, { area: 'b' }, { area: null }];
    const is = (sql: Writer) => sql.oneOf(sql.column('area'), ['a'], 'VARCHAR');
    expect(await each(people, 'BOOLEAN', is)).toEqual([true, false, null]);
    expect(await each(people, 'BOOLEAN', (sql) => `NOT ${is(sql)}`)).toEqual([false, true, null]);
    expect(await each(people, 'BOOLEAN', (sql) => sql.oneOf(sql.column('area'), [], 'VARCHAR'))).toEqual([
      false,
      false,
      false,
    ]);
    const row = await one(people, (sql) => [
      ['yes', sql.countWhere(is(sql)), 'BIGINT'],
      ['no', sql.countWhere(`NOT ${is(sql)}`), 'BIGINT'],
      ['known', `count(${sql.column('area')})`, 'BIGINT'],
      ['all', 'count(*)', 'BIGINT'],
    ]);
    expect(row).toEqual({ yes: 1, no: 1, known: 2, all: 3 });
  });

  test('takes not-a-number for nothing, also among smallest and largest', async () => {
    const people = [{ earnings: Number.NaN }, { earnings: 2 }, { earnings: null }, { earnings: 5 }];
    const row = await one(people, (sql) => [
      ['n', `count(${sql.column('earnings')})`, 'BIGINT'],
      ['min', `min(${sql.column('earnings')})`, 'DOUBLE'],
      ['max', `max(${sql.column('earnings')})`, 'DOUBLE'],
      ['above', sql.minWhere(sql.column('earnings'), `${sql.column('earnings')} > 2`), 'DOUBLE'],
    ]);
    expect(row).toEqual({ n: 2, min: 2, max: 5, above: 5 });
  });

  test('gives nothing as the smallest of nothing, and zero as its number', async () => {
    const row = await one([{ earnings: null }], (sql) => [
      ['min', `min(${sql.column('earnings')})`, 'DOUBLE'],
      ['where', sql.minWhere(sql.column('earnings'), 'false'), 'DOUBLE'],
      ['n', sql.countWhere('false'), 'BIGINT'],
    ]);
    expect(row).toEqual({ min: null, where: null, n: 0 });
  });

  test('adds up products beyond 64 bits exactly', async () => {
    const people = [{ earnings: 999_999_999 }, { earnings: 1_000_000_000 }, { earnings: 7 }];
    const row = await one(people, (sql) => {
      const x = sql.rounded(sql.column('earnings'));
      return [
        ['first', sql.asText(sql.sum([x], 1e9)), 'VARCHAR'],
        ['second', sql.asText(sql.sum([x, x], 1e18)), 'VARCHAR'],
        ['fourth', sql.asText(sql.sum([x, x, x, x], 1e36)), 'VARCHAR'],
        ['none', sql.asText(sql.sum([], 1)), 'VARCHAR'],
        ['top', sql.asText(sql.largest([x, x], 1e18)), 'VARCHAR'],
      ];
    });
    const power = (k: number) =>
      String([999_999_999n, 10n ** 9n, 7n].reduce((sum, x) => sum + x ** BigInt(k), 0n));
    expect(row).toEqual({
      first: power(1),
      second: power(2),
      fourth: power(4),
      none: '3',
      top: '1000000000000000000',
    });
  });

  test('divides whole numbers without a fraction, towards zero', async () => {
    const people = [25000, 24999, 0, -1, -12500].map((earnings) => ({ earnings }));
    const bin = (sql: Writer) => sql.quotient(sql.rounded(sql.column('earnings')), 12500);
    expect((await each(people, 'BIGINT', bin)).map((x) => Number(x) + 0)).toEqual([2, 1, 0, 0, -1]);
    const flag = (sql: Writer) => sql.flag(`${sql.column('earnings')} > 0`);
    expect(await each(people, 'INTEGER', flag)).toEqual([1, 1, 0, 0, 0]);
    const whole = (sql: Writer) =>
      sql.whole(`least(9, greatest(0, floor(${sql.column('earnings')} / 10000)))`);
    expect(await each(people, 'INTEGER', whole)).toEqual([2, 2, 0, 0, 0]);
  });

  test('takes white space and marks from both ends, and capitals away', async () => {
    const people = [{ area: ' \ufeff\u00a0NA\t' }, { area: 'a b' }, { area: null }];
    const clean = (sql: Writer) => sql.lower(sql.trimmed(sql.column('area'), ' \t\u00a0\ufeff'));
    expect(await each(people, 'VARCHAR', clean)).toEqual(['na', 'a b', null]);
    expect(await each([{ area: '✓✓' }], 'BIGINT', (sql) => sql.length(sql.column('area')))).toEqual([2]);
    const parsed = (sql: Writer) => sql.parsed(sql.column('area'));
    const texts = ['12.5', '-1e3', 'x', '', '1,5'].map((area) => ({ area }));
    expect(await each(texts, 'DOUBLE', parsed)).toEqual([12.5, -1000, null, null, null]);
  });

  const LIMITS: SmallTable = {
    name: 'estimate_limits',
    columns: [
      { name: 'area', type: 'VARCHAR' },
      { name: 'low', type: 'DOUBLE' },
      { name: 'high', type: 'DOUBLE' },
    ],
    rows: [
      ['a', 0.1, -1],
      ['it’s', 1 / 3, 2],
    ],
  };

  test('looks up in a small table; a key that is not there has nothing', async () => {
    const people = [{ area: 'a' }, { area: 'it’s' }, { area: 'z' }, { area: null }];
    for (const [column, expected] of [
      ['low', [0.1, 1 / 3, null, null]],
      ['high', [-1, 2, null, null]],
    ] as const) {
      const store = await opened(people.map((person, i) => ({ ...person, cohort: i })));
      await store.keep(LIMITS);
      const rows = await store.rows({
        name: 'estimate_looked_up',
        purpose: 'A column of a small table by record.',
        of: 'records',
        write: (sql) => {
          const { found, of } = sql.lookup('area', LIMITS);
          sql.define('id', sql.column('cohort'));
          sql.define('there', `CASE WHEN ${found} THEN 1 ELSE 0 END`);
          sql.define('out', of(column));
          return {
            by: [
              ['id', 'BIGINT'],
              ['there', 'INTEGER'],
              ['out', 'DOUBLE'],
            ],
            measures: [['n', 'count(*)', 'BIGINT']],
          };
        },
      });
      await store.close?.();
      const sorted = rows.toSorted((a, b) => Number(a.id) - Number(b.id));
      expect(sorted.map(({ out }) => out)).toEqual(expected);
      expect(sorted.map(({ there }) => there)).toEqual([1, 1, 0, 0]);
    }
  });

  test('keeps the records whose pair is in a small table', async () => {
    const wanted: SmallTable = {
      name: 'estimate_pairs',
      columns: [
        { name: 'unit', type: 'VARCHAR' },
        { name: 'bin', type: 'BIGINT' },
      ],
      rows: [
        ['a', -3],
        ['b', 0],
        ['b', 20797],
      ],
    };
    const pairs = [
      ['a', -3],
      ['a', 0],
      ['b', 0],
      ['b', 20797],
      ['c', -3],
      [null, 0],
      ['b', null],
    ] as const;
    const store = await opened(pairs.map(([area, bin], i) => ({ area, earnings: bin, cohort: i })));
    await store.keep(wanted);
    const rows = await store.rows({
      name: 'estimate_kept',
      purpose: 'Records with a pair.',
      of: 'records',
      write: (sql) => {
        sql.define('id', sql.column('cohort'));
        sql.define('unit', sql.column('area'));
        sql.define('bin', sql.rounded(sql.column('earnings')));
        sql.onlyAmong(wanted);
        return { by: [['id', 'BIGINT']], measures: [['n', 'count(*)', 'BIGINT']] };
      },
    });
    await store.close?.();
    expect(rows.map(({ id }) => Number(id)).sort()).toEqual([0, 2, 3]);
  });

  test('finds people who are there twice, and counts them only', async () => {
    const people = ['p', 'q', 'p', null, null, 'r', 'p', 'q'].map((person) => ({ person }));
    const store = await opened(people);
    expect(await store.countPersons()).toEqual({ persons: 6, hashes: 3 });
    expect(await store.countTwice()).toEqual({ twice: 2, rows: 5 });
    await store.close?.();
  });
}
