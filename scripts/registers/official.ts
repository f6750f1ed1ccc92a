import areaRegisters, { type AreaRegisters } from '../../sources/area-registers.js';
import boundaries, { type Boundaries } from '../../sources/boundaries.js';
import codeChanges, { type CodeChange } from '../../sources/code-changes.js';
import { readPopulations } from '../../sources/indices-of-deprivation-2019.js';
import type { SourceReader } from '../../sources/source.js';

/** What the register is made of. */
export interface OfficialFiles {
  readonly registers: AreaRegisters;
  readonly changes: readonly CodeChange[];
  readonly boundaries: Boundaries;
  /** People by code of 2019, not whole numbers: they are quotients. */
  readonly populations: ReadonlyMap<string, number>;
}

/** Reads the official files. Throws `SmiError` for what is not there or cannot be read. */
export async function readOfficialFiles(reader: SourceReader): Promise<OfficialFiles> {
  return {
    registers: await reader.reference(areaRegisters),
    changes: await reader.reference(codeChanges),
    boundaries: await reader.reference(boundaries),
    populations: await readPopulations(reader),
  };
}
