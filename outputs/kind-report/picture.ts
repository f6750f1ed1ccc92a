import { kindPicture } from '../maps/coldspots-picture.js';
import { type Drawn, type KindReport, kindOf } from './parts.js';
import { isSure } from './ranked-table.js';

/** `map.svg` of areas by kind. */
export const coldspotsPictureOf = ({ title, rows }: KindReport, { topology, object }: Drawn): string =>
  kindPicture({
    ...{ title, share: 'fifth', topology, object },
    note: isSure({ rows })
      ? 'How sure each group is: see the probabilities in the tables, where standard errors are known.'
      : 'How sure each group is, is not known: there are no standard errors.',
    about: `${title}: coldspots and hotspots`,
    maps: [
      {
        heading: `Boundaries of ${topology.vintage}`,
        kinds: new Map(rows.map((row) => [String(row.area_code), kindOf(row)])),
      },
    ],
  });
