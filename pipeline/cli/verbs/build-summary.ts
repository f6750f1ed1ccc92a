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
    `Best five of ${ranked.length} areas (rank, ranks in nine of ten replicates, score, area)`,
    ...ranked.slice(0, 5).map(line),
    'Worst five',
    ...ranked.slice(-5).map(line),
    ...(robustness.replicates === 0
      ? ['How sure ranks and groups are is not known: no replicates were made (--replicates 0).']
      : []),
  ];
}

/** Names with the probability of being so. */
const names = (rows: readonly Row[], probability: string) =>
  rows
    .map((row) => {
      const sure = row[probability];
      return `${row.area_name}${typeof sure === 'number' ? ` (${perCentOfDraws(sure)})` : ''}`;
    })
    .join(', ') || 'none';

/** How many of the places named in 2020 lie in an authority that is a coldspot, or hotspot, of an outcome here. */
export function agreementLine({ agreement }: LongShadowRelease, outcome: string): string {
  const of = (place: string, kind: string) => {
    const rows = agreement.rows.filter((row) => row.outcome === outcome && row.place_kind === place);
    return `${rows.filter((row) => row.kind === kind).length} of ${rows.length}`;
  };
  return `Named in 2020: ${of('cold', 'coldspot')} cold places lie in a coldspot of today, ${of('hot', 'hotspot')} hot places in a hotspot.`;
}

function longShadowLines(data: LongShadowRelease): string[] {
  const { outcomes } = data.method;
  return outcomes.flatMap(({ code, name, period }) => {
    const rows = data.coldspots.rows.filter(({ outcome }) => outcome === code);
    const ranked = rows.filter(({ rank }) => rank !== null);
    const kind = (wanted: string) => rows.filter((row) => row.kind === wanted);
    return [
      `${name}, ${period}: ${ranked.length} of ${rows.length} authorities ranked`,
      `  Coldspots (${kind('coldspot').length}): ${names(kind('coldspot'), 'coldspot_probability')}`,
      `  Hotspots (${kind('hotspot').length}): ${names(kind('hotspot'), 'hotspot_probability')}`,
      `  ${agreementLine(data, code)}`,
    ];
  });
}

/** What the user sees of a build: the ends of the ranking, the files, and what to do next. */
export function buildSummary({ edition, path, data, files }: Built, dryRun: boolean): string {
  const made = dryRun
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
      `  npx smi explain "${worst?.area_name}"${edition === 'england-2026' ? '' : ` --edition ${edition}`}`,
    );
  }
  return [
    data.method.title,
    '',
    ...(isIndex ? indexLines(data) : longShadowLines(data)),
    '',
    ...made,
    ...(dryRun ? [] : next),
    'Not an official statistic.',
  ].join('\n');
}
