import fc from 'fast-check';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { crossings } from '../../scripts/topology/crossings.js';
import { generalise } from '../../scripts/topology/generalise.js';
import { withoutIslets } from '../../scripts/topology/islets.js';
import { merged } from '../../scripts/topology/merge.js';
import { districtsOf, type GridDistrict } from '../../scripts/topology/official.js';
import { readRegister } from '../../scripts/topology/registers.js';
import { cutIntoArcs, ringPositions, type ShapeMap, windClockwise } from '../../scripts/topology/shapes.js';
import { shoelace } from '../outputs/geometry/decode.js';

const box = (x: number, y: number, width: number, height = width): Position[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
  [x, y],
];

const district = (area_code: string, ...coordinates: Position[][][]): GridDistrict => ({
  type: 'Feature',
  properties: { area_code },
  geometry: { type: 'MultiPolygon', coordinates },
});

const positionsOf = (map: ShapeMap, code: string): Position[][][] => {
  const polygons = map.shapes.find((shape) => shape.code === code)?.polygons ?? [];
  return polygons.map((rings) => rings.map((ring) => ringPositions(map.arcs, ring)));
};

describe('districtsOf', () => {
  const area = (areacd: string, years: { start?: number; end?: number } = {}) => ({
    type: 'Polygon',
    properties: { areacd, areanm: areacd, ...years },
    arcs: [[0]],
  });
  const official = (...geometries: object[]) =>
    JSON.stringify({
      type: 'Topology',
      transform: { scale: [1, 1], translate: [0, 0] },
      objects: { ltla: { geometries } },
      arcs: [
        [
          [5, 5],
          [2, 0],
          [0, 0],
          [0, 2],
          [-2, -2],
        ],
      ],
    });

  it.each(['', '{}', '[]', '<html>', official({ type: 'Point' })])(
    'refuses what is no such file (%#)',
    (text) => {
      expect(() => districtsOf(text, 2025, 1, 'topo.json')).toThrow(
        expect.objectContaining({ code: 'file-unreadable', message: expect.stringContaining('topo.json') }),
      );
    },
  );

  it('takes the areas of England that stand in the year, the first and the last year counted in', () => {
    const text = official(
      area('E06000003', { start: 2025 }),
      area('E06000002', { end: 2025 }),
      area('E06000001'),
      area('E06000004', { end: 2024 }),
      area('E06000005', { start: 2026 }),
      area('W06000001'),
    );
    const codes = districtsOf(text, 2025, 3, 'topo.json').districts.map(
      ({ properties }) => properties.area_code,
    );
    expect(codes).toEqual(['E06000001', 'E06000002', 'E06000003']);
  });

  it('refuses another number of districts than there are, and one that stands twice', () => {
    expect(() => districtsOf(official(area('E06000001')), 2025, 2, 'topo.json')).toThrow(/holds 1 district/);
    const twice = official(area('E06000001'), area('E06000001'));
    expect(() => districtsOf(twice, 2025, 2, 'topo.json')).toThrow(/under 1 code/);
  });

  it('gives whole positions of the grid and passes over steps of nothing', () => {
    const [only] = districtsOf(official(area('E06000001')), 2025, 1, 'topo.json').districts;
    expect(only?.geometry.coordinates).toEqual([
      [
        [5, 5],
        [7, 5],
        [7, 7],
        [5, 5],
      ],
    ]);
  });
});

describe('readRegister', () => {
  const head = 'LADCD,LADNM,UTLACD,UTLANM,RGNCD,RGNNM';

  it('refuses a register without one of the columns, and names it', () => {
    expect(() => readRegister('LADCD,LADNM,UTLACD,UTLANM,RGNCD\n', 'r.csv')).toThrow(
      expect.objectContaining({ code: 'column-missing', message: expect.stringContaining('RGNNM') }),
    );
  });

  it('refuses a district of England without a region, but not one of Wales, which has none', () => {
    expect(() => readRegister(`${head}\nE06000001,A,E06000001,A,,\n`, 'r.csv')).toThrow(/E06000001/);
    expect(readRegister(`${head}\nW06000001,A,W06000001,A,,\n`, 'r.csv').size).toBe(0);
  });

  it('reads a name that holds a comma', () => {
    const register = readRegister(
      `${head}\nE06000023,"Bristol, City of",E06000023,x,E12000009,SW\n`,
      'r.csv',
    );
    expect(register.get('E06000023')?.district.name).toBe('Bristol, City of');
  });
});

