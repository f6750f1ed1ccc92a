import type { Fifth, IndexRelease, ReleaseIndicator } from '../../../outputs/release-data.js';
import { harmonisedTable } from '../../../schemas/harmonised.js';
import { robustness } from '../../../schemas/method/robustness.js';
import {
  type GivenDomain,
  indicatorGroups,
  indicatorsOf,
  structureOfDomains,
} from '../../../schemas/method/structure.js';
import { checksTable } from '../../../schemas/release/checks-table.js';
import { contextTable } from '../../../schemas/release/context-table.js';
import { indexTable } from '../../../schemas/release/index-table.js';
import { indicatorsTable } from '../../../schemas/release/indicators-table.js';
import { modelParametersTable, modelTable, upperTierTable } from '../../../schemas/release/model-tables.js';
import {
  normalisedTable,
  scalesTable,
  treatedTable,
  treatmentTable,
} from '../../../schemas/release/normalisation-tables.js';
import { AREA_KEY } from '../../../schemas/release/unit-fields.js';
import type { Row } from '../../../schemas/table.js';
import { grid } from '../page/grid.js';
import { AREAS, type TinyArea } from './tiny-areas.js';
import { DRAWN, type Drawn, robustnessTables, robustRow } from './tiny-robustness.js';

type IndexMethod = IndexRelease['method'];
type Source = IndexRelease['sources'][number];

const LEVEL = { treatment: 'none', normalise: 'z_score', weights: 'given' } as const;

const DOMAINS: readonly GivenDomain[] = [
  {
    code: 'start',
    name: 'Early start',
    weight: 1,
    indicators: [
      { code: 'reading', direction: 1, weight: 1, period: '2024-09-01/P1Y' },
      {
        code: 'absence',
        direction: -1,
        weight: 1,
        period: '2025 (Rev)',
        note: 'Lower is not always less.',
      },
    ],
  },
  {
    code: 'work',
    name: 'Work',
    weight: 1,
    indicators: [{ code: 'pay', direction: 1, weight: 1, period: '2025-04-30' }],
  },
];

export const METHOD: IndexMethod = {
  kind: 'index',
  edition: 'tiny-2026',
  title: 'A tiny index',
  summary: 'Six areas, three indicators.',
  method_version: '1.2.0',
  default: false,
  areas: {
    boundaries: 'england-2025.topojson',
    inset: null,
    country: 'E',
    level: 'lower_tier',
    year: 2025,
    exclude: [{ code: 'E09000902', name: 'Nowhere', reason: 'nobody lives there' }],
  },
  structure: structureOfDomains(DOMAINS, 'A tiny index'),
  inputs: [],
  derive: [],
  context: [{ code: 'deprivation', period: '2019' }],
  steps: {
    impute: 'none',
    levels: [
      { name: 'indicator', minimum_weight_share: 0, ...LEVEL },
      { name: 'domain', aggregate: 'arithmetic_mean', minimum_weight_share: 0.6, ...LEVEL },
      { name: 'index', aggregate: 'arithmetic_mean', minimum_weight_share: 1, ...LEVEL },
    ],
    tolerance: 1e-9,
    group_share: 0.2,
  },
  history: [],
  robustness: robustness.parse({}),
};

const source = (name: string, title: string): Source => ({
  name,
  title,
  publisher: 'The Office',
  licence: 'Open Government Licence v3.0',
  licence_address: 'https://licence.example/v3',
  citation: `The Office, ${title}, 2026.`,
  landing_page: `https://office.example/${name}`,
  files: [{ name: 'a.csv', address: 'https://office.example/a.csv', kind: 'csv' }],
});

export const SCHOOLS = source('schools', 'School figures');
const EARNINGS = source('earnings', 'Earnings');

interface TinyIndicator {
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  readonly level: 'lower_tier' | 'upper_tier';
  readonly source: Source;
  readonly share: number;
}

const TINY_INDICATORS: readonly TinyIndicator[] = [
  { code: 'reading', title: 'Reading', unit: 'per cent', level: 'lower_tier', source: SCHOOLS, share: 0.25 },
  { code: 'absence', title: 'Absence', unit: 'per cent', level: 'upper_tier', source: SCHOOLS, share: 0.25 },
  { code: 'pay', title: 'Pay', unit: 'pounds a week', level: 'lower_tier', source: EARNINGS, share: 0.5 },
];

function declared(method: IndexMethod): ReleaseIndicator[] {
  return indicatorsOf(method).map(({ code, parent, direction, period, note = '' }) => {
    const {
      title,
      unit,
      level,
      source: from,
      share,
    } = TINY_INDICATORS.find((indicator) => indicator.code === code)!;
    const description = `What ${title} counts.`;
    const kind = { level, measure: 'rate' as const, range: [0, 1000] as [number, number], select: [title] };
    const declaration = { code, title, description, unit, ...kind };
    return { declaration, source: from, domain: parent, direction, period, note, share };
  });
}

const GROUPS: Readonly<Record<number, string>> = { 1: 'hotspot', 5: 'coldspot' };

