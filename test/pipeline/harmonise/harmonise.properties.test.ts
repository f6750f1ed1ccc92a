import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CountySuccession } from '../../../pipeline/harmonise/crosswalk.js';
import type { Area } from '../../../schemas/area.js';
import { figureRow } from '../../../schemas/figure.js';
import { harmonisedRow } from '../../../schemas/harmonised.js';
import type { CodeChange } from '../../../sources/code-changes.js';
import { area, change, harmonised, merger, type Said, type World } from './geography.js';

/** Part of an invented country: its areas, their changes, and by hand the figure of each area. */
interface Corner {
  readonly areas: readonly Area[];
  readonly changes?: readonly CodeChange[];
  readonly counties?: readonly CountySuccession[];
  readonly codes: readonly string[];
  readonly expected: (
    given: (code: string) => number | undefined,
    people: Record<string, number>,
  ) => (number | undefined)[];
}

/** Every type of history of an area, for part `at` of the country. */
const CORNERS: readonly ((i: number) => Corner)[] = [
  (i) => {
    const code = `E070${i}0001`;
    return { areas: [area(code)], codes: [code], expected: (given) => [given(code)] };
  },
  (i) => {
    const now = `E080${i}0003`;
    const once = `E080${i}0002`;
    const first = `E080${i}0001`;
    const changes = [change(first, once), change(once, now)];
    return {
      areas: [area(now)],
      changes,
      codes: [now, once, first],
      expected: (given) => [given(now) ?? given(once) ?? given(first)],
    };
  },
  (i) => {
    const whole = `E060${i}0009`;
    const one = `E070${i}0004`;
    const two = `E070${i}0005`;
    const county = `E100${i}0001`;
    const counties = [{ county, to: [whole], rule: 'same_footprint', estimated: false } as const];
    const mean = (given: (code: string) => number | undefined, people: Record<string, number>) => {
      const a = given(one);
      const b = given(two);
      const p = people[one];
      const q = people[two];
      if (a === undefined || b === undefined) return undefined;
      return p === undefined || q === undefined ? (a + b) / 2 : (a * p + b * q) / (p + q);
    };
    return {
      areas: [area(whole)],
      changes: merger(whole, one, two),
      counties,
      codes: [whole, one, two, county],
      expected: (given, people) => [given(whole) ?? given(county) ?? mean(given, people)],
    };
  },
  (i) => {
    const north = `E060${i}0007`;
    const south = `E060${i}0008`;
    const county = `E100${i}0002`;
    const counties = [{ county, to: [north, south], rule: 'split', estimated: i % 2 === 0 } as const];
    return {
      areas: [area(north), area(south)],
      counties,
      codes: [north, south, county],
      expected: (given) => [given(north) ?? given(county), given(south) ?? given(county)],
    };
  },
  (i) => {
    const east = `E070${i}0006`;
    const west = `E070${i}0007`;
    const county = `E100${i}0003`;
    return {
      areas: [area(east, county), area(west, county)],
      codes: [east, west, county],
      expected: (given) => [given(east), given(west)],
    };
  },
];
const STRANGERS = ['E92000001', 'E12000001', 'K02000001', 'TLC3', 'W06000001', 'E09000001', 'E10000099'];

const country = fc
  .array(fc.constantFrom(...CORNERS), { minLength: 1, maxLength: 6 })
  .map((makers) => makers.map((make, i) => make(i + 1)))
  .chain((corners) => {
    const codes = [...corners.flatMap((corner) => corner.codes), ...STRANGERS];
    const number = fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10);
    const said = fc.oneof(
      { weight: 5, arbitrary: number },
      fc.constantFrom('suppressed', 'not_available', undefined),
    );
    const people = fc.option(fc.integer({ min: 1, max: 900_000 }), { nil: undefined });
    return fc.record({
      corners: fc.constant(corners),
      said: fc.tuple(...codes.map(() => said)).map((each) => entries(codes, each)),
      people: fc.tuple(...codes.map(() => people)).map((each) => entries(codes, each)),
      level: fc.constantFrom('lower_tier' as const, 'upper_tier' as const),
      measure: fc.constantFrom('rate' as const, 'median' as const),
    });
  })
  // A file without any figure has no such period, and is refused before.
  .filter(({ said }) => Object.keys(said).length > 0);

