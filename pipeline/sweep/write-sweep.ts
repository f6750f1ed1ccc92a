import { ALL_FORMATS } from '../../outputs/formats/table-files.js';
import type { ReleaseTable } from '../../outputs/release.js';
import type { WrittenFile } from '../../outputs/writer.js';
import { SWEEP_WRITERS, type SweepOutputs } from '../../outputs/writers.js';
import type { RobustnessFile } from '../../schemas/release/robustness.js';
import { AREA_KEY } from '../../schemas/release/unit-fields.js';
import type { IndexEdition } from '../editions/edition.js';
import { Engine } from '../engine/engine.js';
import { writeOut } from '../publish/out-folder.js';
import { publish } from '../publish/publish.js';
import { inputTexts } from '../publish/receipt.js';
import type { EditionSweep } from '../robustness/edition-robustness.js';
import type { KeptRanks } from '../robustness/kept.js';
import { problemHash } from '../robustness/problem-hash.js';
import { loadReplicates, replicatesTables } from '../robustness/replicates-table.js';
import type { RobustnessResult } from '../robustness/robustness-of.js';
import { robustnessRows } from '../robustness/tables.js';
import { PACKAGE } from '../system/package-root.js';

export interface SweepParts {
  readonly edition: IndexEdition;
  readonly sweep: EditionSweep;
  readonly result: RobustnessResult;
  /**
   * A part of a sweep is written without tables, which are made of all replicates when the parts are merged.
   */
  readonly isPart: boolean;
  readonly threads: number;
}

export const aboutOf = (
  edition: string,
  { problem, units }: EditionSweep,
  { from, to }: Pick<RobustnessResult, 'from' | 'to'>,
): RobustnessFile => ({
  edition,
  program: `${PACKAGE.name} ${PACKAGE.version}`,
  seed: problem.seed,
  from,
  to,
  areas: units.length,
  problem_sha256: problemHash(
    problem,
    units.map(({ code }) => code),
  ),
});

const keptOf = ({ nodes }: RobustnessResult): KeptRanks => ({
  drawn: nodes.map(({ ranks }) => ranks),
  figures: nodes.flatMap(({ figures }) => figures ?? []),
});

/**
 * Writes the replicates of an edition, and how sure its ranks are, into a new folder. Throws as `writeOut`.
 */
export async function writeSweep(path: string, parts: SweepParts): Promise<WrittenFile[]> {
  const { edition, sweep, result, isPart, threads } = parts;
  const { plan, units } = sweep;
  const { method } = edition;
  const ofRanks = replicatesTables(sweep.parts);
  const rows = robustnessRows(result, plan, units, AREA_KEY);
  const codes = units.map(({ code }) => code);
  return writeOut(path, async (folder) => {
    return Engine.use({ threads, folders: [folder] }, async (engine) => {
      const { drawn, figures } = keptOf(result);
      const replicates = [await loadReplicates(engine, ofRanks.drawn, drawn, result.from, codes)];
      if (figures.length > 0)
        replicates.push(await loadReplicates(engine, ofRanks.figures, figures, result.from, codes));
      const tables = isPart ? [] : [rows.areas, rows.sensitivity, rows.leaveOneOut];
      const release: SweepOutputs = {
        head: {
          name: `${edition.name}-robustness`,
          title: `How sure the ranks are: ${method.title}`,
          summary: `Replicates ${result.from} to ${result.to} of ${edition.name}, seed ${result.seed}: each computes the whole index with the figures drawn within their error, and again with the choices of method and the weights drawn at random too.`,
          version: method.method_version,
          sources: [],
        },
        tables: [
          ...tables.map((table): ReleaseTable => ({ ...table, formats: ALL_FORMATS })),
          ...replicates.map(
            (table): ReleaseTable => ({ ...table, rows: [], formats: ['parquet'], isLong: true }),
          ),
        ],
        sections: [],
        origin: {
          inputs: inputTexts(
            new Map([...edition.texts].map(([file, text]) => [`editions/${edition.name}/${file}`, text])),
          ),
          official: edition.origin.official_files,
          options: { seed: result.seed, from: result.from, to: result.to },
        },
        about: aboutOf(edition.name, sweep, result),
      };
      return publish(folder, SWEEP_WRITERS, release, { engine });
    });
  });
}
