import { join } from 'node:path';
import { isDeepStrictEqual as isSame } from 'node:util';
import { SmiError } from '../errors/smi-error.js';
import { counted, whole } from '../outputs/formats/numbers.js';
import type { Figure } from '../schemas/figure.js';
import { COUNTRIES, type Country, countriesOf } from '../schemas/method/areas.js';
import type { Method } from '../schemas/method.js';
import type { Observation } from '../schemas/observation.js';
import { publishedColdspotRow, publishedColdspotTable } from '../schemas/published-coldspot.js';
import areaRegisters from '../sources/area-registers.js';
import boundaries from '../sources/boundaries.js';
import codeChanges from '../sources/code-changes.js';
import indicesOfDeprivation, {
  type CountedPeople,
  readPeople,
} from '../sources/indices-of-deprivation-2019.js';
import { fileOf } from '../sources/source.js';
import { type Acquired, type AcquireOptions, acquire, contextOf, hashCopies } from './acquire/acquire.js';
import { type AcquiredWhereThere, acquireWhereThere } from './acquire/acquire-where-there.js';
import { Asker } from './acquire/newest/ask.js';
import { chooseVersions, versionsWhereThere } from './acquire/newest/choose.js';
import { checkSuspects, emptyReport } from './changes/changes.js';
import type { ChangeReport } from './changes/report.js';
import type { Standing } from './changes/standing.js';
import { keyOfRefresh, recallUnchanged, rememberUnchanged } from './changes/unchanged.js';
import { ChangeWatch } from './changes/watch.js';
import { accept } from './editions/accept.js';
import type { Difference } from './editions/compare.js';
import { moveSource, officialFiles, officialSources } from './editions/declared.js';
import { EDITION_FILES, RETYPED_FILE } from './editions/files.js';
import type { Frozen } from './editions/freeze.js';
import { type FrozenMoves, frozenMoves } from './editions/freeze-moves.js';
import { givenFiles } from './editions/given.js';
import { originOf } from './editions/origin.js';
import { preferredSources } from './editions/prefer.js';
import {
  offersOf,
  type PreferredCount,
  preferredCounts,
  type WantedFigure,
  type WantedFigures,
  wantedFigures,
  withPeriods,
} from './editions/wanted.js';
import { Engine } from './engine/engine.js';
import { collectEvidence } from './evidence/collect.js';
import { PEOPLE_OF_CONSTITUENCIES, peopleOfConstituencies } from './geography/people.js';
import { editionAreas } from './harmonise/areas.js';
import { checkCodes, knownCodes } from './harmonise/code-kinds.js';
import { buildCrosswalk, COUNTY_SUCCESSIONS } from './harmonise/crosswalk.js';
import { type Geography, type HarmonisedFigures, harmonise } from './harmonise/harmonise.js';
import { harmoniseHistory } from './harmonise/history.js';
import { largerFigures, nationalFigures, yardstickFigures } from './harmonise/national.js';
import { populationsOfAreas } from './harmonise/populations.js';
import { ingest } from './ingest/ingest.js';
import { StoreReader } from './ingest/reader.js';
import { isRetyped, retypedObservations } from './ingest/retyped.js';
import type { Log } from './system/log.js';
import { readIfPresent } from './system/read-if-present.js';
import { parseTable, readEditionFile } from './tables/read-shipped-table.js';

/** The stages that a refresh can stop after; then come the comparison and the freezing of figures. */
export const REFRESH_STAGES = ['acquire', 'ingest', 'harmonise'] as const;
export type RefreshStage = (typeof REFRESH_STAGES)[number];

export interface Refreshed {
  readonly acquired: Acquired;
  /** Addresses of the files whose entries in the lock are new. */
  readonly relocked: readonly string[];
  /**
   * The figures that the edition would freeze; absent where the refresh stopped earlier, and where it is
   * known that nothing would change.
   */
  readonly frozen?: Frozen;
  /** Every observation of the indicators, of every period; absent where the refresh stopped earlier. */
  readonly observations?: readonly Observation[];
  /** How these differ from the files in the folder of the edition. */
  readonly differences?: readonly Difference[];
  /** What differs in files and figures, and what moves by it. */
  readonly report?: ChangeReport;
  /** How many figures the edition has; absent where the refresh stopped earlier. */
  readonly figures?: number;
  /** The data sets that the method prefers and that were used, with the number of areas that have theirs. */
  readonly preferred?: readonly PreferredCount[];
  /** The data sets that the method prefers and that were not there, and why. */
  readonly absent?: AcquiredWhereThere['absent'];
}

