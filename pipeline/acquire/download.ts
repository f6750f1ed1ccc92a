import { setTimeout } from 'node:timers/promises';
import pRetry from 'p-retry';
import { SmiError } from '../../errors/smi-error.js';
import type { Log } from '../system/log.js';
import type { Received } from './receive.js';
import {
  DownloadFailure,
  failureOf,
  type OpenOptions,
  openResponse,
  startWatch,
  type Watch,
} from './response.js';

const MAX_WAIT_MS = 30_000;
/** Longest wait that a server may ask for; one that asks for more is not asked again. */
const MAX_ASKED_WAIT_MS = 120_000;

export interface DownloadOptions extends OpenOptions {
  /** Attempts after the first one. */
  readonly retries: number;
  /**
   * Wait before the first retry, in milliseconds; it doubles each time, and a random share of up to 100% is
   * added.
   */
  readonly retryDelayMs: number;
  /** Longest silence of the server, in milliseconds; fewer than 20 bytes a second count as silence. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly log: Log;
}

const mayRetry = (error: unknown): error is DownloadFailure =>
  error instanceof DownloadFailure &&
  error.passing &&
  !error.noSuchHost &&
  (error.retryAfterMs ?? 0) <= MAX_ASKED_WAIT_MS;

/** The last part of an address, as the name of the file. */
const fileName = (address: string): string => new URL(address).pathname.split('/').at(-1) ?? address;

/** Receives the bytes of a download. */
export type Intake<T = Received> = (chunks: AsyncIterable<Uint8Array>) => Promise<T>;

/**
 * The length that the server announces; undefined for a compressed body, whose length is not that of the
 * file.
 */
function announcedBytes(response: Response): number | undefined {
  const encoding = response.headers.get('content-encoding') ?? 'identity';
  const length = response.headers.get('content-length') ?? '';
  return encoding === 'identity' && /^\d+$/.test(length) ? Number(length) : undefined;
}

/** Bytes a second that a body must bring in the time that a server may be silent, or it would never end. */
const SLOWEST = 20;

/** Bytes that came since a server was last heard of. */
interface Trickle {
  bytes: number;
}

async function* bodyOf(
  response: Response,
  watch: Watch,
  trickle: Trickle,
  enough: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  const announced = announcedBytes(response);
  let bytes = 0;
  const received = () => (announced === undefined ? `${bytes}` : `${bytes} of ${announced}`);
  try {
    for await (const chunk of response.body ?? []) {
      bytes += chunk.byteLength;
      trickle.bytes += chunk.byteLength;
      if (trickle.bytes >= enough) {
        watch.heard();
        trickle.bytes = 0;
      }
      yield chunk;
    }
  } catch (error) {
    watch.signal.throwIfAborted();
    throw failureOf(error, `cut off after ${received()} bytes: `);
  }
  if (announced !== undefined && bytes !== announced) {
    throw new DownloadFailure(`cut off after ${received()} bytes`, { passing: true });
  }
}

async function attempt<T>(address: string, options: DownloadOptions, intake: Intake<T>): Promise<T> {
  const { timeoutMs } = options;
  const trickle: Trickle = { bytes: 0 };
  const reason = () => {
    const came = trickle.bytes === 0 ? 'no answer' : `no more than ${trickle.bytes} bytes`;
    return new DownloadFailure(`${came} for ${timeoutMs} ms`, { passing: true });
  };
  const watch = startWatch(options.signal, { ms: timeoutMs, reason });
  try {
    const response = await openResponse(address, options, watch);
    return await intake(bodyOf(response, watch, trickle, (timeoutMs / 1000) * SLOWEST));
  } finally {
    watch.stop();
  }
}

/** What a failure asks of the reader, where the server said when to come again. */
const whenAgain = ({ retryAfterMs = 0 }: DownloadFailure): string =>
  retryAfterMs > MAX_ASKED_WAIT_MS ? `, to be asked again in ${Math.ceil(retryAfterMs / 1000)} seconds` : '';

/**
 * Fetches `address` and hands its bytes to `intake`, from the first byte at each attempt. Tries again after
 * network errors, silence, a body that is cut off, 408, 429 and 5xx, and not before the server asks to be
 * asked again. Throws `network`, its cause a `DownloadFailure`; what `intake` throws; the signal's reason
 * when it fires.
 * @param shown the address for messages, where the one that is asked has a key in it
 */
export async function download<T>(
  address: string,
  options: DownloadOptions,
  intake: Intake<T>,
  shown: string = address,
): Promise<T> {
  let attempts = 0;
  try {
    return await pRetry(
      (attemptNumber) => {
        attempts = attemptNumber;
        return attempt(address, options, intake);
      },
      {
        retries: options.retries,
        minTimeout: options.retryDelayMs,
        maxTimeout: MAX_WAIT_MS,
        factor: 2,
        randomize: true,
        signal: options.signal,
        onFailedAttempt: async ({ error, attemptNumber, retriesLeft }) => {
          if (!mayRetry(error) || retriesLeft === 0) return;
          // Without a message, a wait of some seconds looks like a program that hangs.
          const tries = `attempt ${attemptNumber} of ${options.retries + 1}`;
          options.log.stage('acquire', `${fileName(shown)}: ${error.message}; ${tries}, trying again`);
          const { retryAfterMs = 0 } = error;
          if (retryAfterMs > 0) await setTimeout(retryAfterMs, undefined, { signal: options.signal });
        },
        shouldRetry: ({ error }) => mayRetry(error),
      },
    );
  } catch (error) {
    options.signal.throwIfAborted();
    if (!(error instanceof DownloadFailure)) throw error;
    const times = attempts > 1 ? ` (${attempts} attempts)` : '';
    throw new SmiError('network', `${shown}: ${error.message}${whenAgain(error)}${times}`, { cause: error });
  }
}

/** True for an error by which a server says that it does not have what was asked for. */
export const isNotThere = (error: unknown): error is SmiError =>
  error instanceof SmiError &&
  error.cause instanceof DownloadFailure &&
  (error.cause.status === 404 || error.cause.status === 410);

/** True where neither a mirror nor a server has what was asked for. */
export const isLacking = (error: unknown): error is SmiError =>
  isNotThere(error) || (error instanceof SmiError && error.code === 'mirror-lacks');
