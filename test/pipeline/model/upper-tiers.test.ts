import { describe, expect, test } from 'vitest';
import { upperTierRows } from '../../../pipeline/model/upper-tiers.js';
import { indexMethod } from '../../../schemas/method/index-method.js';
import { area, figure, inherited } from './made-up.js';

const KENT = 'E10000016';
const AREAS = [
  area('E06000001'),
  area('E06000002'),
  area('E07000105', 'E12000008', KENT),
  area('E07000106', 'E12000008', KENT),
  area('E08000001'),
];
const indicator = (code: string, period = '2025') => ({ code, direction: 1, weight: 1, period });
const domain = (code: string, ...indicators: object[]) => ({ code, name: code, weight: 1, indicators });
const method = (chances: string, ...codes: string[]) =>
  indexMethod.parse({
    kind: 'index',
    edition: 'made-up',
    title: 'Made up',
    summary: 'Made up.',
    method_version: '1.0.0',
    default: false,
    areas: { country: 'E', level: 'lower_tier', year: 2025, exclude: [] },
    faces: [
      {
        code: chances,
        name: 'Chances',
        weight: 1,
        domains: [domain('schools', ...codes.map((code) => indicator(code)))],
      },
      {
        code: 'conditions',
        name: 'Conditions',
        weight: 1,
        domains: [domain('skills', indicator('key_stage_2'))],
      },
    ],
    steps: {
      levels: [
        { name: 'indicator', normalise: 'z_score', weights: 'given' },
        { name: 'domain', aggregate: 'arithmetic_mean', normalise: 'z_score', weights: 'given' },
        { name: 'face', aggregate: 'arithmetic_mean', normalise: 'z_score', weights: 'given' },
        { name: 'index', aggregate: 'arithmetic_mean', normalise: 'z_score' },
      ],
      tolerance: 1e-9,
      group_share: 0.2,
    },
  });
const KS2 = 'key_stage_2_fsm';
const FIGURES = [
  figure('E06000001', KS2, 40),
  figure('E06000002', KS2, 50),
  inherited('E07000105', KS2, 60, KENT),
  inherited('E07000106', KS2, 60, KENT),
  figure('E08000001', KS2, null),
];

describe('the chances of upper tiers', () => {
  test('count a county once, and rank what is published', () => {
    const rows = upperTierRows(method('chances', KS2), AREAS, FIGURES);
    expect(rows).toMatchObject([
      { area_code: KENT, area_name: `Tier ${KENT}`, districts: 2, rank: 1, fifth: 1, score: 1 },
      { area_code: 'E06000002', districts: 1, rank: 2, score: 0 },
      { area_code: 'E06000001', rank: 3, fifth: 5, score: -1 },
      { area_code: 'E08000001', rank: null, fifth: null, score: null },
    ]);
  });

  test('do not exist without such an aggregate, or where it has figures of districts', () => {
    expect(upperTierRows(method('fortunes', KS2), AREAS, FIGURES)).toEqual([]);
    expect(upperTierRows(method('chances', KS2, 'claimant_count'), AREAS, FIGURES)).toEqual([]);
  });

  test('do not exist where a district has a figure of its own in place of its county’s', () => {
    const asked = method('chances', KS2);
    const prefer = [{ code: 'key_stage_2_fsm_district', period: '202425' }];
    const preferring = {
      ...asked,
      structure: asked.structure.map((row) => (row.code === KS2 ? { ...row, prefer } : row)),
    };
    expect(upperTierRows(preferring, AREAS, FIGURES)).toHaveLength(4);
    const source = 'ees-key-stage-2-by-district';
    const own = FIGURES.map((each) =>
      each.area_code === 'E07000106' ? figure('E07000106', KS2, 52, { source }) : each,
    );
    expect(upperTierRows(preferring, AREAS, own)).toEqual([]);
  });

  test('do not exist for fewer than three upper tiers', () => {
    expect(upperTierRows(method('chances', KS2), AREAS.slice(0, 2), FIGURES)).toEqual([]);
  });
});
