import type { Area } from '../../schemas/area.js';
import type { Crosswalk } from '../harmonise/crosswalk.js';
import { listed } from './register-row.js';
import type { Registers } from './registers.js';

/** The crosswalk that the register was made from: the same rules, without the official files. */
export function crosswalkOf(registers: Registers): Crosswalk {
  const recodes = new Map<string, string>();
  const footprints = new Map<string, string>();
  const mergers = new Map<string, string[]>();
  const splits = new Map<string, { parent: string; estimated: boolean }>();
  for (const { code, became, rule, estimated } of registers.values()) {
    for (const next of listed(became)) {
      if (rule === 'recode') recodes.set(next, code);
      else if (rule === 'same_footprint') footprints.set(next, code);
      else if (rule === 'merger') mergers.set(next, [...(mergers.get(next) ?? []), code]);
      else splits.set(next, { parent: code, estimated });
    }
  }
  return { recodes, footprints, mergers, splits };
}

/** People by code of 2019. */
export const populationsOf = (registers: Registers): Map<string, number> =>
  new Map(
    [...registers.values()].flatMap(({ code, population_2019: people }) =>
      people === null ? [] : [[code, people] as const],
    ),
  );

/** The districts of England in use today, in order of codes, without their combined authorities. */
export function areasOfToday(registers: Registers): Area[] {
  return [...registers.values()]
    .filter(({ code, tier, end }) => code.startsWith('E') && tier !== 'upper_tier' && end === null)
    .map(({ code, name, upper_tier_code, region_code, region_name }) => ({
      area_code: code,
      area_name: name,
      upper_tier_code: upper_tier_code ?? code,
      upper_tier_name: registers.get(upper_tier_code ?? code)?.name ?? name,
      region_code: region_code ?? '',
      region_name: region_name ?? '',
      combined_authority_code: null,
      combined_authority_name: null,
    }));
}