describe('crossings', () => {
  const segments = (...lines: Position[][]) => crossings(lines).length;

  it('are none for no arcs, for one segment and for a chain', () => {
    expect(segments()).toBe(0);
    expect(
      segments([
        [0, 0],
        [5, 5],
      ]),
    ).toBe(0);
    expect(
      segments([
        [0, 0],
        [5, 5],
        [9, 0],
        [20, 0],
      ]),
    ).toBe(0);
  });

  it.each<[string, number, Position[], Position[]]>([
    [
      'cross',
      1,
      [
        [0, 0],
        [4, 4],
      ],
      [
        [0, 4],
        [4, 0],
      ],
    ],
    [
      'meet at a common end',
      0,
      [
        [0, 0],
        [4, 4],
      ],
      [
        [4, 4],
        [4, 0],
      ],
    ],
    [
      'touch, an end of one inside the other',
      1,
      [
        [0, 0],
        [4, 4],
      ],
      [
        [2, 2],
        [4, 0],
      ],
    ],
    [
      'overlap in a line',
      1,
      [
        [0, 0],
        [4, 4],
      ],
      [
        [2, 2],
        [6, 6],
      ],
    ],
    [
      'overlap from a common end, as a spike does',
      1,
      [
        [0, 0],
        [4, 4],
      ],
      [
        [0, 0],
        [2, 2],
      ],
    ],
    [
      'are the same',
      1,
      [
        [0, 0],
        [4, 4],
      ],
      [
        [0, 0],
        [4, 4],
      ],
    ],
    [
      'are the same, turned round',
      1,
      [
        [0, 0],
        [4, 4],
      ],
      [
        [4, 4],
        [0, 0],
      ],
    ],
    [
      'follow each other in a line',
      0,
      [
        [0, 0],
        [4, 4],
      ],
      [
        [4, 4],
        [6, 6],
      ],
    ],
    [
      'lie in one line apart',
      0,
      [
        [0, 0],
        [4, 4],
      ],
      [
        [5, 5],
        [6, 6],
      ],
    ],
    [
      'would cross if they were longer',
      0,
      [
        [0, 0],
        [4, 4],
      ],
      [
        [0, 9],
        [4, 5],
      ],
    ],
    [
      'cross far from both their ends',
      1,
      [
        [0, 5_000],
        [9_000, 5_001],
      ],
      [
        [5_000, 0],
        [5_001, 9_000],
      ],
    ],
  ])('count two segments that %s: %i', (_, count, one, other) => {
    expect(segments(one, other)).toBe(count);
    expect(segments(other, one)).toBe(count);
  });

  it('are found within one arc', () => {
    expect(
      segments([
        [0, 0],
        [4, 4],
        [4, 0],
        [0, 4],
      ]),
    ).toBe(1);
  });

  it('agree with solving for the place where the lines meet, pair by pair', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 600 }));
    const line = fc.tuple(place, place).filter(([a, b]) => String(a) !== String(b));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const proper = new Set<string>();
        for (const [i, [[ax, ay], [bx, by]]] of lines.entries()) {
          for (const [j, [[cx, cy], [dx, dy]]] of lines.slice(0, i).entries()) {
            const determinant = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
            if (determinant === 0) continue;
            const t = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / determinant;
            const u = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / determinant;
            if (t > 1e-9 && t < 1 - 1e-9 && u > 1e-9 && u < 1 - 1e-9) proper.add(`${j},${i}`);
          }
        }
        const found = new Set(crossings(lines).map(([p, q]) => [p.arc, q.arc].sort((a, b) => a - b).join()));
        for (const pair of proper) expect(found).toContain(pair);
      }),
    );
  });
});

