import { type Observation, observationRow } from '../../schemas/observation.js';
import type { OfferedIndicator } from '../../sources/registry.js';
import { fileOf, type SourceReader } from '../../sources/source.js';
import type { Log } from '../system/log.js';
import { indicatorObservations } from './indicators.js';

/**
 * Reads the indicators' official files into observations, every period that the files hold, under the codes that the
 * publishers used. Every row is checked; throws `SmiError` naming file, row and column for what cannot be read.
 */
export async function ingest(
  wanted: readonly OfferedIndicator[],
  reader: SourceReader,
  log: Log,
): Promise<Observation[]> {
  const sources = [...new Set(wanted.map(({ source }) => source))];
  const observations: Observation[] = [];
  for (const [index, source] of sources.entries()) {
    const series = await source.observe(reader);
    for (const { declaration } of wanted.filter((offered) => offered.source === source)) {
      observations.push(...indicatorObservations(series, declaration, source.name, fileOf(source).name));
    }
    log.progress('ingest', index + 1, sources.length);
  }
  // The sources have told every row that cannot be read; a failure here is a mistake of ours.
  for (const observation of observations) observationRow.parse(observation);
  log.stage(
    'ingest',
    `${observations.length} observations of ${wanted.length} indicators from ${sources.length} data sets`,
  );
  return observations;
}
