import type { Area } from '../../schemas/area.js';
import type { Population } from '../../schemas/population.js';
import type { CountedPeople } from '../../sources/indices-of-deprivation-2019.js';
import type { Crosswalk } from './crosswalk.js';

/** The counts behind the people of a code, and how they came to it. */
interface Found {
  readonly counts: readonly CountedPeople[];
  /** The last step first; empty for the code’s own count. */
  readonly rules: readonly ('recode' | 'merger')[];
}

/** What an edition calls the year and the source of its populations. */
export interface PopulationSource {
  readonly source: string;
  readonly period: string;
}

/** A part of an area that was split has unknown people: no split is followed. */
function find(
  code: string,
  counted: ReadonlyMap<string, CountedPeople>,
  crosswalk: Crosswalk,
): Found | undefined {
  const own = counted.get(code);
  if (own !== undefined) return { counts: [own], rules: [] };
  const former = crosswalk.recodes.get(code);
  const recoded = former === undefined ? undefined : find(former, counted, crosswalk);
  if (recoded !== undefined) return { ...recoded, rules: ['recode', ...recoded.rules] };
  const merged = (crosswalk.mergers.get(code) ?? []).map((part) => find(part, counted, crosswalk));
  if (merged.length === 0 || !merged.every((part) => part !== undefined)) return undefined;
  return {
    counts: merged.flatMap(({ counts }) => counts),
    rules: ['merger', ...merged.flatMap(({ rules }) => rules)],
  };
}

/**
 * The people of each area, in the order of the areas: its own count, that of its former code, or the sum over
 * the districts that were merged into it, chains followed. Missing where one of these has none.
 */
export function populationsOfAreas(
  areas: readonly Pick<Area, 'area_code'>[],
  counted: ReadonlyMap<string, CountedPeople>,
  crosswalk: Crosswalk,
  { source, period }: PopulationSource,
): Population[] {
  return areas.map(({ area_code }): Population => {
    const found = find(area_code, counted, crosswalk);
    const about = { area_code, period, source };
    if (found === undefined)
      return {
        ...about,
        population: null,
        status: 'missing',
        reason: 'no_figure',
        from_codes: '',
        cells: '',
        raw_text: '',
      };
    const { counts, rules } = found;
    return {
      ...about,
      population: counts.reduce((sum, { people }) => sum + people, 0),
      status: rules.length === 0 ? 'observed' : 'mapped',
      reason: [...new Set(rules)].join(';'),
      from_codes: counts.map(({ code }) => code).join(';'),
      cells: counts.flatMap(({ cells }) => cells).join(';'),
      raw_text: counts.flatMap(({ raw_text }) => raw_text).join(';'),
    };
  });
}
