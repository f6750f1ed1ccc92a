import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { IndexRelease } from '../../outputs/release-data.js';
import { describeExplanation } from '../../pipeline/explain/describe.js';
import { explainArea } from '../../pipeline/explain/explain.js';
import { shipped } from '../../pipeline/system/package-root.js';
import { indexReleaseOf } from '../fixtures/index-edition.js';
import { readCells } from '../independent/long-shadow-calculation.js';
import { IndexBench, METHOD } from './derive/setup.js';
import { csvRows } from './publish/built.js';
import { type Column, meanOf, zScores } from './score/plain.js';

/** Indicators with their direction and weight, by domain; domains with their weight, by face. */
const DOMAINS: Readonly<Record<string, Readonly<Record<string, readonly [1 | -1, number]>>>> = {
  early_years: { good_development_fsm: [1, 1], literacy_at_5: [1, 2] },
  schools: { key_stage_2_fsm: [1, 1], persistent_absence_fsm: [-1, 1] },
  work: { weekly_pay: [1, 3], claimant_count: [-1, 1] },
  around: { child_poverty: [-1, 1], gigabit_broadband: [1, 1] },
};
const FACES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  people: { early_years: 1, schools: 3 },
  places: { work: 1, around: 1 },
};
const WHOLE: Readonly<Record<string, number>> = { people: 2, places: 1 };
const PERIODS: Readonly<Record<string, string>> = {
  good_development_fsm: '2025',
  literacy_at_5: '2024-09-01/P1Y',
  key_stage_2_fsm: '2025',
  persistent_absence_fsm: '2024-08-01/P1Y',
  weekly_pay: '2025-04-30',
  claimant_count: '2025-01-01/P1Y',
  child_poverty: '2024-04-01/P1Y',
  gigabit_broadband: '2026-01-01',
};

const rows = [
  '  - { code: whole, name: The whole index }',
  ...Object.entries(WHOLE).map(
    ([code, weight]) =>
      `  - { code: ${code}, name: ${code.toUpperCase()}, parent: whole, weight: ${weight} }`,
  ),
  ...Object.entries(FACES).flatMap(([face, domains]) =>
    Object.entries(domains).map(
      ([code, weight]) => `  - { code: ${code}, name: Domain ${code}, parent: ${face}, weight: ${weight} }`,
    ),
  ),
  ...Object.entries(DOMAINS).flatMap(([domain, indicators]) =>
    Object.entries(indicators).map(
      ([code, [direction, weight]]) =>
        `  - { code: ${code}, parent: ${domain}, direction: ${direction}, weight: ${weight}, period: "${PERIODS[code]}" }`,
    ),
  ),
];

/** The invented method with another structure instead of its domains, derived figures and levels. */
const FOUR_LEVELS = `${METHOD.slice(0, METHOD.indexOf('inputs:'))}structure:
${rows.join('\n')}
steps:
  levels:
    - { name: indicator, normalise: z_score }
    - { name: domain, aggregate: arithmetic_mean, minimum_weight_share: 0.4, normalise: z_score }
    - { name: face, aggregate: arithmetic_mean, minimum_weight_share: 0.6, normalise: z_score }
    - { name: index, aggregate: arithmetic_mean, minimum_weight_share: 1, normalise: z_score }
  tolerance: 1.0e-9
  group_share: 0.2
robustness: { replicates: 20, sensitivity: 0 }
`;

const workspace = new IndexBench();
let data: IndexRelease;
let areas: string[];
const found = new Map<string, number | null | undefined>();
beforeAll(async () => {
  for (const { area, indicator, value } of readCells(shipped('editions', 'england-2026', 'figures.csv')))
    found.set(`${area} ${indicator}`, value);
  data = indexReleaseOf((await workspace.build(FOUR_LEVELS, { dryRun: false })).data);
  areas = data.index.rows.map(({ area_code }) => String(area_code));
});
afterAll(() => workspace.close());

/** Every aggregate and the index in plain arithmetic, in the order of `areas`. */
function byHand(): Map<string, Column> {
  const columns = new Map<string, Column>();
  const made = (parts: Readonly<Record<string, number>>, min: number): Column => {
    const weights = Object.values(parts);
    const of = Object.keys(parts).map((code) => columns.get(code) ?? []);
    return zScores(
      areas.map((_, i) =>
        meanOf(
          of.map((column) => column[i] ?? null),
          weights,
          min,
        ),
      ),
    );
  };
  for (const indicators of Object.values(DOMAINS))
    for (const [code, [direction]] of Object.entries(indicators)) {
      const figures = areas.map((area) => found.get(`${area} ${code}`) ?? null);
      columns.set(
        code,
        zScores(figures).map((z) => (z === null ? null : z * direction)),
      );
    }
  for (const [code, parts] of Object.entries(DOMAINS)) {
    const weights = Object.fromEntries(Object.entries(parts).map(([part, [, weight]]) => [part, weight]));
    columns.set(code, made(weights, 0.4));
  }
  for (const [code, parts] of Object.entries(FACES)) columns.set(code, made(parts, 0.6));
  columns.set('whole', made(WHOLE, 1));
  return columns;
}

const BELOW = ['people', 'places', 'early_years', 'schools', 'work', 'around'];