export interface RefreshOptions extends AcquireOptions {
  readonly threads: number;
  readonly log: Log;
  /** The folder of the edition: its frozen files are compared and, with `accept`, written. */
  readonly folder: string;
  /** The last stage to run; all stages when not given. */
  readonly to?: RefreshStage;
  /** Whether to write the frozen files of the edition, and the lock where it changed. */
  readonly accept?: boolean;
  /** Path of the lock file. */
  readonly lockPath: string;
  /** Takes the newest versions, of these sources only where they are named; without it, the locked ones. */
  readonly latest?: { readonly only?: readonly string[] };
  /** Files that are acquired already. */
  readonly there?: AcquiredWhereThere;
  /** Codes of indicators whose jumps are accepted. */
  readonly acceptSuspects?: readonly string[];
  /**
   * The hash of the program that runs. With it, a refresh that changes nothing is recorded in the store, and
   * one of the same bytes, method, edition and program reads nothing again. Not with sources of the user:
   * their files are no part of the hash.
   */
  readonly program?: string | undefined;
  /** The ranking of the edition that a new one follows, which is frozen with its own as a comparison. */
  readonly followed?: readonly Standing[];
  /** Is given the report before anything is written, and before the error where a file cannot be read. */
  readonly onReport?: (report: ChangeReport) => Promise<void>;
}

/** Figures of the districts where the areas named in 2020 are today; undefined where a method names none. */
async function localFigures(
  wanted: readonly WantedFigure[],
  observations: readonly Observation[],
  geography: Geography,
  {
    method,
    reader,
    folder,
  }: { readonly method: Method; readonly reader: StoreReader; readonly folder: string },
): Promise<Figure[] | undefined> {
  if (wanted.length === 0) return undefined;
  const path = join(folder, EDITION_FILES.published);
  const published = parseTable(
    { ...publishedColdspotTable, row: publishedColdspotRow },
    await readEditionFile(path),
    path,
  );
  const districts = await readAreas({ ...method.areas, level: 'lower_tier' }, reader);
  const named = new Set(published.map(({ district_code }) => district_code));
  const areas = districts.filter(({ area_code }) => named.has(area_code));
  const found = new Set(areas.map(({ area_code }) => area_code));
  const lost = published.find(({ district_code }) => !found.has(district_code));
  if (lost !== undefined)
    throw new SmiError(
      'figures-invalid',
      `${path}: ${lost.place} is in ${lost.district_code}, which is not a district of ${method.areas.year}`,
    );
  return harmonise(wanted, observations, { ...geography, areas }).figures;
}

/** What the indicators of a trend are relative to; undefined where the method has no trend. */
const yardsticksOf = (method: Method, { figures }: WantedFigures, observations: readonly Observation[]) =>
  method.kind === 'index' && method.trend !== undefined
    ? yardstickFigures(method.trend.relative, figures, observations)
    : undefined;

async function readAreas(areas: Method['areas'], reader: StoreReader) {
  const registers = await reader.reference(areaRegisters);
  return editionAreas(
    areas,
    registers,
    await reader.reference(boundaries),
    await reader.reference(codeChanges),
  );
}

interface RefreshGeography extends Geography {
  readonly known: ReadonlySet<string>;
  /** The people of the districts of 2019, with the cells that they follow from. */
  readonly people: ReadonlyMap<string, CountedPeople>;
}

/** Areas, crosswalk and populations. Throws `method-invalid` where the country has no areas in the year. */
async function readGeography(method: Method, reader: StoreReader): Promise<RefreshGeography> {
  const registers = await reader.reference(areaRegisters);
  const changes = await reader.reference(codeChanges);
  const boundary = await reader.reference(boundaries);
  const areas = editionAreas(method.areas, registers, boundary, changes);
  if (areas.length === 0) {
    const countries = countriesOf(method.areas).map((letter) => COUNTRIES[letter]);
    throw new SmiError(
      'method-invalid',
      `areas: the official boundaries have none of ${countries.join(', ')} in ${method.areas.year}`,
      { next: 'name another country or year under areas, or leave out fewer' },
    );
  }
  const people = await readPeople(reader);
  return {
    areas,
    crosswalk: buildCrosswalk(changes, registers, COUNTY_SUCCESSIONS),
    people,
    populations: new Map([...people].map(([code, counted]) => [code, counted.people])),
    known: knownCodes(registers, changes, boundary),
  };
}

