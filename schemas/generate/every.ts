import type { z } from 'zod';
import { areaTable } from '../area.js';
import { censusMovesTable } from '../census-moves.js';
import { comparisonTable } from '../comparison.js';
import { evidenceAreaTable, evidenceTable } from '../evidence.js';
import { figureTable } from '../figure.js';
import { harmonisedTable } from '../harmonised.js';
import { historyTable } from '../history.js';
import { indicatorDeclaration } from '../indicator.js';
import { type IndexMethod, indexMethod } from '../method/index-method.js';
import { longShadowMethod } from '../method/long-shadow-method.js';
import { scoreMethod } from '../method/score-method.js';
import { aggregatesBelowIndex, facesOf, indicatorsOf } from '../method/structure.js';
import { observationTable } from '../observation.js';
import { originFile } from '../origin.js';
import { withPeriodColumns } from '../period-columns.js';
import { populationTable } from '../population.js';
import { publishedColdspotTable } from '../published-coldspot.js';
import { publishedDeprivationTable } from '../published-deprivation.js';
import { areaIndexFile, catalogueFile, indicatorFile } from '../release/api-files.js';
import { areaFiguresTable } from '../release/area-figures-table.js';
import { areaFilesTable, areaListTable } from '../release/area-list-table.js';
import { areaProfile } from '../release/area-profile.js';
import { authorityProfile } from '../release/authority-profile.js';
import { checksFile } from '../release/checks-file.js';
import { checksTable } from '../release/checks-table.js';
import { contextTable, releasedFiguresTable } from '../release/context-table.js';
import { tableColdspotsTable, todayColdspotsTable } from '../release/custom-coldspots-tables.js';
import {
  customIndexTable,
  customIndicatorsTable,
  customScalesTable,
  customStructureTable,
  customUnrankedTable,
} from '../release/custom-index-tables.js';
import { disclosureFile } from '../release/disclosure-file.js';
import { drawsFile } from '../release/draws-file.js';
import { estimatesTable, suppressionTable, totalsTable } from '../release/estimates-table.js';
import { figureErrorsTable } from '../release/figure-errors-table.js';
import { findFile } from '../release/find-file.js';
import { indexTable, type NamedCode } from '../release/index-table.js';
import { indicatorsTable } from '../release/indicators-table.js';
import {
  calibrationTable,
  localLevelTable,
  namesHeldTable,
  secondChancesTable,
  twoSourcesTable,
} from '../release/long-shadow-evidence.js';
import {
  agreementTable,
  coldspotsByYearTable,
  coldspotsTable,
  linesTable,
  persistenceTable,
} from '../release/long-shadow-tables.js';
import { modelParametersTable, modelTable, upperTierTable } from '../release/model-tables.js';
import { measuresOf, movesBetweenTable, movesElsewhereTable, movesTable } from '../release/moves-tables.js';
import {
  normalisedTable,
  scalesTable,
  treatedTable,
  treatmentTable,
} from '../release/normalisation-tables.js';
import { receiptFile } from '../release/receipt.js';
import {
  changesTable,
  differencesTable,
  factsTable,
  predecessorsTable,
  regionsTable,
  reproducedTable,
  reproductionAgreementTable,
} from '../release/reproduction-tables.js';
import {
  leaveOneOutTable,
  replicatesTable,
  robustnessFile,
  robustnessTable,
  sensitivityTable,
} from '../release/robustness.js';
import { trendCodesTable, trendTable } from '../release/trend-tables.js';
import { AREA_KEY, UNIT_KEY } from '../release/unit-fields.js';
import { validityPlacesTable, validityTable } from '../release/validity-tables.js';
import { retypedTable } from '../retyped.js';
import { revisionTable } from '../revision.js';
import { lockFile, sourceDeclaration } from '../source.js';
import { suiteFile } from '../suite.js';
import type { Table } from '../table.js';

/**
 * What the columns of an index depend on: its structure, and the outcomes of the long shadow shown with it.
 */
export interface IndexColumns {
  readonly structure: IndexMethod['structure'];
  readonly outcomes: readonly NamedCode[];
}

