import type { IndicatorDeclaration } from '../schemas/indicator.js';
import { SOURCES as PROJECT_SOURCES } from './all.js';
import { type IndicatorSource, providesIndicators, type Source } from './source.js';

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

/**
 * Runs `work` with sources besides those of the project, whose names and codes are other ones. Not for
 * two at the same time.
 */
export async function withSources<T>(given: readonly IndicatorSource[], work: () => Promise<T>): Promise<T> {
  all.push(...given);
  for (const [code, indicator] of provided(given)) byCode.set(code, indicator);
  try {
    return await work();
  } finally {
    all.splice(all.length - given.length, given.length);
    for (const [code] of provided(given)) byCode.delete(code);
  }
}
