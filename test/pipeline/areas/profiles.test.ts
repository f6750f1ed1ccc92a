import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { neighboursOfAreas } from '../../../pipeline/areas/neighbours.js';
import { areaProfiles } from '../../../pipeline/areas/profiles.js';
import { authorityClasses } from '../../../pipeline/coldspots/authority-classes.js';
import { isLongShadow, loadEdition } from '../../../pipeline/editions/edition.js';
import { readRegisters } from '../../../pipeline/geography/registers.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import { type AreaProfile, areaProfile } from '../../../schemas/release/area-profile.js';
import type { Row } from '../../../schemas/table.js';
import { indexEditionOf } from '../../fixtures/index-edition.js';
import { shippedIndex, shippedLongShadow } from '../../fixtures/shipped-releases.js';
import { type CsvRow, csvRows } from '../publish/built.js';

let all: AreaProfile[];
let rows: readonly Row[];
/** Frozen figures, read without the program’s reader: `area indicator` → row. */
let frozen: ReadonlyMap<string, CsvRow>;
const keyed = (file: string) =>
  csvRows(readFileSync(shipped('editions', 'england-2026', file), 'utf8')).map(
    (row) => [`${row.area_code} ${row.indicator}`, row] as const,
  );
const of = (code: string): AreaProfile => {
  const found = all.find(({ area }) => area.code === code);
  if (found === undefined) throw new Error(`no profile of ${code}`);
  return found;
};
/** The profile of an area among those that are being made; none after it is. */
const shown = function* (code: string, profiles: Iterable<AreaProfile>) {
  for (const profile of profiles)
    if (profile.area.code === code) {
      yield profile;
      return;
    }
};
const indicatorOf = (area: string, code: string) => of(area).indicators.find((one) => one.code === code);

beforeAll(async () => {
  const edition = indexEditionOf(await loadEdition(shipped('editions'), 'england-2026'));
  const shadow = await loadEdition(shipped('editions'), 'long-shadow-england-2026');
  const { data } = await shippedIndex();
  const { national = [], larger = [] } = edition;
  const classes = await authorityClasses(isLongShadow(shadow) ? shadow : undefined, 2, true);
  const registers = readRegisters();
  const neighbours = neighboursOfAreas(registers);
  all = [...areaProfiles(data, { registers, national, larger, classes, neighbours })];
  rows = data.index.rows;
  frozen = new Map(['figures.csv', 'national.csv', 'larger-areas.csv'].flatMap(keyed));
});

