import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mirrorSegments } from '../../pipeline/acquire/mirror.js';
import type { ChangeReport } from '../../pipeline/changes/report.js';
import { officialFiles } from '../../pipeline/editions/declared.js';
import { parseMethod } from '../../pipeline/editions/method.js';
import { shipped } from '../../pipeline/system/package-root.js';
import poverty from '../../sources/explore-local-statistics/children-in-relative-poverty.js';
import { fileOf } from '../../sources/source.js';
import { addressAt } from '../../sources/versions.js';
import { committedLock } from '../fixtures/official.js';
import { type Answer, smi } from '../pipeline/cli/setup.js';
import { cases, HAS_MIRROR, MIRROR, remove } from './checkout.js';

const EDITION = 'three-figures';
const METHOD = `kind: index
edition: ${EDITION}
title: Three figures
summary: A small index
method_version: 1.0.0
default: false
areas:
  country: E
  level: lower_tier
  year: 2025
  exclude:
    - { code: E09000001, name: City of London, reason: too few residents }
    - { code: E06000053, name: Isles of Scilly, reason: too few residents }
domains:
  - code: only
    name: Only
    weight: 1
    indicators:
      - { code: child_poverty, direction: -1, weight: 1, period: 2024-04-01/P1Y }
      - { code: weekly_pay, direction: 1, weight: 1, period: "2025-04-30" }
      - { code: claimant_count, direction: -1, weight: 1, period: 2025-01-01/P1Y }
steps:
  levels:
    - { name: indicator, normalise: z_score }
    - { name: domain, aggregate: arithmetic_mean, minimum_weight_share: 0.3, normalise: z_score }
    - { name: index, aggregate: arithmetic_mean, minimum_weight_share: 1, normalise: z_score }
  tolerance: 1.0e-9
  group_share: 0.2
robustness: { replicates: 0, sensitivity: 0 }
`;
const PRESTON = 'E07000123';
const SERIES = 'Children in relative poverty after housing costs';

