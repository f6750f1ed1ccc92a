/** The definitions of every table and file. Everything else about them is generated from these. */
export { type Area, areaRow, areaTable } from './area.js';
export { type Figure, figureRow, figureTable } from './figure.js';
export { type Harmonised, harmonisedRow, harmonisedTable } from './harmonised.js';
export { type IndicatorDeclaration, indicatorDeclaration } from './indicator.js';
export { type Method, methodFile } from './method.js';
export { type Observation, observationRow, observationTable } from './observation.js';
export { type MadeFrom, type Origin, originFile } from './origin.js';
export { PERIOD_COLUMNS, withPeriodColumns } from './period-columns.js';
export { contextTable } from './release/context-table.js';
export { indexTable } from './release/index-table.js';
export { indicatorsTable } from './release/indicators-table.js';
export { scalesTable } from './release/normalisation-tables.js';
export { type Receipt, receiptFile, SCHEMA_VERSION } from './release/receipt.js';
export {
  type LockFile,
  lockFile,
  type SourceDeclaration,
  type SourceFile,
  sourceDeclaration,
} from './source.js';
export { type Column, columns, type Row, type Table } from './table.js';
