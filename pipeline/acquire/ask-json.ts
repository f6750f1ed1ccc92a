import type { z } from 'zod';
import { SmiError } from '../../errors/smi-error.js';
import { parseJson } from '../../schemas/parse-json.js';
import { decodeUtf8 } from '../../sources/layouts/csv.js';
import type { DownloadOptions } from './download.js';
import { reply } from './pages.js';
import { DownloadFailure } from './response.js';

/** Largest reply of a listing, in bytes. */
const LARGEST_ANSWER = 20_000_000;

/**
 * The reply of an interface as its schema says. Throws `network`, `file-web-page`, and `answer-unreadable`
 * with the field that is wrong.
 */
export async function askJson<S extends z.ZodType>(
  address: string,
  schema: S,
  options: DownloadOptions,
): Promise<z.output<S>> {
  const bytes = await reply(address, options, { limit: LARGEST_ANSWER });
  return parseJson(
    decodeUtf8(bytes, address),
    schema,
    (problem, cause) => new SmiError('answer-unreadable', `${address}: ${problem}`, { cause }),
  );
}

/** True for an error by which a server says that it does not have what was asked for. */
export const isNotThere = (error: unknown): error is SmiError =>
  error instanceof SmiError &&
  error.cause instanceof DownloadFailure &&
  (error.cause.status === 404 || error.cause.status === 410);