/** The country that the Indices of Deprivation of 2019 count the people of. */
const COUNTED: readonly Country[] = ['E'];

/**
 * The people of the districts of an edition, all from one data set: where it has other countries than
 * England, from the lookup of constituencies, which counts the United Kingdom. Nothing for upper tiers.
 */
function populationsFor(method: Method, { areas, people, crosswalk }: RefreshGeography) {
  if (method.areas.level !== 'lower_tier') return {};
  const found = countriesOf(method.areas).every((letter) => COUNTED.includes(letter))
    ? populationsOfAreas(areas, people, crosswalk, { source: indicesOfDeprivation.name, period: '2019' })
    : populationsOfAreas(areas, peopleOfConstituencies(), crosswalk, PEOPLE_OF_CONSTITUENCIES);
  return { populations: found };
}

function harmoniseAll(
  wanted: WantedFigures,
  observations: readonly Observation[],
  geography: RefreshGeography,
  log: Log,
): HarmonisedFigures & Pick<Frozen, 'context' | 'history'> {
  checkCodes(observations, geography.known);
  const { figures, harmonised } = harmonise(wanted.figures, observations, geography);
  const contexts = wanted.context.map(({ areas, ...each }) =>
    harmonise([each], observations, { ...geography, areas: geography.areas.filter(areas) }),
  );
  const context = {
    figures: contexts.flatMap((each) => each.figures),
    harmonised: contexts.flatMap((each) => each.harmonised),
  };
  const missing = figures.filter(({ status }) => status === 'missing').length;
  log.stage(
    'harmonise',
    `${counted(figures.length, 'figure')} on ${counted(geography.areas.length, 'area')}, ${whole(missing)} missing`,
  );
  const all = { figures, context: context.figures, harmonised: [...harmonised, ...context.harmonised] };
  if (wanted.earlier.length === 0) return all;
  return { ...all, history: harmoniseHistory(wanted.earlier, observations, geography) };
}

/** The moves between areas that a method names; undefined where it names none. */
async function readMoves(
  method: Method,
  reader: StoreReader,
  { areas, crosswalk, known }: Geography & { readonly known: ReadonlySet<string> },
): Promise<FrozenMoves | undefined> {
  const source = moveSource(method);
  if (source === undefined) return undefined;
  const codes = new Set(areas.map(({ area_code }) => area_code));
  const geography = { areas: codes, crosswalk, known, asked: method.areas };
  return frozenMoves(await reader.reference(source), geography, fileOf(source).name);
}

/** The official files of a method in the store, in the versions that were asked for. */
async function acquireVersions(
  method: Method,
  methodPath: string,
  options: RefreshOptions,
): Promise<AcquiredWhereThere> {
  const { lock, relock, latest } = options;
  const choice = { lock, relock, latest: latest !== undefined, ...latest };
  const ask = async () => new Asker(await contextOf(options));
  const newest = await chooseVersions(officialSources(method, methodPath), choice, ask);
  const needed = await acquire(officialFiles(method, methodPath), { ...options, newest });
  const preferred = preferredSources(method);
  const others = await versionsWhereThere(preferred, choice, ask);
  return acquireWhereThere(preferred, needed, { ...options, newest: others });
}

/** Whether the outcome of a refresh may be known: not where it has more to do than to compare. */
const mayBeKnown = ({ program, accept, to, followed }: RefreshOptions): boolean =>
  program !== undefined && accept !== true && to === undefined && followed === undefined;

/** The key of a refresh whose outcome may be known. */
async function keyOf(
  method: Method,
  acquired: Acquired,
  relocked: readonly string[],
  options: RefreshOptions,
): Promise<string | undefined> {
  const { program, folder } = options;
  if (program === undefined || !mayBeKnown(options) || relocked.length > 0) return undefined;
  return keyOfRefresh(program, method, acquired, folder);
}

