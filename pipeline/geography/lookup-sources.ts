import { OGL } from '../../sources/source.js';

/** What a lookup was made from, as whoever publishes it again has to say. */
export interface LookupSource {
  /** Name of the table in `geography/`. */
  readonly table: string;
  readonly what: string;
  readonly title: string;
  readonly publisher: string;
  readonly period: string;
  readonly licence: string;
  readonly licence_address: string;
  readonly attribution: string;
}

const ONS = 'Office for National Statistics';
const ONS_ATTRIBUTION =
  'Source: Office for National Statistics licensed under the Open Government Licence v.3.0.';
const OS = 'Contains OS data © Crown copyright and database right';

/** By what a place is found, and where that is from. */
export const LOOKUP_SOURCES: readonly LookupSource[] = [
  {
    table: 'local-authorities',
    what: 'names and codes',
    title: 'Registers of local authorities and changes of codes',
    publisher: ONS,
    period: '2016 to 2025',
    ...OGL,
    attribution: `${ONS_ATTRIBUTION} ${OS} 2025.`,
  },
  {
    table: 'postcode-sectors',
    what: 'postcodes',
    title: 'Code-Point Open, summed by sector and local authority',
    publisher: 'Ordnance Survey',
    period: 'mid-2023',
    ...OGL,
    attribution: `${OS} 2023. Contains Royal Mail data © Royal Mail copyright and database right 2023. Contains National Statistics data © Crown copyright and database right 2023.`,
  },
  {
    table: 'constituencies',
    what: 'constituencies',
    title: '2025 constituencies: overlaps with local authorities of 2023, version 0.2.2',
    publisher: 'mySociety',
    period: 'constituencies of 2024, populations of 2019',
    licence: 'Creative Commons Attribution 4.0 International',
    licence_address: 'https://creativecommons.org/licenses/by/4.0/',
    attribution:
      'Overlaps of constituencies and local authorities: mySociety, CC BY 4.0; changed: rounded to whole people, with official codes. Codes and names: Office for National Statistics licensed under the Open Government Licence v.3.0.',
  },
  {
    table: 'combined-authorities',
    what: 'combined authorities',
    title: 'Local Authority District to Combined Authority (May 2025) Lookup in EN',
    publisher: ONS,
    period: 'May 2025',
    ...OGL,
    attribution: ONS_ATTRIBUTION,
  },
  {
    table: 'care-boards',
    what: 'integrated care boards',
    title: 'Lower-layer areas of 2021 to integrated care boards and local authorities of 2024, summed',
    publisher: ONS,
    period: 'April 2024',
    ...OGL,
    attribution: ONS_ATTRIBUTION,
  },
];

/** What statistical neighbours are from. */
export const NEIGHBOUR_SOURCES: readonly LookupSource[] = [
  {
    table: 'neighbour-context',
    what: 'deprivation and population',
    title:
      'English indices of deprivation 2025, File 10: local authority district summaries, read from a re-laid copy (humaniverse/IMD at 2f6c9050)',
    publisher: 'Ministry of Housing, Communities and Local Government',
    period: '2025',
    ...OGL,
    attribution: 'Contains public sector information licensed under the Open Government Licence v3.0.',
  },
  {
    table: 'neighbour-context',
    what: 'rural–urban classes',
    title: '2021 rural urban classification of local authorities of 2024',
    publisher: ONS,
    period: '2021',
    ...OGL,
    attribution: ONS_ATTRIBUTION,
  },
  {
    table: 'dfe-neighbours',
    what: 'the department’s own neighbours',
    title: 'Local authority interactive tool: statistical neighbours, May 2025',
    publisher: 'Department for Education',
    period: 'May 2025',
    ...OGL,
    attribution: 'Contains public sector information licensed under the Open Government Licence v3.0.',
  },
];
