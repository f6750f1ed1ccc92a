import areaRegisters, { type AreaRegisters } from '../../sources/area-registers.js';
import boundaries, { type Boundaries } from '../../sources/boundaries.js';
import codeChanges, { type CodeChange } from '../../sources/code-changes.js';
import { readPopulations } from '../../sources/indices-of-deprivation-2019.js';
import type { SourceReader } from '../../sources/source.js';

/** The official files that the register is made from. */
export interface OfficialFiles {
  readonly registers: AreaRegisters;
  readonly changes: readonly CodeChange[];
  readonly boundaries: Boundaries;
  /** Population by code of 2019; not whole numbers, because they are quotients. */
  readonly populations: ReadonlyMap<string, number>;
}

/** Reads the official files. Throws `SmiError` for a file that is missing or cannot be read. */
export async function readOfficialFiles(reader: SourceReader): Promise<OfficialFiles> {
  return {
    registers: await reader.reference(areaRegisters),
    changes: await reader.reference(codeChanges),
    boundaries: await reader.reference(boundaries),
    populations: await readPopulations(reader),
  };
}