/**
 * From official files to the frozen figures of an edition, stage by stage. It writes to the store, and with
 * `accept` to the folder of the edition and to the lock. Throws what its stages throw.
 */
export async function refresh(method: Method, options: RefreshOptions): Promise<Refreshed> {
  const { folder, threads, to, lock, lockPath } = options;
  const methodPath = join(folder, EDITION_FILES.method);
  const acquiring = { ...options, copiesLater: mayBeKnown(options) };
  const { acquired, absent } = options.there ?? (await acquireVersions(method, methodPath, acquiring));
  const relocked = Object.keys(acquired.lock).filter((address) => acquired.lock[address] !== lock[address]);
  if (to === 'acquire') return { acquired, relocked };

  let warned = false;
  const log: Log = {
    ...options.log,
    warn: (line) => {
      warned = true;
      options.log.warn(line);
    },
  };
  const key = await keyOf(method, acquired, relocked, options);
  const known = key === undefined ? undefined : await recallUnchanged(options.store, key);
  if (known !== undefined) {
    const report = emptyReport(method.edition);
    const { figures, preferred } = known;
    log.stage(
      'harmonise',
      `${counted(figures, 'figure')}, known: no input has changed since they were compared`,
    );
    await options.onReport?.(report);
    return { acquired, relocked, differences: [], report, figures, preferred, absent };
  }

  // From here on the bytes in the store are read.
  await hashCopies(acquired, options);
  return Engine.use({ threads, folders: [options.store] }, async (engine) => {
    const reader = new StoreReader(acquired.files.values(), engine);
    const asked = wantedFigures(method, methodPath, acquired);
    const offers = offersOf(asked);
    const retyped = offers.filter(isRetyped);
    const inFiles = offers.filter((offer) => !isRetyped(offer));
    const files = acquired.files.values();
    const watch = await ChangeWatch.open({ ...options, method, offers: inFiles, files, engine, reader });
    const read = await watch.guarding(() => ingest(inFiles, reader, log));
    const retypedPath = join(folder, RETYPED_FILE);
    const typed = retypedObservations(retyped, await readIfPresent(retypedPath), retypedPath);
    const observations = [...read, ...typed];
    if (to === 'ingest') return { acquired, relocked, observations, absent };
    const wanted = withPeriods(asked, observations, log);

    const geography = await watch.guarding(() => readGeography(method, reader));
    const harmonised = await watch.guarding(async () => harmoniseAll(wanted, observations, geography, log));
    const origin = originOf(method, acquired.files.values(), acquired.lock, givenFiles(method, methodPath));
    const national = nationalFigures(wanted.figures, observations, countriesOf(method.areas));
    const larger = largerFigures(wanted.figures, observations, geography.areas);
    const yardsticks = yardsticksOf(method, wanted, observations);
    const local = await localFigures(wanted.local, observations, geography, { method, reader, folder });
    const populations = populationsFor(method, geography);
    const evidence = await collectEvidence(method, reader, geography, log);
    const made: Frozen = {
      areas: geography.areas,
      ...harmonised,
      national,
      larger,
      ...populations,
      ...evidence,
      ...(yardsticks === undefined ? {} : { yardsticks }),
      ...(local === undefined ? {} : { local }),
      moves: await readMoves(method, reader, geography),
      origin,
    };

    const { frozen, differences, report } = await watch.finish(made, observations, geography.crosswalk);
    if (options.accept === true) {
      checkSuspects(report.suspects, options.acceptSuspects ?? []);
      await accept(folder, frozen, { path: lockPath, lock: acquired.lock, addresses: relocked });
    }
    const preferred = preferredCounts(wanted, frozen.figures);
    const figures = frozen.figures.length;
    // Only what would be said again without a word more is recorded: a warning is to be seen each time.
    const isKnown = !warned && differences.length === 0 && isSame(report, emptyReport(method.edition));
    // Asked again, because another command may have written to the edition meanwhile.
    if (key !== undefined && isKnown && key === (await keyOf(method, acquired, relocked, options)))
      await rememberUnchanged(options.store, key, { figures, preferred });
    return { acquired, relocked, observations, frozen, differences, report, figures, preferred, absent };
  });
}
