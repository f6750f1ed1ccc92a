import {
  buildCrosswalk,
  type CountySuccession,
  type Crosswalk,
} from '../../../pipeline/harmonise/crosswalk.js';
import { harmonise } from '../../../pipeline/harmonise/harmonise.js';
import type { Area } from '../../../schemas/area.js';
import type { Figure } from '../../../schemas/figure.js';
import type { Harmonised } from '../../../schemas/harmonised.js';
import type { IndicatorDeclaration } from '../../../schemas/indicator.js';
import type { Observation } from '../../../schemas/observation.js';
import type { AreaRegisters, RegisteredDistrict } from '../../../sources/area-registers.js';
import type { CodeChange } from '../../../sources/code-changes.js';

export const change = (
  oldCode: string,
  newCode: string | null,
  type: CodeChange['type'] = newCode === null ? 'termination' : 'new_code',
  start = 2023,
): CodeChange => ({ oldCode, oldName: 'old', newCode, newName: newCode && 'new', type, start });

export const merger = (newCode: string, ...oldCodes: string[]): CodeChange[] =>
  oldCodes.map((oldCode) => change(oldCode, newCode, 'merger'));

export const registered = (code: string, more: Partial<RegisteredDistrict> = {}): RegisteredDistrict => ({
  code,
  name: `Name of ${code}`,
  activeCode: code,
  upperTierCode: code,
  regionCode: 'E12000901',
  combinedAuthorityCode: '',
  ...more,
});

/** Registers of these districts, of the upper tiers that they name, and of one region. */
export const registers = (...districts: RegisteredDistrict[]): AreaRegisters => ({
  districts: new Map(districts.map((district) => [district.code, district])),
  upperTiers: new Map(districts.map(({ upperTierCode }) => [upperTierCode, `Name of ${upperTierCode}`])),
  regions: new Map([['E12000901', 'Upper Vale']]),
});

export const crosswalkOf = (
  changes: readonly CodeChange[],
  counties: readonly CountySuccession[] = [],
  known = registers(),
): Crosswalk => buildCrosswalk(changes, known, counties);

/** A district, in a county if given. */
export const area = (area_code: string, upper_tier_code = area_code): Area => ({
  area_code,
  area_name: area_code,
  upper_tier_code,
  upper_tier_name: upper_tier_code,
  region_code: 'E12000901',
  region_name: 'Upper Vale',
  combined_authority_code: null,
  combined_authority_name: null,
});

/** The figure of an official file for a code: a number, or the reason why it is missing. */
export type Said = number | string | Partial<Observation>;

export function observation(area_code: string, said: Said): Observation {
  const shared = {
    area_code,
    indicator: 'pay',
    period: '2025',
    lower: null,
    upper: null,
    flags: '',
    source: 'pays',
  };
  const whole = { ...shared, value: null, reason: '', cell: `pay.csv#${area_code}:value`, raw_text: '' };
  if (typeof said === 'string') return { ...whole, status: 'missing', reason: said };
  if (typeof said === 'number') return { ...whole, status: 'observed', value: said, raw_text: String(said) };
  return { ...whole, status: 'observed', ...said };
}

export interface World {
  readonly areas: readonly Area[];
  readonly changes?: readonly CodeChange[];
  readonly counties?: readonly CountySuccession[];
  readonly people?: Readonly<Record<string, number>>;
  readonly level?: IndicatorDeclaration['level'];
  readonly measure?: IndicatorDeclaration['measure'];
}

export const declared = ({
  level = 'lower_tier',
  measure = 'rate',
}: Partial<World> = {}): IndicatorDeclaration => ({
  code: 'pay',
  title: 'Pay',
  description: 'Invented',
  unit: 'per cent',
  level,
  measure,
  range: [0, 100] as [number, number],
  select: ['pay'],
});

/** Harmonises the file to the areas; returns figures by area, and the account by code. */
export function harmonised(world: World, said: Readonly<Record<string, Said>>) {
  const observations = Object.entries(said).map(([code, each]) => observation(code, each));
  const wanted = [{ declaration: declared(world), source: 'pays', period: '2025' }];
  const { figures, harmonised: account } = harmonise(wanted, observations, {
    areas: world.areas,
    crosswalk: crosswalkOf(world.changes ?? [], world.counties),
    populations: new Map(Object.entries(world.people ?? {})),
  });
  const figure = (code: string) => figures.find((each): each is Figure => each.area_code === code);
  const fate = (code: string) => {
    const row = account.find((each): each is Harmonised => each.code === code);
    return row && [row.outcome, row.rule, row.to_codes];
  };
  return { figures, account, figure, fate, observations };
}
