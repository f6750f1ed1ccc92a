import { SmiError } from '../../errors/smi-error.js';
import type { IndicatorDeclaration } from '../../schemas/indicator.js';
import type { Derived, Method } from '../../schemas/method.js';
import type { SourceFile } from '../../schemas/source.js';
import areaRegisters from '../../sources/area-registers.js';
import boundaries from '../../sources/boundaries.js';
import codeChanges from '../../sources/code-changes.js';
import indicesOfDeprivation from '../../sources/indices-of-deprivation-2019.js';
import neetParticipation from '../../sources/neet-participation.js';
import { INDICATORS, type OfferedIndicator } from '../../sources/registry.js';
import { frozenInputs, partsOf } from './derived.js';

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

/** A difference of percentages may be below 0; nothing is read from a file, so that nothing can be out of range. */
const asDeclared = (derived: Derived, first: IndicatorDeclaration): IndicatorDeclaration => ({
  code: derived.code,
  title: derived.title,
  description: derived.description,
  unit: derived.unit,
  level: first.level,
  measure: first.measure,
  range: [-Number.MAX_VALUE, Number.MAX_VALUE],
  select: partsOf(derived),
});

/**
 * What is said of an indicator of a method, official or derived; a derived one stands under the data set of its first
 * part. Throws `indicator-unoffered`.
 */
export function declaredOf(method: Method, code: string, methodPath = 'method.yaml'): OfferedIndicator {
  const derived = method.derive.find((one) => one.code === code);
  if (derived === undefined) return offered(code, methodPath);
  const { declaration, source } = declaredOf(method, derived.of, methodPath);
  return { declaration: asDeclared(derived, declaration), source };
}
