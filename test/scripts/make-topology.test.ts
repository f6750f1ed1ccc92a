import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { geoArea } from 'd3-geo';
import Papa from 'papaparse';
import { afterAll, describe, expect, it } from 'vitest';
import { type Level, readTopology, TOPOLOGY_FILE } from '../../outputs/maps/topology.js';
import { run } from '../../scripts/make-topology.js';
import { crossings } from '../../scripts/topology/crossings.js';
import { ENGLAND_2025, makeTopology } from '../../scripts/topology/make.js';
import { BOUNDARIES, REGISTER } from '../../scripts/topology/written.js';
import { arcOf, decode } from '../outputs/maps/decode.js';

const MIRROR = '../shared/data/mirror';
const KINGDOM = 'geography/united-kingdom-2025.topojson';
const present = existsSync(join(MIRROR, BOUNDARIES)) && existsSync(join(MIRROR, REGISTER));
const against = present ? 'the official files' : `the official files: left out, ${MIRROR} does not hold them`;

const folder = mkdtempSync(join(tmpdir(), 'topology-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const running = async (...args: string[]) => {
  const said: string[] = [];
  return { exit: await run(args, (line) => said.push(line)), said };
};

describe('make-topology', () => {
  it.each([[[]], [['--mirror']], [['--mirror', '']], [['--mirror', folder, 'more']], [['--nonsense']]])(
    'prints its usage in one line for %j',
    async (args) => {
      const { exit, said } = await running(...args);
      expect(exit).toBe(2);
      expect(said).toHaveLength(1);
      expect(said[0]).toMatch(/^make-topology: [^\n]+--mirror DIR \[--out FOLDER\]$/);
    },
  );

  it('names the file that a mirror lacks, and writes nothing', async () => {
    const out = join(folder, 'none');
    const { exit, said } = await running('--mirror', folder, '--out', out);
    expect(exit).toBe(2);
    expect(said.join()).toContain(BOUNDARIES);
    expect(existsSync(out)).toBe(false);
  });
});

describe.skipIf(!present)(`the boundaries of the project, against ${against}`, () => {
  interface OfficialArea {
    type: string;
    arcs: number[][] | number[][][];
    properties: { areacd: string; areanm: string; start?: number; end?: number };
  }
  const read = (path: string) => (present ? readFileSync(path, 'utf8') : '{}');
  const official = JSON.parse(read(join(MIRROR, BOUNDARIES)));
  const areas = (object: string) =>
    (official.objects[object].geometries as OfficialArea[]).filter(({ properties }) => {
      const { areacd, start = 0, end = 9999 } = properties;
      return areacd.startsWith('E') && start <= 2025 && 2025 <= end;
    });
  const project = readTopology(readFileSync(TOPOLOGY_FILE, 'utf8'));
  const land = (topology: Parameters<typeof decode>[0], area: Parameters<typeof decode>[1]) =>
    geoArea({ type: 'MultiPolygon', coordinates: decode(topology, area) });

  it('are reproduced byte for byte, and leave no partial file', async () => {
    const out = join(folder, 'new', 'again');
    const { exit, said } = await running('--mirror', MIRROR, '--out', out);
    expect([exit, said.length]).toEqual([0, 4]);
    const names = [
      'england-2025.topojson',
      'england-vintages.topojson',
      'local-authorities.csv',
      'united-kingdom-2025.topojson',
    ];
    expect(readdirSync(out)).toEqual(names);
    for (const name of names)
      expect(readFileSync(join(out, name)).equals(readFileSync(join('geography', name))), name).toBe(true);
  });

  it('are not made at all when the register lacks a district', () => {
    const lines = read(join(MIRROR, REGISTER)).split('\n');
    const lacking = lines.filter((line) => !line.startsWith('E06000006')).join('\n');
    const files = { boundaries: read(join(MIRROR, BOUNDARIES)), register: lacking, changes: [] };
    expect(() => makeTopology(files, ENGLAND_2025)).toThrow(
      expect.objectContaining({ code: 'code-unknown', message: expect.stringContaining('E06000006') }),
    );
  });

  it.each<[Level, string]>([
    ['districts', 'ltla'],
    ['upper_tiers', 'utla'],
    ['regions', 'rgn'],
  ])('have as %s the areas of %s in the official file', (level, object) => {
    const codes = areas(object).map(({ properties }) => properties.areacd);
    expect(project.objects[level].geometries.map(({ id }) => id)).toEqual(codes.toSorted());
  });

  it.each<[Level, string, number]>([
    ['districts', 'ltla', 0.006],
    ['upper_tiers', 'utla', 0.006],
    ['regions', 'rgn', 0.001],
  ])('have %s of the size of the official ones (%s), within a share of %d', (level, object, share) => {
    const sizes = new Map(areas(object).map((area) => [area.properties.areacd, land(official, area)]));
    for (const area of project.objects[level].geometries) {
      const limit = area.id === 'E06000053' ? 0.04 : share; // Scilly loses islets
      const change = land(project, area) / (sizes.get(area.id) ?? 0) - 1;
      expect(Math.abs(change), area.id).toBeLessThan(limit);
    }
  });

  it('have only positions of the official ones', () => {
    const key = (position: readonly number[]) => position.map((degrees) => degrees.toFixed(7)).join();
    const positions = new Set(areas('ltla').flatMap((area) => decode(official, area).flat(2).map(key)));
    const ours = project.arcs.flatMap((_, number) => arcOf(project, number).map(key));
    expect(ours.filter((position) => !positions.has(position))).toEqual([]);
  });

  it('have the names of the register', () => {
    const { data } = Papa.parse<Record<string, string>>(read(join(MIRROR, REGISTER)), { header: true });
    const names = new Map<string | undefined, string | undefined>();
    for (const row of data) {
      for (const kind of ['LAD', 'UTLA', 'RGN']) names.set(row[`${kind}CD`], row[`${kind}NM`]);
    }
    for (const { properties } of Object.values(project.objects).flatMap(({ geometries }) => geometries)) {
      expect(properties.area_name).toBe(names.get(properties.area_code));
    }
  });
});

describe.skipIf(!present)(`the boundaries of the four nations, against ${against}`, () => {
  /** Official code of a district that the official file has under a code that ended in 2018. */
  const FORMER: Readonly<Record<string, string>> = { S12000049: 'S12000046', S12000050: 'S12000044' };
  const official = present ? JSON.parse(readFileSync(join(MIRROR, BOUNDARIES), 'utf8')) : { objects: {} };
  const project = readTopology(readFileSync(KINGDOM, 'utf8'));
  const land = (topology: Parameters<typeof decode>[0], area: Parameters<typeof decode>[1]) =>
    geoArea({ type: 'MultiPolygon', coordinates: decode(topology, area) });
  const sizes = (): Map<string, number> =>
    new Map(
      (official.objects.ltla.geometries as (Parameters<typeof decode>[1] & { properties: object })[]).map(
        (area) => [(area.properties as { areacd: string }).areacd, land(official, area)],
      ),
    );

  it('are 361 districts of about their official size, Glasgow and North Lanarkshire under codes of today', () => {
    const codes = project.objects.districts.geometries.map(({ id }) => id);
    const of = (letter: string) => codes.filter((code) => code.startsWith(letter)).length;
    expect(['E', 'N', 'S', 'W'].map(of)).toEqual([296, 11, 32, 22]);
    const known = sizes();
    const changes = project.objects.districts.geometries.map(
      (area) => [area.id, land(project, area) / (known.get(FORMER[area.id] ?? area.id) ?? 0) - 1] as const,
    );
    // Orkney and Shetland lose islets, and the Isles of Scilly are nothing but islets.
    const far = changes.filter(([, change]) => Math.abs(change) > 0.02).map(([code]) => code);
    expect(far).toEqual(['E06000053']);
  });

  it('have the nations without regions in the place of regions', () => {
    const regions = project.objects.regions.geometries.map(({ id }) => id);
    expect(regions.slice(-3)).toEqual(['N92000002', 'S92000003', 'W92000004']);
    expect(regions).toHaveLength(12);
  });
});

describe('the lines of the project', () => {
  it.each([TOPOLOGY_FILE, KINGDOM])('do not cross, neither borders nor coasts: %s', (file) => {
    const { arcs } = readTopology(readFileSync(file, 'utf8'));
    const grid = { transform: { scale: [1, 1], translate: [0, 0] }, arcs };
    expect(crossings(arcs.map((_, number) => arcOf(grid, number)))).toEqual([]);
  });
});