/** The codes with their values, those without left out. */
function entries<T>(codes: readonly string[], values: readonly (T | undefined)[]): Record<string, T> {
  return Object.fromEntries(
    codes.flatMap((code, i) => (values[i] === undefined ? [] : [[code, values[i] as T]])),
  );
}

const worldOf = (corners: readonly Corner[], more: Partial<World>): World => ({
  areas: corners.flatMap(({ areas }) => areas),
  changes: corners.flatMap(({ changes = [] }) => changes),
  counties: corners.flatMap(({ counties = [] }) => counties),
  ...more,
});
const parts = (text: string) => (text === '' ? [] : text.split(';'));

describe('in any country, whatever its history and its gaps', () => {
  test('each official figure has one row of account, and each area one figure, of the right form', () => {
    fc.assert(
      fc.property(country, ({ corners, said, people, level, measure }) => {
        const world = worldOf(corners, { people, level, measure });
        const { figures, account } = harmonised(world, said as Record<string, Said>);
        expect(account.map(({ code }) => code)).toEqual(Object.keys(said));
        expect(figures.map(({ area_code }) => area_code)).toEqual(
          world.areas.map(({ area_code }) => area_code),
        );
        for (const row of account) harmonisedRow.parse(row);
        for (const figure of figures) {
          figureRow.parse(figure);
          expect(figure.value === null).toBe(figure.status === 'missing');
          if (figure.value === null) expect(figure.reason).not.toBe('');
        }
      }),
      { numRuns: 150 },
    );
  });

  test('account and areas agree on every figure, in both directions', () => {
    fc.assert(
      fc.property(country, ({ corners, said, people, level, measure }) => {
        const { figures, account } = harmonised(
          worldOf(corners, { people, level, measure }),
          said as Record<string, Said>,
        );
        const byArea = figures.flatMap(({ area_code, from_codes }) =>
          parts(from_codes).map((code) => `${code}>${area_code}`),
        );
        const byCode = account.flatMap(({ code, to_codes }) => parts(to_codes).map((to) => `${code}>${to}`));
        expect(byCode.sort()).toEqual(byArea.sort());
        for (const { outcome, to_codes } of account)
          expect(['used', 'mapped', 'inherited', 'missing'].includes(outcome)).toBe(to_codes !== '');
        for (const { code, outcome, to_codes } of account)
          if (outcome === 'used') expect(to_codes).toBe(code);
      }),
      { numRuns: 150 },
    );
  });

  test('each district has the value that the rules give it by hand', () => {
    fc.assert(
      fc.property(country, ({ corners, said, people, measure }) => {
        const { figures } = harmonised(worldOf(corners, { people, measure }), said as Record<string, Said>);
        const number = (code: string) => (typeof said[code] === 'number' ? said[code] : undefined);
        const expected = corners.flatMap((corner) => corner.expected(number, people));
        figures.forEach(({ value }, i) => {
          const byHand = expected[i];
          if (byHand === undefined || value === null) expect(value ?? undefined).toBe(byHand);
          else expect(value).toBeCloseTo(byHand, 9);
        });
      }),
      { numRuns: 150 },
    );
  });

  test('the order of the rows in the file changes only the order of the account', () => {
    fc.assert(
      fc.property(country, ({ corners, said, people, level }) => {
        const world = worldOf(corners, { people, level });
        const backwards = Object.fromEntries(Object.entries(said).reverse()) as Record<string, Said>;
        const forwards = harmonised(world, said as Record<string, Said>);
        const reversed = harmonised(world, backwards);
        expect(reversed.figures).toEqual(forwards.figures);
        expect([...reversed.account].reverse()).toEqual(forwards.account);
      }),
      { numRuns: 60 },
    );
  });
});
