import { expect, test } from 'vitest';
import { onInterrupt, runCleanups } from '../../../pipeline/system/interrupt.js';

test('cleanups run once, the latest first; one that fails stops no other, and a forgotten one does not run', () => {
  const ran: string[] = [];
  onInterrupt(() => ran.push('lock'));
  onInterrupt(() => {
    throw new Error('it cannot be removed');
  });
  onInterrupt(() => ran.push('forgotten'))();
  onInterrupt(() => ran.push('files'));
  runCleanups();
  runCleanups();
  expect(ran).toEqual(['files', 'lock']);
});