describe('profiles of the shipped index', () => {
  test('are one for each area, county, region and combined authority; each fits the schema', () => {
    const levels = (level: string) => all.filter(({ area }) => area.level === level).length;
    expect(levels('district') + levels('single_tier')).toBe(rows.length);
    const distinct = (column: string) => new Set(rows.flatMap((row) => row[column] ?? []));
    const own = new Set(rows.map(({ area_code }) => area_code));
    expect(levels('county')).toBe([...distinct('upper_tier_code')].filter((code) => !own.has(code)).length);
    expect(levels('region')).toBe(9);
    expect(levels('combined_authority')).toBe(distinct('combined_authority_code').size);
    for (const profile of all) areaProfile.parse(profile);
    const names = all.map(({ area }) => area.download_name);
    expect(new Set(names).size).toBe(names.length);
    expect(of('E07000147').area.download_name).toBe('north-norfolk-social-mobility-2026');
  });

  test('have the ranks, intervals and probabilities of index.csv', () => {
    for (const row of rows) {
      const [index, face] = of(String(row.area_code)).standing;
      expect([index?.rank, index?.fifth, index?.score, index?.of]).toEqual([
        row.rank,
        row.fifth,
        row.score,
        rows.length,
      ]);
      expect(index?.figures).toEqual({ low: row.rank_low_figures, high: row.rank_high_figures });
      expect(index?.choices).toEqual({ low: row.rank_low, high: row.rank_high });
      expect(index?.coldspot_probability).toBe(row.coldspot_probability);
      expect([face?.code, face?.rank, face?.fifth, face?.choices?.high]).toEqual([
        'chances',
        row.chances_rank,
        row.chances_fifth,
        row.chances_rank_high,
      ]);
    }
  });

  test('the fifth of a domain is that of plain arithmetic on the ranks of all areas', () => {
    const standings = all.flatMap(({ standing }) => standing.filter(({ part }) => part === 'domain'));
    const codes = new Set(standings.map(({ code }) => code));
    expect(codes.size).toBeGreaterThan(5);
    for (const code of codes) {
      const ranks = standings.flatMap((one) => (one.code === code ? (one.rank ?? []) : []));
      const end = Math.ceil(ranks.length / 5);
      const atLeast = (rank: number) => ranks.filter((other) => other >= rank).length;
      const best = ranks.filter((rank) => rank <= end).length;
      // Who is tied with the last but so many is in the worst fifth too.
      const worst = ranks.filter((rank) => atLeast(rank + 1) < end).length;
      const middle = ranks.length - best - worst;
      for (const { rank, fifth, of: count } of standings.filter((one) => one.code === code)) {
        if (rank === null) continue;
        const after = rank - best;
        const between = after <= Math.round(middle / 3) ? 2 : after <= Math.round((2 * middle) / 3) ? 3 : 4;
        const isWorst = atLeast(rank + 1) < end;
        expect([code, rank, fifth, count]).toEqual([
          code,
          rank,
          rank <= end ? 1 : isWorst ? 5 : between,
          ranks.length,
        ]);
      }
    }
  });

  test('figures of larger areas are those of the frozen tables, with their cells', () => {
    let compared = 0;
    for (const { area, indicators } of all)
      for (const { code, county, region, country } of indicators)
        for (const place of [county, region, country]) {
          if (place === null) continue;
          const row = frozen.get(`${place.code} ${code}`);
          const printed = row === undefined || row.value === '' ? null : Number(row.value);
          expect([area.code, code, place.code, place.value]).toEqual([area.code, code, place.code, printed]);
          expect(place.cells).toBe(row?.cells ?? '');
          expect(place.missing === null).toBe(printed !== null);
          compared += 1;
        }
    expect(compared).toBeGreaterThan(10_000);
    expect(indicatorOf('E07000147', 'gigabit_broadband')?.region?.value).toBeTypeOf('number');
  });

  test('an own figure is that of the frozen table; a modelled one has that of its county', () => {
    const own = indicatorOf('E07000147', 'gigabit_broadband');
    const row = frozen.get('E07000147 gigabit_broadband');
    expect([own?.status, own?.value, own?.cells]).toEqual(['observed', Number(row?.value), row?.cells]);
    const modelled = indicatorOf('E07000147', 'good_development_fsm');
    expect(modelled?.status).toBe('modelled');
    expect(modelled?.county).toMatchObject({
      name: 'Norfolk',
      value: Number(frozen.get('E07000147 good_development_fsm')?.value),
    });
  });

  test('contributions add up to the score but for one constant; the strongest are named', () => {
    const constants = rows.map(({ area_code, score }) => {
      const { indicators } = of(String(area_code));
      return Number(score) - indicators.reduce((sum, { contribution }) => sum + (contribution ?? 0), 0);
    });
    const north = of('E07000147');
    const byEffect = north.indicators.toSorted((a, b) => Number(a.contribution) - Number(b.contribution));
    expect(north.holds_back).toEqual(byEffect.slice(0, 3).map(({ code }) => code));
    expect(north.helps).toEqual(
      byEffect
        .toReversed()
        .slice(0, 3)
        .map(({ code }) => code),
    );
    const complete = constants.filter((_, i) => rows[i]?.indicators_missing === 0);
    expect(Math.max(...complete) - Math.min(...complete)).toBeLessThan(1e-9);
  });
});

