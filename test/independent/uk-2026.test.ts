import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import type { IndexRelease } from '../../outputs/release-data.js';
import { buildEdition } from '../../pipeline/build.js';
import { silentLog } from '../../pipeline/system/log.js';
import { indexReleaseOf } from '../fixtures/index-edition.js';
import { MIRROR, ROOT } from '../project/checkout.js';
import {
  aggregatesOf,
  calculate,
  fifthOf,
  indicatorsOf,
  momentsOf,
  ranksOf,
  readFigures,
  readMethod,
  withoutOutliers,
} from './calculation.js';
import { modelCalculation } from './model-calculation.js';

/*
 * The index of local conditions of the United Kingdom, from the official files to the ranks, in plain
 * arithmetic that shares no code with the program.
 */

type Row = Readonly<Record<string, string>>;
const rowsOf = (path: string): Row[] =>
  Papa.parse<Row>(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true })
    .data;

const FOLDER = join(ROOT, 'editions', 'uk-2026');
const SETS = join(
  MIRROR,
  'raw.githubusercontent.com/ONSdigital/explore-local-statistics-data/4972c588d0c192839afc8fa54ae82cb3dc7721ed',
);
/** Indicator → data set, series and period in the official files. */
const OFFICIAL: Readonly<Record<string, readonly [set: string, series: readonly string[], period: string]>> =
  {
    weekly_pay: ['gross-median-weekly-pay', ['Gross median weekly pay'], '2025-04-30'],
    claimant_count: ['claimant-count', ['Claimant Count'], '2025-01-01/P1Y'],
    disposable_income: [
      'gross-disposable-household-income-per-head',
      ['Gross disposable household income'],
      '2023-01-01/P1Y',
    ],
    first_time_buyers: [
      'first-time-buyer-mortgage-sales',
      ['First-time buyer mortgage sales'],
      '2024-01-01/P1Y',
    ],
    gigabit_broadband: ['gigabit-capable-broadband', ['Gigabit capable broadband'], '2026-01-01'],
    healthy_life_expectancy: [
      'healthy-life-expectancy',
      ['Female healthy life expectancy', 'Male healthy life expectancy'],
      '2022-01-01/P3Y',
    ],
    child_poverty: [
      'children-in-relative-poverty',
      ['Children in relative poverty after housing costs'],
      '2024-04-01/P1Y',
    ],
  };
const HLE = 'healthy_life_expectancy';
/** Of the two codes that changed in 2025, the former ones. */
const FORMER: Readonly<Record<string, string>> = { E08000038: 'E08000016', E08000039: 'E08000019' };

const treated = (values: readonly number[]) => [
  ...withoutOutliers(new Map(values.map((value, i) => [`${i}`, value]))).values(),
];

