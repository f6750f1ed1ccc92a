import { basename, join } from 'node:path';
import { SmiError } from '../../../errors/smi-error.js';
import { disclosureFile } from '../../../schemas/release/disclosure-file.js';
import { checkAgainstReceipt, type Refuse, readJson } from '../../publish/receipt.js';
import { sha256 } from '../../system/hash.js';
import type { EarlierOutput } from '../disclosure/earlier-output.js';
import type { AreaEstimate, AreaLevel, People } from '../estimate/area-estimate.js';
import type { Place } from '../estimate/options.js';
import { recodings } from '../estimate/recode.js';

/** An earlier output as it was read: the name of its folder, and the hash of its file. */
export interface PreviousOutput extends EarlierOutput {
  readonly name: string;
  readonly sha256: string;
}

/** The file of an output that later outputs are checked against. */
export const DISCLOSURE_FILE = 'disclosure.json';

const refused: Refuse = (path, problem, cause) =>
  new SmiError('previous-invalid', `${path} ${problem}`, { cause });

/**
 * Reads what a new output must be checked against from an earlier one, and compares it with the receipt: with
 * a changed file, what was withheld then might leave now. Throws `previous-invalid`, naming the file.
 */
export async function readPrevious(folder: string): Promise<PreviousOutput> {
  const path = join(folder, DISCLOSURE_FILE);
  const { data, text } = await readJson(path, disclosureFile, refused);
  await checkAgainstReceipt(folder, DISCLOSURE_FILE, refused);
  const { cells, ...rest } = data;
  return {
    ...rest,
    name: basename(folder),
    sha256: sha256(text),
    cells: cells.map(({ counts, ...cell }) => ({
      ...cell,
      counts: Object.fromEntries(Object.entries(counts).filter(([, n]) => n !== undefined)),
    })),
  };
}

/**
 * The output with the codes of today: an area that only changed its code since is the same area. Others, such
 * as those that were merged, stay as they were published.
 */
export function recodePrevious<T extends EarlierOutput>(output: T, areas: ReadonlyMap<string, Place>): T {
  const today = (code: string) => recodings([code], areas).get(code)?.code ?? code;
  return {
    ...output,
    cells: output.cells.map((cell) => ({ ...cell, area_code: today(cell.area_code) })),
  };
}

interface Placed {
  readonly area_code: string;
  readonly level: AreaLevel;
  readonly parent: string | null;
}

const HEIGHT: Readonly<Record<AreaLevel, number>> = { area: 0, region: 1, country: 2 };

/**
 * Compares the areas of earlier outputs with each other and with those of the records: each must have the
 * same parent everywhere, or nothing can be added up. Throws `previous-invalid`, naming the area.
 */
export function checkPrevious(areas: readonly Placed[], previous: readonly EarlierOutput[]): void {
  const refused = (code: string, why: string) =>
    new SmiError('previous-invalid', `an earlier output says of ${code} ${why}`);
  const known = new Map(areas.map((area) => [area.area_code, area]));
  for (const cell of previous.flatMap(({ cells }) => cells)) {
    const { area_code, level, parent } = cell;
    const other = known.get(area_code) ?? cell;
    known.set(area_code, other);
    if (other.level !== level)
      throw refused(area_code, `that it is a ${level}, elsewhere it is a ${other.level}`);
    if (other.parent !== parent)
      throw refused(
        area_code,
        `that it lies in ${parent ?? 'nothing'}, elsewhere it lies in ${other.parent ?? 'nothing'}`,
      );
  }
  for (const { area_code, level, parent } of known.values()) {
    const above = parent === null ? undefined : known.get(parent);
    if (above !== undefined && HEIGHT[above.level] <= HEIGHT[level])
      throw refused(area_code, `that it lies in ${above.area_code}, which is a ${above.level} too`);
  }
}

const NOBODY: People = { n: 0, largest_share: 0 };

/**
 * Areas that an earlier output has and these records have nobody in. That there is nobody can disclose
 * something together with the earlier output, so disclosure control must include these areas; they are not
 * published.
 */
export function areasWithNobody(
  estimates: readonly AreaEstimate[],
  previous: readonly EarlierOutput[],
  areas: ReadonlyMap<string, Place>,
): AreaEstimate[] {
  const here = new Set(estimates.map(({ area_code }) => area_code));
  const cells = previous.flatMap((output) => output.cells).filter(({ area_code }) => !here.has(area_code));
  const missing = new Map(cells.map((cell) => [cell.area_code, cell]));
  return [...missing.values()].map(({ area_code, level, parent }) => ({
    area_code,
    level,
    parent,
    area_name: areas.get(area_code)?.name ?? area_code,
    disadvantaged: { ...NOBODY, below_median: 0, above_median: 0 },
    bottom: NOBODY,
    top: NOBODY,
    line: NOBODY,
    substituted_share: 0,
    measures: {
      earnings_mean: null,
      earnings_median: null,
      gap: null,
      gap_slope: null,
      explained: null,
      unexplained: null,
    },
    reasons: {},
  }));
}
