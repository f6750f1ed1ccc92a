import { counted, whole } from '../../../outputs/formats/numbers.js';
import type { WrittenFile } from '../../../outputs/writer.js';
import { ESTIMATES_WRITERS } from '../../../outputs/writers.js';
import { Engine } from '../../engine/engine.js';
import { checkOut, writeOut } from '../../publish/out-folder.js';
import { publish } from '../../publish/publish.js';
import { Stopwatch } from '../../system/clock.js';
import { controlDisclosure } from '../disclosure/control-disclosure.js';
import { estimateAreas } from '../estimate/estimate-areas.js';
import type { Estimates } from '../estimate/estimates.js';
import { areasOfRegisters } from './areas.js';
import { type EstimateParts, estimatesRelease } from './estimates-release.js';
import { identityOf, readAs, whileHashing } from './identity.js';
import { type Controlled, type MayLeave, mayLeave } from './may-leave.js';
import { outputCheckOf } from './output-check.js';
import { areasWithNobody, checkPrevious, recodePrevious } from './previous.js';
import { clearStopped, writeOutOfRange, writePrivate } from './private-files.js';
import type { EstimateReleaseOptions } from './release-options.js';
import { shrinkMeasures } from './shrunken.js';

export interface EstimateRelease extends MayLeave {
  readonly estimates: Estimates;
  readonly files: readonly WrittenFile[];
  /** Milliseconds by pass and stage. */
  readonly laps: Readonly<Record<string, number>>;
}

/** Applies disclosure control to the estimates, with earlier outputs taken into account. */
function controlled(
  estimates: Estimates,
  inputs: string,
  areas: ReturnType<typeof areasOfRegisters>,
  { sex, zeros, level, threshold, rounding, previous: earlier }: EstimateReleaseOptions,
): Controlled {
  const previous = earlier.map((output) => recodePrevious(output, areas));
  const absent = areasWithNobody(estimates.estimates, previous, areas);
  checkPrevious([...estimates.estimates, ...absent], previous);
  const control = controlDisclosure([...estimates.estimates, ...absent], {
    threshold,
    round_counts: rounding.people,
    round_gbp: rounding.gbp,
    inputs,
    previous,
    selection: { sex, earnings: zeros },
  });
  const shrunken = shrinkMeasures(estimates.estimates, level, (code, family) =>
    control.allowed(code, family),
  );
  return { estimates, control, shrunken };
}

type Parts = Omit<EstimateParts, 'found'> & { readonly watch: Stopwatch };

/** Writes what may leave and, when that is complete but not yet in place, what may not. */
async function write(parts: Parts, about: Controlled): Promise<MayLeave & Pick<EstimateRelease, 'files'>> {
  const { options, inputs, watch } = parts;
  const { out, outPrivate, threads } = options;
  const keep = async (files: readonly WrittenFile[]) => {
    if (outPrivate !== undefined)
      await writePrivate(outPrivate, about, outputCheckOf(about, { options, inputs, files }));
  };
  if (out === undefined) {
    const found = await Engine.use({ threads }, (engine) => mayLeave(engine, about, options));
    await keep([]);
    return { ...found, files: [] };
  }
  return writeOut(out, async (folder) => {
    const written = await Engine.use({ threads, folders: [folder] }, (engine) =>
      watch.time('ranks and files', async () => {
        const found = await mayLeave(engine, about, options);
        const release = estimatesRelease({ ...parts, found });
        return { ...found, files: await publish(folder, ESTIMATES_WRITERS, release, { engine, watch }) };
      }),
    );
    await keep(written.files);
    return written;
  });
}

/**
 * Estimates the long shadow from individual records and writes what may leave a secure setting and, in
 * another folder, what may not. Throws `SmiError`; a folder is written completely or not at all.
 */
export async function estimateRelease(options: EstimateReleaseOptions): Promise<EstimateRelease> {
  const { inputs, columns, out, outPrivate, log, sex, zeros } = options;
  if (outPrivate !== undefined) clearStopped(outPrivate);
  for (const folder of [out, outPrivate]) if (folder !== undefined) checkOut(folder);
  const areas = areasOfRegisters();
  const watch = new Stopwatch();
  const { found: estimates, hashed: files } = await watch.time('estimate', () =>
    whileHashing(inputs, () =>
      estimateAreas({
        ...options,
        areas,
        ...(outPrivate === undefined ? {} : { onOutOfRange: (rows) => writeOutOfRange(outPrivate, rows) }),
      }),
    ),
  );
  const hashed = [...files, ...(estimates.records ?? [])];
  const identity = identityOf(hashed, columns, readAs(options, estimates));
  const about = await watch.time('disclosure', async () => controlled(estimates, identity, areas, options));
  const { control } = about;
  const earlier = {
    inputs: identity,
    round_counts: options.rounding.people,
    selection: { sex, earnings: zeros },
    cells: control.cells,
  };
  const written = await write({ inputs: hashed, earlier, options, watch }, about);
  const { withheld, total } = written.figures;
  log.stage('disclosure', `${counted(withheld, 'figure')} withheld of ${whole(total)}`);
  if (out !== undefined) log.stage('publish', `${written.files.length} files to ${out}`);
  return { estimates, ...written, laps: watch.laps };
}
