import type { LongShadowRelease } from '../../../outputs/release-data.js';
import { harmonisedTable } from '../../../schemas/harmonised.js';
import type { LongShadowMethod } from '../../../schemas/method.js';
import { contextTable, releasedFiguresTable } from '../../../schemas/release/context-table.js';
import {
  calibrationTable,
  localLevelTable,
  namesHeldTable,
  secondChancesTable,
  twoSourcesTable,
} from '../../../schemas/release/long-shadow-evidence.js';
import {
  agreementTable,
  coldspotsByYearTable,
  coldspotsTable,
  linesTable,
  persistenceTable,
} from '../../../schemas/release/long-shadow-tables.js';
import type { Row } from '../../../schemas/table.js';
import { grid } from '../page/grid.js';
import { agreementRows, coldspotRows, persistenceRows, yearRows } from './rows.js';
import { AUTHORITIES, type TinyAuthority } from './tiny-authorities.js';

const outcome = (code: string, name: string, periods: string[]): LongShadowMethod['outcomes'][number] => ({
  code,
  name,
  level: `${code}_fsm`,
  gap: `${code}_gap`,
  unexplained_gap: `${code}_unexplained`,
  period: periods.at(-1) ?? '',
  periods,
});

export const HIGHER = outcome('higher', 'Higher education', ['2021-22', '2022-23', '2023-24']);
export const LEVEL_3 = outcome('level_3', 'Level 3 by 19', ['2022', '2023', '2024']);

export const SHADOW_METHOD: LongShadowMethod = {
  kind: 'long_shadow',
  edition: 'tiny-shadow-2026',
  title: 'A tiny long shadow',
  summary: 'Nine authorities, two outcomes.',
  method_version: '1.0.0',
  default: false,
  areas: {
    boundaries: 'england-2025.topojson',
    inset: null,
    country: 'E',
    level: 'upper_tier',
    year: 2025,
    exclude: [{ code: 'E09000902', name: 'Nowhere', reason: 'nobody lives there' }],
  },
  inputs: [{ code: 'grades', periods: ['2020'], note: 'Given by schools.' }],
  derive: [
    {
      code: 'higher_unexplained',
      title: 'Unexplained',
      description: 'What is left.',
      unit: 'points',
      step: 'residual',
      of: 'higher_gap',
      against: 'grades_gap',
      years_before: 4,
    },
  ],
  context: [],
  two_sources: [],
  outcomes: [HIGHER, LEVEL_3],
  steps: {
    normalise: 'z_score',
    score: 'mean',
    all: 'mean',
    tolerance: 1e-9,
    group_share: 0.25,
    precision: { standard_error: 'year_on_year', least_years: 6, draws: 2000 },
    mean_years: 3,
  },
};

const SOURCE: LongShadowRelease['sources'][number] = {
  name: 'tool',
  title: 'The tool',
  publisher: 'The Office',
  licence: 'Open Government Licence v3.0',
  licence_address: 'https://licence.example/v3',
  citation: 'The Office, The tool, 2026.',
  landing_page: 'https://office.example/tool',
  files: [{ name: 'a.csv', address: 'https://office.example/a.csv', kind: 'csv' }],
};

const declared = (code: string, title: string, unit: string): LongShadowRelease['declared'][number] => ({
  declaration: {
    code,
    title,
    unit,
    description: `What ${title} counts.`,
    level: 'upper_tier',
    measure: 'rate',
    range: [0, 100] as [number, number],
    select: [code],
  },
  source: SOURCE,
  note: '',
});

export interface ShadowChanges {
  readonly method?: LongShadowMethod;
  readonly areas?: readonly TinyAuthority[];
  readonly agreement?: LongShadowRelease['agreement']['rows'];
  readonly names?: readonly Row[];
  readonly chances?: readonly Row[];
  readonly calibration?: readonly Row[];
  readonly twoSources?: readonly Row[];
}

/** A release of nine squares, one more that is not ranked, two outcomes and three years. */
export function tinyShadow({
  method = SHADOW_METHOD,
  areas = AUTHORITIES,
  agreement = agreementRows(method),
  names = [],
  chances = [],
  calibration = [],
  twoSources = [],
}: ShadowChanges = {}): LongShadowRelease {
  const line = { code: 'higher_unexplained', period: '2023-24', on_period: '2020', areas: 8 };
  const grades = { area_code: 'E10000901', indicator: 'grades_gap', period: '2020', value: 16 };
  return {
    method,
    schemaVersion: '1.0.0',
    sources: [SOURCE],
    coldspots: { table: coldspotsTable, rows: coldspotRows(method, areas) },
    byYear: { table: coldspotsByYearTable, rows: yearRows(method, areas) },
    persistence: { table: persistenceTable, rows: persistenceRows(method, areas) },
    lines: { table: linesTable, rows: [{ ...line, slope: 1.5, intercept: 2, r_squared: 0.64 }] },
    agreement: { table: agreementTable, rows: agreement },
    figures: { table: releasedFiguresTable, rows: [grades] },
    context: { table: contextTable, rows: [] },
    harmonised: { table: harmonisedTable, rows: [] },
    names: { table: namesHeldTable, rows: names },
    secondChances: { table: secondChancesTable, rows: chances },
    calibration: { table: calibrationTable, rows: calibration },
    localLevels: { table: localLevelTable, rows: [] },
    twoSources: { table: twoSourcesTable, rows: twoSources },
    declared: [
      declared('higher_fsm', 'Entry', 'per cent'),
      declared('higher_gap', 'Gap of entry', 'percentage points'),
      declared('level_3_fsm', 'Passes', 'per cent'),
    ],
    inset: { code: 'E12000007', name: 'London', areas: new Set(['E09000901', 'E09000902']) },
    topology: grid([...areas, { code: 'E09000902', name: 'Nowhere', region: 'London' }]),
  };
}

/** The release with one of its authorities renamed. */
export const renamedAuthority = (code: string, name: string): LongShadowRelease =>
  tinyShadow({ areas: AUTHORITIES.map((area) => (area.code === code ? { ...area, name } : area)) });
