import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { officialFiles } from '../../../pipeline/editions/declared.js';
import { latestComposites, regionFigures, scoresOf2016 } from '../../../pipeline/evidence/collect.js';
import {
  areasOfToday,
  crosswalkOf,
  populationsOf,
  readRegisters,
} from '../../../pipeline/geography/registers.js';
import { silentLog } from '../../../pipeline/system/log.js';
import type { EvidenceSet } from '../../../schemas/evidence.js';
import type { Method } from '../../../schemas/method.js';
import absoluteMobility from '../../../sources/absolute-occupational-mobility.js';
import relativeMobility from '../../../sources/relative-occupational-mobility.js';
import stateOfTheNation from '../../../sources/state-of-the-nation-2025.js';
import { FixtureMirror, smallMethod } from '../../fixtures/mirror.js';
import { FixtureReader } from '../../fixtures/reader.js';
import { refusalOf } from '../../fixtures/refusal.js';

const REGIONS = new Map(
  [
    ['TLX1', 'Upper Vale and Mere'],
    ['TLX2', 'Lower Vale'],
    ['TLY0', 'Nowhere'],
  ].map(([place_code = '', place_name = '']) => [place_code, [{ place_code, place_name, cell: '' }]]),
);

describe('figures of regions', () => {
  test('get the code of their region, whatever the commas in its name', async () => {
    const figures = await absoluteMobility.read(FixtureReader.of(absoluteMobility));
    const { rows, leftOut } = regionFigures(figures, REGIONS, 'mobility');
    expect(leftOut).toEqual([]);
    expect(rows[0]).toMatchObject({
      measure: 'upward_mobility',
      level: 'itl2',
      place_code: 'TLX1',
      place_name: 'Upper Vale and Mere',
      value: 30.5,
      standard_error: 1.3,
      people: 1200,
      status: 'observed',
      source: 'mobility',
      cells: expect.stringMatching(/#4:Value$/),
    });
    expect(rows[4]).toMatchObject({
      place_code: 'TLX2',
      value: null,
      status: 'missing',
      reason: 'unspecified',
    });
  });

  test('without a kind of area count where the name is that of a region, and are named where it is not', async () => {
    const figures = await relativeMobility.read(FixtureReader.of(relativeMobility));
    const found = regionFigures(figures, REGIONS, 'mobility');
    expect(found.leftOut).toEqual(['Abroad']);
    expect(found.rows).toHaveLength(3);
    const untyped = figures.map((figure) => ({ ...figure, isRegion: false }));
    expect(regionFigures(untyped, REGIONS, 'mobility').rows).toEqual(found.rows);
  });

  test('of a region that the list does not have are refused', async () => {
    const figures = await absoluteMobility.read(FixtureReader.of(absoluteMobility));
    const error = refusalOf(() => regionFigures(figures, new Map([...REGIONS].slice(0, 2)), 'mobility'));
    expect(error).toMatchObject({ code: 'code-unknown', exit: 4 });
    expect(error.message).toMatch(/#6:Value: "Nowhere"/);
  });
});

test('of the composite indices, each has its latest period', async () => {
  const { figures } = await stateOfTheNation.read(FixtureReader.of(stateOfTheNation));
  const rows = latestComposites(figures, 'nation');
  const periods = new Set(rows.map(({ measure, period }) => `${measure} ${period}`));
  expect([...periods]).toEqual([
    'conditions_of_childhood 2018 to 2024',
    'labour_market_opportunities 2018 to 2024',
    'innovation_and_growth 2018 to 2024',
    'promising_prospects 2021 to 2024',
  ]);
  expect(rows[1]).toMatchObject({ place_code: 'southmere', value: 0.5, level: 'state_of_the_nation' });
});

describe('the scores of 2016', () => {
  const registers = readRegisters();
  const geography = {
    areas: areasOfToday(registers),
    crosswalk: crosswalkOf(registers),
    populations: populationsOf(registers),
  };
  const scored = (name: string, score: number, row: number) => ({
    name,
    score,
    rank: 1,
    row,
    cell: `f#${row}:smi_score`,
    raw_text: String(score),
  });

  test('reach the districts of today by names, code changes and mergers', () => {
    const given = [
      scored('Bristol', 5, 2),
      scored('Barnsley', 7, 3),
      scored('Wycombe', 1, 4),
      scored('Aylesbury Vale', 2, 5),
      scored('Chiltern', 3, 6),
      scored('South Bucks', 10, 7),
      scored('Suffolk Coastal', 2, 8),
      scored('Waveney', -4, 9),
    ];
    const rows = new Map(scoresOf2016(given, geography, registers).map((row) => [row.place_code, row]));
    expect(rows.get('E06000023')).toMatchObject({ value: 5, status: 'observed', from_codes: 'E06000023' });
    expect(rows.get('E08000038')).toMatchObject({ value: 7, status: 'mapped', reason: 'recode' });
    const people = ['E07000007', 'E07000004', 'E07000005', 'E07000006'].map(
      (code) => geography.populations.get(code) ?? Number.NaN,
    );
    const total = people.reduce((sum, each) => sum + each, 0);
    const mean = (1 * people[0]! + 2 * people[1]! + 3 * people[2]! + 10 * people[3]!) / total;
    expect(rows.get('E06000060')).toMatchObject({
      value: expect.closeTo(mean, 10),
      status: 'mapped',
      reason: 'merger',
      flags: 'population_weighted',
    });
    // Merged in 2019: the people of its parts are not known, and the row says so.
    expect(rows.get('E07000244')).toMatchObject({ value: -1, status: 'mapped', flags: 'plain_mean' });
    expect(rows.get('E09000002')).toMatchObject({ value: null, status: 'missing', reason: 'no_figure' });
    expect(rows.size).toBe(geography.areas.length);
  });

  test('of a district that was none in 2016 are refused, with the file', () => {
    const error = refusalOf(() => scoresOf2016([scored('Atlantis', 1, 2)], geography, registers));
    expect(error).toMatchObject({ code: 'code-unknown', exit: 4 });
    expect(error.message).toContain('social_mobility_index.csv: row 2: "Atlantis"');
  });
});

describe('the evidence of the invented country', () => {
  let mirror: FixtureMirror;
  beforeAll(async () => {
    mirror = await FixtureMirror.create();
  });
  afterAll(() => mirror.close());
  const method = (...evidence: EvidenceSet[]): Method => ({
    ...(smallMethod({ travel_to_work: '2019-01-01/P1Y' }) as Extract<Method, { kind: 'index' }>),
    evidence,
  });

  test('is frozen where the method names it, with the places of each district', async () => {
    const frozen = await mirror.frozen(method('measured_mobility', 'state_of_the_nation_2025'));
    expect(frozen.evidence).toHaveLength(12 + 12);
    const places = frozen.evidenceAreas?.map(({ level, area_code, place_code, reason }) => [
      level,
      area_code,
      place_code,
      reason,
    ]);
    expect(places).toEqual([
      ['itl2', 'E06000901', 'TLX1', ''],
      ['itl2', 'E06000902', 'TLX1', 'merger'],
      ['itl2', 'E07000901', 'TLX2', ''],
      ['itl2', 'E07000902', 'TLX2', ''],
      ['itl2', 'E08000902', 'TLX2', 'recode'],
      ['state_of_the_nation', 'E06000901', 'north_mere_and_millbrook', ''],
      ['state_of_the_nation', 'E06000902', 'southmere', ''],
      ['state_of_the_nation', 'E07000901', 'valeshire_cc', ''],
      ['state_of_the_nation', 'E07000902', 'valeshire_cc', ''],
      ['state_of_the_nation', 'E08000902', 'north_mere_and_millbrook', 'recode'],
    ]);
  });

  test('is not there where the method names none, and its files are not asked for', async () => {
    const frozen = await mirror.frozen(method());
    expect('evidence' in frozen).toBe(false);
    const asked = (of: Method) => officialFiles(of, 'm').map(({ name }) => name);
    expect(asked(method())).not.toContain('social_mobility_index.csv');
    expect(asked(method('index_2016'))).toContain('social_mobility_index.csv');
  });

  test('says which rows are of no region', async () => {
    const lines: string[] = [];
    const log = { ...silentLog, stage: (label: string, line: string) => lines.push(`${label}: ${line}`) };
    await mirror.refresh(method('measured_mobility'), { log });
    expect(lines.filter((line) => line.startsWith('evidence: ')).join('\n')).toMatch(
      /1 row .*Abroad\n.*12 figures/,
    );
  });
});
