import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { IndexRelease } from '../../outputs/release-data.js';
import { buildEdition } from '../../pipeline/build.js';
import { editionNames, readMethod } from '../../pipeline/editions/edition.js';
import { silentLog } from '../../pipeline/system/log.js';
import { shipped } from '../../pipeline/system/package-root.js';
import { measuresOf } from '../../schemas/release/moves-tables.js';
import type { Row } from '../../schemas/table.js';
import censusOdMigration from '../../sources/census-od-migration.js';
import { indexReleaseOf } from '../fixtures/index-edition.js';
import { describeOfficial, officialPath } from '../fixtures/official.js';
import { countMoves, type Known, officialFlows } from './moves-calculation.js';

const EDITIONS = shipped('editions');

/** An index without replicates: its scores and fifths are the same. */
async function built(name: string): Promise<IndexRelease> {
  const options = { editions: EDITIONS, release: 'nowhere', threads: 1, log: silentLog };
  const { data } = await buildEdition(name, {
    ...options,
    replicates: 0,
    sensitivity: false,
    areas: false,
    dryRun: true,
  });
  return indexReleaseOf(data);
}

/** The edition of the first method, whose answers are known: the default one until another took its place. */
async function firstMethod(): Promise<string> {
  for (const name of await editionNames(EDITIONS)) {
    const { method } = await readMethod(EDITIONS, name);
    if (method.kind === 'index' && method.method_version === '1.0.0') return name;
  }
  throw new Error('no edition has the first method');
}

const numberOf = (value: unknown) => (typeof value === 'number' ? value : null);
/** The areas with score and fifth: those of the index, or of a face by its code. */
const knownAreas = ({ index }: IndexRelease, measure = 'index') => {
  const prefix = measure === 'index' ? '' : `${measure}_`;
  return new Map(
    index.rows.map((row): [string, Known] => [
      String(row.area_code),
      {
        score: numberOf(row[`${prefix}score`]),
        fifth: numberOf(row[`${prefix}fifth`]),
        region: String(row.region_code),
      },
    ]),
  );
};