describe('cutIntoArcs', () => {
  it('puts a border between neighbours there once, and winds every part clockwise', () => {
    const map = windClockwise(
      cutIntoArcs([district('E1', [box(0, 0, 10)]), district('E2', [box(10, 0, 10)])]),
    );
    expect(map.arcs).toHaveLength(3);
    for (const code of ['E1', 'E2']) expect(shoelace(positionsOf(map, code)[0]?.[0] ?? [])).toBe(-100);
  });

  it('winds a hole the other way, and its filling clockwise', () => {
    const ring = district('E1', [box(0, 0, 10), box(4, 4, 2)]);
    const map = windClockwise(cutIntoArcs([ring, district('E2', [box(4, 4, 2)])]));
    expect(map.arcs).toHaveLength(2);
    expect(positionsOf(map, 'E1')[0]?.map(shoelace)).toEqual([-100, 4]);
    expect(positionsOf(map, 'E2')[0]?.map(shoelace)).toEqual([-4]);
  });
});

describe('withoutIslets', () => {
  const rule = { cell_m2: 1, smallest_m2: 50, smallest_share: 0.1 };
  const sizes = (map: ShapeMap, code: string) =>
    positionsOf(withoutIslets(map, rule), code).map(([ring = []]) => Math.abs(shoelace(ring)));

  it('keeps the largest part of an area that is nothing but islets', () => {
    expect(sizes(cutIntoArcs([district('E1', [box(0, 0, 2)], [box(9, 9, 1)])]), 'E1')).toContain(4);
    expect(sizes(cutIntoArcs([district('E1', [box(0, 0, 1)])]), 'E1')).toEqual([1]);
  });

  it('drops what is small both on the ground and beside its area, and nothing that is only one of them', () => {
    const large = cutIntoArcs([district('E1', [box(0, 0, 100)], [box(200, 0, 7)], [box(300, 0, 8)])]);
    expect(sizes(large, 'E1')).toEqual([10_000, 64]);
    const small = cutIntoArcs([district('E1', [box(0, 0, 10)], [box(200, 0, 3)], [box(300, 0, 4)])]);
    expect(sizes(small, 'E1')).toEqual([100, 16]);
  });

  it('keeps a part, however small, that touches another district', () => {
    const map = cutIntoArcs([
      district('E1', [box(0, 0, 100)], [box(200, 0, 2)]),
      district('E2', [box(202, 0, 2)]),
    ]);
    expect(sizes(map, 'E1')).toEqual([10_000, 4]);
  });

  it('leaves no arc behind that nothing uses', () => {
    const map = cutIntoArcs([district('E1', [box(200, 0, 1)], [box(0, 0, 100)])]);
    expect(withoutIslets(map, rule).arcs).toHaveLength(1);
  });
});

