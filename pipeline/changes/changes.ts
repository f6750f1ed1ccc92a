import { group } from 'd3-array';
import { SmiError } from '../../errors/smi-error.js';
import type { Area } from '../../schemas/area.js';
import type { Method } from '../../schemas/method.js';
import type { Observation } from '../../schemas/observation.js';
import { looseCsv } from '../../sources/layouts/csv.js';
import type { ProvidedIndicator } from '../../sources/registry.js';
import { type FileShape, fileOf, type IndicatorSource, type SourceReader } from '../../sources/source.js';
import type { Difference } from '../editions/compare.js';
import { frozenInputs } from '../editions/derived.js';
import type { Crosswalk } from '../harmonise/crosswalk.js';
import { ingest } from '../ingest/ingest.js';
import { silentLog } from '../system/log.js';
import { byArea, type Cell, compareIndicator, type NameOf } from './cells.js';
import { codesChanged } from './codes.js';
import { hasChanged, type PastFile } from './past.js';
import type {
  ChangeReport,
  GoneFigure,
  IndicatorChange,
  RevisedFigure,
  ShapeChange,
  Suspect,
} from './report.js';
import { compareScores } from './scores.js';
import { compareShapes, headerShape } from './shapes.js';
import type { Scored } from './standings.js';
import { type GroupsOf, kindOfArea, suspectsOf } from './suspects.js';

/** A report without any change: what the parts that were compared are added to. */
export const emptyReport = (edition: string): ChangeReport => ({
  edition,
  files: [],
  shapes: [],
  indicators: [],
  areas: [],
  codes: [],
  revised: [],
  gone: [],
  suspects: [],
  scores: null,
  frozen: [],
  not_compared: [],
  stopped: null,
});

/** What the parts of a report are made from. */
export interface Comparing {
  readonly method: Method;
  readonly offers: readonly ProvidedIndicator[];
  readonly past: readonly PastFile[];
  /** Reads the new files, and those of before with the new ones in place of what the store does not have. */
  readonly now: SourceReader;
  readonly before: SourceReader;
}

type FilePart = Pick<ChangeReport, 'files' | 'shapes' | 'not_compared'>;

const sourcesOf = (offers: readonly ProvidedIndicator[]): IndicatorSource[] => [
  ...new Set(offers.map(({ source }) => source)),
];

const pastOf = (source: IndicatorSource, past: readonly PastFile[]): PastFile[] =>
  past.filter(({ now }) => source.files.some(({ address }) => address === now.file.address));

/** The shape of a source: its own, or the header of its first file; undefined where there is neither. */
async function shapeOf(source: IndicatorSource, reader: SourceReader): Promise<FileShape | undefined> {
  if (source.shape !== undefined) return source.shape(reader);
  const file = fileOf(source);
  if (file.kind !== 'csv') return undefined;
  return headerShape(looseCsv(await reader.bytes(file), file.name).header);
}

/** The result, or the message of the error of a file that cannot be read. */
async function attempt<T>(work: () => Promise<T>): Promise<T | SmiError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SmiError) return error;
    throw error;
  }
}

/**
 * What is new, gone and renamed in the files that changed: also where they cannot be read as their layout.
 */
export async function compareFiles({ offers, past, now, before }: Comparing): Promise<FilePart> {
  const changed = past.filter(hasChanged);
  const shapes: ShapeChange[] = [];
  const not_compared: string[] = [];
  for (const source of sourcesOf(offers)) {
    const files = pastOf(source, changed);
    if (files.length === 0) continue;
    const [file] = files.map((each) => each.now.file.name);
    const unstated = offers.filter((each) => each.source === source && each.declaration.stated === undefined);
    if (unstated.length > 0) {
      const codes = unstated.map(({ declaration }) => declaration.code).join(', ');
      not_compared.push(`${file}: nothing states the unit of ${codes}: another one shows only as a jump`);
    }
    if (files.some(({ stored }) => stored === undefined)) {
      not_compared.push(
        `${file}: the store does not have the bytes of before, so that columns and series were not compared, and figures only with the frozen ones`,
      );
      continue;
    }
    const [old, fresh] = [
      await attempt(() => shapeOf(source, before)),
      await attempt(() => shapeOf(source, now)),
    ];
    if (old instanceof SmiError || fresh instanceof SmiError)
      not_compared.push(`${file}: columns and series cannot be read`);
    else if (old !== undefined && fresh !== undefined) {
      const used = new Set(
        offers.filter((each) => each.source === source).flatMap((o) => o.declaration.select),
      );
      shapes.push(...compareShapes(fileOf(source).name, old, fresh, used));
    }
  }
  const sourceOf = (address: string) =>
    sourcesOf(offers).find((source) => source.files.some((file) => file.address === address))?.name ?? '';
  return {
    files: changed.map(({ now: { file, sha256 }, sha256: was }) => ({
      file: file.name,
      source: sourceOf(file.address),
      sha256_before: was ?? null,
      sha256_after: sha256,
      action: 'read what changes; then --accept takes the file in, and the old one stays in the store',
    })),
    shapes,
    not_compared,
  };
}

/** New tables of the edition, and those of before, where there were any. */
export interface Harmonised {
  readonly scored: Scored;
  readonly scoredBefore: Scored | undefined;
  /** True for a new edition that is compared with the one that it follows: then that says what moves. */
  readonly isFollowing: boolean;
  readonly crosswalk: Crosswalk;
  readonly differences: readonly Difference[];
  readonly gone: readonly GoneFigure[];
  readonly threads: number;
}

