import { counted, whole } from '../../../outputs/formats/numbers.js';
import type { Row } from '../../../schemas/table.js';
import type { EstimateRelease } from '../../records/release/estimate-release.js';
import { fileLines } from '../file-lines.js';

const NAMES = 12;

function listed(rows: readonly Row[], kind: string): string {
  const names = rows.filter((row) => row.kind === kind).map(({ area_name }) => String(area_name));
  const shown = names.length === 0 ? 'none' : names.slice(0, NAMES).join(', ');
  return `(${names.length}): ${shown}${names.length > NAMES ? ', …' : ''}`;
}

/** What is said of estimates when they are made. */
export function estimatesTold(
  { estimates, rows, suppressed, files }: EstimateRelease,
  out: string | undefined,
): string {
  const { checks } = estimates;
  const ranked = rows.filter(({ rank }) => rank !== null).length;
  const missing = Object.entries(checks.columns).map(([role, { missing: n }]) => `${role} ${whole(n)}`);
  return [
    `${counted(checks.rows, 'record')} of ${counted(rows.length, 'area')} in ${counted(checks.files, 'file')}; ${counted(ranked, 'area has', 'areas have')} a rank (1 is best).`,
    `Missing, by column: ${missing.join(', ')}`,
    ...checks.left_out
      .filter(({ rows: n }) => n > 0)
      .map(({ reason, rows: n }) => `Left out: ${counted(n, 'record')}, ${reason.replaceAll('_', ' ')}`),
    `Coldspots ${listed(rows, 'coldspot')}`,
    `Hotspots ${listed(rows, 'hotspot')}`,
    `Withheld: ${counted(suppressed.length, 'figure')}; suppression.csv says why.`,
    '',
    ...fileLines(out, files),
    'What is printed here holds exact counts: it is for inside the secure setting. Not an official statistic.',
  ].join('\n');
}
