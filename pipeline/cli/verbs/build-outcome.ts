import { isIndexRelease, type ReleaseData } from '../../../outputs/release-data.js';
import type { WrittenFile } from '../../../outputs/writer.js';
import type { Built } from '../../build.js';
import { type BuildSummaryOptions, buildSummary } from './build-summary.js';

/** What the command says of an edition that was built, to people and to programs. */
export interface Told {
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
  readonly files: readonly WrittenFile[];
}

const areasOf = (data: ReleaseData): number =>
  isIndexRelease(data)
    ? data.index.rows.length
    : new Set(data.coldspots.rows.map(({ area_code }) => area_code)).size;

export const tell = (built: Built, summary: BuildSummaryOptions): Told => {
  const { edition, path, data, files, laps } = built;
  return {
    text: buildSummary(built, summary),
    json: { edition, path, areas: areasOf(data), files, milliseconds: laps },
    files,
  };
};