describe('an area next to its statistical neighbours', () => {
  const middle = (values: readonly number[]): number => {
    const sorted = [...values].sort((a, b) => a - b);
    const half = Math.floor(sorted.length / 2);
    const [low = 0, high = 0] = [sorted[half - 1], sorted[half]];
    return sorted.length % 2 === 1 ? high : (low + high) / 2;
  };

  test('is ahead and behind by plain arithmetic, the furthest first', () => {
    for (const code of ['E07000147', 'E06000001', 'E08000003']) {
      const {
        neighbours,
        better_than_neighbours: better,
        worse_than_neighbours: worse,
        indicators,
      } = of(code);
      const others = (neighbours?.nearest ?? []).map((one) => of(one.code));
      expect(others).toHaveLength(10);
      const gaps = indicators.flatMap(({ code: indicator, normalised }) => {
        const theirs = others.flatMap(
          (other) => other.indicators.find((one) => one.code === indicator)?.normalised ?? [],
        );
        return normalised === null || theirs.length < 5
          ? []
          : [{ indicator, gap: normalised - middle(theirs) }];
      });
      const sorted = gaps.toSorted((a, b) => b.gap - a.gap);
      expect(better?.map(({ indicator }) => indicator)).toEqual(
        sorted.slice(0, 3).map(({ indicator }) => indicator),
      );
      expect(worse?.map(({ indicator }) => indicator)).toEqual(
        sorted
          .toReversed()
          .slice(0, 3)
          .map(({ indicator }) => indicator),
      );
      for (const { indicator, difference } of [...(better ?? []), ...(worse ?? [])])
        expect(difference).toBeCloseTo(
          gaps.find((one) => one.indicator === indicator)?.gap ?? Number.NaN,
          12,
        );
    }
  });

  test('a larger area has none; every neighbour is an area with a file', () => {
    expect(of('E12000006').better_than_neighbours).toBeUndefined();
    const codes = new Set(all.map(({ area }) => area.code));
    for (const { neighbours } of all)
      for (const { code } of neighbours?.nearest ?? []) expect(codes.has(code)).toBe(true);
  });

  test('how long its authority was cold is as the release of the long shadow says', async () => {
    const { persistence, coldspots } = await shippedLongShadow();
    for (const code of ['E07000147', 'E06000001', 'E08000003', 'E10000020'])
      for (const { outcome, authority, persistence: found, kind } of of(code).long_shadow) {
        const is = (row: Row) => row.area_code === authority.code && row.outcome === outcome;
        const row = persistence.rows.find(is);
        expect(found).toEqual({
          years_known: row?.years_known,
          years_cold: row?.years_cold,
          first_known: row?.first_known,
          last_known: row?.last_known,
          move: row?.move,
        });
        expect(kind).toBe(coldspots.rows.find(is)?.kind);
      }
  });

  test('its sources also name those of moves, boundaries and the long shadow that it shows', async () => {
    const names = of('E07000147').sources.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['boundaries', 'census-od-migration', 'lait']));
    const { data } = await shippedIndex();
    const authority = {
      area_code: 'E10000020',
      outcome: 'level_3',
      kind: 'none',
      status: 'observed',
    } as const;
    const classes = {
      outcomes: [{ code: 'level_3', name: 'Level 3 by 19' }],
      classes: [{ ...authority, source: 'higher-education-by-25;crime' }],
    };
    const [found] = shown('E07000147', areaProfiles(data, { registers: readRegisters(), classes }));
    // The index itself has neither of them behind it.
    expect(found?.sources.map(({ name }) => name)).toContain('higher-education-by-25');
    expect(of('E12000006').sources.map(({ name }) => name)).not.toContain('census-od-migration');
  });
});

