import { ascending } from 'd3-array';
import { SmiError } from '../../errors/smi-error.js';
import type { IndicatorDeclaration } from '../../schemas/indicator.js';
import type { Derived, Method } from '../../schemas/method.js';
import type { SourceFile } from '../../schemas/source.js';
import areaRegisters from '../../sources/area-registers.js';
import boundaries from '../../sources/boundaries.js';
import censusOdMigration from '../../sources/census-od-migration.js';
import codeChanges from '../../sources/code-changes.js';
import indicesOfDeprivation from '../../sources/indices-of-deprivation-2019.js';
import neetParticipation from '../../sources/neet-participation.js';
import { INDICATORS, type ProvidedIndicator } from '../../sources/registry.js';
import { evidenceSourcesOf } from '../evidence/sources.js';
import { frozenInputs, localInput, partsOf } from './derived.js';

/**
 * Sources that every edition needs besides its indicators: where areas lie, how codes changed, how many
 * people live there.
 */
export const REFERENCES = [areaRegisters, boundaries, codeChanges, indicesOfDeprivation, neetParticipation];

/** The source and declaration of an indicator. Throws `indicator-unoffered` where no source provides it. */
export function providedIndicator(code: string, methodPath: string): ProvidedIndicator {
  const found = INDICATORS.get(code);
  if (found === undefined)
    throw new SmiError('indicator-unoffered', `${methodPath}: no source provides the indicator ${code}`);
  return found;
}

/** The data set of moves between areas that a method names; undefined where it names none. */
export const moveSource = (method: Method): typeof censusOdMigration | undefined =>
  method.kind === 'index' && method.moves === censusOdMigration.name ? censusOdMigration : undefined;

/** The same as a list. */
export const movesOf = (method: Method): (typeof censusOdMigration)[] => [moveSource(method) ?? []].flat();

/** The official files that a method needs, each once, in order of address. */
export function officialFiles(method: Method, methodPath: string): SourceFile[] {
  const named = [...frozenInputs(method), ...method.context, ...localInput(method)];
  const provided = named.map(({ code }) => providedIndicator(code, methodPath).source);
  const sources = [...provided, ...movesOf(method), ...REFERENCES, ...evidenceSourcesOf(method)];
  const files = new Map(sources.flatMap((source) => source.files).map((file) => [file.address, file]));
  return [...files.values()].sort((a, b) => ascending(a.address, b.address));
}

/**
 * A derived indicator as a declaration. It is not read from a file and may be negative, so its range has no
 * limits.
 */
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
 * The declaration of an indicator of a method, official or derived; a derived one belongs to the data set of
 * its first part. Throws `indicator-unoffered`.
 */
export function declaredOf(method: Method, code: string, methodPath = 'method.yaml'): ProvidedIndicator {
  const derived = method.derive.find((figure) => figure.code === code);
  if (derived === undefined) return providedIndicator(code, methodPath);
  const { declaration, source } = declaredOf(method, derived.of, methodPath);
  return { declaration: asDeclared(derived, declaration), source };
}
