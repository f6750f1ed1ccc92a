import { engineRefusal } from '../../errors/engine-refusal.js';
import { fileSystemError } from '../../errors/file-system.js';
import { SmiError } from '../../errors/smi-error.js';

/** Refusals of the operating system that are never the program's own doing, wherever they come up. */
const MEANS = new Set([
  ...['EMFILE', 'ENFILE', 'ENOMEM', 'EAGAIN', 'ENOSPC', 'EDQUOT', 'EFBIG'],
  ...['EACCES', 'EPERM', 'EROFS', 'EIO', 'EBUSY'],
]);

/** Names of files in the message of a system error, which Node puts in quotation marks at its end. */
const doingOf = (error: Error): string => {
  const { syscall, path } = error as NodeJS.ErrnoException;
  return [syscall ?? 'working', path].filter((part) => part !== undefined).join(' ');
};

const OUT_OF_MEMORY = /^Out of Memory|std::bad_alloc|Array buffer allocation failed|failed to allocate/i;

function memoryShort(cause: Error): SmiError {
  return new SmiError('memory-short', 'there is not enough memory', {
    next: 'free some memory, or give fewer --threads',
    cause,
  });
}

/**
 * An error that says that the machine has too little of something, as one that says what to do; any other
 * error is returned unchanged. For errors that no part of the program has put into words before.
 * @param doing what the program was doing; what the system says where it is left out
 */
export function shortOfMeans(error: unknown, doing?: string): unknown {
  if (!(error instanceof Error) || error instanceof SmiError) return error;
  const code = 'code' in error ? String(error.code) : '';
  if (MEANS.has(code)) return fileSystemError(error, doing ?? doingOf(error));
  const refused = engineRefusal(error, doing ?? 'the engine');
  if ('code' in error && MEANS.has(String(error.code))) return refused;
  const isMemory = code === 'ERR_WORKER_OUT_OF_MEMORY' || OUT_OF_MEMORY.test(error.message);
  return isMemory ? memoryShort(error) : error;
}
