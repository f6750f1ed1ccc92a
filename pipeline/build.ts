import { join } from 'node:path';
import { AREA_TABLES } from '../outputs/areas/writers.js';
import { counted } from '../outputs/formats/numbers.js';
import type { IndexRelease, ReleaseData } from '../outputs/release-data.js';
import type { WrittenFile } from '../outputs/writer.js';
import {
  INDEX_WRITERS,
  type IndexOutputs,
  LONG_SHADOW_WRITERS,
  type LongShadowOutputs,
} from '../outputs/writers.js';
import type { Checks } from '../schemas/release/checks-file.js';
import { AREA_KEY } from '../schemas/release/unit-fields.js';
import { authorityProfiles } from './areas/authorities.js';
import { neighboursOfAreas } from './areas/neighbours.js';
import { areaProfiles } from './areas/profiles.js';
import { checkEdition, readScored } from './checks/check-edition.js';
import { checkShadow } from './checks/check-shadow.js';
import { type AuthorityClasses, classesThere } from './coldspots/authority-classes.js';
import { coldspots } from './coldspots/coldspots.js';
import { drawYears } from './coldspots/draws.js';
import { derive } from './derive/derive.js';
import { indexShowing } from './editions/choose.js';
import {
  type Edition,
  GIVEN_METHOD,
  type GivenMethod,
  type IndexEdition,
  isIndex,
  type LongShadowEdition,
} from './editions/edition.js';
import { planOf } from './editions/plan.js';
import { refusing } from './editions/refusal.js';
import { duckdb } from './engine/dialect.js';
import { Engine } from './engine/engine.js';
import { lookupTexts } from './geography/lookups.js';
import { readRegisters } from './geography/registers.js';
import { imputeEdition } from './impute/impute.js';
import { modelEdition } from './model/model.js';
import { modelTables } from './model/tables.js';
import { moveTables } from './moves/move-tables.js';
import type { WriteBytes } from './publish/folder-writer.js';
import { checkInputs, type KeptRelease } from './publish/kept-release.js';
import { publish } from './publish/publish.js';
import { publishRelease } from './publish/release-folder.js';
import { originOfEdition, originOfRelease } from './release/edition-parts.js';
import { type EditionGeography, type KnownBoundaries, loadGeography } from './release/geography.js';
import { indexRelease } from './release/index-release.js';
import { indexTables } from './release/index-tables.js';
import { longShadowRelease } from './release/long-shadow-release.js';
import { longShadowTables } from './release/long-shadow-tables.js';
import { type KnownColdspots, type ShownColdspots, shownBy } from './release/shown-coldspots.js';
import { editionProblem, namedUnits, sortedAreas } from './robustness/edition-problem.js';
import { errorRows } from './robustness/error-rows.js';
import { type RobustnessResult, robustnessOf } from './robustness/robustness-of.js';
import { robustnessRows } from './robustness/tables.js';
import { score } from './score/score.js';
import { scoreValue } from './score/tables.js';
import { Stopwatch } from './system/clock.js';
import type { Log } from './system/log.js';
import { loadOnScale, type Trend } from './trend/trend.js';
import { type Validity, validityOf } from './validity/validity.js';

/** What editions that are built by one command have in common: it is read once. */
export class Shared {
  readonly coldspots: KnownColdspots = { editions: new Map(), promised: new Map() };
  readonly boundaries: KnownBoundaries = new Map();
}

export interface BuildOptions {
  readonly editions: string;
  readonly release: string;
  readonly threads: number;
  /** Seed of all random draws; 1 when not given. */
  readonly seed?: number;
  readonly log: Log;
  /** Number of replicates of an index; as the method says when not given. */
  readonly replicates?: number;
  /** Whether to compute what drives the ranks; true when not given. */
  readonly sensitivity?: boolean;
  /** Whether to make the files of each area; false when not given. */
  readonly areas?: boolean;
  /**
   * A release of the edition, by the same options, that is completed with the files of each area: its tables
   * and maps are taken as they are.
   */
  readonly kept?: KeptRelease;
  /**
   * A method file in place of that of the edition; the release is then a variant, with a folder of its own.
   */
  readonly method?: GivenMethod;
  /** Where the folders of the releases will be published, ending in a slash. */
  readonly baseUrl?: string;
  /** Computes everything, and writes nothing. */
  readonly dryRun?: boolean;
  /** Writes the bytes of a file; a parameter for tests. */
  readonly write?: WriteBytes;
  /** Given where one command builds several editions. */
  readonly shared?: Shared;
  /** Told what an index takes from an edition of the long shadow, as soon as that is found. */
  readonly onShown?: (shown: ShownColdspots) => void;
}

