import type { TableData } from '../schemas/table.js';
import type { IndexRelease, LongShadowRelease, ReleaseHead } from './release-data.js';

/** The tables of a release in the order in which a reader meets them. */
export const publishedTables = (release: IndexRelease): TableData[] => [
  release.index,
  release.indicators,
  release.scales,
  release.normalised,
  release.treatment,
  release.treated,
  release.checks,
  release.robustness.areas,
  release.robustness.sensitivity,
  release.robustness.leaveOneOut,
  release.context,
  release.harmonised,
];

/** What a release of an index says of itself. */
export const headOf = (release: IndexRelease): ReleaseHead => ({
  name: release.method.edition,
  title: release.method.title,
  summary: release.method.summary,
  version: release.method.method_version,
  sources: release.sources,
  tables: publishedTables(release),
});

/** The tables of a release of the long shadow in the order in which a reader meets them. */
export const longShadowTables = (release: LongShadowRelease): TableData[] => [
  release.coldspots,
  release.byYear,
  release.persistence,
  release.agreement,
  release.lines,
  release.figures,
  release.context,
  release.harmonised,
];

/** What a release of the long shadow says of itself. */
export const longShadowHead = (release: LongShadowRelease): ReleaseHead => ({
  name: release.method.edition,
  title: release.method.title,
  summary: release.method.summary,
  version: release.method.method_version,
  sources: release.sources,
  tables: longShadowTables(release),
});
