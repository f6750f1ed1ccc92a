import type { IndicatorDeclaration } from '../schemas/indicator.js';
import { SOURCES as PROJECT_SOURCES } from './all.js';
import {
  type GivenFile,
  type GivenSource,
  type IndicatorSource,
  providesIndicators,
  type Source,
} from './source.js';

const all: Source[] = [...PROJECT_SOURCES];

/** Every source: those of the project, and within `withSources` those that a user gave. */
export const SOURCES: readonly Source[] = all;

export const INDICATOR_SOURCES: readonly IndicatorSource[] = PROJECT_SOURCES.filter(providesIndicators);

export interface ProvidedIndicator {
  readonly source: IndicatorSource;
  readonly declaration: IndicatorDeclaration;
}

const provided = (sources: readonly IndicatorSource[]) =>
  sources.flatMap((source) =>
    source.indicators.map((declaration): [string, ProvidedIndicator] => [
      declaration.code,
      { source, declaration },
    ]),
  );

const byCode = new Map(provided(INDICATOR_SOURCES));

/** Every indicator that a source provides, by its code. */
export const INDICATORS: ReadonlyMap<string, ProvidedIndicator> = byCode;

const files = new Map<string, GivenFile>();

/** Within `withSources`: the YAML file of each source that is from one, by the name of the source. */
export const GIVEN_FILES: ReadonlyMap<string, GivenFile> = files;

/**
 * Runs `work` with sources besides those of the project, whose names and codes are other ones. Not for
 * two at the same time.
 */
export async function withSources<T>(given: readonly GivenSource[], work: () => Promise<T>): Promise<T> {
  const sources = given.map(({ source }) => source);
  all.push(...sources);
  for (const [code, indicator] of provided(sources)) byCode.set(code, indicator);
  for (const { source, file } of given) if (file !== undefined) files.set(source.name, file);
  try {
    return await work();
  } finally {
    all.splice(all.length - given.length, given.length);
    for (const [code] of provided(sources)) byCode.delete(code);
    for (const { name } of sources) files.delete(name);
  }
}
