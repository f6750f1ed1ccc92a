import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { derive } from '../../../pipeline/derive/derive.js';
import { duckdb } from '../../../pipeline/engine/dialect.js';
import type { Figure } from '../../../schemas/figure.js';
import type { Derived } from '../../../schemas/method.js';
import { refusal } from '../../fixtures/refusal.js';
import { withEngine } from '../../fixtures/reused-engine.js';
import { lineOf } from '../../independent/long-shadow-arithmetic.js';
import { cases } from '../../project/checkout.js';
import { methodOf } from '../score/setup.js';

const AREA = (i: number) => `E07${String(i + 1).padStart(6, '0')}`;
type Said = Partial<Figure> | number | null;

/** Figures of an indicator and period, one for each area: a value, null, or other fields. */
const column = (indicator: string, period: string, all: readonly Said[]): Figure[] =>
  all.map((said, i): Figure => {
    const value = typeof said === 'number' ? said : null;
    return {
      area_code: AREA(i),
      indicator,
      period,
      value,
      lower: 1,
      upper: 99,
      ...(value === null
        ? { status: 'missing', reason: 'not_available' }
        : { status: 'observed', reason: '' }),
      flags: '',
      from_codes: AREA(i),
      source: 'one',
      cells: `${indicator}#${i}:${period}`,
      raw_text: value === null ? '-' : String(value),
      ...(said === null || typeof said === 'number' ? {} : said),
    };
  });

const words = { title: 'Invented', description: 'Invented', unit: 'points' };
const GAP: Derived = { ...words, code: 'gap', step: 'gap', of: 'a', less: 'b' };
const LEFT: Derived = { ...words, code: 'left', step: 'residual', of: 'a', against: 'b', years_before: 0 };

const derived = (steps: readonly Derived[], figures: readonly Figure[], threads = 1) =>
  withEngine(threads, (engine) => derive(engine, { ...methodOf([]), derive: [...steps] }, figures, duckdb));

const values = (figures: readonly Figure[]) => figures.map(({ value }) => value);

const SHARE: Derived = { ...words, code: 'part', step: 'share', of: 'a', among: 'b' };
const FIRST: Derived = { ...words, code: 'either', step: 'first', of: 'a', else: 'b' };

describe('a share', () => {
  test('is a count in per cent of another, with the cells of both', async () => {
    const { figures } = await derived([SHARE], [...column('a', '2024', [5]), ...column('b', '2024', [20])]);
    expect(figures[0]).toMatchObject({
      indicator: 'part',
      value: 25,
      lower: null,
      status: 'observed',
      reason: '',
      cells: 'a#0:2024;b#0:2024',
      raw_text: '5;20',
    });
  });

  test('of nobody is missing and says so; of nobody who reached it is zero', async () => {
    const { figures } = await derived(
      [SHARE],
      [...column('a', '2024', [0, 0]), ...column('b', '2024', [0, 9])],
    );
    expect(figures[0]).toMatchObject({ value: null, status: 'missing', reason: 'nobody_in_the_cohort' });
    expect(figures[1]).toMatchObject({ value: 0, status: 'observed', reason: '' });
  });

  test('is missing where either count is, for its reason', async () => {
    const { figures } = await derived(
      [SHARE],
      [
        ...column('a', '2024', [null, 1]),
        ...column('b', '2024', [9, { value: null, status: 'missing', reason: 'suppressed' }]),
      ],
    );
    expect(figures.map(({ value, status, reason }) => [value, status, reason])).toEqual([
      [null, 'missing', 'not_available'],
      [null, 'missing', 'suppressed'],
    ]);
  });
});

describe('the first of two figures', () => {
  test('is the first where an area has it, else the other, each with its own source and limits', async () => {
    const { figures } = await derived(
      [FIRST],
      [
        ...column('a', '2024', [1, null, null]),
        ...column('b', '2024', [
          { value: 7, status: 'observed', reason: '', source: 'two' },
          { value: 8, status: 'observed', reason: '', source: 'two' },
          null,
        ]),
        ...column('b', '2025', [9, 9, 9]),
      ],
    );
    expect(figures.map(({ period, value, source, status }) => [period, value, source, status])).toEqual([
      ['2024', 1, 'one', 'observed'],
      ['2025', 9, 'one', 'observed'],
      ['2024', 8, 'two', 'observed'],
      ['2025', 9, 'one', 'observed'],
      ['2024', null, 'one', 'missing'],
      ['2025', 9, 'one', 'observed'],
    ]);
    expect(figures[0]).toMatchObject({ indicator: 'either', lower: 1, upper: 99, cells: 'a#0:2024' });
  });
});