describe('uk-2026', () => {
  const frozen = readFigures(join(FOLDER, 'figures.csv'));
  const areas = rowsOf(join(FOLDER, 'areas.csv'));
  const method = readMethod(join(FOLDER, 'method.yaml'));
  const model = modelCalculation(FOLDER, treated, {
    counties: [HLE],
    regressors: ['weekly_pay', 'claimant_count', 'disposable_income', 'child_poverty', 'first_time_buyers'],
    byPoverty: false,
  }).models[0]!;
  const figures = frozen.map((figure) => {
    const [own] = figure.indicator === HLE ? (model.figures.get(figure.area) ?? []) : [];
    return { ...figure, value: own ?? figure.value };
  });
  const expected = calculate(figures, method);
  const aggregates = aggregatesOf(method.parts);
  let data: IndexRelease;
  beforeAll(async () => {
    const options = { editions: join(ROOT, 'editions'), release: 'nowhere', threads: 2, log: silentLog };
    const built = await buildEdition('uk-2026', {
      ...options,
      replicates: 0,
      sensitivity: false,
      dryRun: true,
    });
    data = indexReleaseOf(built.data);
  });

  test('ranks 359 districts of four nations by seven indicators in four domains, all of them known', () => {
    const of = (letter: string) => areas.filter(({ area_code }) => area_code?.startsWith(letter)).length;
    expect(['E', 'N', 'S', 'W'].map(of)).toEqual([294, 11, 32, 22]);
    expect(areas.map(({ area_code }) => area_code)).toEqual(
      expect.arrayContaining(['S12000049', 'S12000050']),
    );
    expect(indicatorsOf(method.parts).map(({ code }) => code)).toEqual(Object.keys(OFFICIAL));
    expect(figures.filter(({ value }) => value === undefined)).toEqual([]);
    expect(data.index.rows).toHaveLength(359);
  });

  test('has the scores, ranks, fifths and groups of plain arithmetic, to 1e-9', () => {
    const ranks = ranksOf(expected.index);
    for (const row of data.index.rows) {
      const code = String(row.area_code);
      const rank = ranks.get(code)!;
      expect(Math.abs(Number(row.score) - expected.index.get(code)!), code).toBeLessThan(1e-9);
      expect(row.rank, code).toBe(rank);
      expect(row.fifth, code).toBe(fifthOf(rank, 359));
      expect(row.group, code).toBe({ 1: 'hotspot', 5: 'coldspot' }[fifthOf(rank, 359)] ?? 'middle');
      for (const { code: domain } of aggregates) {
        const score = expected.aggregates.get(domain)!.get(code)!;
        expect(Math.abs(Number(row[`${domain}_score`]) - score), `${code} ${domain}`).toBeLessThan(1e-9);
      }
    }
    expect(momentsOf(data.index.rows.map(({ score }) => Number(score))).sd).toBeCloseTo(1, 12);
  });

  test('has the modelled healthy life expectancy of plain arithmetic in 164 districts of counties', () => {
    const rows = data.indicators.rows.filter(({ status }) => status === 'modelled');
    expect(model.isModelled).toBe(true);
    expect(rows).toHaveLength(164);
    for (const { area_code, indicator, value } of rows) {
      expect(indicator).toBe(HLE);
      const [own] = model.figures.get(String(area_code))!;
      expect(Math.abs(Number(value) - own), String(area_code)).toBeLessThan(1e-9);
    }
  });

  test('shows what each nation counts for itself in that nation alone, without a rank', () => {
    const letters = new Map<string, Set<string>>();
    for (const { indicator, area_code, source } of data.context.rows) {
      if (source === 'state-of-the-nation-2025') continue;
      const found = letters.get(String(indicator)) ?? new Set();
      letters.set(String(indicator), found.add(String(area_code).charAt(0)));
    }
    expect(
      Object.fromEntries([...letters].map(([code, found]) => [code, [...found].sort().join('')])),
    ).toEqual({
      key_stage_2: 'E',
      english_and_maths_by_19: 'E',
      apprenticeship_starts_england: 'E',
      level_3_or_above: 'ESW',
      apprenticeship_starts_scotland: 'S',
      apprenticeship_achievements_scotland: 'S',
      apprenticeship_starts_northern_ireland: 'N',
      level_3_or_above_northern_ireland: 'N',
      employment_rate_northern_ireland: 'N',
    });
    expect(data.context.rows.some((row) => 'rank' in row)).toBe(false);
  });

  test('has the four composite indices of State of the Nation beside every district', () => {
    const rows = data.context.rows.filter(({ source }) => source === 'state-of-the-nation-2025');
    expect(rows).toHaveLength(4 * 359);
    // Printed by the Commission.
    const of = (area: string, measure: string) =>
      rows.find(({ area_code, indicator }) => area_code === area && indicator === measure)?.value;
    expect(of('E09000032', 'conditions_of_childhood')).toBe(2.64);
    expect(of('E09000022', 'labour_market_opportunities')).toBe(4.134);
  });

  describe.skipIf(!existsSync(SETS))(
    `its figures, against ${existsSync(SETS) ? 'the official files' : 'the official files: left out, ../shared/data/mirror does not hold them'}`,
    () => {
      test.each(Object.entries(OFFICIAL))(
        '%s is in every district as printed',
        (code, [set, series, period]) => {
          const printed = new Map<string, number[]>();
          for (const row of rowsOf(join(SETS, set, `${set}.csv`))) {
            if (row.period !== period || !series.includes(row.indicator!) || row.observation === '') continue;
            printed.set(row.areacd!, [...(printed.get(row.areacd!) ?? []), Number(row.observation)]);
          }
          const own = frozen.filter(({ indicator }) => indicator === code);
          expect(own).toHaveLength(359);
          for (const { area, value } of own) {
            const county = areas.find(({ area_code }) => area_code === area)?.upper_tier_code ?? '';
            const holder = code === HLE ? county : area;
            const found = printed.get(holder) ?? printed.get(FORMER[holder] ?? '') ?? [];
            expect(found, area).toHaveLength(series.length);
            expect(value, area).toBeCloseTo(found.reduce((sum, one) => sum + one, 0) / found.length, 9);
          }
        },
      );
    },
  );
});
