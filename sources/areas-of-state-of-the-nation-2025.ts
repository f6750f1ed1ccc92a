import { decodeUtf8 } from './layouts/csv.js';
import { type NamedTopology, readNamedTopology } from './layouts/named-topology.js';
import {
  COMMISSION,
  COMMISSION_NEWEST,
  COMMISSION_REPOSITORY,
} from './layouts/social-mobility-commission.js';
import { fileOf, OGL, type ReferenceSource } from './source.js';
import { NO_SYMBOLS } from './symbols.js';

const declaration = {
  name: 'areas-of-state-of-the-nation-2025',
  title: 'State of the Nation 2025: boundaries of 205 areas',
  publisher: COMMISSION,
  ...OGL,
  citation: 'Social Mobility Commission, State of the Nation 2025, boundaries of 205 areas.',
  landing_page: 'https://social-mobility.data.gov.uk/',
  newest: COMMISSION_NEWEST,
  files: [
    {
      name: '2025-UK205regions.json',
      address: `${COMMISSION_REPOSITORY}/son/static/data/maps/2025-UK205regions.json`,
      kind: 'json' as const,
    },
  ],
};

/** Boundaries of the 205 areas, under their names: the list of areas has the codes. */
const boundaries: ReferenceSource<NamedTopology> = {
  ...declaration,
  symbols: NO_SYMBOLS,
  async read(reader) {
    const file = fileOf(declaration);
    const text = decodeUtf8(await reader.bytes(file), file.name);
    return readNamedTopology(text, file.name, { object: 'UK205regions', name: 'Newname' });
  },
};

export default boundaries;