function indexRow(tiny: TinyArea, method: IndexMethod, drawn: Drawn): Row {
  const counts = ['observed', 'mapped', 'modelled', 'inherited', 'estimated', 'missing'].map((status) => [
    `indicators_${status}`,
    tiny.statuses.filter((found) => found === status).length,
  ]);
  const scores = indicatorGroups(method).flatMap(({ code }, i) => [
    [`${code}_score`, tiny.domains[i]?.[0] ?? null],
    [`${code}_rank`, tiny.domains[i]?.[1] ?? null],
  ]);
  return {
    area_code: tiny.code,
    area_name: tiny.name,
    upper_tier_code: 'E10000901',
    upper_tier_name: tiny.upper,
    region_code: 'E12000901',
    region_name: tiny.region,
    score: tiny.score,
    rank: tiny.rank,
    fifth: tiny.fifth,
    group: tiny.fifth === null ? null : (GROUPS[tiny.fifth] ?? 'middle'),
    own_level_share: tiny.own,
    ...Object.fromEntries(scores),
    combined_authority_code: null,
    combined_authority_name: null,
    ...Object.fromEntries(counts),
    ...robustRow(tiny, drawn),
  };
}

const REASONS: Readonly<Record<string, string>> = {
  mapped: 'recode',
  inherited: 'upper_tier',
  estimated: 'merger',
  missing: 'not_available',
};

const indicatorRows = (tiny: TinyArea, indicators: readonly ReleaseIndicator[]): Row[] =>
  indicators.map(({ declaration, domain, direction, period, share, source: from }, i) => ({
    area_code: tiny.code,
    area_name: tiny.name,
    domain,
    indicator: declaration.code,
    period,
    unit: declaration.unit,
    value: tiny.statuses[i] === 'missing' ? null : 50 + i,
    lower: declaration.code === 'pay' ? 45 : null,
    upper: declaration.code === 'pay' ? 60 : null,
    status: tiny.statuses[i] ?? 'missing',
    reason: REASONS[tiny.statuses[i] ?? 'missing'] ?? '',
    flags: '',
    from_codes: tiny.code,
    source: from.name,
    cells: 'a.csv#2:value',
    raw_text: '50',
    direction,
    weight: share,
    normalised: 0,
    contribution: 0,
  }));

const scale = (level: string, code: string, mean: number, standard_deviation: number): Row => ({
  level,
  code,
  areas: 5,
  mean,
  standard_deviation,
  least: mean - 1,
  most: mean + 1,
});

export interface Changes {
  readonly method?: IndexMethod;
  readonly areas?: readonly TinyArea[];
  /** Results of the replicates; by default those of `tiny-robustness.ts`. */
  readonly drawn?: Drawn;
}

/** The best of a domain in the first fifth, the worst in the last, all others in the middle. */
const domainFifths = (areas: readonly TinyArea[], method: IndexMethod): IndexRelease['domainFifths'] =>
  new Map(
    indicatorGroups(method).map(({ code }, i) => {
      const ranks = areas.map((tiny) => tiny.domains[i]?.[1] ?? null);
      const worst = Math.max(...ranks.filter((rank) => rank !== null));
      const fifth = (rank: number): Fifth => (rank === 1 ? 1 : rank === worst ? 5 : 3);
      const known = areas.flatMap((tiny, position) => {
        const rank = ranks[position] ?? null;
        return rank === null ? [] : [[tiny.code, fifth(rank)] as const];
      });
      return [code, new Map(known)] as const;
    }),
  );

/** A release of six squares, one more that is not ranked, two domains and three indicators. */
export function tinyRelease({ method = METHOD, areas = AREAS, drawn = DRAWN }: Changes = {}): IndexRelease {
  const indicators = declared(method);
  return {
    method,
    schemaVersion: '1.0.0',
    index: {
      table: indexTable(indicatorGroups(method)),
      rows: areas.map((tiny) => indexRow(tiny, method, drawn)),
    },
    indicators: { table: indicatorsTable, rows: areas.flatMap((tiny) => indicatorRows(tiny, indicators)) },
    model: {
      indicators: { table: modelTable, rows: [] },
      parameters: { table: modelParametersTable, rows: [] },
      upperTiers: { table: upperTierTable, rows: [] },
    },
    scales: {
      table: scalesTable,
      rows: [
        ...indicators.map(({ declaration }, i) => scale('indicator', declaration.code, 1050.125 + i, 2.5)),
        ...indicatorGroups(method).map(({ code }) => scale('domain', code, 0, 0.9)),
        scale('index', 'index', 0, 0.8),
      ],
    },
    context: {
      table: contextTable,
      rows: [{ area_code: 'E09000901', indicator: 'deprivation', source: 'deprivation' }],
    },
    harmonised: { table: harmonisedTable, rows: [] },
    domainFifths: domainFifths(areas, method),
    declared: indicators,
    robustness: robustnessTables(areas, drawn),
    normalised: { table: normalisedTable(AREA_KEY, []), rows: [] },
    treatment: { table: treatmentTable, rows: [] },
    treated: { table: treatedTable(AREA_KEY), rows: [] },
    checks: { table: checksTable, rows: [] },
    sources: [SCHOOLS, EARNINGS, source('deprivation', 'Deprivation'), source('borders', 'Borders')],
    inset: { code: 'E12000007', name: 'London', areas: new Set(['E09000901', 'E09000902']) },
    topology: grid([...areas, { code: 'E09000902', name: 'Nowhere', region: 'London' }]),
  };
}

/** The release with one of its areas renamed. */
export const renamed = (code: string, name: string): IndexRelease =>
  tinyRelease({ areas: AREAS.map((tiny) => (tiny.code === code ? { ...tiny, name } : tiny)) });
