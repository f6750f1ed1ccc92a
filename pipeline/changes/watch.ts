import { join } from 'node:path';
import { isDeepStrictEqual as isSameInDepth } from 'node:util';
import { EXIT } from '../../errors/catalogue.js';
import { SmiError } from '../../errors/smi-error.js';
import { areaRow, areaTable } from '../../schemas/area.js';
import { figureRow, figureTable } from '../../schemas/figure.js';
import type { Method } from '../../schemas/method.js';
import type { Observation } from '../../schemas/observation.js';
import { populationRow, populationTable } from '../../schemas/population.js';
import type { LockFile } from '../../schemas/source.js';
import type { ProvidedIndicator } from '../../sources/registry.js';
import type { StoredFile } from '../acquire/acquire.js';
import { compare, type Difference } from '../editions/compare.js';
import { COMPARISON_FILE, EDITION_FILES, POPULATIONS_FILE } from '../editions/files.js';
import type { Frozen } from '../editions/freeze.js';
import { tryWhole, type Whole } from '../editions/whole.js';
import type { Engine } from '../engine/engine.js';
import type { Crosswalk } from '../harmonise/crosswalk.js';
import { StoreReader } from '../ingest/reader.js';
import { parseTable } from '../tables/read-shipped-table.js';
import { type Comparing, compareAll, compareFiles, emptyReport } from './changes.js';
import { comparisonOf, recordedRanking } from './comparison.js';
import { hasChanged, type PastFile, pastFiles } from './past.js';
import type { ChangeReport } from './report.js';
import { goneOf, recordedRevisions, revisionsWith } from './revisions.js';
import type { Standing } from './standing.js';
import { rankingOf, type Scored, standingsOf } from './standings.js';

export interface WatchOptions {
  readonly method: Method;
  /** The folder of the edition. */
  readonly folder: string;
  readonly offers: readonly ProvidedIndicator[];
  readonly files: Iterable<StoredFile>;
  readonly lock: LockFile;
  readonly store: string;
  readonly engine: Engine;
  /** Reads the new files. */
  readonly reader: StoreReader;
  readonly threads: number;
  readonly now: () => Date;
  /** The ranking of the edition that a new one follows; that of its comparison where it has one already. */
  readonly followed?: readonly Standing[] | undefined;
  /** Is given the report before anything is written, and before the error where a file cannot be read. */
  readonly onReport?: ((report: ChangeReport) => Promise<void>) | undefined;
}

/** The frozen tables of before that are scored; undefined where they are not whole or not of their schema. */
function scoredBefore(whole: Whole | undefined, folder: string): Scored | undefined {
  const read = <R extends { file: string }>({ file }: R) =>
    [whole?.texts.get(file) ?? '', join(folder, file)] as const;
  if (whole === undefined) return undefined;
  try {
    const people = whole.texts.has(POPULATIONS_FILE)
      ? {
          populations: parseTable(
            { ...populationTable, row: populationRow },
            ...read({ file: POPULATIONS_FILE }),
          ),
        }
      : {};
    return {
      areas: parseTable({ ...areaTable, row: areaRow }, ...read({ file: EDITION_FILES.areas })),
      figures: parseTable({ ...figureTable, row: figureRow }, ...read({ file: EDITION_FILES.figures })),
      ...people,
    };
  } catch (error) {
    if (error instanceof SmiError) return undefined;
    throw error;
  }
}

/** What a refresh is held against: the files and tables of before. */
export class ChangeWatch {
  readonly #options: WatchOptions;
  readonly #whole: Whole | undefined;
  readonly #past: readonly PastFile[];
  readonly #comparing: Comparing;

  private constructor(options: WatchOptions, whole: Whole | undefined, past: readonly PastFile[]) {
    const { method, offers, engine, reader } = options;
    this.#options = options;
    this.#whole = whole;
    this.#past = past;
    const before = new StoreReader(
      past.map(({ stored, now }) => stored ?? now),
      engine,
    );
    this.#comparing = { method, offers, past, now: reader, before };
  }

  static async open(options: WatchOptions): Promise<ChangeWatch> {
    const whole = await tryWhole(options.folder);
    const past = await pastFiles(options.files, whole?.origin, options.lock, options.store);
    return new ChangeWatch(options, whole, past);
  }

  /** Runs `work`; where an official file stops it, reports what is known until there and throws its error. */
  async guarding<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof SmiError && error.exit === EXIT.official && this.#past.some(hasChanged)) {
        const files = await compareFiles(this.#comparing);
        const stopped = { code: error.code, message: error.message, action: error.next };
        await this.#options.onReport?.({
          ...emptyReport(this.#options.method.edition),
          ...files,
          stopped,
        });
      }
      throw error;
    }
  }

  /** The hash of each file, by its name, before or now. */
  #hashes(of: (past: PastFile) => string | undefined): ReadonlyMap<string, string> {
    return new Map(this.#past.map((past) => [past.now.file.name, of(past) ?? '']));
  }

  /** The comparison with the edition that is followed; undefined where none is. */
  async #comparison(made: Frozen, texts: ReadonlyMap<string, string>): Promise<Frozen['comparison']> {
    const { followed, folder, method, threads } = this.#options;
    const before = followed ?? recordedRanking(texts, join(folder, COMPARISON_FILE));
    if (before === undefined) return undefined;
    return comparisonOf(before, rankingOf(method, await standingsOf(method, made, threads)));
  }

  /**
   * The new tables with the revisions of published figures among them, how they differ from those of
   * before, and the report, which is given away as well.
   */
  async finish(
    made: Frozen,
    observations: readonly Observation[],
    crosswalk: Crosswalk,
  ): Promise<{ frozen: Frozen; differences: Difference[]; report: ChangeReport }> {
    const { folder, now, threads, onReport } = this.#options;
    const official = {
      before: this.#hashes(({ sha256 }) => sha256),
      after: this.#hashes(({ now: { sha256 } }) => sha256),
      hasSameAreas: isSameInDepth(this.#whole?.origin.areas, made.origin.areas),
    };
    const today = now().toISOString().slice(0, 10);
    const texts = this.#whole?.texts ?? new Map<string, string>();
    const frozen = {
      ...made,
      revisions: revisionsWith(folder, texts, made, today, official),
      comparison: await this.#comparison(made, texts),
    };
    const differences = await compare(folder, frozen);
    const files = await compareFiles(this.#comparing);
    // Without a difference the tables of before are these.
    const isSame = this.#whole !== undefined && differences.length === 0;
    const before = isSame ? made : scoredBefore(this.#whole, folder);
    const report = await compareAll(this.#comparing, files, observations, {
      scored: made,
      scoredBefore: before,
      isFollowing: frozen.comparison !== undefined,
      crosswalk,
      differences,
      gone: goneOf(frozen.revisions.slice(recordedRevisions(texts, folder).length)),
      threads,
    });
    await onReport?.(report);
    return { frozen, differences, report };
  }
}
