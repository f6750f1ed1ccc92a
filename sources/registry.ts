import type { IndicatorDeclaration } from '../schemas/indicator.js';
import { SOURCES } from './all.js';
import { type IndicatorSource, offersIndicators } from './source.js';

export { SOURCES };

export const INDICATOR_SOURCES: readonly IndicatorSource[] = SOURCES.filter(offersIndicators);

export interface OfferedIndicator {
  readonly source: IndicatorSource;
  readonly declaration: IndicatorDeclaration;
}

/** Every indicator that a source offers, by its code. */
export const INDICATORS: ReadonlyMap<string, OfferedIndicator> = new Map(
  INDICATOR_SOURCES.flatMap((source) =>
    source.indicators.map((declaration) => [declaration.code, { source, declaration }]),
  ),
);
