import { fixed, perCentOfDraws } from '../../../outputs/formats/numbers.js';
import { periodWords } from '../../../outputs/page/words.js';
import type { IndexRelease, LongShadowRelease } from '../../../outputs/release-data.js';
import { isIndexRelease } from '../../../outputs/release-data.js';
import { facesOf } from '../../../schemas/method/structure.js';
import { placeKinds } from '../../../schemas/release/index-table.js';
import type { Row } from '../../../schemas/table.js';
import type { Built } from '../../build.js';
import { shellWord } from '../../system/program-name.js';
import { pathLines } from '../summary-lines.js';

const interval = ({ rank_low, rank_high }: Row) => (rank_low === null ? '–' : `${rank_low} to ${rank_high}`);

const line = (row: Row) =>
  `  ${String(row.rank).padStart(3)}  ${interval(row).padStart(10)}  ${fixed(Number(row.score), 2).padStart(5)}  ${row.area_name}`;

/** How many areas are of each kind of place, where the index has two faces. */
function kindLine({ index, method }: IndexRelease): string[] {
  const faces = facesOf(method);
  if (faces.length === 0) return [];
  const counts = placeKinds(faces).map(
    (kind) =>
      `${kind.replaceAll('_', ' ')} ${index.rows.filter(({ kind_of_place }) => kind_of_place === kind).length}`,
  );
  return [`Kinds of place: ${counts.join(', ')}`, ''];
}

function indexLines(data: IndexRelease): string[] {
  const { index, robustness } = data;
  const ranked = index.rows.filter(({ rank }) => rank !== null);
  return [
    ...kindLine(data),
    `Best five of ${ranked.length} areas (rank, its range in nine of ten replicates with choices drawn too, score, area)`,
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
  return `Places named in 2020: ${share('cold', 'coldspot')} cold places lie in a coldspot of today, ${share('hot', 'hotspot')} hot places in a hotspot (of pay at 28, another thing).`;
}

function longShadowLines(data: LongShadowRelease): string[] {
  const { outcomes } = data.method;
  return outcomes.flatMap(({ code, name, period }) => {
    const rows = data.coldspots.rows.filter(({ outcome }) => outcome === code);
    const ranked = rows.filter(({ rank }) => rank !== null);
    const coldspots = rows.filter(({ kind }) => kind === 'coldspot');
    const hotspots = rows.filter(({ kind }) => kind === 'hotspot');
    return [
      ranked.length === 0
        ? `${name}, ${periodWords(period)}: ${rows.length} authorities by level and gap, without ranks`
        : `${name}, ${period}: ${ranked.length} of ${rows.length} authorities ranked`,
      `  Coldspots (${coldspots.length}): ${names(coldspots, 'coldspot_probability')}`,
      `  Hotspots (${hotspots.length}): ${names(hotspots, 'hotspot_probability')}`,
      `  ${agreementLine(data, code)}`,
    ];
  });
}

export interface BuildSummaryOptions {
  readonly dryRun: boolean;
  readonly listFiles: boolean;
  /** The edition that `smi explain` takes where none is named. */
  readonly byDefault: string | undefined;
  /** How a hint calls the program. */
  readonly program: string;
}

/** What to type to look at the worst area of an index. */
function explainLine(edition: string, data: IndexRelease, { byDefault, program }: BuildSummaryOptions) {
  const worst = data.index.rows.findLast(({ rank }) => rank !== null);
  if (worst === undefined) return [];
  const named = edition === byDefault ? '' : ` --edition ${edition}`;
  return ['', `Next: ${program} explain ${shellWord(String(worst.area_name))}${named}`];
}

/** The summary of a build: what was found (both ends of the ranking), what to do next, and where to look. */
export function buildSummary({ edition, path, data, files }: Built, options: BuildSummaryOptions): string {
  const { dryRun, listFiles } = options;
  const isIndex = isIndexRelease(data);
  return [
    data.method.title,
    '',
    ...(isIndex ? indexLines(data) : longShadowLines(data)),
    ...(isIndex && !dryRun ? explainLine(edition, data, options) : []),
    '',
    'Not an official statistic.',
    ...(dryRun
      ? [`Nothing was written (--dry-run); the release would go to ${path}`]
      : pathLines(path, files, { table: isIndex ? 'index.csv' : 'coldspots.csv', listFiles })),
  ].join('\n');
}
