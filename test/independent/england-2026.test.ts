import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

const PROJECT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
/** Editions with the number of indicators of each domain. */
const EDITIONS = [
  ['england-2026', [1, 3, 3, 5, 3, 2, 2, 2]],
  ['england-2026-method-1', [3, 4, 5, 4, 5]],
] as const;

const MODELLED = 'england-2026';

const treatedValues = (values: readonly number[]) => [
  ...withoutOutliers(new Map(values.map((value, i) => [`${i}`, value]))).values(),
];

type Row = Readonly<Record<string, string>>;

const apart = (found: string | undefined, value: number | undefined) =>
  found === undefined || found === '' || value === undefined
    ? Number.POSITIVE_INFINITY
    : Math.abs(Number(found) - value);

describe.each(EDITIONS)('%s', (edition, sizes) => {
  const folderOf = join(PROJECT, 'editions', edition);
  const frozen = readFigures(join(folderOf, 'figures.csv'));
  const models = edition === MODELLED ? modelCalculation(folderOf, treatedValues) : undefined;
  const modelled = new Map(
    models?.models
      .filter(({ isModelled }) => isModelled)
      .flatMap(({ code, figures: found }) => [...found].map(([area, own]) => [`${area} ${code}`, own])),
  );
  // A split area keeps the figure of the area that it was split from: its value is the same there.
  const figures = frozen.map((figure) => {
    const [value] = modelled.get(`${figure.area} ${figure.indicator}`) ?? [figure.value];
    return { ...figure, value };
  });
  const method = readMethod(join(folderOf, 'method.yaml'));
  const aggregates = aggregatesOf(method.parts);
  const all = indicatorsOf(method.parts);
  const expected = calculate(figures, method);
  const ranks = ranksOf(expected.index);
  let folder: string;
  let index: Row[];
  let indicators: Row[];
  const columnOf = (name: string) => index.map((row) => Number(row[name]));
  const read = (file: string) =>
    Papa.parse<Row>(readFileSync(join(folder, edition, file), 'utf8'), {
      header: true,
      skipEmptyLines: true,
    }).data;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'independent-'));
    // Ranks and figures are the same whatever the replicates, which have a test of their own.
    const build = [
      'build',
      edition,
      '--replicates',
      '0',
      '--skip',
      'areas,explorer',
      '--release',
      folder,
      '--quiet',
    ];
    const program = [join(PROJECT, 'bin', 'smi.mjs'), ...build];
    const { status, stderr } = spawnSync(process.execPath, program, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    index = read('index.csv');
    indicators = read('indicators.csv');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  describe('the published index', () => {
    test('has 294 areas, each with every figure of the method', () => {
      expect(index).toHaveLength(294);
      expect(new Set(index.map(({ area_code }) => area_code)).size).toBe(294);
      expect(aggregates.flatMap(({ indicators: parts }) => parts?.length ?? [])).toEqual(sizes);
      expect(figures).toHaveLength(294 * all.length);
    });

    test('has the score of plain arithmetic for every area, to 1e-9', () => {
      for (const row of index)
        expect(apart(row.score, expected.index.get(row.area_code!))).toBeLessThan(1e-9);
    });

    test('has the scores and ranks of plain arithmetic for every area, domain and face', () => {
      for (const { code } of aggregates) {
        const scores = expected.aggregates.get(code) ?? new Map();
        const domain_ranks = ranksOf(scores);
        for (const row of index) {
          expect(apart(row[`${code}_score`], scores.get(row.area_code!))).toBeLessThan(1e-9);
          expect(Number(row[`${code}_rank`])).toBe(domain_ranks.get(row.area_code!));
        }
      }
    });

    test('has the fifths of the faces, and the kinds of place that they make', () => {
      const faces = method.parts.filter(({ domains }) => domains !== undefined);
      expect('kind_of_place' in index[0]!).toBe(faces.length === 2);
      for (const row of index) {
        const low = faces.filter(({ code }) => {
          const fifth = fifthOf(ranksOf(expected.aggregates.get(code)!).get(row.area_code!)!, 294);
          expect(Number(row[`${code}_fifth`])).toBe(fifth);
          return fifth >= 4;
        });
        const [only] = low;
        if (faces.length === 2)
          expect(row.kind_of_place).toBe(
            low.length === 2 ? 'both_low' : only === undefined ? 'neither' : `${only.code}_low`,
          );
      }
    });

    test('has the ranks, fifths and groups of plain arithmetic', () => {
      for (const { area_code, rank, fifth, group } of index) {
        const plain_rank = ranks.get(area_code!)!;
        expect(Number(rank)).toBe(plain_rank);
        expect(Number(fifth)).toBe(fifthOf(plain_rank, 294));
        expect(group).toBe({ 1: 'hotspot', 5: 'coldspot' }[fifthOf(plain_rank, 294)] ?? 'middle');
      }
    });

    test('is sorted by rank, from 1 to 294, and no two areas tie', () => {
      expect(columnOf('rank')).toEqual(Array.from({ length: 294 }, (_, i) => i + 1));
    });

    test('has fifths of 59, 59, 58, 59 and 59 areas', () => {
      const sizes = [1, 2, 3, 4, 5].map((fifth) => columnOf('fifth').filter((one) => one === fifth).length);
      expect(sizes).toEqual([59, 59, 58, 59, 59]);
    });

    test.each(['score', ...aggregates.map(({ code }) => `${code}_score`)])(
      'has mean 0 and standard deviation 1 in %s',
      (column) => {
        const { mean, sd } = momentsOf(columnOf(column));
        expect(Math.abs(mean)).toBeLessThan(1e-12);
        expect(Math.abs(sd - 1)).toBeLessThan(1e-12);
      },
    );

    test('has the share of the weight that comes from figures of the area itself', () => {
      for (const { area_code, own_level_share } of index)
        expect(apart(own_level_share, expected.ownShare.get(area_code!))).toBeLessThan(1e-12);
      // 130 areas are their own upper tier: all of it is their own, unless missing or from a split.
      expect(columnOf('own_level_share').filter((share) => share > 0.85).length).toBe(130);
    });
  });

  describe('the published indicators', () => {
    test('have the distances from the mean of plain arithmetic, and none where a figure is missing', () => {
      expect(indicators).toHaveLength(figures.length);
      for (const { area_code, indicator, value, normalised } of indicators) {
        const z = expected.normalised.get(indicator!)?.get(area_code!);
        if (value === '') expect([normalised, z]).toEqual(['', undefined]);
        else expect(apart(normalised, z)).toBeLessThan(1e-9);
      }
      const missing = indicators.filter(({ value }) => value === '').map(({ indicator }) => indicator);
      expect(missing.filter((code) => code !== 'jobs_below_living_wage')).toEqual(['a_level_points']);
    });

    test('have the contributions of plain arithmetic', () => {
      for (const { area_code, indicator, contribution } of indicators) {
        const added = expected.added.get(`${area_code} ${indicator}`);
        if (added === undefined) expect(contribution).toBe('');
        else expect(apart(contribution, added)).toBeLessThan(1e-9);
      }
    });

    test('have contributions that add up to the score of each area up to one constant, to 1e-12', () => {
      const sums = new Map<string, number>();
      for (const { area_code, contribution } of indicators)
        sums.set(area_code!, (sums.get(area_code!) ?? 0) + Number(contribution));
      const constants = index.map(({ area_code, score }) => Number(score) - sums.get(area_code!)!);
      expect(Math.max(...constants) - Math.min(...constants)).toBeLessThan(1e-12);
    });
  });

  test('have the chances of the 151 upper tiers, from published figures alone', () => {
    const face = method.parts.find(({ code }) => code === 'chances');
    if (face === undefined) return;
    const tiers = new Map(index.map(({ area_code, upper_tier_code }) => [area_code!, upper_tier_code!]));
    const codes = new Set(indicatorsOf([face]).map(({ code }) => code));
    const seen = new Set<string>();
    const own = frozen
      .filter(({ indicator }) => codes.has(indicator))
      .map((figure) => ({ ...figure, area: tiers.get(figure.area)! }))
      .filter(({ area, indicator }) => !seen.has(`${area} ${indicator}`) && seen.add(`${area} ${indicator}`));
    const scores = calculate(own, { ...method, parts: [face] }).aggregates.get('chances')!;
    const tierRanks = ranksOf(scores);
    const rows = read('chances_upper_tier.csv');
    expect(rows).toHaveLength(151);
    for (const { area_code, score, rank, fifth } of rows) {
      expect(apart(score, scores.get(area_code!))).toBeLessThan(1e-9);
      expect(Number(rank)).toBe(tierRanks.get(area_code!));
      expect(Number(fifth)).toBe(fifthOf(tierRanks.get(area_code!)!, 151));
    }
    expect(rows.map(({ districts }) => Number(districts)).reduce((a, b) => a + b)).toBe(294);
  });

  test('have modelled figures, errors and parameters of plain arithmetic, to 1e-9', () => {
    const spread = indicators.filter(({ county_value }) => county_value !== '');
    if (models === undefined) {
      expect(spread).toEqual([]);
      return;
    }
    expect(spread).toHaveLength(9 * 164 + 2 + 4);
    for (const {
      area_code,
      indicator,
      value,
      county_value,
      standard_error,
      status,
      lower,
      upper,
    } of spread) {
      const model = models.models.find(({ code }) => code === indicator)!;
      const [own, county, error] = model.figures.get(area_code!)!;
      expect(apart(value, own)).toBeLessThan(1e-9);
      expect(apart(county_value, county)).toBeLessThan(1e-9);
      expect(apart(standard_error, error)).toBeLessThan(1e-9);
      if (status !== 'modelled') continue;
      expect(model.isModelled).toBe(true);
      expect(apart(lower, Math.max(0, own - 1.96 * error))).toBeLessThan(1e-9);
      expect(apart(upper, own + 1.96 * error)).toBeLessThan(1e-9);
    }
    expect(spread.filter(({ status }) => status === 'modelled')).toHaveLength(7 * 164);

    const rows = new Map(read('model.csv').map((row) => [row.indicator!, row]));
    const parameters = new Map(
      read('model_parameters.csv').map((row) => [
        `${row.indicator} ${row.parameter} ${row.other}`,
        row.value!,
      ]),
    );
    expect(rows.size).toBe(9);
    for (const [i, model] of models.models.entries()) {
      const row = rows.get(model.code)!;
      expect(row.treatment).toBe(model.isModelled ? 'modelled' : 'inherited');
      const pairs = [
        ['penalty', model.penalty],
        ['model_sd', model.sd],
        ['inherited_sd', model.inheritedSd],
        ['authorities', model.authorities],
        ['pseudo_authorities', model.known],
        ['modelled_rmse', model.modelled.rmse],
        ['modelled_bias', model.modelled.bias],
        ['modelled_coverage', model.modelled.coverage],
        ['inherited_rmse', model.inherited.rmse],
        ['inherited_bias', model.inherited.bias],
        ['inherited_coverage', model.inherited.coverage],
        ['gain', 1 - model.modelled.rmse / model.inherited.rmse],
        ['r_squared', 1 - (model.modelled.rmse / model.inherited.rmse) ** 2],
      ] as const;
      for (const [name, number] of pairs) expect(apart(row[name], number), name).toBeLessThan(1e-9);
      const regressors = [...parameters.keys()].filter((key) => key.startsWith(`${model.code} coefficient`));
      expect(regressors).toHaveLength(9);
      regressors.forEach((key, k) => {
        expect(apart(parameters.get(key), model.coefficients[k])).toBeLessThan(1e-9);
      });
      for (const [k, other] of models.models.entries())
        expect(
          apart(parameters.get(`${model.code} covariance ${other.code}`), models.omega[i]![k]),
        ).toBeLessThan(1e-9);
    }
  });

  test('have scales that are the count, mean, spread, minimum and maximum of what was standardised', () => {
    const scales = read('scales.csv');
    expect(scales.map(({ code }) => code).sort()).toEqual([...expected.scaled.keys()].sort());
    for (const { code, areas, mean, standard_deviation, least, most } of scales) {
      const values = expected.scaled.get(code!) ?? [];
      const moments = momentsOf(values);
      expect(Number(areas)).toBe(values.length);
      expect(apart(mean, moments.mean)).toBeLessThan(1e-9);
      expect(apart(standard_deviation, moments.sd)).toBeLessThan(1e-9);
      expect(apart(least, Math.min(...values))).toBeLessThan(1e-9);
      expect(apart(most, Math.max(...values))).toBeLessThan(1e-9);
    }
  });
});
