import { join } from 'node:path';
import { SmiError } from '../errors/smi-error.js';
import { counted, whole } from '../outputs/formats/numbers.js';
import type { Figure } from '../schemas/figure.js';
import { COUNTRIES, countriesOf } from '../schemas/method/areas.js';
import type { Method } from '../schemas/method.js';
import type { Observation } from '../schemas/observation.js';
import areaRegisters from '../sources/area-registers.js';
import boundaries from '../sources/boundaries.js';
import codeChanges from '../sources/code-changes.js';
import indicesOfDeprivation, {
  type CountedPeople,
  readPeople,
} from '../sources/indices-of-deprivation-2019.js';
import type { ProvidedIndicator } from '../sources/registry.js';
import { type Acquired, type AcquireOptions, acquire } from './acquire/acquire.js';
import { type AcquiredWhereThere, acquireWhereThere } from './acquire/acquire-where-there.js';
import { accept } from './editions/accept.js';
import { compare, type Difference } from './editions/compare.js';
import { officialFiles, providedIndicator } from './editions/declared.js';
import { type FrozenInput, frozenInputs } from './editions/derived.js';
import { EDITION_FILES } from './editions/edition.js';
import type { Frozen } from './editions/freeze.js';
import { originOf } from './editions/origin.js';
import { preferredSources } from './editions/prefer.js';
import { Engine } from './engine/engine.js';
import { collectEvidence } from './evidence/collect.js';
import { editionAreas } from './harmonise/areas.js';
import { checkCodes, knownCodes } from './harmonise/code-kinds.js';
import { buildCrosswalk, COUNTY_SUCCESSIONS } from './harmonise/crosswalk.js';
import { type Geography, type HarmonisedFigures, harmonise, type Wanted } from './harmonise/harmonise.js';
import { nationalFigures } from './harmonise/national.js';
import { populationsOfAreas } from './harmonise/populations.js';
import { ingest } from './ingest/ingest.js';
import { StoreReader } from './ingest/reader.js';
import type { Log } from './system/log.js';

/** The stages that a refresh can stop after; then come the comparison and the freezing of figures. */
export const REFRESH_STAGES = ['acquire', 'ingest', 'harmonise'] as const;
export type RefreshStage = (typeof REFRESH_STAGES)[number];

export interface Refreshed {
  readonly acquired: Acquired;
  /** Addresses of the files whose entries in the lock are new. */
  readonly relocked: readonly string[];
  /**
   * The figures that the edition would freeze; absent, like the differences, where the refresh stopped
   * earlier.
   */
  readonly frozen?: Frozen;
  /** How these differ from the files in the folder of the edition. */
  readonly differences?: readonly Difference[];
  /** The data sets that the method prefers and that were used, with the number of areas that have theirs. */
  readonly preferred?: readonly PreferredCount[];
  /** The data sets that the method prefers and that were not there, and why. */
  readonly absent?: AcquiredWhereThere['absent'];
}

export interface PreferredCount {
  /** The indicator, and the one whose figures come before its own. */
  readonly indicator: string;
  readonly preferred: string;
  readonly source: string;
  readonly areas: number;
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
}

interface WantedFigure extends Wanted {
  readonly offer: ProvidedIndicator;
  readonly preferred: readonly WantedFigure[];
}

/**
 * The official figures of a method: those that it scores or derives others from, and its context; of those
 * that it prefers, the ones whose files are there.
 */
function wantedFigures(method: Method, methodPath: string, { files }: Acquired) {
  const isThere = ({ offer }: WantedFigure) => offer.source.files.every(({ address }) => files.has(address));
  const figure = ({ code, period, prefer = [] }: FrozenInput): WantedFigure => {
    const offer = providedIndicator(code, methodPath);
    const preferred = prefer.map(figure).filter(isThere);
    return { offer, declaration: offer.declaration, source: offer.source.name, period, preferred };
  };
  return { figures: frozenInputs(method).map(figure), context: method.context.map(figure) };
}

type WantedFigures = ReturnType<typeof wantedFigures>;

/** The indicators to read, each once. */
const offersOf = ({ figures, context }: WantedFigures): ProvidedIndicator[] => [
  ...new Set([...figures.flatMap((each) => [each, ...each.preferred]), ...context].map(({ offer }) => offer)),
];

