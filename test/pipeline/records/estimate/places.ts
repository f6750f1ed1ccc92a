import type { Place } from '../../../../pipeline/records/estimate/options.js';

export const place = (name: string, region = '1', country = 'E'): Place => ({
  name,
  region_code: region === '' ? '' : `${country}1200000${region}`,
  region_name: `Region ${region}`,
  country_code: `${country}92000001`,
  country_name: `Country ${country}`,
});

/** Four areas in two regions of one country, and the only area of a country, without a region. */
export const PLACES: ReadonlyMap<string, Place> = new Map([
  ['E07000001', place('Ashby')],
  ['E07000002', place('Bewick')],
  ['E07000003', place('Corley', '2')],
  ['E07000004', place('Dunmore', '2')],
  ['W06000001', place('Elwy', '', 'W')],
]);
