import { group } from 'd3-array';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { counted } from '../../outputs/formats/numbers.js';
import type { IndicatorDeclaration } from '../../schemas/indicator.js';
import { type Observation, observationRow } from '../../schemas/observation.js';
import { Problems } from '../../sources/problems.js';
import type { ProvidedIndicator } from '../../sources/registry.js';
import { fileOf, type SeriesObservation, type SourceReader } from '../../sources/source.js';
import { meanOfEstimates } from '../methods/estimate/mean-of-estimates.js';
import type { Log } from '../system/log.js';

const joined = (parts: readonly string[]) => [...new Set(parts.filter((part) => part !== ''))].join(';');

/**
 * One observation of an indicator from its parts, one for each series: their mean, or missing when a part is
 * missing.
 */
function combine(parts: readonly SeriesObservation[], indicator: string, source: string): Observation {
  const [first] = parts;
  if (first === undefined) throw new RangeError('no series to combine');
  const { area_code, period } = first;
  // Nearly every observation has one part: there is nothing to join.
  if (parts.length === 1) {
    const { value, lower, upper, status, reason, cell, raw_text } = first;
    const flags = first.flags.includes(';') ? joined(first.flags.split(';')) : first.flags;
    const figure = { value, lower, upper, status, reason };
    return { area_code, indicator, period, flags, source, cell, raw_text, ...figure };
  }
  const shared = {
    area_code,
    indicator,
    period,
    flags: joined(parts.flatMap(({ flags }) => flags.split(';'))),
    source,
    cell: parts.map(({ cell }) => cell).join(';'),
    raw_text: parts.map(({ raw_text }) => raw_text).join(';'),
  };
  const missing = parts.find(({ value }) => value === null);
  if (missing !== undefined) {
    return {
      ...shared,
      value: null,
      lower: null,
      upper: null,
      status: missing.status,
      reason: missing.reason,
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
 * A value outside its possible range, or outside its own confidence limits, is an error in the file or the
 * layout, and is never used as a figure.
 */
function checkRange(
  observation: SeriesObservation,
  [min, max]: readonly [number, number],
  problems: Problems,
): void {
  const { value, lower, upper, cell } = observation;
  if (value === null) return;
  // Where limits have a cell of their own, that of the value comes first.
  const [, row = '0', column = ''] = /#(\d+):([^;]*)/.exec(cell) ?? [];
  if (value < min || value > max)
    problems.add(Number(row), column, `outside ${min} to ${max}, found ${value}`);
  if (value < (lower ?? value) || value > (upper ?? value))
    problems.add(Number(row), column, `outside its limits ${lower} to ${upper}, found ${value}`);
}

/**
 * Makes the observations of an indicator from the series of its source, ordered as the first series is in its
 * file. A code that lacks one of the series is missing. Throws `rows-unreadable` for an impossible value, and
 * `file-unreadable` for a series without a row in the file: it was renamed, and every area would be missing.
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
  return [...group(bySeries.flat(), keyOf).values()].map((parts) => {
    const combined = combine(parts, declaration.code, source);
    return parts.length === declaration.select.length
      ? combined
      : { ...combined, value: null, lower: null, upper: null, status: 'missing', reason: 'not_available' };
  });
}

/**
 * Reads the indicators' official files into observations: every period in the files, under the codes that the
 * publishers used. Checks every row; throws `SmiError` with file, row and column for what cannot be read.
 */
export async function ingest(
  wanted: readonly ProvidedIndicator[],
  reader: SourceReader,
  log: Log,
): Promise<Observation[]> {
  const sources = [...new Set(wanted.map(({ source }) => source))];
  const observations: Observation[] = [];
  for (const [index, source] of sources.entries()) {
    const series = await source.observe(reader);
    for (const { declaration } of wanted.filter((indicator) => indicator.source === source)) {
      observations.push(...indicatorObservations(series, declaration, source.name, fileOf(source).name));
    }
    log.progress('ingest', index + 1, sources.length);
  }
  // The sources have reported every row that cannot be read; a failure here is a bug.
  for (const observation of observations) observationRow.parse(observation);
  log.stage(
    'ingest',
    `${counted(observations.length, 'observation')} of ${counted(wanted.length, 'indicator')} from ${counted(sources.length, 'data set')}`,
  );
  return observations;
}
