import type { ReleaseData, TableData } from './release-data.js';

/** The tables of a release in the order in which a reader meets them. */
export const publishedTables = (release: ReleaseData): TableData[] => [
  release.index,
  release.indicators,
  release.scales,
  release.context,
  release.harmonised,
];
