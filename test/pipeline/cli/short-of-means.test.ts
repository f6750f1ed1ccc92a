import { describe, expect, test } from 'vitest';
import { SmiError } from '../../../errors/smi-error.js';
import { shortOfMeans } from '../../../pipeline/cli/short-of-means.js';
import { Engine } from '../../../pipeline/engine/engine.js';

const system = (code: string, about: object = {}) =>
  Object.assign(new Error(`${code}: no`), { code, ...about });

describe('what the machine has too little of is no bug', () => {
  test.each([
    ['EMFILE', 'file-system'],
    ['ENFILE', 'file-system'],
    ['ENOMEM', 'memory-short'],
    ['EAGAIN', 'memory-short'],
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EACCES', 'no-permission'],
    ['EPERM', 'no-permission'],
    ['EROFS', 'no-permission'],
    ['EIO', 'file-system'],
    ['EBUSY', 'file-system'],
    ['ERR_WORKER_OUT_OF_MEMORY', 'memory-short'],
  ])('%s ends with 5', (code, expected) => {
    expect(shortOfMeans(system(code))).toMatchObject({ code: expected, exit: 5 });
  });

  test('and says which file, where the system does', () => {
    const error = shortOfMeans(system('EACCES', { syscall: 'unlink', path: '/a/.lock' }));
    expect(error).toMatchObject({ message: expect.stringContaining('unlink /a/.lock') });
  });

  test.each([
    ['IO Error: Cannot open file "x": Too many open files', 'file-system'],
    ['IO Error: Could not write file "x": No space left on device', 'disk-full'],
    ['Out of Memory Error: could not allocate block of size 256.0 KiB', 'memory-short'],
    ["Out of Memory Error: limit was set by the 'max_temp_directory_size' setting", 'disk-full'],
    ['std::bad_alloc', 'memory-short'],
    ['Array buffer allocation failed', 'memory-short'],
  ])('nor when the engine or Node says it: %s', (message, expected) => {
    expect(shortOfMeans(new Error(message))).toMatchObject({ code: expected, exit: 5 });
  });

  test('as the engine does when it needs more memory than it may use', async () => {
    const engine = await Engine.open({ threads: 1, memory: 20_000_000 });
    try {
      const error = await engine
        .run('CREATE TABLE t AS SELECT i, hash(i) AS h FROM range(20000000) AS r(i) ORDER BY h')
        .catch((thrown: unknown) => thrown);
      expect(shortOfMeans(error)).toMatchObject({ code: 'memory-short', exit: 5 });
    } finally {
      engine.close();
    }
  });
});

test('any other error stays what it is', () => {
  const known = new SmiError('usage', 'no');
  for (const error of [
    known,
    new RangeError('no'),
    system('ENOENT'),
    new Error('IO Error: No such file or directory'),
    new Error('Binder Error: no such column'),
    'text',
    undefined,
  ])
    expect(shortOfMeans(error)).toBe(error);
});
