/**
 * The editions of earlier years and the trend in plain arithmetic, from the frozen figures. It shares no code
 * with the program.
 */
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { IndexRelease } from '../../outputs/release-data.js';
import { buildEdition } from '../../pipeline/build.js';
import { silentLog } from '../../pipeline/system/log.js';
import type { Row } from '../../schemas/table.js';
import { indexReleaseOf } from '../fixtures/index-edition.js';
import { IS_LONG, oneIn, ROOT } from '../project/checkout.js';
import {
  aggregatesOf,
  calculate,
  indicatorsOf,
  momentsOf,
  ranksOf,
  readFigures,
  readMethod,
  withoutOutliers,
} from './calculation.js';
import {
  COUNTY_INDICATORS,
  modelCalculation,
  type PlainModel,
  type PlainSetting,
  REGRESSORS,
} from './model-calculation.js';

const folderOf = (edition: string) => join(ROOT, 'editions', edition);

const built = async (edition: string): Promise<IndexRelease> => {
  const options = { editions: join(ROOT, 'editions'), release: 'nowhere', dryRun: true, threads: 2 };
  const quick = { replicates: 0, sensitivity: false, log: silentLog };
  return indexReleaseOf((await buildEdition(edition, { ...options, ...quick })).data);
};

const without = (all: readonly string[], ...codes: string[]) => all.filter((code) => !codes.includes(code));

/** What each edition knows of the model of 2026, by the text of the methods and the years of the files. */
const SETTINGS: Readonly<Record<string, PlainSetting>> = {
  'england-2025': { counties: COUNTY_INDICATORS, regressors: REGRESSORS, byPoverty: true },
  'england-2024': {
    counties: without(COUNTY_INDICATORS, 'healthy_life_expectancy'),
    regressors: without(REGRESSORS, 'level_3_or_above', 'child_poverty'),
    byPoverty: false,
  },
  'england-2023': {
    counties: without(COUNTY_INDICATORS, 'healthy_life_expectancy'),
    regressors: without(REGRESSORS, 'level_3_or_above', 'child_poverty'),
    byPoverty: false,
  },
  'england-2020': {
    counties: without(COUNTY_INDICATORS, 'healthy_life_expectancy'),
    regressors: without(REGRESSORS, 'literacy_at_5', 'level_3_or_above', 'child_poverty'),
    byPoverty: false,
  },
};

const treatedValues = (values: readonly number[]) => [
  ...withoutOutliers(new Map(values.map((value, i) => [`${i}`, value]))).values(),
];

const frozen = (edition: string) => readFigures(join(folderOf(edition), 'figures.csv'));

/** The figures of an edition with those of counties spread, of the indicators that may be. */
function spreadBy(edition: string, models: readonly PlainModel[], may: (model: PlainModel) => boolean) {
  const spread = new Map(
    models
      .filter(may)
      .flatMap(({ code, figures }) => [...figures].map(([area, [value]]) => [`${area} ${code}`, value])),
  );
  return frozen(edition).map((figure) => ({
    ...figure,
    value: spread.get(`${figure.area} ${figure.indicator}`) ?? figure.value,
  }));
}

const near = (found: unknown, value: number | undefined): boolean =>
  value === undefined ? found === null : typeof found === 'number' && Math.abs(found - value) < 1e-9;

describe.each(oneIn(4, Object.keys(SETTINGS)))('%s', (edition) => {
  const { models } = modelCalculation(folderOf(edition), treatedValues, SETTINGS[edition]!);
  const figures = spreadBy(edition, models, ({ isModelled }) => isModelled);
  const method = readMethod(join(folderOf(edition), 'method.yaml'));
  const expected = calculate(figures, method);
  let release: IndexRelease;
  beforeAll(async () => {
    release = await built(edition);
  });

  test('has the scores and ranks of plain arithmetic, of the index and of all that it is made of', () => {
    const ranks = ranksOf(expected.index);
    expect(release.index.rows).toHaveLength(294);
    for (const row of release.index.rows) {
      const area = String(row.area_code);
      expect(near(row.score, expected.index.get(area)), area).toBe(true);
      expect(row.rank).toBe(ranks.get(area) ?? null);
      for (const { code } of aggregatesOf(method.parts))
        expect(near(row[`${code}_score`], expected.aggregates.get(code)?.get(area)), `${area} ${code}`).toBe(
          true,
        );
    }
  });
});

/** The median gross weekly pay of the United Kingdom in April of the year of each edition, from the file. */
const UK_PAY: Readonly<Record<string, number>> = {
  'england-2020': 479.1,
  'england-2023': 533.7,
  'england-2024': 574.9,
  'england-2025': 613.5,
  'england-2026': 642.5,
};

