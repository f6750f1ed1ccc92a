import type { IndicatorDeclaration } from '../schemas/indicator.js';
import { SOURCES } from './all.js';
import { type IndicatorSource, providesIndicators } from './source.js';

export { SOURCES };

export const INDICATOR_SOURCES: readonly IndicatorSource[] = SOURCES.filter(providesIndicators);

export interface ProvidedIndicator {
  readonly source: IndicatorSource;
  readonly declaration: IndicatorDeclaration;
}

/** Every indicator that a source provides, by its code. */
export const INDICATORS: ReadonlyMap<string, ProvidedIndicator> = new Map(
  INDICATOR_SOURCES.flatMap((source) =>
    source.indicators.map((declaration) => [declaration.code, { source, declaration }]),
  ),
);