describe('a neighbour that has ended', () => {
  const FOREST = 'E07000080';
  const nearestWith = async (rule: 'recode' | 'split', became: string) => {
    const { data } = await shippedIndex();
    const registers = new Map(readRegisters());
    const forest = registers.get(FOREST)!;
    for (const code of became.split(';')) registers.set(code, { ...forest, code, name: `Successor ${code}` });
    registers.set(FOREST, { ...forest, end: 2025, rule, became, successors: became });
    const inputs = { registers, neighbours: neighboursOfAreas(registers) };
    const [found] = [...shown('E07000147', areaProfiles(data, inputs))];
    return areaProfile.parse(found);
  };

  test('is what took its place, with the same distance, in the profile', async () => {
    const [before] = of('E07000147').neighbours?.nearest ?? [];
    expect(before?.code).toBe(FOREST);
    const { neighbours, better_than_neighbours: better } = await nearestWith('recode', 'E07000998');
    expect(neighbours?.nearest).toHaveLength(10);
    expect(neighbours?.nearest[0]).toEqual({ ...before, code: 'E07000998', name: 'Successor E07000998' });
    // Nine others have figures, and the differences are from these.
    expect(better).toHaveLength(3);
  });

  test('is left out where its ground was shared out', async () => {
    const { neighbours } = await nearestWith('split', 'E07000997;E07000998');
    expect(neighbours?.nearest.map(({ code }) => code)).toEqual(
      of('E07000147')
        .neighbours?.nearest.slice(1)
        .map(({ code }) => code),
    );
  });
});

describe('profiles of larger areas', () => {
  test('a county has its own printed figures, its districts by rank, and its class', () => {
    const norfolk = of('E10000020');
    expect(norfolk.standing).toEqual([]);
    expect(indicatorOf('E10000020', 'good_development_fsm')).toMatchObject({
      value: 46,
      status: 'observed',
      rank: null,
    });
    const districts = rows.filter(({ upper_tier_code }) => upper_tier_code === 'E10000020');
    expect(norfolk.districts.map(({ code }) => code)).toEqual(districts.map(({ area_code }) => area_code));
    expect(norfolk.long_shadow.map(({ kind, authority }) => [kind, authority.code])).toEqual(
      of('E07000147').long_shadow.map(({ kind, authority }) => [kind, authority.code]),
    );
    expect(norfolk.upper_tier_chances?.rank).toBeTypeOf('number');
    expect(of('E07000147').upper_tier_chances).toBeNull();
  });

  test('a region has what is printed for it and nothing else; a combined authority lists its councils', () => {
    const east = of('E12000006');
    expect(east.indicators.map(({ value }) => value)).toEqual(
      east.indicators.map(({ code }) => {
        const value = frozen.get(`E12000006 ${code}`)?.value ?? '';
        return value === '' ? null : Number(value);
      }),
    );
    expect([east.long_shadow, east.moves, east.holds_back]).toEqual([[], null, []]);
    expect(
      of('E47000006')
        .districts.map(({ name }) => name)
        .sort(),
    ).toEqual(['Darlington', 'Hartlepool', 'Middlesbrough', 'Redcar and Cleveland', 'Stockton-on-Tees']);
  });
});

describe('an edition without something', () => {
  test('an area without a value and a rank, without replicates and printed figures, has a file that says so', async () => {
    const { data } = await shippedIndex();
    const [row] = data.index.rows;
    const code = row?.area_code;
    const bare = Object.fromEntries(
      Object.entries(row ?? {}).map(([column, value]) =>
        /rank|probability|score|fifth|group|kind_of/.test(column) ? [column, null] : [column, value],
      ),
    );
    const none = {
      value: null,
      normalised: null,
      contribution: null,
      status: 'missing',
      reason: 'suppressed',
    };
    const indicators = data.indicators.rows
      .filter(({ area_code }) => area_code === code)
      .map((one) => ({ ...one, ...none }));
    const changed = {
      ...data,
      index: { ...data.index, rows: [bare] },
      indicators: { ...data.indicators, rows: indicators },
      domainFifths: new Map(),
      robustness: { ...data.robustness, replicates: 0 },
      moves: undefined,
    };
    const found = [...areaProfiles(changed, { registers: readRegisters() })];
    for (const profile of found) areaProfile.parse(profile);
    const own = found.find(({ area }) => area.code === code);
    expect(own?.standing[0]).toMatchObject({ rank: null, of: 0, figures: null, choices: null });
    expect(own?.indicators.every(({ missing }) => missing === 'suppressed')).toBe(true);
    expect([own?.holds_back, own?.helps, own?.moves]).toEqual([[], [], null]);
    expect(own?.notes.some((note) => note.includes('no rank'))).toBe(true);
    expect(own?.indicators[0]?.country).toMatchObject({ value: null, missing: 'not_published' });
  });
});
