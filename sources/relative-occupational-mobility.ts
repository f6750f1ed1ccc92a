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
  name: 'relative-occupational-mobility',
  title: 'Relative occupational mobility (MO12), by where people grew up',
  publisher: COMMISSION,
  ...OGL,
  citation:
    'Social Mobility Commission, State of the Nation: relative occupational mobility (MO12), full data set, Labour Force Survey, 2018 to 2022.',
  landing_page: 'https://social-mobility.data.gov.uk/',
  files: [
    {
      name: 'MO12-relative-occupational-mobility--full-dataset.csv',
      address: `${COMMISSION_REPOSITORY}/son/content/son/mobility_outcomes/occupation/relative_occupational_mobility/1.0/MO12-relative-occupational-mobility--full-dataset.csv`,
      kind: 'csv' as const,
    },
  ],
};

/**
 * How closely the class of people goes with that of their parents, relative to Inner London - West, which is
 * 0 by definition: higher is less mobile. One row lacks its kind of area: people who grew up abroad.
 */
const relativeMobility: ReferenceSource<MobilityFigure[]> = {
  ...declaration,
  symbols: SOCIAL_MOBILITY_COMMISSION_SYMBOLS,
  read: (reader) =>
    readMobility(reader, declaration, MOBILITY_COLUMNS, [
      { code: 'relative_mobility', note: 'NA', unit: 'Unidiff parameter estimates', range: [-10, 10] },
    ]),
};

export default relativeMobility;
