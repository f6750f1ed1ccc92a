import { quoteFound, SmiError } from '../../errors/smi-error.js';

const UNITS: Readonly<Record<string, number>> = {
  MB: 1e6,
  GB: 1e9,
  MIB: 2 ** 20,
  GIB: 2 ** 30,
};
const LEAST = 256 * 2 ** 20;

/** Bytes of a text such as `512MiB` or `2GB`. Throws `setting-invalid` for less than 256 MiB or anything else. */
export function parseMemory(text: string): number {
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/i.exec(text.trim()) ?? [];
  const bytes = Math.floor(Number(digits) * (UNITS[unit.toUpperCase()] ?? Number.NaN));
  if (digits === '' || !(bytes >= LEAST && bytes <= 2 ** 46)) {
    throw new SmiError('setting-invalid', `--memory is ${quoteFound(text)}`, {
      next: 'give 256MiB or more, as in 512MiB or 2GB',
    });
  }
  return bytes;
}
