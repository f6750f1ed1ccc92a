import { join } from 'node:path';
import { fixed, perCentOfDraws } from '../../../outputs/formats/numbers.js';
import type { IndexRelease, LongShadowRelease } from '../../../outputs/release-data.js';
import { isIndexRelease } from '../../../outputs/release-data.js';
import type { Row } from '../../../schemas/table.js';
import type { Built } from '../../build.js';
import { fileLine } from '../summary-lines.js';

const interval = ({ rank_low, rank_high }: Row) => (rank_low === null ? '–' : `${rank_low} to ${rank_high}`);

const line = (row: Row) =>
  `  ${String(row.rank).padStart(3)}  ${interval(row).padStart(10)}  ${fixed(Number(row.score), 2).padStart(5)}  ${row.area_name}`;

function indexLines({ index, robustness }: IndexRelease): string[] {
  const ranked = index.rows.filter(({ rank }) => rank !== null);
  return [
    `Best five of ${ranked.length} areas (rank, its range in nine of ten replicates, score, area)`,
    ...ranked.slice(0, 5).map(line),
    'Worst five',
    ...ranked.slice(-5).map(line),
    ...(robustness.replicates === 0
      ? ['No replicates were made (--replicates 0), so how sure ranks and groups are is not known.']
      : []),
  ];
}

/** Names of areas, each with the probability of its class. */
const names = (rows: readonly Row[], probability: string) =>
  rows
    .map((row) => {
      const sure = row[probability];
      return `${row.area_name}${typeof sure === 'number' ? ` (${perCentOfDraws(sure)})` : ''}`;
    })
    .join(', ') || 'none';

/**
 * How many of the places named in 2020 lie in an authority that is a coldspot, or a hotspot, of this outcome.
 */
export function agreementLine({ agreement }: LongShadowRelease, outcome: string): string {
  const share = (placeKind: string, wanted: string) => {
    const rows = agreement.rows.filter((row) => row.outcome === outcome && row.place_kind === placeKind);
    return `${rows.filter(({ kind }) => kind === wanted).length} of ${rows.length}`;
  };
  return `Places named in 2020: ${share('cold', 'coldspot')} cold places lie in a coldspot of today, ${share('hot', 'hotspot')} hot places in a hotspot.`;
}

function longShadowLines(data: LongShadowRelease): string[] {
  const { outcomes } = data.method;
  return outcomes.flatMap(({ code, name, period }) => {
    const rows = data.coldspots.rows.filter(({ outcome }) => outcome === code);
    const ranked = rows.filter(({ rank }) => rank !== null);
    const coldspots = rows.filter(({ kind }) => kind === 'coldspot');
    const hotspots = rows.filter(({ kind }) => kind === 'hotspot');
    return [
      `${name}, ${period}: ${ranked.length} of ${rows.length} authorities ranked`,
      `  Coldspots (${coldspots.length}): ${names(coldspots, 'coldspot_probability')}`,
      `  Hotspots (${hotspots.length}): ${names(hotspots, 'hotspot_probability')}`,
      `  ${agreementLine(data, code)}`,
    ];
  });
}

/**
 * The summary of a build: both ends of the ranking, the files, and what to do next. `byDefault` is the
 * edition that `smi explain` takes where none is named.
 */
export function buildSummary(
  { edition, path, data, files }: Built,
  dryRun: boolean,
  byDefault: string | undefined,
): string {
  const written = dryRun
    ? [`Nothing was written (--dry-run); the release would go to ${path}`]
    : [`${path}`, ...files.map(fileLine)];
  const isIndex = isIndexRelease(data);
  const next = [
    '',
    `Next: open ${join(path, 'report.html')} in a browser${isIndex ? ', or look at one area:' : ''}`,
  ];
  if (isIndex) {
    const worst = data.index.rows.findLast(({ rank }) => rank !== null);
    next.push(
      `  npx smi explain "${worst?.area_name}"${edition === byDefault ? '' : ` --edition ${edition}`}`,
    );
  }
  return [
    data.method.title,
    '',
    ...(isIndex ? indexLines(data) : longShadowLines(data)),
    '',
    ...written,
    ...(dryRun ? [] : next),
    'Not an official statistic.',
  ].join('\n');
}
