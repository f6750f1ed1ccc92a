/**
 * What became of counties that were abolished without a successor in the code changes, which only say that they ended.
 * Held against the official boundaries by a test: the same footprint, or a part of it.
 */
export interface CountySuccession {
  readonly county: string;
  readonly to: readonly string[];
  readonly rule: 'same_footprint' | 'split';
  /** True when the successor is not wholly inside the county, or the county was more than its successors. */
  readonly estimated: boolean;
}

export const COUNTY_SUCCESSIONS: readonly CountySuccession[] = [
  { county: 'E10000023', to: ['E06000065'], rule: 'same_footprint', estimated: false }, // North Yorkshire, 2023
  { county: 'E10000027', to: ['E06000066'], rule: 'same_footprint', estimated: false }, // Somerset, 2023
  { county: 'E10000002', to: ['E06000060'], rule: 'same_footprint', estimated: false }, // Buckinghamshire, 2020
  { county: 'E10000006', to: ['E06000063', 'E06000064'], rule: 'split', estimated: false }, // Cumbria, 2023
  { county: 'E10000021', to: ['E06000061', 'E06000062'], rule: 'split', estimated: false }, // Northamptonshire, 2021
  // Christchurch left for Bournemouth, so that the new Dorset is less than the old one (2019).
  { county: 'E10000009', to: ['E06000059'], rule: 'split', estimated: true },
];