const cellsOf = (figures: Scored['figures'], code: string): Cell[] =>
  figures
    .filter(({ indicator, status }) => indicator === code && (status === 'observed' || status === 'missing'))
    .map(({ area_code, indicator, period, value, cells }) => ({
      area_code,
      indicator,
      period,
      value,
      cell: cells,
    }));

/** Names of the areas of an edition and of what they are part of. */
function namesOf(areas: readonly Area[]): NameOf {
  const names = new Map(
    areas.flatMap((area): [string, string][] => [
      [area.region_code, area.region_name],
      [area.combined_authority_code ?? '', area.combined_authority_name ?? ''],
      [area.upper_tier_code, area.upper_tier_name],
      [area.area_code, area.area_name],
    ]),
  );
  return (code) => names.get(code) ?? code;
}

/** The kind of an area, its region and its county, as groups that may jump together. */
function groupsOf(areas: readonly Area[]): GroupsOf {
  const byCode = new Map(areas.map((area) => [area.area_code, area]));
  return (code) => {
    const area = byCode.get(code);
    const kind = kindOfArea(code);
    if (area === undefined) return [kind];
    return [kind, `areas in ${area.region_name}`, `areas in ${area.upper_tier_name}`];
  };
}

/** The periods of an indicator that a method names. */
const periodsOf = (method: Method, code: string): ReadonlySet<string> =>
  new Set(
    [...frozenInputs(method), ...method.context]
      .filter((input) => input.code === code)
      .map(({ period }) => period),
  );

/** Old observations of the sources whose files changed and are in the store; the others’ names. */
async function oldObservations(comparing: Comparing, changed: ReadonlySet<IndicatorSource>) {
  const { offers, past, before } = comparing;
  const found: Observation[] = [];
  const without = new Set<IndicatorSource>();
  const not_compared: string[] = [];
  for (const source of changed) {
    const known = pastOf(source, past).every(({ stored }) => stored !== undefined);
    const own = offers.filter((offer) => offer.source === source);
    const read = known ? await attempt(() => ingest(own, before, silentLog)) : undefined;
    if (read instanceof SmiError)
      not_compared.push(`${fileOf(source).name}: the file of before cannot be read: ${read.message}`);
    if (read === undefined || read instanceof SmiError) without.add(source);
    else found.push(...read);
  }
  return { found, without, not_compared };
}

/**
 * The whole report: what differs in the files, in the figures and in what follows from them.
 * @param observations those of the new files
 */
export async function compareAll(
  comparing: Comparing,
  files: FilePart,
  observations: readonly Observation[],
  { scored, scoredBefore, isFollowing, crosswalk, differences, gone, threads }: Harmonised,
): Promise<ChangeReport> {
  const { method, offers, past } = comparing;
  const changed = new Set(sourcesOf(offers).filter((source) => pastOf(source, past).some(hasChanged)));
  const old = await oldObservations(comparing, changed);
  const not_compared = [...files.not_compared, ...old.not_compared];
  const [nameOf, groups] = [namesOf(scored.areas), groupsOf(scored.areas)];
  const indicators: IndicatorChange[] = [];
  const revised: RevisedFigure[] = [];
  const suspects: Suspect[] = [];
  const commonByArea = new Map<string, number>();
  for (const { source, declaration } of offers.filter((offer) => changed.has(offer.source))) {
    const { code, title, unit } = declaration;
    const words = { title, unit, source: source.name };
    const frozenOnly = old.without.has(source);
    if (frozenOnly && scoredBefore === undefined) continue;
    const of = (all: readonly Cell[]) => all.filter(({ indicator }) => indicator === code);
    const [then, here] = frozenOnly
      ? [cellsOf(scoredBefore?.figures ?? [], code), cellsOf(scored.figures, code)]
      : [of(old.found), of(observations)];
    const against = frozenOnly ? 'frozen_figures' : 'file';
    const found = compareIndicator(code, words, then, here, nameOf, against, periodsOf(method, code));
    if (found === undefined) continue;
    indicators.push(found.change);
    revised.push(...found.revised);
    suspects.push(...suspectsOf(code, words, then, here, groups));
    for (const [area, cells] of group(here, ({ area_code }) => area_code))
      commonByArea.set(area, (commonByArea.get(area) ?? 0) + cells.length);
  }
  const scores =
    scoredBefore === undefined
      ? isFollowing
        ? null
        : 'scores: the edition has no frozen figures yet'
      : differences.length === 0
        ? null
        : await compareScores(method, scoredBefore, scored, threads);
  if (typeof scores === 'string') not_compared.push(scores);
  return {
    ...emptyReport(method.edition),
    ...files,
    indicators,
    areas: byArea(revised, (area) => commonByArea.get(area) ?? 0),
    codes: codesChanged(indicators, crosswalk),
    revised,
    gone,
    suspects,
    scores: typeof scores === 'string' ? null : scores,
    frozen: differences,
    not_compared,
  };
}

/**
 * Throws `figures-suspect` for a jump that was not accepted by the code of its indicator.
 * @param accepted codes given to `--accept-suspect`
 */
export function checkSuspects(suspects: readonly Suspect[], accepted: readonly string[]): void {
  const refused = suspects.filter(({ code }) => !accepted.includes(code));
  const [first] = refused;
  if (first === undefined) return;
  const codes = [...new Set(refused.map(({ code }) => code))];
  throw new SmiError('figures-suspect', first.text, {
    places: refused.length === 1 ? [] : refused.map(({ text }) => text),
    next: `look at the file; if it is right, add \`--accept-suspect ${codes.join(',')}\``,
  });
}
