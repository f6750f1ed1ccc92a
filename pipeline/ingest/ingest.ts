import { quoteFound, SmiError } from '../../errors/smi-error.js';
import type { IndicatorDeclaration } from '../../schemas/indicator.js';
import { type Observation, observationRow } from '../../schemas/observation.js';
import { Problems } from '../../sources/problems.js';
import type { OfferedIndicator } from '../../sources/registry.js';
import { fileOf, type SeriesObservation, type SourceReader } from '../../sources/source.js';
import { meanOfEstimates } from '../methods/estimate/mean-of-estimates.js';
import type { Log } from '../system/log.js';

const joined = (parts: readonly string[]) => [...new Set(parts.filter((part) => part !== ''))].join(';');

/** One observation of an indicator from its series, one of each: the mean, or missing when one of them is. */
function combine(parts: readonly SeriesObservation[], indicator: string, source: string): Observation {
  const [first] = parts;
  if (first === undefined) throw new RangeError('no series to combine');
  const { area_code, period } = first;
  const shared = {
    area_code,
    indicator,
    period,
    flags: joined(parts.flatMap(({ flags }) => flags.split(';'))),
    source,
    cell: parts.map(({ cell }) => cell).join(';'),
    raw_text: parts.map(({ raw_text }) => raw_text).join(';'),
  };
  if (parts.length === 1) {
    const { value, lower, upper, status, reason } = first;
    return { ...shared, value, lower, upper, status, reason };
  }
  const without = parts.find(({ value }) => value === null);
  if (without !== undefined) {
    return {
      ...shared,
      value: null,
      lower: null,
      upper: null,
      status: without.status,
      reason: without.reason,
    };
  }
  const estimates = parts.map(({ value, lower, upper }) => ({ value: Number(value), lower, upper }));
  const mean = meanOfEstimates(
    estimates,
    estimates.map(() => 1),
  );
  return { ...shared, ...mean, status: 'observed', reason: '' };
}

/**
 * A figure outside the range that can be true, or outside its own limits, is an error of the file or of the layout,
 * never a figure.
 */
function checkRange(
  observation: SeriesObservation,
  [least, most]: readonly [number, number],
  problems: Problems,
): void {
  const { value, lower, upper, cell } = observation;
  if (value === null) return;
  const [, row = '0', column = ''] = /#(\d+):(.*)$/.exec(cell) ?? [];
  if (value < least || value > most)
    problems.add(Number(row), column, `outside ${least} to ${most}, found ${value}`);
  if (value < (lower ?? value) || value > (upper ?? value))
    problems.add(Number(row), column, `outside its limits ${lower} to ${upper}, found ${value}`);
}

/**
 * Makes the observations of an indicator from the series of its source, ordered as the first series is in its file.
 * A code that has one series and not another is missing. Throws `rows-unreadable` for a value that cannot be true, and
 * `file-unreadable` for a series of which the file has no row: it was renamed, and every area would be missing.
 */
export function indicatorObservations(
  series: readonly SeriesObservation[],
  declaration: IndicatorDeclaration,
  source: string,
  file: string,
): Observation[] {
  const problems = new Problems(file);
  const bySeries = declaration.select.map((name) =>
    series.filter((observation) => observation.series === name),
  );
  const absent = declaration.select.find((_, index) => bySeries[index]?.length === 0);
  if (absent !== undefined) {
    throw new SmiError('file-unreadable', `${file} has no row of the series ${quoteFound(absent)}`, {
      next: 'see what the publisher renamed, then correct the series in the source',
    });
  }
  for (const observation of bySeries.flat()) checkRange(observation, declaration.range, problems);
  problems.check();
  const keyOf = (observation: SeriesObservation) => `${observation.area_code} ${observation.period}`;
  const groups = new Map<string, SeriesObservation[]>();
  for (const observation of bySeries.flat()) {
    const group = groups.get(keyOf(observation));
    if (group) group.push(observation);
    else groups.set(keyOf(observation), [observation]);
  }
  return [...groups.values()].map((parts) => {
    const combined = combine(parts, declaration.code, source);
    return parts.length === declaration.select.length
      ? combined
      : { ...combined, value: null, lower: null, upper: null, status: 'missing', reason: 'not_available' };
  });
}

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
