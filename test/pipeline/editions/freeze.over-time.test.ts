import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readMethod } from '../../../pipeline/editions/edition.js';
import { textsFor } from '../../../pipeline/editions/freeze.js';
import { refresh } from '../../../pipeline/refresh.js';
import { silentLog } from '../../../pipeline/system/log.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import { wholeOf } from '../../fixtures/mirror.js';
import { committedLock, describeOfficial, OFFICIAL_MIRROR } from '../../fixtures/official.js';
import { IS_LONG } from '../../project/checkout.js';

const EDITIONS = shipped('editions');
const store = mkdtempSync(join(tmpdir(), 'smi-over-time-'));
afterAll(() => rmSync(store, { recursive: true, force: true }));

describeOfficial('the editions of earlier years and the trend, from the official files', () => {
  test.runIf(IS_LONG).each(['england-2020', 'england-2023', 'england-2024', 'england-2025', 'england-trend'])(
    '%s is the committed one, byte for byte',
    async (name) => {
      const { method } = await readMethod(EDITIONS, name);
      const frozen = wholeOf(
        await refresh(method, {
          store,
          mirror: OFFICIAL_MIRROR,
          offline: false,
          lock: committedLock(),
          relock: false,
          threads: 1,
          log: silentLog,
          folder: join(EDITIONS, name),
          lockPath: 'lock.json',
          now: () => new Date(0),
          fetch: () => Promise.reject(new Error('a test asked the network')),
        }),
      );
      const texts = await textsFor(join(EDITIONS, name), frozen);
      expect(texts.size).toBeGreaterThan(8);
      for (const [path, text] of texts)
        expect(text === readFileSync(join(EDITIONS, name, basename(path)), 'utf8'), basename(path)).toBe(
          true,
        );
    },
    60_000,
  );
});
