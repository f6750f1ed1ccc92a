import { join } from 'node:path';
import { SmiError } from '../errors/smi-error.js';
import { counted, whole } from '../outputs/formats/numbers.js';
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
import { checkSuspects } from './changes/changes.js';
import type { ChangeReport } from './changes/report.js';
import { ChangeWatch } from './changes/watch.js';
import { accept } from './editions/accept.js';
import type { Difference } from './editions/compare.js';
import { officialFiles, providedIndicator } from './editions/declared.js';
import { type FrozenInput, frozenInputs } from './editions/derived.js';
import { EDITION_FILES } from './editions/edition.js';
import type { Frozen } from './editions/freeze.js';
import { originOf } from './editions/origin.js';
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
  /** What differs in files and figures, and what moves by it. */
  readonly report?: ChangeReport;
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
  /** Codes of indicators whose jumps are accepted. */
  readonly acceptSuspects?: readonly string[];
  /** Is given the report before anything is written, and before the error where a file cannot be read. */
  readonly onReport?: (report: ChangeReport) => Promise<void>;
}

interface WantedFigure extends Wanted {
  readonly offer: ProvidedIndicator;
}

/** The official figures of a method: those that it scores or derives others from, and its context. */
function wantedFigures(method: Method, methodPath: string) {
  const figure = ({ code, period }: FrozenInput): WantedFigure => {
    const offer = providedIndicator(code, methodPath);
    return { offer, declaration: offer.declaration, source: offer.source.name, period };
  };
  return { figures: frozenInputs(method).map(figure), context: method.context.map(figure) };
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
  wanted: ReturnType<typeof wantedFigures>,
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
  const wanted = wantedFigures(method, methodPath);

  const acquired = await acquire(officialFiles(method, methodPath), options);
  const relocked = Object.keys(acquired.lock).filter((address) => acquired.lock[address] !== lock[address]);
  if (to === 'acquire') return { acquired, relocked };

  return Engine.use({ threads, folders: [options.store] }, async (engine) => {
    const reader = new StoreReader(acquired.files.values(), engine);
    const offers = [...new Set([...wanted.figures, ...wanted.context].map(({ offer }) => offer))];
    const files = acquired.files.values();
    const watch = await ChangeWatch.open({ ...options, method, offers, files, engine, reader });
    const observations = await watch.guarding(() => ingest(offers, reader, log));
    if (to === 'ingest') return { acquired, relocked };

    const geography = await watch.guarding(() => readGeography(method, reader));
    const harmonised = await watch.guarding(async () => harmoniseAll(wanted, observations, geography, log));
    const origin = originOf(method, acquired.files.values());
    const national = nationalFigures(wanted.figures, observations, countriesOf(method.areas));
    const populations = populationsFor(method, geography);
    const evidence = await collectEvidence(method, reader, geography, log);
    const made: Frozen = {
      areas: geography.areas,
      ...harmonised,
      national,
      ...populations,
      ...evidence,
      origin,
    };

    const { frozen, differences, report } = await watch.finish(made, observations, geography.crosswalk);
    if (options.accept === true) {
      checkSuspects(report.suspects, options.acceptSuspects ?? []);
      await accept(folder, frozen, { path: lockPath, lock: acquired.lock, addresses: relocked });
    }
    return { acquired, relocked, frozen, differences, report };
  });
}
