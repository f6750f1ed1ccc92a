import type { RobustnessFile } from '../../schemas/release/robustness.js';
import { AREA_KEY } from '../../schemas/release/unit-fields.js';
import type { IndexEdition } from '../editions/edition.js';
import { Engine } from '../engine/engine.js';
import type { WrittenFile } from '../publish/folder-writer.js';
import { writeOut } from '../publish/out-folder.js';
import { publish } from '../publish/publish.js';
import { inputTexts } from '../publish/receipt.js';
import { loadRobustness } from '../release/index-robustness.js';
import type { Extra } from '../release/prepared.js';
import type { EditionSweep } from '../robustness/edition-robustness.js';
import { problemHash } from '../robustness/problem-hash.js';
import { loadReplicates, WITH, WITHOUT } from '../robustness/replicates-table.js';
import type { RobustnessResult } from '../robustness/robustness-of.js';
import { robustnessRows } from '../robustness/tables.js';
import { Stopwatch } from '../system/clock.js';
import { PACKAGE } from '../system/package-root.js';

export interface SweepParts {
  readonly edition: IndexEdition;
  readonly sweep: EditionSweep;
  readonly result: RobustnessResult;
  /** A part of a sweep holds its ranks alone; what is made of all of them waits for the merge. */
  readonly isPart: boolean;
  readonly threads: number;
}

export const aboutOf = (
  edition: string,
  { problem, units }: EditionSweep,
  { from, to }: Pick<RobustnessResult, 'from' | 'to'>,
): RobustnessFile => ({
  ...{ edition, program: `${PACKAGE.name} ${PACKAGE.version}`, seed: problem.seed, from, to },
  areas: units.length,
  problem_sha256: problemHash(
    problem,
    units.map(({ code }) => code),
  ),
});

/** Writes what the ranks of an edition are worth into a new folder. Throws as `writeOut` and `publish`. */
export async function writeSweep(path: string, parts: SweepParts): Promise<WrittenFile[]> {
  const { edition, sweep, result, isPart, threads } = parts;
  const { plan, units } = sweep;
  const rows = robustnessRows(result, plan, units, AREA_KEY);
  const filled = isPart ? [] : [rows.areas, rows.sensitivity, rows.leaveOneOut];
  const codes = units.map(({ code }) => code);
  const about = `${JSON.stringify(aboutOf(edition.name, sweep, result), null, 2)}\n`;
  const extras: Extra[] = [{ lap: 'about', path: 'robustness.json', text: () => about }];
  return writeOut(path, async (folder) => {
    const engine = await Engine.open({ threads, folders: [folder] });
    try {
      const tables = isPart ? [] : await loadRobustness(engine, rows);
      const parquet = [
        await loadReplicates(engine, WITH, result.ranks, result.from, codes),
        await loadReplicates(engine, WITHOUT, result.ranksWithout, result.from, codes),
      ];
      const { method } = edition;
      return await publish(folder, {
        engine,
        prepared: {
          head: {
            name: `${edition.name}-robustness`,
            title: `What the ranks are worth: ${method.title}`,
            summary: `Replicates ${result.from} to ${result.to} of ${edition.name}, seed ${result.seed}: each makes the whole index anew with the choices of method, the weights and the figures drawn at random.`,
            version: method.method_version,
            sources: [],
            tables: filled,
          },
          ...{ made: tables, parquet, extras, sections: [] },
        },
        origin: {
          inputs: inputTexts(
            new Map([...edition.texts].map(([file, text]) => [`editions/${edition.name}/${file}`, text])),
          ),
          official: edition.origin.official_files,
          options: { seed: result.seed, from: result.from, to: result.to },
        },
        watch: new Stopwatch(),
      });
    } finally {
      engine.close();
    }
  });
}