/** The same without preferred figures whose file has none of the period; the reader is told of them. */
function withPeriods(wanted: WantedFigures, observations: readonly Observation[], log: Log): WantedFigures {
  const held = new Set(observations.map(({ indicator, period }) => `${indicator} ${period}`));
  const has = ({ declaration, source, period }: WantedFigure): boolean => {
    const found = held.has(`${declaration.code} ${period}`);
    if (!found) log.warn(`${source} has no ${declaration.code} for ${period}: it is passed over`);
    return found;
  };
  const figures = wanted.figures.map((each) => ({ ...each, preferred: each.preferred.filter(has) }));
  return { ...wanted, figures };
}

/** How many areas have a figure of a data set that their indicator prefers, by indicator. */
function preferredCounts({ figures: wanted }: WantedFigures, figures: readonly Figure[]): PreferredCount[] {
  return wanted.flatMap(({ declaration: { code }, preferred }) =>
    preferred.map(({ source, declaration }) => ({
      indicator: code,
      preferred: declaration.code,
      source,
      areas: figures.filter((figure) => figure.indicator === code && figure.source === source).length,
    })),
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

/** The people of the districts of an edition; undefined for an edition of upper tiers. */
const populationsFor = (method: Method, { areas, people, crosswalk }: RefreshGeography) =>
  method.areas.level === 'lower_tier'
    ? {
        populations: populationsOfAreas(areas, people, crosswalk, {
          source: indicesOfDeprivation.name,
          period: '2019',
        }),
      }
    : {};

function harmoniseAll(
  wanted: WantedFigures,
  observations: readonly Observation[],
  geography: RefreshGeography,
  log: Log,
): HarmonisedFigures & Pick<Frozen, 'context'> {
  checkCodes(observations, geography.known);
  const { figures, harmonised } = harmonise(wanted.figures, observations, geography);
  const context = harmonise(wanted.context, observations, geography);
  const missing = figures.filter(({ status }) => status === 'missing').length;
  log.stage(
    'harmonise',
    `${counted(figures.length, 'figure')} on ${counted(geography.areas.length, 'area')}, ${whole(missing)} missing`,
  );
  return { figures, context: context.figures, harmonised: [...harmonised, ...context.harmonised] };
}

/**
 * From official files to the frozen figures of an edition, stage by stage. It writes to the store, and with
 * `accept` to the folder of the edition and to the lock. Throws what its stages throw.
 */
export async function refresh(method: Method, options: RefreshOptions): Promise<Refreshed> {
  const { folder, log, threads, to, lock, lockPath } = options;
  const methodPath = join(folder, EDITION_FILES.method);
  const needed = await acquire(officialFiles(method, methodPath), options);
  const { acquired, absent } = await acquireWhereThere(preferredSources(method), needed, options);
  const relocked = Object.keys(acquired.lock).filter((address) => acquired.lock[address] !== lock[address]);
  if (to === 'acquire') return { acquired, relocked };

  return Engine.use({ threads, folders: [options.store] }, async (engine) => {
    const reader = new StoreReader(acquired.files.values(), engine);
    const asked = wantedFigures(method, methodPath, acquired);
    const observations = await ingest(offersOf(asked), reader, log);
    if (to === 'ingest') return { acquired, relocked };
    const wanted = withPeriods(asked, observations, log);

    const geography = await readGeography(method, reader);
    const harmonised = harmoniseAll(wanted, observations, geography, log);
    const origin = originOf(method, acquired.files.values());
    const national = nationalFigures(wanted.figures, observations, countriesOf(method.areas));
    const populations = populationsFor(method, geography);
    const evidence = await collectEvidence(method, reader, geography, log);
    const frozen: Frozen = {
      areas: geography.areas,
      ...harmonised,
      national,
      ...populations,
      ...evidence,
      origin,
    };

    const differences =
      options.accept === true
        ? await accept(folder, frozen, { path: lockPath, lock: acquired.lock, addresses: relocked })
        : await compare(folder, frozen);
    const preferred = preferredCounts(wanted, frozen.figures);
    return { acquired, relocked, frozen, differences, preferred, absent };
  });
}