/** The tables that a release of an index publishes. */
export const releaseTables = ({ structure, outcomes }: IndexColumns): Table[] =>
  [
    indexTable(aggregatesBelowIndex({ structure }), outcomes, facesOf({ structure })),
    indicatorsTable,
    scalesTable,
    contextTable,
    harmonisedTable,
    revisionTable,
    normalisedTable(
      AREA_KEY,
      indicatorsOf({ structure }).map(({ code }) => ({ code, title: code })),
    ),
    treatmentTable,
    treatedTable(AREA_KEY),
    checksTable,
    robustnessTable(AREA_KEY, true, facesOf({ structure })),
    sensitivityTable,
    leaveOneOutTable(AREA_KEY),
    figureErrorsTable,
    movesTable(measuresOf({ structure })),
    movesBetweenTable,
    movesElsewhereTable,
    modelTable,
    modelParametersTable,
    upperTierTable,
    trendTable,
    trendCodesTable,
    validityTable,
    validityPlacesTable,
    evidenceTable,
  ].map(withPeriodColumns);

/** The tables that a release of the long shadow publishes. */
export const LONG_SHADOW_TABLES: readonly Table[] = [
  coldspotsTable,
  coldspotsByYearTable,
  persistenceTable,
  agreementTable,
  linesTable,
  releasedFiguresTable,
  contextTable,
  harmonisedTable,
  revisionTable,
  namesHeldTable,
  secondChancesTable,
  calibrationTable,
  localLevelTable,
  twoSourcesTable,
].map(withPeriodColumns);

/** A table of a custom index, under a name that differs from the similar table of an edition. */
const ofCustomIndex = (table: Table): Table => ({
  ...table,
  name: `custom_${table.name}`,
  title: `${table.title} (custom index)`,
});

/**
 * The tables of `smi score` that differ from those of an edition. They are published without “custom_”;
 * `index` and `normalised` then have a column for each aggregate and each indicator of the method.
 */
const CUSTOM_INDEX_TABLES: readonly Table[] = [
  customIndexTable([]),
  customIndicatorsTable,
  customScalesTable,
  customStructureTable,
  customUnrankedTable,
  normalisedTable(UNIT_KEY, []),
  treatedTable(UNIT_KEY),
  robustnessTable(UNIT_KEY, false),
  leaveOneOutTable(UNIT_KEY),
].map(ofCustomIndex);

/** A table of a reproduction, under a name that differs from the similar table of an edition. */
const ofReproduction = (table: Table): Table => ({
  ...table,
  name: `reproduce_${table.name}`,
  title: `${table.title} (reproduction)`,
});

/** The tables of `smi reproduce`. They are published without “reproduce_”. */
const REPRODUCTION_TABLES: readonly Table[] = [
  reproductionAgreementTable,
  differencesTable,
  reproducedTable,
  regionsTable,
  predecessorsTable,
  changesTable,
  factsTable,
].map(ofReproduction);

/** The tables of `smi coldspots` (coldspots of a given table), `smi estimate` and `smi score`. */
export const GIVEN_TABLES: readonly Table[] = [
  { ...tableColdspotsTable, name: 'table_coldspots', title: 'Coldspots of a given table' },
  todayColdspotsTable,
  estimatesTable,
  totalsTable,
  suppressionTable,
  ...CUSTOM_INDEX_TABLES,
  ...REPRODUCTION_TABLES,
];

const FROZEN: readonly Table[] = [
  areaTable,
  observationTable,
  // A release publishes the frozen figures under the name `figures`, with the names of their areas.
  { ...figureTable, name: 'frozen_figures' },
  harmonisedTable,
  historyTable,
  populationTable,
  evidenceAreaTable,
  publishedColdspotTable,
  publishedDeprivationTable,
  comparisonTable,
  retypedTable,
  censusMovesTable([]),
];

