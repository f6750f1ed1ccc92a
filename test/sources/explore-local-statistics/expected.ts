/**
 * Content of each fixture, read by eye: [row, code, series, period, value, and other non-empty fields]. The
 * text of the cell is the value’s own digits unless it is given.
 */
export interface Expected {
  readonly lower?: number;
  readonly upper?: number;
  readonly reason?: string;
  readonly flags?: string;
  readonly text?: string;
}
export type ExpectedRow = readonly [
  row: number,
  code: string,
  series: string,
  period: string,
  value: number | null,
  more?: Expected,
];

const unavailable = { reason: 'not_available', text: '' };
const aggregated = { flags: 'aggregated_by_publisher' };

const POVERTY = 'Children in relative poverty after housing costs';
const FIRST_TIME = 'First-time buyer mortgage sales';
const GCSES = 'GCSEs in English and Maths';
const GIGABIT = 'Gigabit capable broadband';
const PAY = 'Gross median weekly pay';
const FEMALE = 'Female healthy life expectancy';
const MALE = 'Male healthy life expectancy';
const RATIO = 'Housing affordability ratio (residence-based)';
const ABSENCE = 'Persistent absences for pupils eligible for free school meals';
const PRIMARY = 'Pupils meeting the expected standard in reading, writing and maths';
const LEVEL_3 = 'Level 3 or above qualifications (Great Britain)';
const WALK = 'Public transport or walk to work';

export const EXPECTED: Readonly<Record<string, readonly ExpectedRow[]>> = {
  'average-travel-time': [
    [2, 'E92000001', 'Drive to work', '2019-01-01/P1Y', 9.25],
    [3, 'E92000001', WALK, '2019-01-01/P1Y', 14.5],
    [4, 'E07000901', WALK, '2019-01-01/P1Y', 22.28908020535854],
    [5, 'E07000902', WALK, '2017-01-01/P1Y', 31],
    [6, 'E07000902', WALK, '2019-01-01/P1Y', 30.75],
    [7, 'E07000911', WALK, '2019-01-01/P1Y', 10],
    [8, 'E07000912', WALK, '2019-01-01/P1Y', 20],
  ],
  'children-in-relative-poverty': [
    [2, 'E07000901', 'Children in relative poverty before housing costs', '2024-04-01/P1Y', 11.9],
    [3, 'E07000901', POVERTY, '2024-04-01/P1Y', 28.4],
    [4, 'E47000901', POVERTY, '2024-04-01/P1Y', 26, { ...aggregated, text: '26.0' }],
    [5, 'E08000901', POVERTY, '2024-04-01/P1Y', 33.1],
    [6, 'K02000001', POVERTY, '2024-04-01/P1Y', 29],
  ],
  'claimant-count': [
    [2, 'N09000901', 'Claimant Count', '2012-01-01/P1Y', null, unavailable],
    [3, 'E07000901', 'Claimant Count', '2025-01-01/P1Y', 2.5],
    [4, 'E07000902', 'Claimant Count', '2025-01-01/P1Y', 0],
    [5, 'E06000901', 'Claimant Count', '2025-01-01/P1Y', 12.345, { text: '1,234.5e-2' }],
  ],
  'early-years': [
    [2, 'E06000901', 'Communication and language', '2024-09-01/P1Y', 79.1],
    [3, 'E06000901', 'Literacy', '2024-09-01/P1Y', 70.2],
    [4, 'E06000901', 'Mathematics', '2024-09-01/P1Y', 77],
    [5, 'E06000901', 'Literacy', '2023-09-01/P1Y', 69.9],
    [6, 'E10000901', 'Literacy', '2024-09-01/P1Y', 71.05],
  ],
  'first-time-buyer-mortgage-sales': [
    [2, 'E06000902', FIRST_TIME, '2024-01-01/P1Y', null, { reason: 'unspecified', text: '' }],
    [3, 'E07000901', FIRST_TIME, '2024-01-01/P1Y', 9.75],
    [4, 'E09000901', FIRST_TIME, '2024-01-01/P1Y', 3.5, aggregated],
  ],
  'gcses-in-english-and-maths': [
    [2, 'E09000901', GCSES, '2024-09-01/P1Y', null, unavailable],
    [3, 'E06000902', GCSES, '2024-09-01/P1Y', 74.6],
    [4, 'E07000911', GCSES, '2021-09-01/P1Y', 70.5],
  ],
  'gigabit-capable-broadband': [
    [2, 'E06000901', GIGABIT, '2026-01-01', 100],
    [3, 'E07000901', GIGABIT, '2026-01-01', 70, { text: '7.0E1' }],
    [4, 'E07000902', GIGABIT, '2026-01-01', 64.03],
  ],
  'gross-median-weekly-pay': [
    [2, 'E07000901', PAY, '2025-04-30', 610.2, { lower: 580.7, upper: 639.7 }],
    [3, 'E07000901', PAY, '2024-04-17', 600],
    [4, 'E07000902', PAY, '2025-04-30', null, unavailable],
    [
      5,
      'E06000901',
      PAY,
      '2025-04-30',
      null,
      { reason: 'low_reliability', flags: 'low_reliability', text: '' },
    ],
    [6, 'E06000902', PAY, '2025-04-30', 555.5, { lower: 500, upper: 611, flags: 'low_reliability' }],
    [7, 'E08000901', PAY, '2025-04-30', 590, { lower: 570, upper: 610 }],
  ],
  'healthy-life-expectancy': [
    [2, 'E06000901', MALE, '2022-01-01/P3Y', 60, { lower: 57, upper: 63 }],
    [3, 'E10000901', MALE, '2022-01-01/P3Y', 61.5, { lower: 60.5, upper: 62.5 }],
    [4, 'E06000901', FEMALE, '2022-01-01/P3Y', 62, { lower: 58, upper: 66 }],
    [5, 'E10000901', MALE, '2019-01-01/P3Y', 61, { lower: 60, upper: 62 }],
    [6, 'E10000901', FEMALE, '2022-01-01/P3Y', 63.5, { lower: 62, upper: 65 }],
  ],
  'housing-affordability-ratio': [
    [2, 'E06000901', RATIO, '2002-04-01', null, unavailable],
    [3, 'E06000901', RATIO, '2025-04-01', 5.25],
    [4, 'E07000901', RATIO, '2025-04-01', 12.5],
  ],
  'persistent-absences-for-pupils-eligible-for-free-school-meals': [
    [2, 'E92000001', ABSENCE, '2024-08-01/P1Y', 33.2],
    [3, 'E10000901', ABSENCE, '2024-08-01/P1Y', 30.12345, aggregated],
    [4, 'E08000901', ABSENCE, '2024-08-01/P1Y', 39],
  ],
  'pupils-at-expected-standards-by-end-of-primary-school': [
    [2, 'E09000901', PRIMARY, '2024-09-01/P1Y', null, unavailable],
    [3, 'E07000902', PRIMARY, '2024-09-01/P1Y', 61],
    [4, 'E07000902', PRIMARY, '2021-09-01/P1Y', 58],
  ],
  'qualifications-level-3-or-above': [
    [2, 'E07000901', LEVEL_3, '2023-01-01/P1Y', 64.2, { lower: 58, upper: 70.4 }],
    [3, 'E06000902', LEVEL_3, '2023-01-01/P1Y', null, unavailable],
    [4, 'E10000902', LEVEL_3, '2023-01-01/P1Y', 55, { lower: 51.5, upper: 58.5, flags: 'low_reliability' }],
  ],
};