describe('an edition of four levels', () => {
  test('has two columns for each aggregate below the index, the highest level first', () => {
    const header = workspace.read('index.csv').split('\n')[0]?.split(',') ?? [];
    const start = header.indexOf('own_level_share') + 1;
    expect(header.slice(start, start + 2 * BELOW.length)).toEqual(
      BELOW.flatMap((code) => [`${code}_score`, `${code}_rank`]),
    );
    expect(header[start + 2 * BELOW.length]).toBe('combined_authority_code');
  });

  test('has the scores and ranks of plain arithmetic at every level', () => {
    const columns = byHand();
    for (const [code, score, rank] of [
      ['whole', 'score', 'rank'],
      ...BELOW.map((code) => [code, `${code}_score`, `${code}_rank`] as const),
    ] as const) {
      const due = columns.get(code)!;
      const known = due.filter((value) => value !== null);
      expect(known.length).toBeGreaterThan(280);
      for (const [i, row] of data.index.rows.entries()) {
        const value = due[i] ?? null;
        if (value === null) expect([row[score], row[rank]], code).toEqual([null, null]);
        else {
          expect(Number(row[score]), `${code} of ${areas[i]}`).toBeCloseTo(value, 9);
          expect(row[rank], `${code} of ${areas[i]}`).toBe(
            1 + known.filter((other) => other > value + 1e-9).length,
          );
        }
      }
    }
  });

  test('gives for each indicator its parents and its share of the whole weight', () => {
    const shares = new Map(
      data.declared.map(({ declaration, domain, share }) => [declaration.code, [domain, share]]),
    );
    // 2/3 of the index × 1/4 of people × 2/3 of early years, and so on.
    expect(shares.get('literacy_at_5')).toEqual([
      'early_years',
      expect.closeTo((2 / 3) * (1 / 4) * (2 / 3), 12),
    ]);
    expect(shares.get('weekly_pay')).toEqual(['work', expect.closeTo((1 / 3) * (1 / 2) * (3 / 4), 12)]);
    const domains = new Set(data.indicators.rows.map(({ domain }) => domain));
    expect([...domains].sort()).toEqual(['around', 'early_years', 'schools', 'work']);
  });

  test('has contributions that add up to the score, up to a constant of all complete areas', () => {
    const sums = new Map<string, number>();
    const missing = new Set<string>();
    for (const { area_code, contribution } of data.indicators.rows) {
      if (contribution === null) missing.add(String(area_code));
      sums.set(String(area_code), (sums.get(String(area_code)) ?? 0) + Number(contribution));
    }
    const constants = data.index.rows
      .filter(({ area_code }) => !missing.has(String(area_code)))
      .map(({ area_code, score }) => Number(score) - (sums.get(String(area_code)) ?? 0));
    expect(constants.length).toBeGreaterThan(200);
    for (const constant of constants) expect(constant).toBeCloseTo(constants[0]!, 9);
  });

  test('has scales level by level, checks of every row, and a fifth for every aggregate', () => {
    expect([...new Set(data.scales.rows.map(({ level }) => level))]).toEqual([
      'indicator',
      'domain',
      'face',
      'index',
    ]);
    expect(data.scales.rows).toHaveLength(8 + 4 + 2 + 1);
    expect(data.checks.rows.map(({ code }) => code)).toEqual(expect.arrayContaining([...BELOW, 'whole']));
    expect([...data.domainFifths.keys()]).toEqual(BELOW);
    expect(data.robustness.areas.rows).toHaveLength(areas.length);
  });

  test('is explained with every aggregate and its rank', () => {
    const explanation = explainArea(data, 'Hartlepool');
    const text = describeExplanation(explanation, data);
    for (const code of ['PEOPLE', 'PLACES', 'Domain schools', 'Domain around']) expect(text).toContain(code);
    const [work] = explanation.indicators.filter(({ code }) => code === 'claimant_count');
    expect(work?.value_for_better_fifth).not.toBeNull();
  });

  test('has a report that shows each domain and says how each level is made', () => {
    const page = workspace.read('report.html');
    for (const code of Object.keys(DOMAINS)) expect(page).toContain(`id="domain-${code}"`);
    expect(page).toContain('<strong>PEOPLE</strong>: Domain early_years and Domain schools');
    expect(page).toContain('A face is the weighted mean of its domains');
    expect(page).toContain(
      'The index is the weighted mean of the two face scores (PEOPLE 66.7% and PLACES 33.3%)',
    );
    expect(page).not.toContain('undefined');
  });

  test('has every column of its index in the dictionary', () => {
    const dictionary = workspace.read('data-dictionary.md');
    for (const code of BELOW) expect(dictionary).toContain(`\`${code}_score\``);
    expect(csvRows(workspace.read('indicators.csv'))).toHaveLength(294 * 8);
  });
});

describe('an edition of two levels', () => {
  test('has no columns between, and is still published completely', async () => {
    const two = FOUR_LEVELS.replace(/structure:\n[\s\S]*?steps:/, (block) => {
      const indicators = block.split('\n').filter((line) => line.includes('period:'));
      return `structure:\n  - { code: whole, name: The whole }\n${indicators
        .map((line) => line.replace(/parent: \w+/, 'parent: whole'))
        .join('\n')}\nsteps:`;
    }).replace(/ {4}- \{ name: (domain|face).*\n/g, '');
    const { data: small } = await workspace.build(two, { dryRun: false });
    const header = workspace.read('index.csv').split('\n')[0] ?? '';
    expect(header).toContain('own_level_share,combined_authority_code');
    expect(workspace.read('report.html')).toContain(
      'The index is the weighted mean of the eight indicator scores',
    );
    expect(indexReleaseOf(small).index.rows).toHaveLength(294);
  });
});
