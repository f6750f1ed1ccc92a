/**
 * The public API of `social-mobility-index`. What is exported here is stable within a major version; nothing
 * else in the package is. See docs/stability.md.
 */
export { CATALOGUE, type ErrorCode, EXIT } from './errors/catalogue.js';
export { SmiError } from './errors/smi-error.js';
export type { IndexRelease } from './outputs/release-data.js';
export { type BuildOptions, type Built, buildEdition } from './pipeline/build.js';
export { type Edition, editionNames, loadEdition } from './pipeline/editions/edition.js';
export { parseMethod } from './pipeline/editions/method.js';
export { type Explanation, explainArea } from './pipeline/explain/explain.js';
export { createLog, type Log, silentLog } from './pipeline/system/log.js';
export * from './schemas/index.js';
export type { TableData } from './schemas/table.js';
export { INDICATORS, SOURCES } from './sources/registry.js';
