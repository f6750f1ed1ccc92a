import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  EditionList,
  FiguresData,
  FindData,
  IndexData,
  MovesData,
  ShapesData,
} from '../../../outputs/explorer/data-types.js';
import { checkExplorerTarget, writeExplorer } from '../../../outputs/explorer/write.js';
import { shippedIndex } from '../../fixtures/shipped-releases.js';

const root = mkdtempSync(join(tmpdir(), 'explorer-'));
const release = join(root, 'release');
const data = <T>(name: string): T =>
  JSON.parse(readFileSync(join(release, 'explorer', 'data', `${name}.json`), 'utf8'));
let built = '';
let warned: string[] = [];
const log = { warn: (line: string) => void warned.push(line), stage: () => undefined };

beforeAll(async () => {
  built = (await shippedIndex()).path;
  mkdirSync(release);
  symlinkSync(built, join(release, 'england-2026'));
  await writeExplorer(release, log);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const csv = (name: string) =>
  Papa.parse<Record<string, string>>(readFileSync(join(built, `${name}.csv`), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;
/** A cell of a table as the data have it. */
const number = (text: string | undefined) => (text === undefined || text === '' ? null : Number(text));

describe('the data of the explorer', () => {
  test('are those of index.csv, for every area and part', () => {
    const { areas, parts, kinds, kind, outcomes } = data<IndexData>('england-2026');
    const rows = csv('index');
    expect(areas.code).toHaveLength(rows.length);
    for (const row of rows) {
      const i = areas.code.indexOf(row.area_code!);
      expect(areas.name[i]).toBe(row.area_name);
      expect(kinds[kind[i]!]?.code).toBe(row.kind_of_place);
      for (const { code, part, score, rank, fifth, sure } of parts) {
        const begins = part === 'index' ? '' : `${code}_`;
        expect([score[i], rank[i]]).toEqual([number(row[`${begins}score`]), number(row[`${begins}rank`])]);
        if (part === 'domain') continue;
        expect(fifth[i]).toBe(number(row[`${begins}fifth`]));
        expect([sure?.low[i], sure?.high[i]]).toEqual([
          number(row[`${begins}rank_low`]),
          number(row[`${begins}rank_high`]),
        ]);
        expect(sure?.coldspot[i]).toBe(number(row[`${begins}coldspot_probability`]));
      }
      for (const { code, class: classes } of outcomes) expect(classes[i] ?? '').toBe(row[`coldspot_${code}`]);
    }
  });

  test('are those of indicators.csv, with ranks by plain counting', () => {
    const { areas, indicators } = data<IndexData>('england-2026');
    const { indicators: columns, statuses } = data<FiguresData>('england-2026.figures');
    const rows = csv('indicators');
    expect(rows).toHaveLength(areas.code.length * indicators.length);
    for (const row of rows) {
      const column = columns[indicators.findIndex(({ code }) => code === row.indicator)]!;
      const i = areas.code.indexOf(row.area_code!);
      expect([column.value[i], statuses[column.status[i]!]]).toEqual([number(row.value), row.status]);
    }
    for (const [j, { direction }] of indicators.entries()) {
      const { value, rank } = columns[j]!;
      for (const [i, own] of value.entries()) {
        const better = value.filter(
          (other) => other !== null && own !== null && (other - own) * direction > 1e-9,
        );
        expect(rank[i]).toBe(own === null ? null : better.length + 1);
      }
    }
  });

  test('name what holds an area back most by its contributions', () => {
    const { areas, indicators, holdsBack, helps } = data<IndexData>('england-2026');
    const own = csv('indicators').filter(({ area_name }) => area_name === 'North Norfolk');
    const sorted = own
      .sort((a, b) => Number(a.contribution) - Number(b.contribution))
      .map(({ indicator }) => indicator);
    const i = areas.name.indexOf('North Norfolk');
    const codes = (positions: readonly number[]) => positions.map((position) => indicators[position]!.code);
    expect(codes(holdsBack[i]!)).toEqual(sorted.slice(0, 3));
    expect(codes(helps[i]!)).toEqual(sorted.slice(-3).reverse());
  });

  test('have who moved, by the code of the area', () => {
    const { areas } = data<IndexData>('england-2026');
    const { net, better } = data<MovesData>('england-2026.moves');
    for (const row of csv('moves')) {
      const i = areas.code.indexOf(row.area_code!);
      expect([net[i], better[i]]).toEqual([number(row.net), number(row.index_better)]);
    }
  });

  test('have a path for every area, and places to find them by even without files of areas', () => {
    const { areas, hasFiles } = data<IndexData>('england-2026');
    const { paths } = data<ShapesData>('england-2026.shapes');
    expect(areas.code.filter((code) => !/^M\d/.test(paths[code] ?? ''))).toEqual([]);
    expect(hasFiles).toBe(false);
    const { places, postcodes } = data<FindData>('england-2026.find');
    expect(places.find(({ code }) => code === areas.code[0])?.ranked).toBe(true);
    expect(Object.keys(postcodes).length).toBeGreaterThan(2000);
  });

  test('are the same as scripts, for a page that is opened from a folder', () => {
    const text = readFileSync(join(release, 'explorer', 'data', 'editions.js'), 'utf8');
    const found: Record<string, unknown> = {};
    new Function('globalThis', text)(found);
    expect(found.smiData).toEqual({ editions: data('editions') });
  });

  test('weigh at most 350 kB compressed in all of the first view', () => {
    const first = ['index.html', 'explorer.css', 'explorer.js'];
    const scripts = ['editions', 'england-2026', 'england-2026.shapes', 'england-2026.find'];
    const paths = [...first, ...scripts.map((name) => `data/${name}.js`)];
    const bytes = paths.map((path) => gzipSync(readFileSync(join(release, 'explorer', path))).length);
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(350_000);
  });
});

describe('what is written', () => {
  test('is a folder with a receipt of its files, and a page that leads to it', () => {
    const receipt = JSON.parse(readFileSync(join(release, 'explorer', 'receipt.json'), 'utf8'));
    expect(receipt).toMatchObject({ edition: 'explorer', inputs: [{ path: 'england-2026/receipt.json' }] });
    for (const { path } of receipt.outputs)
      expect(existsSync(join(release, 'explorer', path)), path).toBe(true);
    expect(readFileSync(join(release, 'index.html'), 'utf8')).toContain('url=explorer/index.html');
    expect(warned).toEqual([]);
  });

  test('has no inline script, and nothing from elsewhere', () => {
    const page = readFileSync(join(release, 'explorer', 'index.html'), 'utf8');
    expect(page).toMatch(/script-src &#39;self&#39;;.*worker-src blob:/);
    expect(page).not.toMatch(/<script>|<style|style=|https?:/);
  });

  test('is the same twice', async () => {
    const before = readFileSync(join(release, 'explorer', 'receipt.json'));
    await writeExplorer(release, log);
    expect(readFileSync(join(release, 'explorer', 'receipt.json')).equals(before)).toBe(true);
  });

  test('leaves a page alone that something else made, and says so', async () => {
    const other = mkdtempSync(join(root, 'other-'));
    symlinkSync(built, join(other, 'england-2026'));
    writeFileSync(join(other, 'index.html'), '<p>mine</p>');
    warned = [];
    await writeExplorer(other, log);
    expect(readFileSync(join(other, 'index.html'), 'utf8')).toBe('<p>mine</p>');
    expect(warned).toEqual([expect.stringContaining('index.html')]);
  });

  test('leaves out an edition whose folder lacks a file, and says which; without any nothing is written', async () => {
    const other = mkdtempSync(join(root, 'lacking-'));
    const copy = join(other, 'england-2026');
    mkdirSync(copy);
    for (const name of ['receipt.json', 'method.yaml', 'index.arrow', 'areas.topojson'])
      cpSync(join(built, name), join(copy, name));
    warned = [];
    expect(await writeExplorer(other, log)).toBeUndefined();
    expect(warned).toEqual([expect.stringMatching(/england-2026.*indicators\.arrow/)]);
    expect([existsSync(join(other, 'explorer')), existsSync(join(other, 'index.html'))]).toEqual([
      false,
      false,
    ]);
    symlinkSync(built, join(other, 'zz-whole'));
    warned = [];
    await writeExplorer(other, log);
    const { editions }: EditionList = JSON.parse(
      readFileSync(join(other, 'explorer', 'data', 'editions.json'), 'utf8'),
    );
    expect(editions).toHaveLength(1);
    expect(warned).toHaveLength(1);
  });

  test('never replaces a folder of another program, nor takes the name of an edition', () => {
    const other = mkdtempSync(join(root, 'foreign-'));
    mkdirSync(join(other, 'explorer'));
    expect(() => checkExplorerTarget(other, [])).toThrow(join(other, 'explorer'));
    expect(() => checkExplorerTarget(release, ['explorer'])).toThrow('explorer');
    expect(() => checkExplorerTarget(release, ['england-2026'])).not.toThrow();
  });
});
