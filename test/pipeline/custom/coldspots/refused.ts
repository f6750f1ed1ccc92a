import { SmiError } from '../../../../errors/smi-error.js';

/** What `work` throws at once, as one of our errors. */
export function refusalOf(work: () => unknown): SmiError {
  try {
    work();
  } catch (error) {
    if (error instanceof SmiError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
