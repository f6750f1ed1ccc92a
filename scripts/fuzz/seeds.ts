/** A receipt that names one output. */
export const receiptText = (output = 'index.csv', hash = 'a'.repeat(64)): string =>
  JSON.stringify({
    id: `sha256:${'a'.repeat(64)}`,
    edition: 'one',
    title: 'One',
    schema_version: '1.0.0',
    method_version: '1.0.0',
    program: { name: 'social-mobility-index', version: '0.1.0' },
    engine: { name: 'duckdb', version: 'v1.5.5' },
    node: '20.19.0',
    inputs: [{ path: 'a', bytes: 1, sha256: 'a'.repeat(64) }],
    official_files: [],
    outputs: [{ path: output, bytes: 1, sha256: hash }],
    tables: [],
  });

/** Boundaries of one area. */
export const TOPOLOGY = JSON.stringify({
  type: 'Topology',
  transform: { scale: [1, 1], translate: [0, 0] },
  arcs: [
    [
      [0, 0],
      [1, 0],
      [0, 1],
      [-1, -1],
    ],
  ],
  objects: {
    a: {
      type: 'GeometryCollection',
      geometries: [{ type: 'Polygon', arcs: [[0]], properties: { name: 'A' } }],
    },
  },
});

const level = {
  type: 'GeometryCollection',
  geometries: [
    {
      type: 'Polygon',
      id: 'E06000001',
      arcs: [[0]],
      properties: { area_code: 'E06000001', area_name: 'Hartlepool' },
    },
  ],
};
/** The same in the form that the project's own boundaries have. */
export const AREAS = JSON.stringify({
  ...{ ...JSON.parse(TOPOLOGY), attribution: 'a', licence: 'b', source: 'c', vintage: 'd' },
  bbox: [0, 0, 1, 1],
  objects: { districts: level, upper_tiers: level, regions: level },
});

/** A source of a user. */
export const SOURCE = `layout: explore_local_statistics
dataset: swimming-rate
title: Swimming rate
producer: Office for National Statistics
landing_page: https://www.ons.gov.uk/swimming
indicators:
  - code: swimming_rate
    title: Swimming rate
    description: People who swim.
    unit: per cent
    stated: { measure: Percentage, unit: "%" }
    level: lower_tier
    measure: rate
    range: [0, 100]
    select: [Swimming rate]
`;
