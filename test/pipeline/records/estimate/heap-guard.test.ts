import { describe, expect, test } from 'vitest';
import { Engine } from '../../../../pipeline/engine/engine.js';
import { checkHeap } from '../../../../pipeline/records/estimate/heap-guard.js';
import { refusal } from '../../../fixtures/refusal.js';

/** Two areas with three qualifications each, a million records of each kind. */
const TYPES = `CREATE OR REPLACE TEMP TABLE estimate_record_types AS
SELECT 'A' || a AS area, true AS fsm, 'Q' || q AS qualification, 1000000 AS n
FROM range(2) AS areas(a), range(3) AS qualifications(q)`;

const heapOf = (free: number) => ({ heap_size_limit: 1e9 + free, used_heap_size: 1e9 });

describe('the memory of Node for the sums of groups', () => {
  test('is enough for 6 × 7 groups of 1,600 bytes, or the run ends before they are read', () =>
    Engine.use({ threads: 1 }, async (engine) => {
      await engine.run(TYPES);
      await expect(checkHeap(engine, heapOf(42 * 1600))).resolves.toBeUndefined();
      const { code, exit, message } = await refusal(() => checkHeap(engine, heapOf(42 * 1600 - 1)));
      expect([code, exit]).toEqual(['memory-short', 5]);
      expect(message).toContain('42 groups');
    }));

  test('need be no more than for the records that there are', () =>
    Engine.use({ threads: 1 }, async (engine) => {
      await engine.run(TYPES.replace('1000000', '1'));
      await expect(checkHeap(engine, heapOf(6 * 1600))).resolves.toBeUndefined();
    }));
});