export interface Built {
  readonly edition: string;
  /** Folder of the release; after a dry run, where it would be. */
  readonly path: string;
  readonly data: ReleaseData;
  /** The checks of an index, or of the scores of the long shadow where it has any. */
  readonly checks?: Checks;
  /** The ranks of every replicate of an index. */
  readonly robustness?: RobustnessResult;
  /** How an index goes with what others measured, where its edition has evidence. */
  readonly validity?: Validity;
  readonly files: readonly WrittenFile[];
  /** Milliseconds by stage. */
  readonly laps: Readonly<Record<string, number>>;
}

/** The inputs, read before the first stage, and what the stages run with. */
interface Run<E extends Edition> {
  readonly edition: E;
  /** Finds what the index shows of an edition of the long shadow, if its method names one. */
  readonly shown: () => Promise<ShownColdspots>;
  readonly geography: EditionGeography;
  readonly engine: Engine;
  readonly watch: Stopwatch;
  readonly seed: number;
  readonly options: BuildOptions;
}

/** The same of an index, with the trend that it is the last year of. */
interface IndexRun extends Run<IndexEdition> {
  readonly trend: Trend | undefined;
}

type Stages = Pick<Built, 'data' | 'robustness' | 'checks' | 'validity'> & {
  /** Writes every file into an empty folder. */
  readonly publish: (folder: string) => Promise<WrittenFile[]>;
};

/** What else changes bytes of the release, as the receipt has it: where it is published, and whose method. */
const basedOn = ({ baseUrl, method }: BuildOptions) => ({
  ...(baseUrl === undefined ? {} : { base_url: baseUrl }),
  ...(method === undefined ? {} : { method: GIVEN_METHOD }),
});