describeOfficial('the moves of the census, computed again from the official file', () => {
  let flows: ReturnType<typeof officialFlows>;
  let data: IndexRelease;
  let sums: Map<string, number>;
  beforeAll(async () => {
    flows = officialFlows(readFileSync(officialPath(censusOdMigration)));
    data = await built('england-2026');
    sums = countMoves(flows, knownAreas(data));
  });
  const of = (key: string) => sums.get(key) ?? 0;
  const rowsOf = (table: 'areas' | 'between' | 'elsewhere'): readonly Row[] => data.moves![table].rows;

  test('every area has these stayers, arrivals and departures', () => {
    expect(rowsOf('areas')).toHaveLength(294);
    for (const row of rowsOf('areas')) {
      const code = row.area_code;
      const from = (kinds: readonly string[]) => kinds.reduce((all, kind) => all + Number(row[kind]), 0);
      expect([code, row.stayers, row.moved_within, row.arrivals, row.departures]).toEqual([
        code,
        of(`stayers ${code}`),
        of(`moved_within ${code}`),
        of(`arrivals ${code}`),
        of(`departures ${code}`),
      ]);
      const cameFrom = ['not_ranked', 'elsewhere_uk', 'abroad', 'unplaced'].map((kind) => `arrivals_${kind}`);
      expect(from(cameFrom)).toBe(of(`arrivals elsewhere ${code}`));
      const wentTo = ['not_ranked', 'elsewhere_uk', 'unplaced'].map((kind) => `departures_${kind}`);
      const away = of(`departures elsewhere ${code}`);
      expect(from(wentTo)).toBe(away);
      const before = of(`stayers ${code}`) + of(`departures ${code}`) + away;
      expect(row.departure_rate).toBeCloseTo(of(`departures ${code}`) / before, 12);
      expect(row.net).toBe(of(`arrivals ${code}`) - of(`departures ${code}`));
    }
  });

  test('every area has these fifths at the other end, and these shares, on the index and on each face', () => {
    const measures = Object.keys(rowsOf('areas')[0]!).flatMap(
      (name) => /^(\w+)_better$/.exec(name)?.[1] ?? [],
    );
    expect(measures).toEqual(measuresOf(data.method).map(({ code }) => code));
    for (const measure of measures) {
      const known = knownAreas(data, measure);
      const found = measure === 'index' ? sums : countMoves(flows, known);
      const count = (key: string) => found.get(key) ?? 0;
      for (const row of rowsOf('areas')) {
        const code = String(row.area_code);
        const own = known.get(code)!.fifth!;
        const to = [1, 2, 3, 4, 5].map((fifth) => count(`${code} to fifth ${fifth}`));
        const all = to.reduce((sum, people) => sum + people, 0);
        expect(all).toBe(row.departures);
        for (const fifth of [1, 2, 3, 4, 5]) {
          expect(row[`${measure}_to_fifth_${fifth}`]).toBe(to[fifth - 1]);
          expect(row[`${measure}_from_fifth_${fifth}`]).toBe(count(`${code} from fifth ${fifth}`));
        }
        const part = (holds: (fifth: number) => boolean) =>
          to.reduce((sum, people, i) => (holds(i + 1) ? sum + people : sum), 0) / all;
        expect(row[`${measure}_better`]).toBeCloseTo(
          part((fifth) => fifth < own),
          12,
        );
        expect(row[`${measure}_similar`]).toBeCloseTo(
          part((fifth) => fifth === own),
          12,
        );
        expect(row[`${measure}_worse`]).toBeCloseTo(
          part((fifth) => fifth > own),
          12,
        );
        const higher = count(`${code} to a higher score`) / all;
        expect(row[`${measure}_better_scoring`]).toBeCloseTo(higher, 12);
      }
      for (const row of rowsOf('between').filter(({ grouping }) => grouping === measure))
        expect([row.from_group, row.to_group, row.moves]).toEqual([
          row.from_group,
          row.to_group,
          count(`fifths ${row.from_group} ${row.to_group}`),
        ]);
    }
  });

  test('every area has these ten largest destinations and origins', () => {
    const codes = [...knownAreas(data).keys()];
    const ten = (keyOf: (other: string) => string) =>
      codes
        .map((other) => ({ other, people: of(keyOf(other)) }))
        .filter(({ people }) => people > 0)
        .sort((a, b) => b.people - a.people || (a.other < b.other ? -1 : 1))
        .slice(0, 10)
        .map(({ other, people }) => `${other}=${people}`)
        .join(';');
    for (const { area_code, largest_destinations, largest_origins } of rowsOf('areas')) {
      expect(largest_destinations).toBe(ten((other) => `pair ${area_code} ${other}`));
      expect(largest_origins).toBe(ten((other) => `pair ${other} ${area_code}`));
    }
  });

  test('regions have these moves between them, and the moves of every grouping add up to all', () => {
    const regions = rowsOf('between').filter(({ grouping }) => grouping === 'region');
    expect(regions).toHaveLength(81);
    for (const { from_group, to_group, moves } of regions)
      expect([from_group, to_group, moves]).toEqual([
        from_group,
        to_group,
        of(`region ${from_group} ${to_group}`),
      ]);
    for (const grouping of new Set(rowsOf('between').map((row) => row.grouping))) {
      const own = rowsOf('between').filter((row) => row.grouping === grouping);
      expect(own.reduce((all, { moves }) => all + Number(moves), 0)).toBe(of('moves'));
    }
  });

  test('places outside have these arrivals and departures, and nobody of the file is left out', () => {
    for (const { code, arrivals, departures } of rowsOf('elsewhere')) {
      expect([code, arrivals]).toEqual([code, of(`from elsewhere ${code}`)]);
      expect([code, departures ?? 0]).toEqual([code, of(`to elsewhere ${code}`)]);
    }
    const total = (rows: readonly Row[], columns: readonly string[]) =>
      rows.reduce((all, row) => all + columns.reduce((sum, name) => sum + Number(row[name]), 0), 0);
    const counted =
      total(rowsOf('areas'), ['stayers', 'departures']) +
      total(rowsOf('elsewhere'), ['arrivals', 'departures']);
    expect(counted + of('outside')).toBe(of('everybody'));
    expect(of('everybody')).toBe(58_990_370);
  });

  test('every frozen count is in the row of the official file that its place in the table says', () => {
    const text = readFileSync(`${EDITIONS}/england-2026/census-moves.csv`, 'utf8');
    const [header = '', ...lines] = text.trimEnd().split('\n');
    const destinations = header.split(',').slice(5);
    const byRow = new Map(flows.map((flow) => [flow.row, flow]));
    let found = 0;
    for (const line of lines) {
      const [, from = '', rest = ''] = /^([^,]+),(?:"[^"]*"|[^,]*),(.*)$/.exec(line) ?? [];
      const [, , first = '', ...counts] = rest.split(',');
      let row = Number(first);
      for (const [i, count] of counts.entries()) {
        if (count === '') continue;
        expect(byRow.get(row)).toEqual({ row, from, to: destinations[i], people: Number(count) });
        row++;
        found++;
      }
    }
    expect(found).toBe(flows.length);
  });

  describe('on the scores of the first method', () => {
    let first: Map<string, number>;
    beforeAll(async () => {
      const name = await firstMethod();
      first = name === 'england-2026' ? sums : countMoves(flows, knownAreas(await built(name)));
    });
    const number = (key: string) => first.get(key) ?? 0;

    test('the known answers hold', () => {
      expect(number('moves')).toBe(2_589_201);
      expect(number('to a higher score') / number('moves')).toBeCloseTo(0.455, 3);
      const left = [1, 2, 3, 4, 5].map((fifth) => number(`fifths 5 ${fifth}`));
      const all = left.reduce((sum, count) => sum + count, 0);
      expect(all).toBe(373_138);
      expect(left[0]! / all).toBeCloseTo(0.115, 3);
      expect(left[4]! / all).toBeCloseTo(0.243, 3);
    });
  });
});
