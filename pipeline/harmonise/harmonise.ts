import { quoteFound, SmiError } from '../../errors/smi-error.js';
import type { Area } from '../../schemas/area.js';
import type { Figure } from '../../schemas/figure.js';
import type { Harmonised } from '../../schemas/harmonised.js';
import type { IndicatorDeclaration } from '../../schemas/indicator.js';
import type { Observation } from '../../schemas/observation.js';
import { Account } from './account.js';
import { ObservationsByPeriod } from './by-period.js';
import type { Crosswalk } from './crosswalk.js';
import { type Resolved, resolve } from './resolve.js';

export interface Wanted {
  readonly declaration: IndicatorDeclaration;
  readonly source: string;
  /** The period, as the official file writes it. */
  readonly period: string;
  /** Figures of the same measure that come before these, the best first. */
  readonly preferred?: readonly Wanted[];
}

export interface Geography {
  readonly areas: readonly Area[];
  readonly crosswalk: Crosswalk;
  readonly populations: ReadonlyMap<string, number>;
}

export interface HarmonisedFigures {
  readonly figures: Figure[];
  readonly harmonised: Harmonised[];
}

/** Each once, joined by semicolons; empty ones left out. */
export const unique = (parts: readonly string[]) =>
  [...new Set(parts.filter((part) => part !== ''))].join(';');

/**
 * The figure of one area; `given` is that of its council or county, `missing` the mark in the file for a
 * missing one.
 */
function toFigure(
  area: Area,
  wanted: Wanted,
  given: Resolved | undefined,
  inherited: boolean,
  missing: Observation | undefined,
): Figure {
  const shared = {
    area_code: area.area_code,
    indicator: wanted.declaration.code,
    period: wanted.period,
    source: wanted.source,
  };
  const from = given?.from ?? (missing === undefined ? [] : [missing]);
  const trace = {
    from_codes: unique(from.map(({ area_code }) => area_code)),
    cells: from.map(({ cell }) => cell).join(';'),
    raw_text: from.map(({ raw_text }) => raw_text).join(';'),
  };
  if (given === undefined) {
    const reason = missing?.reason ?? 'no_figure';
    return {
      ...shared,
      value: null,
      lower: null,
      upper: null,
      status: 'missing',
      reason,
      flags: missing?.flags ?? '',
      ...trace,
    };
  }
  const { value, lower, upper } = given;
  const status = given.status === 'estimated' ? 'estimated' : inherited ? 'inherited' : given.status;
  const reason = unique([inherited ? 'upper_tier' : '', ...given.rules]);
  return { ...shared, value, lower, upper, status, reason, flags: unique(given.flags), ...trace };
}

/** What the file has in place of a figure for `code`, under the code itself or under its former code. */
export function gapOf(
  code: string,
  observations: ReadonlyMap<string, Observation>,
  crosswalk: Crosswalk,
): Observation | undefined {
  const former = crosswalk.recodes.get(code) ?? crosswalk.footprints.get(code);
  return (
    observations.get(code) ?? (former === undefined ? undefined : gapOf(former, observations, crosswalk))
  );
}

function harmoniseIndicator(
  wanted: Wanted,
  observations: readonly Observation[],
  { areas, crosswalk, populations }: Geography,
  supplied: ReadonlySet<string> = new Set(),
): HarmonisedFigures {
  const { level, measure } = wanted.declaration;
  const byCode = new Map(observations.map((observation) => [observation.area_code, observation]));
  const evidence = { observations: byCode, crosswalk, populations, level, measure };
  const account = new Account();
  const figures = areas
    .filter(({ area_code }) => !supplied.has(area_code))
    .map((area) => {
      const holder = level === 'upper_tier' ? area.upper_tier_code : area.area_code;
      const inherited = holder !== area.area_code;
      const given = resolve(holder, evidence);
      const gap = given === undefined ? gapOf(holder, byCode, crosswalk) : undefined;
      if (given !== undefined) account.note(area.area_code, holder, given, inherited);
      else if (gap !== undefined) account.noteGap(area.area_code, gap);
      return toFigure(area, wanted, given, inherited, gap);
    });
  const ofEdition = new Set(areas.flatMap(({ area_code, upper_tier_code }) => [area_code, upper_tier_code]));
  return {
    figures,
    harmonised: observations.map((observation) => account.row(observation, ofEdition, crosswalk)),
  };
}

/** The observations of an indicator in its period. Throws `period-absent`. */
function observedOf(
  { declaration, source, period }: Wanted,
  observed: ObservationsByPeriod,
): readonly Observation[] {
  const ofPeriod = observed.of(declaration.code, period);
  if (ofPeriod.length > 0) return ofPeriod;
  const held = observed.periodsOf(declaration.code).sort().slice(-3);
  const last = held.map((each) => quoteFound(each)).join(', ') || 'none';
  throw new SmiError(
    'period-absent',
    `${source} has no ${declaration.code} for ${quoteFound(period)}; its latest are ${last}`,
  );
}

/**
 * The figures of an indicator, each area with the first that has a value: those preferred in their order,
 * then its own. A figure of a preferred one keeps its source and cells, under the code and period of the
 * indicator.
 */
function harmonisePreferring(
  wanted: Wanted,
  observed: ObservationsByPeriod,
  geography: Geography,
): HarmonisedFigures {
  const found = new Map<string, Figure>();
  const harmonised: Harmonised[] = [];
  const named = { indicator: wanted.declaration.code, period: wanted.period };
  for (const each of [...(wanted.preferred ?? []), wanted]) {
    const part = harmoniseIndicator(each, observedOf(each, observed), geography, new Set(found.keys()));
    const isLast = each === wanted;
    for (const figure of part.figures)
      if (isLast || figure.value !== null) found.set(figure.area_code, { ...figure, ...named });
    harmonised.push(...part.harmonised);
  }
  return { figures: geography.areas.map(({ area_code }) => found.get(area_code)!), harmonised };
}

/**
 * Harmonises official figures to the areas of an edition: one figure for each area and indicator, missing
 * ones included, and one row for each official figure of the wanted periods that says what became of it.
 * Throws `period-absent`.
 */
export function harmonise(
  wanted: readonly Wanted[],
  observations: readonly Observation[],
  geography: Geography,
): HarmonisedFigures {
  const observed = new ObservationsByPeriod(observations);
  const parts = wanted.map((each) => harmonisePreferring(each, observed, geography));
  return {
    figures: parts.flatMap(({ figures }) => figures),
    harmonised: parts.flatMap(({ harmonised }) => harmonised),
  };
}
