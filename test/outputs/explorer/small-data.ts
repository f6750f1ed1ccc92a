import type { FindData, IndexData, Numbers } from '../../../outputs/explorer/data-types.js';

const sure = (low: Numbers, high: Numbers) => ({
  low,
  high,
  lowFigures: low,
  highFigures: high,
  coldspot: [0, 0.02, 0.7, null],
  hotspot: [0.98, 0.5, 0, null],
});

/** Four made-up areas, of which the last has no rank. */
export const SMALL: IndexData = {
  edition: 'small-2026',
  title: 'A small index',
  methodVersion: '1.0.0',
  nouns: ['district', 'districts'],
  groupShare: 0.2,
  replicates: 100,
  areas: {
    code: ['E07000001', 'E07000002', 'E07000003', 'E07000004'],
    name: ['Alpha', 'Bravo', 'Charlie', 'Delta'],
    region: ['North', 'North', 'South', 'South'],
    upperTier: ['Shire', 'Shire', 'Charlie', 'Delta'],
    upperTierCode: ['E10000001', 'E10000001', 'E07000003', 'E07000004'],
  },
  parts: [
    {
      code: 'index',
      name: 'Index',
      part: 'index',
      parent: null,
      score: [2, 0.5, -1, null],
      rank: [1, 2, 3, null],
      fifth: [1, 3, 5, null],
      sure: sure([1, 1, 2, null], [1, 3, 3, null]),
    },
    {
      code: 'chances',
      name: 'Chances',
      part: 'face',
      parent: 'index',
      score: [1, 0, -1, null],
      rank: [1, 2, 3, null],
      fifth: [1, 3, 5, null],
      sure: null,
    },
    {
      code: 'conditions',
      name: 'Conditions',
      part: 'face',
      parent: 'index',
      score: [-1, 0, 1, null],
      rank: [3, 2, 1, null],
      fifth: [5, 3, 1, null],
      sure: null,
    },
  ],
  indicators: [
    {
      code: 'pay',
      title: 'Pay',
      description: 'What people earn.',
      domain: 'conditions',
      unit: 'pounds a week',
      direction: 1,
      weight: 0.5,
      period: '2025',
    },
    {
      code: 'claimants',
      title: 'Claimants',
      description: '',
      domain: 'conditions',
      unit: 'per cent',
      direction: -1,
      weight: 0.5,
      period: '2025',
    },
  ],
  kinds: [
    { code: 'both_low', words: 'Both low', meaning: 'both are low' },
    { code: 'neither', words: 'Neither low', meaning: 'neither is low' },
  ],
  kind: [1, 1, 0, null],
  outcomes: [
    {
      code: 'level_3',
      name: 'Level 3',
      class: ['hotspot', 'none', 'coldspot', null],
      inherited: [true, true, false, false],
    },
  ],
  ownShare: [1, 0.5, 1, 0],
  modelledShare: [0, 0.5, 0, 0],
  holdsBack: [[1], [], [0, 1], []],
  helps: [[0], [0, 1], [], []],
  neighbours: [[1, 2], [0], [], []],
  hasFiles: true,
};

/** Places of every kind around them. */
export const SMALL_FIND: FindData = {
  places: [
    {
      code: 'E07000001',
      name: 'Alpha',
      kind: 'district',
      ranked: true,
      files: true,
      names: ['Alpha on Sea'],
    },
    { code: 'E07000002', name: 'Bravo', kind: 'district', ranked: true, files: true, codes: ['E07000099'] },
    { code: 'E07000003', name: 'Charlie', kind: 'district', ranked: true, files: true },
    { code: 'S12000001', name: 'Elsewhere', kind: 'district' },
    { code: 'E10000001', name: 'Shire', kind: 'county', files: true, has: [0, 1] },
    {
      code: 'E14000001',
      name: 'Alpha and Bravo',
      kind: 'constituency',
      lies_in: [
        [0, 0.75],
        [1, 0.25],
      ],
    },
    { code: 'E07000050', name: 'Old Alphaville', kind: 'former', became: [0], ended: '2019-04-01' },
  ],
  postcodes: {
    AB1: [
      0,
      '12',
      {
        '3': 1,
        '4': [
          [0, 0.6],
          [1, 0.4],
        ],
      },
    ],
    EH1: [3, '1'],
  },
};