/** Every table at a boundary between stages or of a release, each once, in the order of the stages. */
export const everyTable = (columns: IndexColumns): Table[] => {
  const all = [
    ...FROZEN,
    ...releaseTables(columns),
    replicatesTable(),
    replicatesTable(true),
    areaListTable,
    areaFilesTable,
    areaFiguresTable,
    ...LONG_SHADOW_TABLES,
    ...GIVEN_TABLES,
  ];
  return [...new Map(all.map((table) => [table.name, table])).values()];
};

/** A file, or a part of one, that is not a table. */
export interface FileSchema {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly schema: z.ZodType;
}

/** The schema of every file that is not a table. */
export const FILE_SCHEMAS: readonly FileSchema[] = [
  {
    name: 'index-method',
    title: 'Method of an index',
    description: 'The method of an index: areas, structure, directions, weights and steps.',
    schema: indexMethod,
  },
  {
    name: 'long-shadow-method',
    title: 'Method of the long shadow',
    description: 'The method of the long shadow: areas, inputs, derived figures, outcomes and steps.',
    schema: longShadowMethod,
  },
  {
    name: 'score-method',
    title: 'Method of a custom index',
    description:
      'The method of `smi score`: the columns of the data, the structure, the steps and what is drawn. docs/toolbox.md explains every setting.',
    schema: scoreMethod,
  },
  {
    name: 'suite',
    title: 'Suite',
    description:
      'The declaration of a suite of `smi reproduce`: what was published, its tables, indices and required agreement.',
    schema: suiteFile,
  },
  {
    name: 'source',
    title: 'Source',
    description: 'The declaration of an official data set: publisher, licence, citation and files.',
    schema: sourceDeclaration,
  },
  {
    name: 'indicator',
    title: 'Indicator',
    description: 'The declaration of an indicator that a source provides.',
    schema: indicatorDeclaration,
  },
  {
    name: 'lock',
    title: 'Lock',
    description: 'Size and hash of every official file, by address.',
    schema: lockFile,
  },
  {
    name: 'origin',
    title: 'Origin',
    description: 'What the frozen tables of an edition were made from: the areas and the official files.',
    schema: originFile,
  },
  {
    name: 'disclosure',
    title: 'Disclosure control of an output',
    description:
      'What later outputs of estimates need to know about this one, so that together they disclose nothing.',
    schema: disclosureFile,
  },
  {
    name: 'area-profile',
    title: 'Files of an area',
    description:
      'What is published of one area of an index: `areas/<code>.json`. Pages, workbooks and CSV files of the area show the same.',
    schema: areaProfile,
  },
  {
    name: 'authority-profile',
    title: 'Files of an authority of the long shadow',
    description: 'What is published of one authority of the long shadow: `areas/<code>.json`.',
    schema: authorityProfile,
  },
  {
    name: 'area-index',
    title: 'Areas of a release',
    description: 'Every area that has files, with its ranks: `index.json`.',
    schema: areaIndexFile,
  },
  {
    name: 'indicator-file',
    title: 'An indicator of a release',
    description: 'One indicator for every area: `indicators/<code>.json`.',
    schema: indicatorFile,
  },
  {
    name: 'catalogue',
    title: 'Catalogue of a release',
    description:
      'Every file of a release, and how to find that of an area or an indicator: `catalogue.json`.',
    schema: catalogueFile,
  },
  {
    name: 'checks-file',
    title: 'Checks',
    description: 'Every check of an index: `checks.json`.',
    schema: checksFile,
  },
  {
    name: 'robustness-file',
    title: 'Replicates',
    description: 'What a folder of replicates holds: `robustness.json`.',
    schema: robustnessFile,
  },
  {
    name: 'draws-file',
    title: 'What replicates are computed from',
    description: 'Everything that the replicates of an index are computed from: `draws.json`.',
    schema: drawsFile,
  },
  {
    name: 'find',
    title: 'Finding an area',
    description: 'Everything by which an area of a release is found: `areas/find.json`.',
    schema: findFile,
  },
  {
    name: 'receipt',
    title: 'Receipt',
    description: 'What a release was made from, which program made it, and what it holds.',
    schema: receiptFile,
  },
];
