import type { AreaTopology } from '../../../outputs/maps/topology.js';

export interface GridArea {
  readonly code: string;
  readonly name: string;
  readonly region: string;
}

const SIDE = 10;

/** A square of ten hundredths of a degree, four to a row, as one closed arc. */
const square = (i: number): [number, number][] => [
  [(i % 4) * SIDE, Math.floor(i / 4) * SIDE],
  [0, SIDE],
  [SIDE, 0],
  [0, -SIDE],
  [-SIDE, 0],
];

const named = (id: string, area_name: string) => ({ id, properties: { area_code: id, area_name } });

/** Districts as squares next to each other; regions are all of their squares. */
export function grid(areas: readonly GridArea[]): AreaTopology {
  const districts = areas.map(({ code, name }, i) => ({
    ...named(code, name),
    type: 'Polygon' as const,
    arcs: [[i]],
  }));
  const regions = [...new Set(areas.map(({ region }) => region))].map((region, position) => ({
    ...named(`E1200090${position}`, region),
    type: 'MultiPolygon' as const,
    arcs: areas.flatMap((area, i) => (area.region === region ? [[[i]]] : [])),
  }));
  return {
    type: 'Topology',
    attribution: 'Drawn by hand & shared',
    licence: 'https://licence.example/v3',
    source: 'https://map.example/grid',
    vintage: '2025',
    bbox: [-1, 52, -0.6, 52.2],
    transform: { scale: [0.01, 0.01], translate: [-1, 52] },
    objects: {
      districts: { type: 'GeometryCollection', geometries: districts },
      upper_tiers: { type: 'GeometryCollection', geometries: districts },
      regions: { type: 'GeometryCollection', geometries: regions },
    },
    arcs: areas.map((_, i) => square(i)),
  };
}
