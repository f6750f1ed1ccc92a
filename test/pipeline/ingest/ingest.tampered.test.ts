import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mirrorSegments } from '../../../pipeline/acquire/mirror.js';
import { officialFiles } from '../../../pipeline/editions/declared.js';
import { type RefreshOptions, refresh } from '../../../pipeline/refresh.js';
import { silentLog } from '../../../pipeline/system/log.js';
import type { SourceDeclaration } from '../../../schemas/source.js';
import areaRegisters from '../../../sources/area-registers.js';
import boundaries from '../../../sources/boundaries.js';
import codeChanges from '../../../sources/code-changes.js';
import weeklyPay from '../../../sources/explore-local-statistics/gross-median-weekly-pay.js';
import indicesOfDeprivation from '../../../sources/indices-of-deprivation-2019.js';
import interactiveTool from '../../../sources/local-authority-interactive-tool.js';
import neetParticipation from '../../../sources/neet-participation.js';
import { fileOf } from '../../../sources/source.js';
import { smallMethod, wholeOf } from '../../fixtures/mirror.js';
import {
  committedLock,
  describeOfficial,
  OFFICIAL_MIRROR,
  officialAddress,
} from '../../fixtures/official.js';
import { isHostile, refusal, shownOf } from '../../fixtures/refusal.js';
import { cases } from '../../project/checkout.js';

const METHOD = smallMethod({ weekly_pay: '2025-04-30', neet: '2025' });

/** Changes the text of a file: one character per byte, so that bytes that are not text are kept. */
const text = (edit: (text: string) => string) => (bytes: Buffer) =>
  Buffer.from(edit(bytes.toString('latin1')), 'latin1');
const half = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2));