describe('a gap', () => {
  test('is one figure less another, without floating-point noise, and has no limits', async () => {
    const { figures, lines } = await derived(
      [GAP],
      [...column('a', '2024', [33.8, 20.1]), ...column('b', '2024', [25.2, 30])],
    );
    expect(values(figures)).toEqual([8.6, -9.9]);
    expect(figures[0]).toMatchObject({ indicator: 'gap', period: '2024', lower: null, upper: null });
    expect(lines).toEqual([]);
  });

  test('takes both figures from the same area and period', async () => {
    const { figures } = await derived(
      [GAP],
      [
        ...column('a', '2023', [5]),
        ...column('a', '2024', [7, 9]),
        ...column('b', '2024', [1, 2]),
        ...column('b', '2025', [3]),
      ],
    );
    expect(figures.map(({ area_code, period, value }) => [area_code, period, value])).toEqual([
      [AREA(0), '2024', 6],
      [AREA(1), '2024', 7],
    ]);
  });

  test('is missing where either part is, with the reason of the missing part', async () => {
    const { figures } = await derived(
      [GAP],
      [
        ...column('a', '2024', [null, 7, null, { reason: 'suppressed' }]),
        ...column('b', '2024', [1, { reason: 'suppressed' }, null, null]),
      ],
    );
    expect(figures.map(({ value, status, reason }) => [value, status, reason])).toEqual([
      [null, 'missing', 'not_available'],
      [null, 'missing', 'suppressed'],
      [null, 'missing', 'not_available'],
      [null, 'missing', 'suppressed;not_available'],
    ]);
  });

  test.each([
    ['observed', 'observed', 'observed'],
    ['mapped', 'observed', 'mapped'],
    ['observed', 'inherited', 'inherited'],
    ['inherited', 'mapped', 'inherited'],
    ['mapped', 'estimated', 'estimated'],
    ['estimated', 'inherited', 'estimated'],
  ] as const)('of a figure that is %s less one that is %s is %s', async (one, other, status) => {
    const { figures } = await derived(
      [GAP],
      [
        ...column('a', '2024', [{ value: 5, status: one, reason: one === 'observed' ? '' : 'split' }]),
        ...column('b', '2024', [{ value: 2, status: other, reason: other === 'observed' ? '' : 'merger' }]),
      ],
    );
    expect(figures[0]).toMatchObject({ value: 3, status });
    const reasons = [one === 'observed' ? '' : 'split', other === 'observed' ? '' : 'merger'];
    expect(figures[0]?.reason).toBe(reasons.filter((reason) => reason !== '').join(';'));
  });

  test('has the cells and texts of both parts, in their order, and a code that both share once', async () => {
    const { figures } = await derived(
      [GAP],
      [
        ...column('a', '2024', [
          5,
          { value: 6, from_codes: 'E10000001;E10000002', flags: 'plain_mean', raw_text: '5;7' },
        ]),
        ...column('b', '2024', [2, 3]),
      ],
    );
    expect(figures[0]).toMatchObject({
      cells: 'a#0:2024;b#0:2024',
      raw_text: '5;2',
      from_codes: AREA(0),
      source: 'one',
    });
    expect(figures[1]).toMatchObject({
      from_codes: `E10000001;E10000002;${AREA(1)}`,
      flags: 'plain_mean',
      raw_text: '5;7;3',
    });
  });

  test('has a text for every cell, also where both cells have the same text', async () => {
    const { figures } = await derived(
      [GAP],
      [...column('a', '2024', [5, null]), ...column('b', '2024', [5, null])],
    );
    for (const { cells, raw_text } of figures)
      expect(raw_text.split(';')).toHaveLength(cells.split(';').length);
  });

  test('of a gap is a gap', async () => {
    const again: Derived = { ...GAP, code: 'again', of: 'gap', less: 'b' };
    const { figures } = await derived(
      [GAP, again],
      [...column('a', '2024', [10]), ...column('b', '2024', [3])],
    );
    expect(figures.map(({ indicator, value }) => [indicator, value])).toEqual([
      ['again', 4],
      ['gap', 7],
    ]);
  });
});

