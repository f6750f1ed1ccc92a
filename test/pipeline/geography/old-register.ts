import type { RegisterRow } from '../../../pipeline/geography/register-row.js';
import type { Registers } from '../../../pipeline/geography/registers.js';

/** A district of a made-up register, with what differs from one that has always been in use. */
export const district = (code: string, name: string, more: Partial<RegisterRow> = {}): RegisterRow => ({
  code,
  name,
  aliases: '',
  tier: 'both',
  start: 1974,
  end: null,
  ended_on: null,
  region_code: null,
  region_name: null,
  country_code: `${code.charAt(0)}92000001`,
  country_name: code.startsWith('W') ? 'Wales' : 'England',
  upper_tier_code: code,
  became: '',
  rule: null,
  estimated: false,
  successors: '',
  population_2019: null,
  ...more,
});

export const registerOf = (rows: readonly RegisterRow[]): Registers =>
  new Map(rows.map((row) => [row.code, row]));

const merged = { end: 1985, became: 'E06000904', rule: 'merger', successors: 'E06000904' } as const;

/**
 * A register of other years than the shipped one, 1974 to 1996: three of the five first districts of England
 * are one since 1986, and Wales has had one more since 1996.
 */
export const OLD_REGISTER = registerOf([
  district('E06000901', 'Eastmere', merged),
  district('E06000902', 'Westmere', merged),
  district('E06000903', 'Midmere', merged),
  district('E06000904', 'Mere', { start: 1986 }),
  district('E06000905', 'Northbeck'),
  district('E06000906', 'Southbeck'),
  district('W06000901', 'Llanfach'),
  district('W06000902', 'Llanfawr', { start: 1996 }),
]);