describeOfficial('an official file that was tampered with', () => {
  let root: string;
  let count = 0;
  const i = (source: SourceDeclaration) => join(root, 'mirror', ...mirrorSegments(officialAddress(source)));
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'smi-tampered-'));
    for (const { address } of officialFiles(METHOD, 'm')) {
      const path = join(...mirrorSegments(committedLock()[address]?.address ?? ''));
      await mkdir(dirname(join(root, 'mirror', path)), { recursive: true });
      await cp(join(OFFICIAL_MIRROR, path), join(root, 'mirror', path));
    }
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  /** Runs with an empty store, so that the mirror is read. */
  const refreshed = (more: Partial<RefreshOptions> = {}) => {
    count += 1;
    return refresh(METHOD, {
      store: join(root, `store-${count}`),
      mirror: join(root, 'mirror'),
      offline: false,
      lock: committedLock(),
      relock: false,
      threads: 1,
      log: silentLog,
      folder: join(root, 'edition'),
      lockPath: join(root, 'lock.json'),
      now: () => new Date('2026-03-04'),
      fetch: () => Promise.reject(new Error('a test asked the network')),
      ...more,
    });
  };
  /** Replaces a file by a changed one while `work` runs. */
  async function tampering(
    source: SourceDeclaration,
    edit: (bytes: Buffer) => Buffer,
    work: () => Promise<void>,
  ) {
    const official = await readFile(i(source));
    const changed = edit(official);
    if (changed.equals(official)) throw new Error('the edit changed nothing');
    await writeFile(i(source), changed);
    await work().finally(() => writeFile(i(source), official));
  }

  test('one changed digit fails the lock; relocked, it moves only the figures of that cell', async () => {
    const before = wholeOf(await refreshed());
    const cell = before.figures.find(
      ({ area_code, indicator }) => area_code === 'E07000123' && indicator === 'weekly_pay',
    );
    const line = `${cell?.value},Pounds`;
    const edit = text((all) =>
      all.replace(new RegExp(`(E07000123,[^\\n]*2025-04-30,)${line}`), `$1${Number(cell?.value) + 1},Pounds`),
    );
    await tampering(weeklyPay, edit, async () => {
      expect(await refusal(() => refreshed())).toMatchObject({ code: 'lock-differs', exit: 4 });
      const result = await refreshed({ relock: true });
      const after = wholeOf(result).figures;
      const moved = after.filter(
        (figure, index) => JSON.stringify(figure) !== JSON.stringify(before.figures[index]),
      );
      expect(moved).toEqual([
        { ...cell, value: Number(cell?.value) + 1, raw_text: String(Number(cell?.value) + 1) },
      ]);
      const lock = committedLock();
      const relocked = Object.keys(result.acquired.lock).filter(
        (address) => result.acquired.lock[address]?.sha256 !== lock[address]?.sha256,
      );
      expect(relocked).toEqual([fileOf(weeklyPay).address]);
    });
  });

  const KINDS = [
    ['cut in half', weeklyPay, half, 'file-truncated', 'file-truncated'],
    [
      'a web page',
      weeklyPay,
      () => Buffer.from('\ufeff \n<!DOCTYPE HTML><html>'),
      'file-web-page',
      'file-web-page',
    ],
    [
      'a column renamed',
      weeklyPay,
      text((all) => all.replace('uci_95', 'upper_95')),
      'lock-differs',
      'column-missing',
    ],
    [
      'a figure twice',
      weeklyPay,
      text((all) => all + all.split('\r\n')[1]),
      'lock-differs',
      'rows-unreadable',
    ],
    [
      'an unknown district',
      weeklyPay,
      text((all) => all.replaceAll('E07000123', 'E07009123')),
      'lock-differs',
      'code-unknown',
    ],
    [
      'pence for pounds',
      weeklyPay,
      text((all) => all.replace(/,(\d\d\d)\.(\d),Pounds/, ',$1$20,Pounds')),
      'lock-differs',
      'rows-unreadable',
    ],
    ['Parquet cut in half', interactiveTool, half, 'file-truncated', 'file-unreadable'],
    [
      'Parquet overwritten',
      interactiveTool,
      (bytes: Buffer) => Buffer.from(bytes).fill(7, 1000, 400_000),
      'lock-differs',
      'file-unreadable',
    ],
    ['a workbook cut in half', indicesOfDeprivation, half, 'file-truncated', 'file-unreadable'],
    ['boundaries cut in half', boundaries, half, 'file-truncated', 'file-unreadable'],
    [
      'a change of unknown type',
      codeChanges,
      text((all) => all.replace('new_code', 'newcode')),
      'file-truncated',
      'rows-unreadable',
    ],
    [
      'a merger declared as a recode',
      codeChanges,
      text((all) =>
        all
          .replaceAll(
            'E06000058,"Bournemouth, Christchurch and Poole",merger',
            'E06000058,"Bournemouth, Christchurch and Poole",renamed!',
          )
          .replaceAll('renamed!', 'new_code'),
      ),
      'lock-differs',
      'crosswalk-broken',
    ],
    [
      'a register without a district',
      areaRegisters,
      text((all) => all.replace(/\nE07000123,[^\n]*/, '')),
      'file-truncated',
      'crosswalk-broken',
    ],
    [
      'a bridge without an authority',
      neetParticipation,
      text((all) => all.replace(/\n[^\n]*E10000017,[^\n]*/, '')),
      'file-truncated',
      'rows-unreadable',
    ],
    [
      'a bridge in another encoding',
      neetParticipation,
      text((all) => all.replace('England', 'Engl\xe4nd')),
      'lock-differs',
      'file-encoding',
    ],
  ] as const;
  // A web page is refused by a rule of its own; of the others every second, and all with SMI_LONG=1.
  test.each(KINDS.filter(([kind], i) => i % cases(2, 1) === 0 || kind === 'a web page'))(
    '%s: refused by the lock, and for its content when it is relocked',
    async (_, source, edit, byLock, relocked) => {
      await tampering(source, edit, async () => {
        const locked = await refusal(() => refreshed());
        expect(locked).toMatchObject({ code: byLock, exit: 4 });
        expect(locked.message).toContain(officialAddress(source));
        const error = await refusal(() => refreshed({ relock: true }));
        expect(error).toMatchObject({ code: relocked, exit: 4 });
        expect(shownOf(error).filter(isHostile)).toEqual([]);
      });
    },
  );
});