describe('england-trend', () => {
  const editions = Object.keys(UK_PAY);
  const { parts } = readMethod(join(folderOf('england-trend'), 'method.yaml'));
  const setting = {
    counties: without(COUNTY_INDICATORS, 'healthy_life_expectancy'),
    regressors: without(REGRESSORS, 'literacy_at_5', 'level_3_or_above', 'child_poverty'),
    byPoverty: false,
  };
  let rows: ReadonlyMap<string, Row>;
  let release: IndexRelease;
  beforeAll(async () => {
    release = await built('england-trend');
    rows = new Map(
      release.trend!.areas.rows.map((row) => [`${row.edition} ${row.code} ${row.area_code}`, row]),
    );
  });

  type Scores = Map<string, number>;
  /**
   * By edition. Figures are spread only where the error is a tenth smaller in every edition. That takes plain
   * arithmetic some time: it is done with SMI_LONG=1; else the spread figures are those that are published.
   */
  function figuresByEdition() {
    const models = editions.map((edition) =>
      IS_LONG ? modelCalculation(folderOf(edition), (values) => values, setting).models : [],
    );
    const spreadOf = ({ code }: PlainModel) =>
      models.every((own) => own.find((model) => model.code === code)?.isModelled === true);
    if (IS_LONG) return editions.map((edition, i) => spreadBy(edition, models[i]!, spreadOf));
    return editions.map((edition) =>
      frozen(edition).map((figure) => {
        const row = rows.get(`${edition} ${figure.indicator} ${figure.area}`);
        return row?.status === 'modelled' ? { ...figure, value: Number(row.value) } : figure;
      }),
    );
  }
  const scales = new Map<string, { mean: number; sd: number }>();
  /** On the mean and the deviation of the first edition, which is the first to be asked. */
  const onBase = (code: string, values: Scores, direction = 1): Scores => {
    if (!scales.has(code)) scales.set(code, momentsOf([...values.values()]));
    const { mean, sd } = scales.get(code)!;
    return new Map([...values].map(([area, value]) => [area, (direction * (value - mean)) / sd]));
  };
  const scoresIn = (edition: string, figures: ReturnType<typeof frozen>) => {
    const found = new Map<string, Scores>();
    for (const { code, direction } of indicatorsOf(parts)) {
      const values: Scores = new Map();
      for (const { area, indicator, value } of figures)
        if (indicator === code && value !== undefined)
          values.set(area, code === 'weekly_pay' ? value / UK_PAY[edition]! : value);
      found.set(code, onBase(code, values, direction));
    }
    const areas = [...new Set(figures.map(({ area }) => area))];
    const make = (
      code: string,
      of: readonly { readonly code: string; readonly weight: number }[],
      min: number,
    ) => {
      const means: Scores = new Map();
      const whole = of.reduce((sum, { weight }) => sum + weight, 0);
      for (const area of areas) {
        const present = of.filter((part) => found.get(part.code)?.has(area));
        const weight = present.reduce((sum, part) => sum + part.weight, 0);
        const total = present.reduce((sum, part) => sum + part.weight * found.get(part.code)!.get(area)!, 0);
        if (weight / whole >= min - 1e-9) means.set(area, total / weight);
      }
      found.set(code, onBase(code, means));
    };
    for (const face of parts) {
      for (const domain of face.domains ?? []) make(domain.code, domain.indicators ?? [], 0.6);
      make(face.code, face.domains ?? [], 1);
    }
    make('index', parts, 1);
    return { edition, found };
  };

  test('has the scores of plain arithmetic for every area, edition, indicator, domain, face and the index', () => {
    expect(rows.size).toBe(5 * 294 * (14 + 6 + 2 + 1));
    const all = figuresByEdition().map((figures, i) => scoresIn(editions[i]!, figures));
    for (const { edition, found } of all)
      for (const [code, scores] of found) {
        const ranks = ranksOf(scores);
        const wrong = [...rows.values()].filter(
          (row) =>
            row.edition === edition &&
            row.code === code &&
            !(
              near(row.score, scores.get(String(row.area_code))) &&
              row.rank === (ranks.get(String(row.area_code)) ?? null)
            ),
        );
        expect(wrong, `${edition} ${code}`).toEqual([]);
      }
  });

  test('has the last edition in index.csv on the same scale', () => {
    for (const { area_code, score, rank } of release.index.rows) {
      const row = rows.get(`england-2026 index ${area_code}`);
      expect(near(score, Number(row?.score))).toBe(true);
      expect(rank).toBe(row?.rank);
    }
  });

  test('has mean 0 and deviation 1 in the base edition, and other means after it', () => {
    for (const { edition, code, level, mean_score } of release.trend!.codes.rows) {
      if (edition === 'england-2020') expect(Math.abs(Number(mean_score))).toBeLessThan(1e-9);
      else if (level === 'indicator')
        expect(Math.abs(Number(mean_score)), String(code)).toBeGreaterThan(1e-4);
    }
  });
});