describe('generalise', () => {
  const tolerance = { cell_m2: 1, bend_m2: 100, bend_share: 1, area_share: 1 };
  /** A box whose top has teeth, each a bend of `height`. */
  const toothed = (height: number): Position[] => [
    [0, 0],
    [100, 0],
    [100, 100],
    [75, 100 + height],
    [50, 100],
    [25, 100 + height],
    [0, 100],
    [0, 0],
  ];

  it('takes out small bends and leaves large ones', () => {
    const count = (height: number) => {
      const map = generalise(cutIntoArcs([district('E1', [toothed(height)])]), tolerance);
      return positionsOf(map, 'E1')[0]?.[0]?.length;
    };
    expect(count(1)).toBe(5);
    expect(count(40)).toBe(8);
  });

  it('keeps the bends of a small area that a large one loses', () => {
    const strict = { ...tolerance, bend_share: 1 / 1000 };
    const small = toothed(40).map(([x = 0, y = 0]) => [x / 10, y / 10]);
    const map = cutIntoArcs([district('E1', [small])]);
    expect(positionsOf(generalise(map, tolerance), 'E1')[0]?.[0]?.length).toBeLessThan(8);
    expect(positionsOf(generalise(map, strict), 'E1')[0]?.[0]).toHaveLength(8);
  });

  it('lets no area collapse, whatever the tolerance', () => {
    const greedy = { ...tolerance, bend_m2: 1e9, bend_share: 1e9, area_share: 0.5 };
    const map = generalise(
      cutIntoArcs([district('E1', [toothed(10)]), district('E2', [box(100, 0, 100)])]),
      greedy,
    );
    for (const [code, full] of [
      ['E1', 10_500],
      ['E2', 10_000],
    ] as const) {
      const [ring = []] = positionsOf(map, code)[0] ?? [];
      expect(ring.length).toBeGreaterThanOrEqual(4);
      expect(Math.abs(shoelace(ring))).toBeGreaterThan(full / 2);
    }
  });

  it('changes no area by more than the tolerance says', () => {
    const greedy = { ...tolerance, bend_m2: 1e9, bend_share: 1e9, area_share: 0.01 };
    const [ring = []] =
      positionsOf(generalise(cutIntoArcs([district('E1', [toothed(10)])]), greedy), 'E1')[0] ?? [];
    expect(Math.abs(Math.abs(shoelace(ring)) - 10_500)).toBeLessThanOrEqual(105);
  });

  it('puts a bend back where without it a coast would run over an island', () => {
    const bay: Position[] = [
      [0, 0],
      [100, 0],
      [100, 100],
      [55, 100],
      [50, 90],
      [45, 100],
      [0, 100],
      [0, 0],
    ];
    const island = box(49, 97, 2, 4);
    const alone = generalise(cutIntoArcs([district('E1', [bay])]), tolerance);
    expect(positionsOf(alone, 'E1')[0]?.[0]).not.toContainEqual([50, 90]);
    const both = generalise(cutIntoArcs([district('E1', [bay], [island])]), {
      ...tolerance,
      area_share: 0.1,
    });
    expect(positionsOf(both, 'E1')[0]?.[0]).toContainEqual([50, 90]);
    expect(crossings(both.arcs)).toEqual([]);
  });

  it('refuses lines that cross with all their bends', () => {
    const bow: Position[] = [
      [0, 0],
      [100, 100],
      [100, 0],
      [0, 90],
      [0, 0],
    ];
    expect(() => generalise(cutIntoArcs([district('E1', [bow])]), tolerance)).toThrow(/cross/);
  });

  it('moves no position, and leaves the map given as it was', () => {
    const map = cutIntoArcs([district('E1', [toothed(1)]), district('E2', [box(100, 0, 100)])]);
    const before = structuredClone(map);
    const places = new Set(map.arcs.flat().map(String));
    expect(
      generalise(map, tolerance)
        .arcs.flat()
        .filter((position) => !places.has(String(position))),
    ).toEqual([]);
    expect(map).toEqual(before);
  });
});

describe('merged', () => {
  it('takes away the border between districts of one parent and keeps that between parents', () => {
    const cut = cutIntoArcs([0, 1, 2].map((i) => district(`E${i}`, [box(i * 10, 0, 10)])));
    const parents = merged(cut, (code) => (code === 'E2' ? 'B' : 'A'));
    expect(parents.shapes.map(({ code }) => code)).toEqual(['A', 'B']);
    expect(positionsOf(parents, 'A').flat().map(shoelace)).toEqual([-200]);
    expect(parents.arcs).toBe(cut.arcs);
  });

  it('leaves a hole where a district of another parent lies within', () => {
    const cut = cutIntoArcs([district('E1', [box(0, 0, 10), box(4, 4, 2)]), district('E2', [box(4, 4, 2)])]);
    const apart = merged(cut, (code) => `P${code}`);
    expect(positionsOf(apart, 'PE1')[0]?.map(shoelace)).toEqual([-100, 4]);
    const together = merged(cut, () => 'P');
    expect(positionsOf(together, 'P').map((rings) => rings.map(shoelace))).toEqual([[-100]]);
  });
});
