import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { widthOf } from '../../../../outputs/formats/text-layout.js';
import { isIndexRelease } from '../../../../outputs/release-data.js';
import { buildEdition } from '../../../../pipeline/build.js';
import { run } from '../../../../pipeline/cli/verbs/explain.js';
import { VERBS } from '../../../../pipeline/cli/verbs.js';
import { Engine } from '../../../../pipeline/engine/engine.js';
import { silentLog } from '../../../../pipeline/system/log.js';
import type { Row } from '../../../../schemas/table.js';
import { quickEditions } from '../../../fixtures/quick-editions.js';
import { errorOf, objectOf, smi } from '../setup.js';

const folder = mkdtempSync(join(tmpdir(), 'smi-explain-'));
quickEditions(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const explain = (args: readonly string[], columns?: string) =>
  smi(
    ['explain', ...args, '--editions', folder],
    columns === undefined ? {} : { environment: { COLUMNS: columns } },
  );

/** Each edition is built once for all tests, by what builds it otherwise too. */
const builds = new Map<string, ReturnType<typeof buildEdition>>();
const buildOnce: typeof buildEdition = (name, options) => {
  const key = join(options.editions, name);
  const built = builds.get(key) ?? buildEdition(name, options);
  builds.set(key, built);
  return built;
};

beforeEach(() => {
  const verb = VERBS.find(({ name }) => name === 'explain')!;
  vi.spyOn(verb, 'load').mockResolvedValue({ run: (context) => run(context, buildOnce) });
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('a name that is not one of an area', () => {
  test.each([
    [['Skelmersdale'], 'area-unknown'],
    [['ZZ9 9ZZ'], 'area-unknown'],
    [['B79', '0'], 'area-unknown'],
    [['Norwich', 'North'], 'area-unknown'],
    [['Carlisle'], 'area-unknown'],
    [['Tees', 'Valley'], 'area-unknown'],
    [['Hartlepool', '--against', 'Nowhere'], 'area-unknown'],
    [['Hartlepool', '--against', 'E06000001'], 'usage'],
    [['Norfolk', '--against', 'Norwich'], 'usage'],
    [['Norwich', '--against', 'Norfolk'], 'area-unknown'],
    [['Hartlepool', '--edition', 'long-shadow-england-2026'], 'usage'],
  ])('%j is refused before any engine is opened', async (args, code) => {
    const open = vi.spyOn(Engine, 'open');
    expect(errorOf(await smi(['explain', ...args, '--json']))).toMatchObject({ code, exit: 2 });
    expect(open).not.toHaveBeenCalled();
  });

  test('is a test of what a known name does: it opens an engine', async () => {
    const open = vi.spyOn(Engine, 'open').mockRejectedValue(new Error('opened'));
    await smi(['explain', 'Hartlepool']);
    expect(open).toHaveBeenCalled();
  });
});

describe('an area', () => {
  test('is explained in the order in which it is read out, within 60 columns', async () => {
    const { code, out } = await explain(['E08000016'], '60');
    expect(code).toBe(0);
    for (const line of out.split('\n')) expect(widthOf(line), line).toBeLessThanOrEqual(60);
    const parts = [
      'Barnsley (E08000038)',
      'was the code of',
      'Rank ',
      'holds it back',
      'helps it',
      'Parts of the index',
    ];
    const found = [...parts, 'Figures', 'Long shadow', 'change its fifth'].map((part) => out.indexOf(part));
    expect(found).not.toContain(-1);
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(out).not.toContain('.parquet#');
  });

  test('has --json with everything that is printed, and why its group is not the likeliest one', async () => {
    const found = objectOf(await explain(['E06000001', '--json']));
    expect(found).toMatchObject({ edition: 'england-2026', areas: 294, area: { area_name: 'Hartlepool' } });
    expect((found.indicators as unknown[]).length).toBeGreaterThan(19);
    expect(found).toHaveProperty('why_group');
  });

  test('whose published group is not its likeliest one says so, alone and in a comparison', async () => {
    const { data } = await buildOnce('england-2026', {
      editions: folder,
      release: '',
      threads: 1,
      log: silentLog,
    });
    const shares = ({ hotspot_probability: hot, coldspot_probability: cold }: Row) => ({
      hotspot: Number(hot),
      coldspot: Number(cold),
      middle: 1 - Number(hot) - Number(cold),
    });
    const unlikely = isIndexRelease(data)
      ? data.index.rows.filter((row) => {
          const each: Readonly<Record<string, number>> = shares(row);
          return Math.max(...Object.values(each)) > (each[String(row.group)] ?? 1) + 1e-9;
        })
      : [];
    expect(unlikely.length).toBeGreaterThan(0);
    const name = String(unlikely[0]?.area_name);
    const says = new RegExp(`${name} is\\s+more\\s+likely`);
    expect((await explain([name])).out).toMatch(says);
    expect((await explain(['North Norfolk', '--against', name])).out).toMatch(says);
    expect((await explain(['North Norfolk'])).out).not.toMatch(/more\s+likely/);
  });

  test.each(['60', '80', '120'])(
    'fits %s columns, with and without another, and a county too',
    async (columns) => {
      for (const args of [
        ['E08000016'],
        ['Windsor', '--against', 'Hull'],
        ['Lancashire'],
        ['Norwich', '--against', 'Bournemouth, Christchurch and Poole'],
      ]) {
        const { code, out } = await explain(args, columns);
        expect(code).toBe(0);
        for (const line of out.split('\n')) expect(widthOf(line), line).toBeLessThanOrEqual(Number(columns));
      }
      const wide = (await explain(['Windsor', '--against', 'Hull'], columns)).out;
      expect(wide.includes('Windsor and Maidenh…')).toBe(Number(columns) < 100);
      expect(wide.replace(/\s+/g, ' ')).toContain('"Windsor" is taken as Windsor and Maidenhead');
    },
  );

  test('has official cells under --cells', async () => {
    const { out } = await explain(['Hull', '--cells']);
    expect(out.match(/ reads "/g)).toHaveLength(21);
    expect(out).toMatch(/^ {2}Weekly pay +[\d.]+ pounds a week +Apr 2025 +[\d.]+ +\d+$/m);
  });

  test('and another are shown side by side, and for programs with both', async () => {
    const { out } = await explain(['Hartlepool', '--against', 'Darlington']);
    expect(out).toMatch(/Rank of 294 +\d+ +\d+/);
    expect(out).toMatch(/^ {2}Weekly pay .*533\.9 \(292\) +630\.4 \(155\)/m);
    for (const line of out.split('\n')) expect(widthOf(line), line).toBeLessThanOrEqual(80);
    const json = objectOf(await explain(['Hartlepool', '--against', 'Darlington', '--json']));
    expect(Object.keys(json)).toEqual(
      expect.arrayContaining(['area', 'areas', 'better', 'worse', 'indicators', 'holds_back', 'helps']),
    );
    expect(json.long_shadow).toHaveLength(2);
    const versus = json.against as { ahead: number; behind: number; level: number };
    expect(versus).toMatchObject({ area_name: 'Darlington', replicates: 20 });
    expect(versus.ahead + versus.behind + versus.level).toBeCloseTo(1, 12);
    expect(out).toMatch(/^Of \d+ figures that both have, Hartlepool has the better one on \d+, Darlington/m);
    const [first] = json.indicators as readonly { country_figure: unknown; rank: number }[];
    expect(first).toMatchObject({ country_figure: { name: 'England', area_code: 'E92000001' } });
  });
});

describe('a county', () => {
  test('is explained by its districts with ranks, its own figures and its class in the long shadow', async () => {
    const { out } = await explain(['Norfolk County Council']);
    expect(out).toMatch(/^Norfolk \(E10000020\), East of England$/m);
    expect(out).toMatch(/^ {2}North Norfolk +294 +\d+–294 +coldspot/m);
    expect(out).toMatch(/^ {2}Attainment 8, free school meals +34\.1 points +2025/m);
    expect(out).toMatch(
      /Higher education by 19, 2023–24: cold on level .*level 18\.1 per cent, rank\s+134 of 151/s,
    );
    for (const line of out.split('\n')) expect(widthOf(line), line).toBeLessThanOrEqual(80);
    const json = objectOf(await explain(['E10000020', '--json']));
    expect(json).toMatchObject({ upper_tier: { code: 'E10000020', name: 'Norfolk' }, areas: 294 });
    expect(json.districts).toHaveLength(7);
    expect(json.figures).toHaveLength(9);
    expect(json.long_shadow).toHaveLength(3);
  });
});
