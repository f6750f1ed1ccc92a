import { expect, it } from 'vitest';
import { engineRefusal } from '../../errors/engine-refusal.js';
import { SmiError } from '../../errors/smi-error.js';

const codeOf = (message: string) => {
  const error = engineRefusal(new Error(message), 'putting records aside in there');
  return error instanceof SmiError ? [error.code, error.exit] : undefined;
};

it('a full disk or missing permission is reported as such, and a bug stays a bug', () => {
  expect(codeOf('IO Error: Could not write file: No space left on device')).toEqual(['disk-full', 5]);
  expect(codeOf("Out of Memory Error: limit was set by the 'max_temp_directory_size' setting")).toEqual([
    'disk-full',
    5,
  ]);
  expect(codeOf('IO Error: Cannot open file: Permission denied')).toEqual(['no-permission', 5]);
  expect(codeOf('Binder Error: no such column')).toBeUndefined();
});
