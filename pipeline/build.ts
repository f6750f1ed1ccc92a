import { basename } from 'node:path';
import { SmiError } from '../errors/smi-error.js';
import { besideColdspots } from './coldspots/beside-index.js';
import {
  type Edition,
  editionNames,
  isIndex,
  isLongShadow,
  type LongShadowEdition,
  loadEdition,
} from './editions/edition.js';
import { Engine } from './engine/engine.js';
import type { WriteBytes, WrittenFile } from './publish/folder-writer.js';
import { publish } from './publish/publish.js';
import { inputTexts } from './publish/receipt.js';
import { publishRelease } from './publish/release-folder.js';
import { type EditionGeography, loadGeography } from './release/geography.js';
import { prepareIndex } from './release/prepare-index.js';
import { prepareLongShadow } from './release/prepare-long-shadow.js';
import type { PreparedEdition, ReleaseData } from './release/prepared.js';
import type { RobustnessResult } from './robustness/robustness-of.js';
import { Stopwatch } from './system/clock.js';
import { sha256 } from './system/hash.js';
import type { Log } from './system/log.js';

export interface BuildOptions {
  readonly editions: string;
  readonly release: string;
  readonly threads: number;
  /** Seed of everything that is drawn at random; 1 when not given. */
  readonly seed?: number;
  readonly log: Log;
  /** How often the index is made anew to see what its ranks are worth; as the method says when not given. */
  readonly replicates?: number;
  /** Whether what drives the ranks is worked out too; it is when not given. */
  readonly sensitivity?: boolean;
  /** Scores, and writes nothing. */
  readonly dryRun?: boolean;
  /** How bytes are written, for tests. */
  readonly write?: WriteBytes;
}

export interface Built {
  readonly edition: string;
  /** Where the release stands; it is not there after a dry run. */
  readonly path: string;
  readonly data: ReleaseData;
  /** The ranks of every replicate of an index. */
  readonly robustness?: RobustnessResult;
  readonly files: readonly WrittenFile[];
  /** Milliseconds by stage. */
  readonly laps: Readonly<Record<string, number>>;
}

/** The files of ours that a release is made from, by their place in the project. */
function inputsOf(editions: readonly Edition[], { file, text }: EditionGeography): Map<string, string> {
  const files = editions.flatMap(({ name, texts }) =>
    [...texts].map(([file, text]) => [`editions/${name}/${file}`, text] as const),
  );
  return new Map([...files, [file, text] as const].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The official files behind editions, each once, in the order of their addresses. */
const officialOf = (editions: readonly Edition[]) =>
  [
    ...new Map(
      editions.flatMap(({ origin }) => origin.official_files.map((file) => [file.address, file] as const)),
    ).values(),
  ].sort((a, b) => (a.address < b.address ? -1 : 1));

/** The edition of the long shadow that stands beside an index, if its method names one. */
async function besideOf(edition: Edition, folder: string): Promise<LongShadowEdition | undefined> {
  if (!isIndex(edition) || edition.method.coldspots === undefined) return undefined;
  const name = edition.method.coldspots;
  if (!(await editionNames(folder)).includes(name)) {
    throw new SmiError(
      'edition-unknown',
      `${edition.name} shows the coldspots of ${name}, which is not in ${folder}`,
      {
        next: 'put that edition there too, or take `coldspots` out of the method',
      },
    );
  }
  const beside = await loadEdition(folder, name);
  if (isLongShadow(beside)) return beside;
  throw new SmiError(
    'method-invalid',
    `the coldspots of ${edition.name} are those of ${beside.name}, which is no edition of the long shadow`,
  );
}

const kept = (robustness: RobustnessResult | undefined) => (robustness === undefined ? {} : { robustness });

/** Builds one edition from its frozen figures, offline, and publishes it. Throws `SmiError`. */
export async function buildEdition(name: string, options: BuildOptions): Promise<Built> {
  const { editions, release, threads, log, seed = 1, replicates, sensitivity } = options;
  const watch = new Stopwatch();
  const edition = await watch.time('load', () => loadEdition(editions, name));
  if (edition.unused.length > 0) {
    log.warn(`the method of ${name} does not name ${edition.unused.join(', ')}: these figures are left out`);
  }
  const beside = await watch.time('load', () => besideOf(edition, editions));
  const geography = await watch.time('load', () => loadGeography(editions, name, edition.method.areas));
  const coldspots = await watch.time('coldspots', () => besideColdspots(beside, threads));

  const open = (folders: readonly string[]) => watch.time('engine', () => Engine.open({ threads, folders }));
  const prepare = (engine: Engine): Promise<PreparedEdition> =>
    isIndex(edition)
      ? prepareIndex(engine, edition, coldspots, {
          ...{ geography, watch, log },
          robustness: {
            ...{ threads, seed },
            ...(replicates === undefined ? {} : { replicates }),
            ...(sensitivity === undefined ? {} : { sensitivity }),
          },
        })
      : prepareLongShadow(engine, edition, { geography, watch, log, seed });

  if (options.dryRun) {
    const engine = await open([]);
    try {
      const { data, robustness } = await prepare(engine);
      return {
        edition: name,
        path: `${release}/${name}`,
        data,
        ...kept(robustness),
        files: [],
        laps: watch.laps,
      };
    } finally {
      engine.close();
    }
  }

  let result: Pick<Built, 'data' | 'files' | 'robustness'> | undefined;
  const path = await publishRelease(release, name, async (folder) => {
    const engine = await open([folder]);
    try {
      const prepared = await prepare(engine);
      const files = await publish(folder, {
        ...{ engine, prepared, watch, methodText: edition.texts.get('method.yaml') ?? '' },
        origin: {
          inputs: inputTexts(inputsOf([edition, ...(beside ? [beside] : [])], geography)),
          options: {
            seed,
            ...(isLongShadow(edition)
              ? { draws: edition.method.steps.precision.draws }
              : { replicates: replicates ?? edition.method.robustness.replicates }),
          },
          official: officialOf([edition, ...(beside ? [beside] : [])]),
        },
        ...(options.write === undefined ? {} : { write: options.write }),
      });
      result = { data: prepared.data, ...kept(prepared.robustness), files };
      const receipt = files.find(({ path: file }) => basename(file) === 'receipt.json');
      return (receipt?.sha256 ?? sha256('')).slice(0, 16);
    } finally {
      engine.close();
    }
  });
  if (result === undefined) throw new Error('the release was published without being written');
  const bytes = result.files.reduce((sum, file) => sum + file.bytes, 0);
  log.stage('publish', `${result.files.length} files, ${(bytes / 1e6).toFixed(1)} MB, to ${path}`);
  return { edition: name, path, ...result, laps: watch.laps };
}