describe.skipIf(!HAS_MIRROR)('when new data land (left out where there is no mirror)', () => {
  const root = mkdtempSync(join(tmpdir(), 'smi-new-data-'));
  afterAll(() => remove(root));
  const path = (...parts: string[]) => join(root, ...parts);
  const [mirror, editions] = [path('mirror'), path('editions')];
  const pinned = (address: string) => committedLock()[address]?.address ?? address;
  /** The newest version in the mirror. */
  let official = join(mirror, ...mirrorSegments(pinned(fileOf(poverty).address)));
  const run = async (store: string, ...args: string[]): Promise<Answer> => {
    const answer = await smi([...args, '--editions', editions, '--store', path(store), '--threads', '1'], {
      folder: root,
    });
    if (answer.code !== 0) throw new Error(answer.err);
    return answer;
  };
  const refresh = (store: string, ...more: string[]) =>
    run(store, 'refresh', EDITION, '--mirror', mirror, '--lock', path('lock.json'), ...more);
  const check = (store: string) =>
    smi(
      ['refresh', EDITION, '--check', '--mirror', mirror, '--lock', path('lock.json')].concat([
        ...['--editions', editions, '--store', path(store)],
      ]),
      { folder: root },
    );
  const report = (): ChangeReport =>
    JSON.parse(readFileSync(path(`refresh-${EDITION}`, 'changes.json'), 'utf8'));
  const frozen = () => readFileSync(join(editions, EDITION, 'figures.csv'), 'utf8');

  /** Puts a version out in which Preston has more; gives its cell, and the figure before and after. */
  function revise(by: number, version: string) {
    const lines = readFileSync(official, 'utf8').split('\n');
    const i = lines.findIndex(
      (line) => line.startsWith(`${PRESTON},`) && line.includes(`${SERIES},2024-04-01/P1Y,`),
    );
    const cells = lines[i]?.split(',') ?? [];
    const [from, to] = [Number(cells[5]), Math.round((Number(cells[5]) + by) * 1e6) / 1e6];
    cells[5] = String(to);
    lines[i] = cells.join(',');
    const { mtimeMs } = statSync(official);
    official = join(mirror, ...mirrorSegments(addressAt(fileOf(poverty).address, version)));
    mkdirSync(dirname(official), { recursive: true });
    writeFileSync(official, lines.join('\n'));
    utimesSync(official, mtimeMs / 1000 + 60, mtimeMs / 1000 + 60);
    return { from, to, cell: `children-in-relative-poverty.csv#${i + 1}:observation` };
  }

  beforeAll(async () => {
    for (const { address } of officialFiles(parseMethod(METHOD, 'm'), 'm')) {
      const to = join(mirror, ...mirrorSegments(pinned(address)));
      mkdirSync(dirname(to), { recursive: true });
      cpSync(join(MIRROR, ...mirrorSegments(pinned(address))), to);
    }
    mkdirSync(join(editions, EDITION), { recursive: true });
    writeFileSync(join(editions, EDITION, 'method.yaml'), METHOD);
    cpSync(shipped('sources', 'lock.json'), path('lock.json'));
    await refresh('store', '--accept');
    expect(existsSync(join(editions, EDITION, 'revisions.csv'))).toBe(false);
  });

  const CASES = [
    ['a warm store', 'store', 1.5, 1],
    ['an empty store (only with SMI_LONG=1)', 'empty', 2.5, 2],
  ] as const;
  test.each(CASES.slice(0, cases(1, 2)))(
    'from %s: check, report, accept, build, explain',
    async (_, store, by, count) => {
      const { from, to, cell } = revise(by, `version-${count}`);
      const before = frozen();

      const asked = await check(store);
      expect(asked.code).toBe(4);
      expect(asked.out).toMatch(
        new RegExp(`^els-children-in-relative-poverty .*version-${count} .*--latest`, 'm'),
      );
      // Without --latest the locked version is read, which would put it into an empty store too.
      if (store === 'store') expect((await refresh(store)).out).toContain('nothing would change');
      const said = await refresh(store, '--latest');
      expect(frozen()).toBe(before);
      const { revised, indicators, scores, suspects, not_compared } = report();
      const preston = { area_code: PRESTON, area_name: 'Preston', indicator: 'child_poverty' };
      expect(revised).toEqual([{ ...preston, period: '2024-04-01/P1Y', from, to, cell }]);
      expect(indicators).toMatchObject([{ indicator: 'child_poverty', compared_with: 'file' }]);
      expect(not_compared).toEqual([]);
      expect(suspects).toEqual([]);
      const [mover] = scores?.movers.filter(({ area_name }) => area_name === 'Preston') ?? [];
      expect(mover?.score_after).toBeLessThan(mover?.score_before ?? Number.NaN);
      expect(said.out).toContain('Preston');
      expect(said.out).toContain(path(`refresh-${EDITION}`, 'changes.html'));

      await refresh(store, '--latest', '--accept');
      const release = path(`release-${store}`);
      await run(store, 'build', EDITION, '--release', release, '--skip', 'areas,explorer');
      const revisions = readFileSync(join(release, EDITION, 'revisions.csv'), 'utf8')
        .trimEnd()
        .split('\n');
      expect(revisions).toHaveLength(1 + count);
      expect(revisions.at(-1)).toContain(
        `${count},2026-01-02,figures,${PRESTON},Preston,child_poverty,2024-04-01/P1Y,${from},${to}`,
      );
      const explained = await run(store, 'explain', 'Preston', '--edition', EDITION, '--cells', '--json');
      expect(explained.out).toContain(cell);
      expect(explained.out).toContain(String(to));
      // The bytes of before stay in the store, so that they can be looked at.
      const objects = readdirSync(path(store, 'sha256'), { recursive: true }).map(String);
      const column = revisions[0]?.split(',').indexOf('sha256_before') ?? -1;
      const hashBefore = revisions.at(-1)?.split(',')[column];
      expect(hashBefore).toMatch(/^[0-9a-f]{64}$/);
      expect(objects.some((object) => object.endsWith(hashBefore ?? '-'))).toBe(true);

      // Taken in once, it is no news any more.
      expect((await refresh(store, '--latest')).out).toContain('nothing would change');
      expect((await check(store)).code).toBe(0);
    },
  );
});
