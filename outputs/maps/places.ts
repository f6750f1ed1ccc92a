import type { Country } from '../../schemas/method/areas.js';

/*
 * What a reader finds the way by on a map: a dozen cities of England, some of the other nations, and the
 * conurbations whose districts are too small to be seen on it.
 */

/** A city on the map: where it is, and on which side of that its name is written. */
export interface City {
  readonly name: string;
  /** Longitude and latitude of its centre, in degrees. */
  readonly position: readonly [longitude: number, latitude: number];
  readonly side: 'left' | 'right';
  /** Whether its name stays where the map is small. */
  readonly large: boolean;
  readonly country: Country;
}

const city = (
  name: string,
  longitude: number,
  latitude: number,
  side: City['side'] = 'right',
  large = false,
  country: Country = 'E',
): City => ({ name, position: [longitude, latitude], side, large, country });

/** From north to south; a map shows those of its countries. */
export const CITIES: readonly City[] = [
  city('Aberdeen', -2.1, 57.15, 'right', false, 'S'),
  city('Edinburgh', -3.19, 55.95, 'right', true, 'S'),
  city('Glasgow', -4.25, 55.86, 'left', true, 'S'),
  city('Newcastle', -1.61, 54.98, 'right', true),
  city('Belfast', -5.93, 54.6, 'right', true, 'N'),
  city('Leeds', -1.55, 53.8),
  city('Hull', -0.34, 53.77),
  city('Manchester', -2.24, 53.48, 'right', true),
  city('Liverpool', -2.98, 53.41, 'left'),
  city('Nottingham', -1.15, 52.95),
  city('Birmingham', -1.9, 52.48, 'left', true),
  city('Norwich', 1.3, 52.63, 'left'),
  city('Cambridge', 0.12, 52.21, 'left'),
  city('Bristol', -2.59, 51.45, 'right', true),
  city('Cardiff', -3.18, 51.48, 'left', true, 'W'),
  city('London', -0.13, 51.51, 'left', true),
  city('Southampton', -1.4, 50.9, 'left'),
  city('Plymouth', -4.14, 50.38, 'right', true),
];

/** A part of the country that maps also show enlarged. */
export interface Conurbation {
  readonly name: string;
  /** Codes of its districts, which are authorities of the upper tier too. */
  readonly areas: ReadonlySet<string>;
}

const boroughs = (...ranges: readonly (readonly [from: number, to: number])[]): ReadonlySet<string> =>
  new Set(
    ranges.flatMap(([from, to]) =>
      Array.from({ length: to - from + 1 }, (_, i) => `E08${String(from + i).padStart(6, '0')}`),
    ),
  );

/** The metropolitan counties that lie close together, by the codes of their boroughs today. */
export const CONURBATIONS: readonly Conurbation[] = [
  { name: 'Greater Manchester and Merseyside', areas: boroughs([1, 15]) },
  { name: 'West Midlands', areas: boroughs([25, 31]) },
  { name: 'Tyne and Wear', areas: boroughs([21, 24], [37, 37]) },
];
