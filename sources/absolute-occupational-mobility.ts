import {
  COMMISSION,
  COMMISSION_REPOSITORY,
  MOBILITY_COLUMNS,
  type MobilityFigure,
  readMobility,
} from './layouts/social-mobility-commission.js';
import { OGL, type ReferenceSource } from './source.js';
import { SOCIAL_MOBILITY_COMMISSION_SYMBOLS } from './symbols.js';

const declaration = {
  name: 'absolute-occupational-mobility',
  title: 'Absolute occupational mobility (MO11), by where people grew up',
  publisher: COMMISSION,
  ...OGL,
  citation:
    'Social Mobility Commission, State of the Nation: absolute occupational mobility (MO11), full data set, Labour Force Survey, 2018 to 2022.',
  landing_page: 'https://social-mobility.data.gov.uk/',
  files: [
    {
      name: 'MO11-absolute-occupational-mobility--full-dataset.csv',
      address: `${COMMISSION_REPOSITORY}/son/content/son/mobility_outcomes/occupation/absolute_occupational_mobility/1.0/MO11-absolute-occupational-mobility--full-dataset.csv`,
      kind: 'csv' as const,
    },
  ],
};

/**
 * Long-range upward and downward mobility, as per cent of people of working-class or professional
 * background, and access to the salariat, a random effect around zero with a standard error only. The
 * figures of countries are shares and not per cent; they are not read.
 */
const absoluteMobility: ReferenceSource<MobilityFigure[]> = {
  ...declaration,
  symbols: SOCIAL_MOBILITY_COMMISSION_SYMBOLS,
  read: (reader) =>
    readMobility(
      reader,
      declaration,
      [...MOBILITY_COLUMNS, 'Category_type2', 'Category2'],
      [
        {
          code: 'upward_mobility',
          note: 'Long-up occupational mobility',
          unit: 'Percentage',
          range: [0, 100],
        },
        {
          code: 'downward_mobility',
          note: 'Long-down occupational mobility',
          unit: 'Percentage',
          range: [0, 100],
        },
        {
          code: 'access_to_salariat',
          note: 'Access to the salariat',
          unit: 'Random effect',
          range: [-1, 1],
        },
      ],
    ),
};

export default absoluteMobility;
