import { ascending } from 'd3-array';
import { type Crosswalk, successorsOf } from '../harmonise/crosswalk.js';
import type { CodeChanged, IndicatorChange } from './report.js';

/** Areas that are gone from a file while a code that follows theirs is new in it. */
export function codesChanged(
  indicators: readonly IndicatorChange[],
  crosswalk: Crosswalk | undefined,
): CodeChanged[] {
  if (crosswalk === undefined) return [];
  const found = new Map<string, { from: string; to: string; indicators: string[] }>();
  for (const { indicator, gone_areas, new_areas } of indicators) {
    for (const from of gone_areas) {
      const successors = new Set(successorsOf(from, crosswalk));
      for (const to of new_areas.filter((code) => successors.has(code))) {
        const key = `${from} ${to}`;
        const entry = found.get(key) ?? { from, to, indicators: [] };
        entry.indicators.push(indicator);
        found.set(key, entry);
      }
    }
  }
  return [...found.values()]
    .toSorted((a, b) => ascending(a.from, b.from) || ascending(a.to, b.to))
    .map((change) => ({
      ...change,
      action: 'nothing: the register of areas has this change, and figures are carried over by it',
    }));
}
