import { SmiError } from '../../errors/smi-error.js';
import type { Method } from '../../schemas/method.js';
import type { SourceFile } from '../../schemas/source.js';
import areaRegisters from '../../sources/area-registers.js';
import boundaries from '../../sources/boundaries.js';
import codeChanges from '../../sources/code-changes.js';
import indicesOfDeprivation from '../../sources/indices-of-deprivation-2019.js';
import neetParticipation from '../../sources/neet-participation.js';
import { INDICATORS, type OfferedIndicator } from '../../sources/registry.js';
import { frozenInputs } from './derived.js';

/** What every edition needs beside its indicators: where areas lie, how codes changed, how many people there are. */
export const REFERENCES = [areaRegisters, boundaries, codeChanges, indicesOfDeprivation, neetParticipation];

/** Throws `indicator-unoffered` for an indicator that no source declares. */
export function offered(code: string, methodPath: string): OfferedIndicator {
  const found = INDICATORS.get(code);
  if (found === undefined)
    throw new SmiError('indicator-unoffered', `${methodPath}: no source offers the indicator ${code}`);
  return found;
}

/** The official files behind a method, each once, in the order of their addresses. */
export function officialFiles(method: Method, methodPath: string): SourceFile[] {
  const codes = [...frozenInputs(method), ...method.context].map(({ code }) => code);
  const sources = [...codes.map((code) => offered(code, methodPath).source), ...REFERENCES];
  const files = new Map(sources.flatMap((source) => source.files).map((file) => [file.address, file]));
  return [...files.values()].sort((a, b) => (a.address < b.address ? -1 : 1));
}