describe('a residual', () => {
  const y = [3, 5, 4, 9];
  const x = [1, 2, 3, 4];

  test('is the residual of the least-squares line, and the line is reported', async () => {
    const { figures, lines } = await derived([LEFT], [...column('a', '2024', y), ...column('b', '2024', x)]);
    // By hand: means 5.25 and 2.5, Sxy = 8.5, Sxx = 5, Syy = 20.75.
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ code: 'left', period: '2024', on_period: '2024', areas: 4 });
    expect(lines[0]?.slope).toBeCloseTo(1.7, 12);
    expect(lines[0]?.intercept).toBeCloseTo(1, 12);
    expect(lines[0]?.r_squared).toBeCloseTo((8.5 * 8.5) / (5 * 20.75), 12);
    for (const [i, due] of [0.3, 0.6, -2.1, 1.2].entries()) expect(figures[i]?.value).toBeCloseTo(due, 12);
  });

  test('uses the period that ends the lag earlier, and is missing with its reason where there is none', async () => {
    const late: Derived = { ...LEFT, years_before: 4 };
    const { figures, lines } = await derived(
      [late],
      [
        ...column('a', '2022-23', y),
        ...column('a', '2023-24', y),
        ...column('b', '2020', x),
        ...column('b', '2021', [9, 9, 1, 1]),
      ],
    );
    expect(lines.map(({ period, on_period }) => [period, on_period])).toEqual([['2023-24', '2020']]);
    const before = figures.filter(({ period }) => period === '2022-23');
    expect(before).toHaveLength(4);
    for (const figure of before)
      expect(figure).toMatchObject({ value: null, status: 'missing', reason: 'no_explaining_figure' });
    expect(figures.filter(({ period }) => period === '2023-24')[0]?.cells).toBe('a#0:2023-24;b#0:2020');
  });

  test('is missing where either figure is, and the line leaves such an area out', async () => {
    const { figures, lines } = await derived(
      [LEFT],
      [...column('a', '2024', [...y, null, 7]), ...column('b', '2024', [...x, 8, null])],
    );
    expect(lines[0]?.areas).toBe(4);
    expect(lines[0]?.slope).toBeCloseTo(1.7, 12);
    expect(values(figures).slice(4)).toEqual([null, null]);
    for (const figure of figures.slice(4))
      expect(figure).toMatchObject({ status: 'missing', reason: 'not_available' });
  });

  test('of constant figures is zero, with no R²', async () => {
    const { figures, lines } = await derived(
      [LEFT],
      [...column('a', '2024', [7, 7, 7]), ...column('b', '2024', [1, 2, 4])],
    );
    expect(lines[0]).toMatchObject({ slope: 0, intercept: 7, r_squared: null });
    expect(values(figures)).toEqual([0, 0, 0]);
  });

  test.each([
    ['constant', [4, 4, 4]],
    ['constant up to rounding', [0.3, 0.1 + 0.2, 0.3]],
    ['known in one area', [4, null, null]],
  ])('on a figure that is %s is refused, and figure and period are named', async (_, explaining) => {
    const error = await refusal(() =>
      derived([LEFT], [...column('a', '2024', [1, 2, 3]), ...column('b', '2024', explaining)]),
    );
    expect(error).toMatchObject({ code: 'indicator-constant', exit: 2 });
    expect(error.message).toMatch(/^b has no two different values for 2024,/);
  });

  test('does not mistake small units for rounding: shares of a millionth have a line too', async () => {
    const small = [1e-7, 2e-7, 3e-7, 4e-7];
    const { lines } = await derived([LEFT], [...column('a', '2024', y), ...column('b', '2024', small)]);
    expect((lines[0]?.slope ?? Number.NaN) * 1e-7).toBeCloseTo(1.7, 9);
  });

  test('agrees with plain arithmetic for any figures, adds up to zero, and is the same with 8 threads', async () => {
    const cell = fc.option(
      fc.double({ min: -100, max: 100, noNaN: true }).map((value) => Math.round(value * 100) / 100),
      {
        nil: null,
        freq: 6,
      },
    );
    const pairs = fc.array(fc.tuple(cell, cell), { minLength: 5, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(pairs, async (rows) => {
        const both = rows.filter(([a, b]) => a !== null && b !== null);
        fc.pre(new Set(both.map(([, other]) => other)).size > 1);
        const a = rows.map(([one]) => one);
        const b = rows.map(([, other]) => other);
        const figures = [...column('a', '2024', a), ...column('b', '2024', b)];
        const made = await derived([LEFT], figures);
        const map = (list: readonly (number | null)[]) =>
          new Map(list.flatMap((value, i) => (value === null ? [] : [[AREA(i), value] as const])));
        const due = lineOf(map(a), map(b));
        expect(made.lines[0]?.areas).toBe(due.n);
        for (const { area_code, value } of made.figures) {
          const plain = due.residuals.get(area_code);
          if (plain === undefined) expect(value).toBeNull();
          else expect(Math.abs((value ?? Number.NaN) - plain)).toBeLessThan(1e-7);
        }
        expect(await derived([LEFT], figures, 8)).toEqual(made);
      }),
      { numRuns: cases(4, 8) },
    );
  });
});

test('a figure that is there twice ends the stage, frozen or derived', async () => {
  const frozen = [...column('a', '2025', [1, 2]), ...column('b', '2025', [1, 2])];
  await expect(derived([GAP], [...frozen, frozen[0]!])).rejects.toThrow(`${AREA(0)} a 2025`);
  await expect(derived([GAP, { ...GAP, less: 'a' }], frozen)).rejects.toThrow(/gap 2025/);
});
