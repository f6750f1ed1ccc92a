import { quoteFound } from '../../errors/smi-error.js';
import type { IndicatorDeclaration } from '../../schemas/indicator.js';

/** What an official file must state of a series, word for word. */
export interface Stated {
  readonly measure: string;
  readonly unit: string;
}

/** An indicator of a layout whose files state measure and unit: it declares what they must be. */
export type StatedIndicator = IndicatorDeclaration & { readonly stated: Stated };

/** What must be stated of each declared series, by its name. */
export const statedBySeries = (indicators: readonly StatedIndicator[]): ReadonlyMap<string, Stated> =>
  new Map(indicators.flatMap(({ select, stated }) => select.map((series) => [series, stated] as const)));

/** Characters before the first difference that are shown with it. */
const BEFORE = 20;

/** What must be stated and what is; of long texts that begin alike, from a little before they differ. */
export function otherThan(must: string, found: string): string {
  const shown = (text: string, from: number) => quoteFound(from === 0 ? text : `…${text.slice(from)}`);
  const same = [...must].findIndex((character, i) => character !== found[i]);
  const isAlike = shown(must, 0) === shown(found, 0);
  const from = isAlike ? Math.max(0, (same === -1 ? must.length : same) - BEFORE) : 0;
  return `not ${shown(must, from)}, found ${shown(found, from)}`;
}
