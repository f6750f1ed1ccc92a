import { join } from 'node:path';
import { counted, whole } from '../../../outputs/formats/numbers.js';
import { NAME_EARLIER } from '../../../outputs/kind-report/estimates-page.js';
import type { Treatment } from '../../records/estimate/options.js';
import type { EstimateRelease } from '../../records/release/estimate-release.js';
import { areasOfClass, pathLines } from '../summary-lines.js';

const keptLine = (rows: number, treatment: Treatment): string[] =>
  rows > 0 && treatment === 'keep'
    ? [`Out of range: the earnings of ${counted(rows, 'record')}, which are kept as they are`]
    : [];

interface SummaryOptions {
  readonly out: string | undefined;
  readonly outPrivate: string | undefined;
  readonly earlierOutputs: number;
  readonly outOfRange: Treatment;
  readonly listFiles: boolean;
}

/** The summary of estimates: records, what was left out, coldspots, files. */
export function estimateSummary(
  { estimates, rows, figures, files, noVariance }: EstimateRelease,
  { out, outPrivate, earlierOutputs, outOfRange, listFiles }: SummaryOptions,
): string {
  const checker =
    outPrivate === undefined
      ? '--out-private would hold the rules that withhold figures, and a sheet for the output checker.'
      : `For the output checker, inside: ${join(outPrivate, 'output-check.md')}`;
  const { checks } = estimates;
  const ranked = rows.filter(({ rank }) => rank !== null).length;
  const missing = Object.entries(checks.columns).map(([role, { missing: n }]) => `${role} ${whole(n)}`);
  return [
    `${counted(checks.rows, 'record')} of ${counted(rows.length, 'area')} in ${counted(checks.files, 'file')}; ${counted(ranked, 'area has', 'areas have')} a rank (1 is best).`,
    `Missing, by column: ${missing.join(', ')}`,
    ...checks.left_out
      .filter(({ rows: n }) => n > 0)
      .map(({ reason, rows: n }) => `Left out: ${counted(n, 'record')}, ${reason.replaceAll('_', ' ')}`),
    ...keptLine(checks.columns.earnings?.out_of_range ?? 0, outOfRange),
    ...noVariance.map(
      (measure) =>
        `No variance between areas in ${measure.replaceAll('_', ' ')}: it is the same everywhere and counts zero in the ranks.`,
    ),
    ...checks.recoded.map(
      ({ from_code, from_name, to_code, to_name, rows: n }) =>
        `Recoded: ${counted(n, 'record')} of ${from_name} (${from_code}) ${n === 1 ? 'counts' : 'count'} under ${to_name} (${to_code})`,
    ),
    `Coldspots ${areasOfClass(rows, 'coldspot')}`,
    `Hotspots ${areasOfClass(rows, 'hotspot')}`,
    `Withheld: ${whole(figures.withheld)} of ${counted(figures.total, 'figure')}${figures.withheld === 0 ? '.' : '; suppression.csv lists them.'}`,
    checker,
    ...(earlierOutputs === 0 ? [`No earlier output was named. ${NAME_EARLIER}`] : []),
    '',
    ...pathLines(out, files, { table: 'estimates.csv', listFiles }),
    'These lines hold exact counts and must not leave the secure setting. Not an official statistic.',
  ].join('\n');
}
