import { SmiError } from '../../errors/smi-error.js';
import { isLocalAuthority } from '../../pipeline/harmonise/code-kinds.js';
import { FIRST as FIRST_YEAR, LAST as LAST_YEAR } from '../topology/make-vintages.js';
import type { OfficialFiles } from './official.js';

/** First and last year of a code; an open end is null. */
export interface Years {
  readonly start: number | null;
  readonly end: number | null;
}

/**
 * The years of every code in the official files. They come from the boundaries; where a code change gives
 * another year, the change takes precedence, because the boundaries lack the new codes of Glasgow and North
 * Lanarkshire. A code that only the register has, as a retired one, ended before the first year of the
 * boundaries. Throws `crosswalk-broken` for a code in use that has no date in either.
 */
export function yearsOf({ registers, changes, boundaries }: OfficialFiles): Map<string, Years> {
  const years = new Map<string, Years>();
  for (const { code, start, end } of [...boundaries.districts, ...boundaries.upperTiers]) {
    if (!isLocalAuthority(code)) continue;
    years.set(code, { start: Math.max(start, FIRST_YEAR), end: end > LAST_YEAR ? null : end });
  }
  for (const { oldCode, newCode, start } of changes) {
    if (!isLocalAuthority(oldCode) || (newCode !== null && !isLocalAuthority(newCode))) continue;
    years.set(oldCode, { start: years.get(oldCode)?.start ?? FIRST_YEAR, end: start - 1 });
    if (newCode !== null) years.set(newCode, { start, end: years.get(newCode)?.end ?? null });
  }
  for (const { code, activeCode } of registers.districts.values()) {
    if (years.has(code)) continue;
    if (code === activeCode)
      throw new SmiError('crosswalk-broken', `neither boundaries nor code changes say when ${code} began`);
    years.set(code, { start: null, end: FIRST_YEAR - 1 });
  }
  return years;
}
