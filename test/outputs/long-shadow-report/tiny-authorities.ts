import type { ColdspotKind } from '../../../schemas/release/coldspot-fields.js';

/** One authority of the tiny edition: the same by every outcome. */
export interface TinyAuthority {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly level: number | null;
  readonly gap: number | null;
  readonly kind: ColdspotKind | null;
  readonly rank: number | null;
  /** Probabilities of being a coldspot and a hotspot. */
  readonly cold: number | null;
  readonly hot: number | null;
  /** A letter for each year: C coldspot, n not; c and o the same with carried figures; ? missing. */
  readonly years: string;
}

const authority = (
  [code, name, region]: readonly [string, string, string],
  [level, gap]: readonly [number | null, number | null],
  [kind, rank, cold, hot]: readonly [ColdspotKind | null, number | null, number | null, number | null],
  years: string,
): TinyAuthority => ({ code, name, region, level, gap, kind, rank, cold, hot, years });

/** A quarter of eight is two: the two lowest levels are 18 and 20, the two widest gaps 31 and 33. */
export const AUTHORITIES: readonly TinyAuthority[] = [
  authority(['E09000901', 'Alpha', 'London'], [60, 10], ['hotspot', 1, 0, 0.998], 'nnn'),
  authority(['E06000901', 'Beta', 'The North'], [55, 12], ['hotspot', 2, 0.001, 0.42], 'nnn'),
  authority(['E06000902', 'Gamma', 'The North'], [50, 20], ['none', 3, 0.02, 0.1], 'nnn'),
  authority(['E06000903', 'Delta', 'The North'], [45, 22], ['none', 4, 0.34, 0], 'nCn'),
  authority(['E06000904', 'Epsilon', 'The North'], [40, 24], ['none', 5, 0.05, 0], 'nnn'),
  authority(['E06000906', 'Theta', 'The North'], [18, 15], ['cold_on_level', 6, 0.25, 0], 'coo'),
  authority(['E06000905', 'Zeta', 'The North'], [35, 33], ['cold_on_gap', 7, 0.2, 0], 'CCn'),
  authority(['E10000901', 'Eta', 'The North'], [20, 31], ['coldspot', 8, 0.81, 0], 'CCC'),
  authority(['E06000907', 'Iota', 'The North'], [null, null], [null, null, null, null], '???'),
];
