import { quoteFound, SmiError } from '../../errors/smi-error.js';
import type { HistoryFigure } from '../../schemas/history.js';
import type { Observation } from '../../schemas/observation.js';
import { authoritiesOf } from './authorities.js';
import { ObservationsByPeriod } from './by-period.js';
import { type Geography, gapOf, unique, type Wanted } from './harmonise.js';
import { resolve } from './resolve.js';

function historyOf(
  wanted: Wanted,
  observations: readonly Observation[],
  { areas, crosswalk, populations }: Geography,
): HistoryFigure[] {
  const { code, level, measure } = wanted.declaration;
  const byCode = new Map(observations.map((observation) => [observation.area_code, observation]));
  const evidence = { observations: byCode, crosswalk, populations, level, measure };
  return authoritiesOf(areas, level).map((authority_code): HistoryFigure => {
    const given = resolve(authority_code, evidence);
    const gap = given === undefined ? gapOf(authority_code, byCode, crosswalk) : undefined;
    const from = given?.from ?? (gap === undefined ? [] : [gap]);
    return {
      authority_code,
      indicator: code,
      period: wanted.period,
      value: given?.value ?? null,
      status: given?.status ?? 'missing',
      reason: given === undefined ? (gap?.reason ?? 'no_figure') : unique(given.rules),
      flags: given === undefined ? (gap?.flags ?? '') : unique(given.flags),
      from_codes: unique(from.map(({ area_code }) => area_code)),
      source: wanted.source,
      cells: from.map(({ cell }) => cell).join(';'),
      raw_text: from.map(({ raw_text }) => raw_text).join(';'),
    };
  });
}

/**
 * Figures of earlier periods by publishing authority, on the authorities of today, missing ones included.
 * Throws `period-absent`.
 */
export function harmoniseHistory(
  wanted: readonly Wanted[],
  observations: readonly Observation[],
  geography: Geography,
): HistoryFigure[] {
  const observed = new ObservationsByPeriod(observations);
  return wanted.flatMap((each) => {
    const { code } = each.declaration;
    const own = observed.of(code, each.period);
    if (own.length === 0)
      throw new SmiError(
        'period-absent',
        `${each.source} has no ${code} for ${quoteFound(each.period)}, which the history of the method names`,
      );
    return historyOf(each, own, geography);
  });
}