/** The pipeline of an index, stage by stage, from the frozen figures to the files. */
async function buildIndex({ edition, trend, engine, watch, ...run }: IndexRun): Promise<Stages> {
  const { seed, shown, geography, options } = run;
  const { threads, log, sensitivity = true } = options;
  const { method, areas } = edition;
  const stage = <T>(name: string, work: () => Promise<T> | T) => watch.time(name, async () => work());

  const derived = await stage('derive', () => derive(engine, method, edition.figures, duckdb));
  const all = [...edition.figures, ...derived.figures];
  const units = areas.map(({ area_code }) => area_code).sort();
  const plan = refusing(() => planOf(method, units), `${edition.name}: `);
  const modelled = await stage('model', () => modelEdition(edition, plan, all));
  const known = modelled?.figures ?? all;
  const figures = await stage('impute', () => imputeEdition(method, areas, known));
  await stage('score', () => score(engine, plan, figures.map(scoreValue), duckdb, log));
  const replicates = options.replicates ?? method.robustness.replicates;
  const sorted = sortedAreas(areas);
  const found = editionProblem(edition, plan, sorted, all, seed, modelled);
  const robustness = await stage('robustness', () =>
    robustnessOf(found.problem, { threads, sensitivity, log, to: replicates }),
  );
  if (replicates > 0)
    log.stage(
      'robustness',
      `${counted(replicates, 'replicate')} of the index: figures drawn, and every choice too`,
    );
  const scored = await stage('checks', () => readScored(engine, plan));
  const checks = await stage('checks', () => checkEdition({ edition, plan, inset: geography.inset }, scored));
  const validity = await stage('validity', () => validityOf(edition, scored.values, geography.inset, seed));
  if (validity !== undefined)
    log.stage('validity', `${counted(validity.rows.length, 'comparison')} with what others measured`);
  const drawn = robustnessRows(robustness, plan, namedUnits(areas), AREA_KEY);
  const ofModel = modelTables(modelled, method, areas, all);
  const { classes, origins } = await stage('coldspots', shown);
  const tables = await stage('tables', () => indexTables(engine, edition, figures, ofModel, drawn, classes));
  const moves = await stage('moves', () => moveTables(engine, edition));
  const ofAreas: ReadonlyMap<string, string> = options.areas === true ? lookupTexts() : new Map();
  const texts = new Map([[geography.file, geography.text], ...ofAreas]);
  const years = (trend?.read ?? []).map(originOfEdition);
  const origin = originOfRelease([originOfEdition(edition), ...years, ...origins], texts, {
    seed,
    replicates,
    ...basedOn(options),
  });
  if (options.kept !== undefined) checkInputs(options.kept, origin, new Set(ofAreas.keys()));
  const release: IndexOutputs = await stage('tables', () =>
    indexRelease(
      engine,
      edition,
      tables,
      {
        model: ofModel,
        robustness,
        problem: found.problem,
        errors: errorRows(found, method, sorted, modelled),
        checks,
        validity,
        moves,
        trend,
      },
      geography,
      origin,
    ),
  );
  const profiles = await stage('areas', () =>
    options.areas === true ? profilesOf(release.data, edition, classes) : undefined,
  );
  if (profiles !== undefined) log.stage('areas', `files of ${counted(profiles.length, 'area')}`);
  const outputs = profiles === undefined ? release : { ...release, profiles, described: AREA_TABLES };
  return {
    data: release.data,
    checks,
    robustness,
    ...(validity === undefined ? {} : { validity }),
    publish: (folder) => publish(folder, INDEX_WRITERS, outputs, publishOptions({ engine, watch, options })),
  };
}

/** What the files of the areas of an index are made from. */
const profilesOf = (data: IndexRelease, { national, larger }: IndexEdition, classes: AuthorityClasses) => [
  ...areaProfiles(data, {
    registers: readRegisters(),
    neighbours: neighboursOfAreas(readRegisters()),
    classes,
    ...(national && { national }),
    ...(larger && { larger }),
  }),
];

/** The pipeline of an edition of the long shadow. */
async function buildLongShadow(run: Run<LongShadowEdition>): Promise<Stages> {
  const { edition, engine, watch, seed, geography, options } = run;
  const { method } = edition;
  const stage = <T>(name: string, work: () => Promise<T> | T) => watch.time(name, async () => work());

  const derived = await stage('derive', () => derive(engine, method, edition.figures, duckdb));
  const known = originOfEdition(edition);
  await stage('coldspots', async () => {
    await coldspots(engine, method, duckdb, options.log);
    options.onShown?.({ classes: await classesThere(engine, method, true), origins: [known] });
  });
  const draws = await stage('draws', () => drawYears(engine, method, seed));
  const tables = await stage('tables', () => longShadowTables(engine, edition, derived.lines, draws));
  const shownBy = options.areas === true ? await indexShowing(options.editions, edition.name) : undefined;
  const origin = originOfRelease([known], new Map([[geography.file, geography.text]]), {
    seed,
    draws: method.steps.precision.draws,
    ...(shownBy !== undefined && { shown_by: shownBy }),
    ...basedOn(options),
  });
  if (options.kept !== undefined) checkInputs(options.kept, origin, new Set());
  const made: LongShadowOutputs = await stage('tables', () =>
    longShadowRelease(engine, edition, derived.figures, tables, geography, origin),
  );
  const checks = await stage('checks', () => checkShadow(made.data));
  const release = { ...made, ...(checks && { checked: checks }) };
  const profiles = await stage('areas', () =>
    options.areas === true
      ? authorityProfiles(release.data, { areas: edition.areas, registers: readRegisters(), shownBy })
      : undefined,
  );
  if (profiles !== undefined) options.log.stage('areas', `files of ${counted(profiles.length, 'area')}`);
  const outputs = profiles === undefined ? release : { ...release, profiles, described: AREA_TABLES };
  return {
    data: release.data,
    ...(checks && { checks }),
    publish: (folder) =>
      publish(folder, LONG_SHADOW_WRITERS, outputs, publishOptions({ engine, watch, options })),
  };
}

