import { SmiError } from '../../../../errors/smi-error.js';

/** The `SmiError` that `work` throws synchronously. */
export function refusalOf(work: () => unknown): SmiError {
  try {
    work();
  } catch (error) {
    if (error instanceof SmiError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
