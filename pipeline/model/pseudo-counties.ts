/** A county whose authorities publish for themselves: what modelling would give there can be checked. */
export interface PseudoCounty {
  readonly name: string;
  /** Codes of its authorities of today. */
  readonly authorities: readonly string[];
}

/**
 * Codes of a type (`E06`) from their last three digits.
 * @returns as many codes as digits
 */
const coded = (type: 'E06' | 'E08', ...digits: readonly number[]): string[] =>
  digits.map((last) => `${type}${String(last).padStart(6, '0')}`);

const unitary = (...digits: readonly number[]) => coded('E06', ...digits);
const metropolitan = (...digits: readonly number[]) => coded('E08', ...digits);

/**
 * The six metropolitan counties and thirteen counties that unitary authorities have replaced: 75 authorities
 * of April 2025. Each is a whole county, or what there is of it in authorities of today: Northumberland,
 * Cornwall and others of a single authority hide nothing, and the unitary authorities that were taken out of
 * a county with districts (Derby, Medway, Southend-on-Sea …) are no county together.
 * @see Local Government Act 1972, schedule 1; the structural changes orders of 1995–98, 2009, 2019, 2020,
 *   2021 and 2023
 */
export const PSEUDO_COUNTIES: readonly PseudoCounty[] = [
  { name: 'Greater Manchester', authorities: metropolitan(1, 2, 3, 4, 5, 6, 7, 8, 9, 10) },
  { name: 'Merseyside', authorities: metropolitan(11, 12, 13, 14, 15) },
  { name: 'South Yorkshire', authorities: metropolitan(17, 18, 38, 39) },
  { name: 'Tyne and Wear', authorities: metropolitan(21, 22, 23, 24, 37) },
  { name: 'West Midlands', authorities: metropolitan(25, 26, 27, 28, 29, 30, 31) },
  { name: 'West Yorkshire', authorities: metropolitan(32, 33, 34, 35, 36) },
  { name: 'Avon', authorities: unitary(22, 23, 24, 25) },
  { name: 'Bedfordshire', authorities: unitary(32, 55, 56) },
  { name: 'Berkshire', authorities: unitary(36, 37, 38, 39, 40, 41) },
  { name: 'Buckinghamshire with Milton Keynes', authorities: unitary(42, 60) },
  { name: 'Cheshire', authorities: unitary(6, 7, 49, 50) },
  { name: 'Cleveland', authorities: unitary(1, 2, 3, 4) },
  { name: 'Cumbria', authorities: unitary(63, 64) },
  { name: 'Dorset', authorities: unitary(58, 59) },
  { name: 'Durham with Darlington', authorities: unitary(5, 47) },
  { name: 'Humberside', authorities: unitary(10, 11, 12, 13) },
  { name: 'Northamptonshire', authorities: unitary(61, 62) },
  { name: 'Shropshire', authorities: unitary(20, 51) },
  { name: 'Wiltshire', authorities: unitary(30, 54) },
];
