import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMethod } from '../../../pipeline/editions/edition.js';
import type { Frozen } from '../../../pipeline/editions/freeze.js';
import { textsFor } from '../../../pipeline/editions/freeze.js';
import { refresh } from '../../../pipeline/refresh.js';
import { silentLog } from '../../../pipeline/system/log.js';
import { wholeOf } from '../../fixtures/mirror.js';
import { committedLock, describeOfficial, OFFICIAL_MIRROR } from '../../fixtures/official.js';

const EDITIONS = fileURLToPath(new URL('../../../editions', import.meta.url));
describeOfficial('the edition england-2026, from the official files', () => {
  let store: string;
  let frozen: Frozen;
  beforeAll(async () => {
    store = await mkdtemp(join(tmpdir(), 'smi-england-'));
    const { method } = await readMethod(EDITIONS, 'england-2026');
    frozen = wholeOf(
      await refresh(method, {
        store,
        mirror: OFFICIAL_MIRROR,
        offline: false,
        lock: committedLock(),
        relock: false,
        threads: 1,
        log: silentLog,
        folder: join(EDITIONS, 'england-2026'),
        lockPath: 'lock.json',
        now: () => new Date(0),
        fetch: () => Promise.reject(new Error('a test asked the network')),
      }),
    );
  });
  afterAll(() => rm(store, { recursive: true, force: true }));
  const of = (status: string) => frozen.figures.filter((figure) => figure.status === status);

  test('is the committed one, byte for byte', async () => {
    const texts = await textsFor(join(EDITIONS, 'england-2026'), frozen);
    expect([...texts.keys()].map((path) => basename(path)).sort()).toEqual([
      'areas.csv',
      'census-moves.csv',
      'context.csv',
      'evidence-areas.csv',
      'evidence.csv',
      'figures.csv',
      'harmonised.csv',
      'history.csv',
      'larger-areas.csv',
      'national.csv',
      'origin.json',
      'populations.csv',
    ]);
    for (const [path, text] of texts) {
      const committed = await readFile(join(EDITIONS, 'england-2026', basename(path)), 'utf8');
      expect(text === committed, basename(path)).toBe(true);
    }
  });

  test('has a figure of each of 294 areas for each indicator', () => {
    const indicators = new Set(frozen.figures.map(({ indicator }) => indicator));
    const size = 294 * indicators.size;
    expect(frozen.areas).toHaveLength(294);
    expect(frozen.figures).toHaveLength(size);
    expect(new Set(frozen.figures.map(({ area_code, indicator }) => `${area_code} ${indicator}`)).size).toBe(
      size,
    );
  });

  test('has the county’s figure for 9 indicators in 164 districts, and 130 districts are their own upper tier', () => {
    const inherited = of('inherited');
    const districts = new Set(inherited.map(({ area_code }) => area_code));
    expect([inherited.length, districts.size]).toEqual([1476, 164]);
    for (const area_code of districts)
      expect(inherited.filter((figure) => figure.area_code === area_code)).toHaveLength(9);
    expect(frozen.areas.filter((area) => area.upper_tier_code === area.area_code)).toHaveLength(130);
  });

  test('lacks one figure and what a survey suppresses, and estimates none', () => {
    const missing = of('missing').map(({ area_code, indicator, reason, raw_text }) => [
      area_code,
      indicator,
      reason,
      raw_text,
    ]);
    expect(missing.filter(([, indicator]) => indicator !== 'jobs_below_living_wage')).toEqual([
      ['E08000011', 'a_level_points', 'not_available', '-'],
    ]);
    // Of the districts of 2022, 67 are suppressed; some of them have ended.
    expect(
      missing.filter(([, , reason, text]) => reason === 'suppressed' && text?.startsWith('x')),
    ).toHaveLength(60);
    expect(of('estimated')).toEqual([]);
  });

  test('carries figures as documented: Cumberland’s Level 3 is Cumbria’s, Barnsley is recoded where its new code has nothing', () => {
    const figure = (area: string, code: string) =>
      frozen.figures.find((each) => each.area_code === area && each.indicator === code);
    for (const area of ['E06000063', 'E06000064'])
      expect(figure(area, 'level_3_by_19_fsm')).toMatchObject({
        status: 'mapped',
        reason: 'split',
        from_codes: 'E10000006',
      });
    expect(figure('E08000038', 'neet_16_17')).toMatchObject({
      status: 'mapped',
      reason: 'recode',
      from_codes: 'E08000016',
    });
    expect(figure('E08000038', 'child_poverty')).toMatchObject({
      status: 'observed',
      from_codes: 'E08000038',
    });
    expect(figure('E06000065', 'neet_16_17')).toMatchObject({
      status: 'mapped',
      reason: 'same_footprint',
      from_codes: 'E10000023',
    });
    expect(figure('E06000058', 'travel_to_work')).toMatchObject({ status: 'mapped', reason: 'merger' });
  });

  test('accounts for each official figure once, and reports every retired code that is dropped', () => {
    const keys = frozen.harmonised.map(({ indicator, code }) => `${indicator} ${code}`);
    expect(new Set(keys).size).toBe(keys.length);
    const outside = frozen.harmonised.filter(
      ({ outcome, code }) => outcome === 'outside' && code.startsWith('E'),
    );
    expect([...new Set(outside.map(({ code }) => code))].sort()).toEqual(['E06000053', 'E09000001']);
    expect(frozen.harmonised.filter(({ rule }) => rule === 'no_rule')).toEqual([]);
  });
});