function publishOptions({ engine, watch, options }: Pick<Run<Edition>, 'engine' | 'watch' | 'options'>) {
  const { kept, write } = options;
  return { engine, watch, ...(kept && { kept }), ...(write && { write }) };
}

/** What the stages give, before it is published. */
export type Made = Omit<Built, 'edition' | 'path'>;

/**
 * Reads the inputs of an edition.
 * @returns its stages, from the frozen figures to the files, which are written into the empty folder that is
 *   given; without one nothing is written
 */
async function prepared(name: string, options: BuildOptions): Promise<(folder?: string) => Promise<Made>> {
  const { editions, threads, log, seed = 1, shared = new Shared() } = options;
  const watch = new Stopwatch();
  const { edition, trend, shown, geography } = await watch.time('load', async () => {
    const known = options.method === undefined ? shared.coldspots.editions.get(name) : undefined;
    const { edition, trend } = known ? { edition: known } : await loadOnScale(editions, name, options.method);
    const shown = await shownBy(edition, editions, shared.coldspots, threads, options.areas);
    const geography = await loadGeography(editions, name, edition.method.areas, shared.boundaries);
    return { edition, trend, shown, geography };
  });
  if (edition.unused.length > 0)
    log.warn(`the method of ${name} does not name ${edition.unused.join(', ')}: these figures are not used`);
  return async (folder) => {
    const folders = folder === undefined ? [] : [folder];
    const engine = await watch.time('engine', () => Engine.open({ threads, folders }));
    try {
      const about = { shown, geography, engine, watch, seed, options };
      const { publish, ...found } = await (isIndex(edition)
        ? buildIndex({ edition, trend, ...about })
        : buildLongShadow({ edition, ...about }));
      const files = folder === undefined ? [] : await publish(folder);
      return { ...found, files, laps: watch.laps };
    } finally {
      engine.close();
    }
  };
}

/** Runs the stages of an edition and writes its files into an empty folder, if one is given. */
export async function makeEdition(name: string, options: BuildOptions, folder?: string): Promise<Made> {
  return (await prepared(name, options))(folder);
}

/**
 * Publishes the release of an edition.
 * @param name of its folder
 * @param make writes its files into the folder
 * @returns the path of the release, and what `make` gave. Throws as `publishRelease`
 */
export async function publishEdition<M extends Pick<Made, 'files'>>(
  name: string,
  { release, log }: Pick<BuildOptions, 'release' | 'log'>,
  make: (folder: string) => Promise<M>,
): Promise<M & { readonly path: string }> {
  let made: M | undefined;
  const path = await publishRelease(release, name, async (folder) => {
    made = await make(folder);
    const receipt = made.files.find((file) => file.path === 'receipt.json');
    return (receipt?.sha256 ?? '').slice(0, 16);
  });
  if (made === undefined) throw new Error('the release was published without being written');
  const bytes = made.files.reduce((sum, file) => sum + file.bytes, 0);
  log.stage('publish', `${made.files.length} files, ${(bytes / 1e6).toFixed(1)} MB, to ${path}`);
  return { ...made, path };
}

/** The folder of a release: that of a variant never takes the place of the edition. */
export const releaseName = (name: string, { method }: Pick<BuildOptions, 'method'>): string =>
  method === undefined ? name : `${name}-variant`;

/** Where the release of an edition is, or after a dry run would be. */
export const releasePath = (options: Pick<BuildOptions, 'release' | 'method'>, name: string): string =>
  join(options.release, releaseName(name, options));

/** Builds one edition from its frozen figures, offline, and publishes it. Throws `SmiError`. */
export async function buildEdition(name: string, options: BuildOptions): Promise<Built> {
  const make = await prepared(name, options);
  if (options.dryRun === true) return { edition: name, path: releasePath(options, name), ...(await make()) };
  return { edition: name, ...(await publishEdition(releaseName(name, options), options, make)) };
}
