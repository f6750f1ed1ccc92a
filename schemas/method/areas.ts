import { z } from 'zod';
import { filledText, GSS_CODE, gssCode } from '../fields.js';
import { field } from '../table.js';

/** The countries of the United Kingdom by the first letter of their area codes. */
export const COUNTRIES = { E: 'England', N: 'Northern Ireland', S: 'Scotland', W: 'Wales' } as const;
export type Country = keyof typeof COUNTRIES;

/** The defaults of a method file; a table without a method is mapped with them. */
export const AREA_DEFAULTS = {
  country: 'E',
  level: 'lower_tier',
  year: 2025,
  boundaries: 'england-2025.topojson',
  inset: 'E12000007',
} as const;

const country = z.enum(Object.keys(COUNTRIES) as [Country, ...Country[]]);

/** Which countries, as a letter or a list of letters. */
export const namedCountries = z.union([country, z.array(country).min(1)]);

const leftOut = z.strictObject({
  code: gssCode('Code', 'GSS code of the area.'),
  name: filledText('Name', 'Name of the area.'),
  reason: filledText('Reason', 'Why it is not ranked.'),
});

/** The geography of an edition: which areas are ranked, and how they are drawn. */
export const areas = z.strictObject({
  country: field(namedCountries.default(AREA_DEFAULTS.country), {
    title: 'Country',
    description: 'First letter of the area codes: E, N, S or W, or a list of these.',
  }),
  level: field(z.enum(['lower_tier', 'upper_tier']).default(AREA_DEFAULTS.level), {
    title: 'Level',
    description: 'The tier of local government that is ranked.',
  }),
  year: field(z.int().min(2016).max(2100).default(AREA_DEFAULTS.year), {
    title: 'Year',
    description: 'Year whose April list of local authorities is used.',
  }),
  exclude: field(z.array(leftOut).default([]), {
    title: 'Left out',
    description: 'Areas of the country that are not ranked, with reasons.',
  }),
  boundaries: field(
    z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*\.topojson$/)
      .default(AREA_DEFAULTS.boundaries),
    {
      title: 'Boundaries',
      description:
        'Topology from which the areas are drawn: a file in the folder of the edition or, failing that, in geography/.',
    },
  ),
  inset: field(z.string().regex(GSS_CODE).nullable().default(AREA_DEFAULTS.inset), {
    title: 'Inset',
    description:
      'Region that maps also show enlarged, and without which comparisons of the index are repeated; null for none.',
  }),
});

export type Areas = z.infer<typeof areas>;

/** The countries of an edition, each once, sorted. */
export const countriesOf = ({ country: named }: Pick<Areas, 'country'>): Country[] =>
  [...new Set(typeof named === 'string' ? [named] : named)].sort();

/** Whether the area with this code is in one of the countries. */
export const liesIn = (code: string, countries: readonly Country[]): boolean =>
  countries.some((letter) => code.startsWith(letter));

/** A region that maps show enlarged, and without which comparisons of an index are repeated. */
export interface Inset {
  readonly code: string;
  readonly name: string;
  /** Every local authority in it, of any vintage and tier. */
  readonly areas: ReadonlySet<string>;
}
