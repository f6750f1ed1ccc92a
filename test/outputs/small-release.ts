import { indexSections } from '../../outputs/formats/dictionary.js';
import type { CatalogueFacts, Release } from '../../outputs/release.js';
import type { IndexRelease } from '../../outputs/release-data.js';
import { headOf } from '../../pipeline/release/edition-parts.js';
import { indexReleaseTables } from '../../pipeline/release/index-release.js';
import { harmonisedTable } from '../../schemas/harmonised.js';
import { robustness as robustnessMethod } from '../../schemas/method/robustness.js';
import { indicatorGroups, structureOfDomains } from '../../schemas/method/structure.js';
import { checksTable } from '../../schemas/release/checks-table.js';
import { contextTable } from '../../schemas/release/context-table.js';
import { figureErrorsTable } from '../../schemas/release/figure-errors-table.js';
import { indexTable } from '../../schemas/release/index-table.js';
import { indicatorsTable } from '../../schemas/release/indicators-table.js';
import { modelParametersTable, modelTable, upperTierTable } from '../../schemas/release/model-tables.js';
import {
  normalisedTable,
  scalesTable,
  treatedTable,
  treatmentTable,
} from '../../schemas/release/normalisation-tables.js';
import { leaveOneOutTable, robustnessTable, sensitivityTable } from '../../schemas/release/robustness.js';
import { AREA_KEY } from '../../schemas/release/unit-fields.js';

/** What catalogues say of a small release. */
export const SMALL_CATALOGUE: CatalogueFacts = {
  lead: 'A small index.',
  keywords: ['small', 'index'],
  countries: [{ code: 'E92000001', name: 'England' }],
  years: [2019, 2025],
  theme: 'SOCI',
  issued: '2026-01-31',
};

const aggregation = {
  aggregate: 'arithmetic_mean',
  minimum_weight_share: 1,
  treatment: 'none',
  normalise: 'z_score',
  weights: 'given',
} as const;

const { aggregate: _, ...indicator } = aggregation;

const method: IndexRelease['method'] = {
  kind: 'index',
  edition: 'small-2026',
  title: 'A small edition',
  summary: 'Two indicators in one domain.',
  method_version: '2.1.0',
  default: false,
  areas: {
    country: 'E',
    level: 'lower_tier',
    year: 2025,
    exclude: [],
    boundaries: 'england-2025.topojson',
    inset: null,
  },
  structure: structureOfDomains(
    [
      {
        code: 'place',
        name: 'Place | home',
        weight: 1,
        indicators: [
          { code: 'child_poverty', direction: -1, weight: 1, period: '2024', note: 'After housing costs.' },
          { code: 'broadband', direction: 1, weight: 3, period: '2025' },
        ],
      },
    ],
    'A small edition',
  ),
  inputs: [],
  derive: [],
  context: [{ code: 'deprivation', period: '2019' }],
  steps: {
    impute: 'none',
    levels: [
      { name: 'indicator', ...indicator },
      { name: 'domain', ...aggregation },
      { name: 'index', ...aggregation },
    ],
    tolerance: 1e-9,
    group_share: 0.2,
  },
  history: [],
  robustness: robustnessMethod.parse({ replicates: 0 }),
};

const source = (name: string): IndexRelease['sources'][number] => ({
  name,
  title: `Figures of ${name}`,
  publisher: 'An office',
  licence: 'Open Government Licence v3.0',
  licence_address: 'https://licence.example/v3',
  citation: `An office (2026), ${name}.`,
  landing_page: `https://office.example/${name}(1)`,
  files: [{ name: 'a.csv', address: 'https://office.example/a.csv', kind: 'csv' }],
});

const declaration = (code: string, title: string, unit: string) => ({
  code,
  title,
  description: `What ${title.toLowerCase()} counts.`,
  unit,
  level: 'lower_tier' as const,
  measure: 'rate' as const,
  range: [0, 100] as [number, number],
  select: [code],
});

/** A release without rows: descriptions of its tables do not depend on them. */
export const SMALL_RELEASE: IndexRelease = {
  method,
  schemaVersion: '1.0.0',
  index: { table: indexTable(indicatorGroups(method)), rows: [] },
  indicators: { table: indicatorsTable, rows: [] },
  scales: { table: scalesTable, rows: [] },
  context: { table: contextTable, rows: [] },
  harmonised: { table: harmonisedTable, rows: [] },
  domainFifths: new Map(),
  declared: [
    {
      declaration: declaration('child_poverty', 'Child poverty', 'per cent of children'),
      source: source('poverty'),
      domain: 'place',
      direction: -1,
      period: '2024',
      note: 'After housing costs.',
      share: 0.25,
    },
    {
      declaration: declaration('broadband', 'Broadband', 'per cent of homes'),
      source: source('wires'),
      domain: 'place',
      direction: 1,
      period: '2025',
      note: '',
      share: 0.75,
    },
  ],
  robustness: {
    replicates: 0,
    seed: 1,
    areas: { table: robustnessTable(AREA_KEY), rows: [] },
    sensitivity: { table: sensitivityTable, rows: [] },
    leaveOneOut: { table: leaveOneOutTable(AREA_KEY), rows: [] },
    errors: { table: figureErrorsTable, rows: [] },
  },
  model: {
    indicators: { table: modelTable, rows: [] },
    parameters: { table: modelParametersTable, rows: [] },
    upperTiers: { table: upperTierTable, rows: [] },
  },
  normalised: { table: normalisedTable(AREA_KEY, []), rows: [] },
  treatment: { table: treatmentTable, rows: [] },
  treated: { table: treatedTable(AREA_KEY), rows: [] },
  checks: { table: checksTable, rows: [] },
  sources: [source('poverty'), source('wires')],
  topology: {
    type: 'Topology',
    attribution: 'An office',
    licence: 'Open Government Licence v3.0',
    source: 'https://office.example/boundaries',
    vintage: '2025',
    bbox: [0, 0, 1, 1],
    transform: { scale: [1, 1], translate: [0, 0] },
    objects: {
      districts: { type: 'GeometryCollection', geometries: [] },
      upper_tiers: { type: 'GeometryCollection', geometries: [] },
      regions: { type: 'GeometryCollection', geometries: [] },
    },
    arcs: [],
  },
};

/** The same as passed to its writers. */
export const smallOutputs = (data: IndexRelease = SMALL_RELEASE): Release => ({
  head: headOf(data.method, data.sources),
  tables: indexReleaseTables(data).map((table) => ({ ...table, formats: ['csv', 'arrow', 'parquet'] })),
  sections: indexSections(data),
  origin: { inputs: [], official: [], options: {} },
});
