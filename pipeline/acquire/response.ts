import { quoteFound } from '../../errors/smi-error.js';

/** A signal that follows another one and can also fire itself. */
export interface Watch {
  readonly signal: AbortSignal;
  /** Fires the signal; whoever waits on it throws `reason`. */
  abort(reason: unknown): void;
  /** Notes that enough data arrived, which restarts the time limit on silence. */
  heard(): void;
  /** Releases the timer and the followed signal. */
  stop(): void;
}

/**
 * Follows `parent`; when `silence` is given, fires with `silence.reason()` after `silence.ms` milliseconds in
 * which it was not told of any. Only silence counts, not the total time: a large file on a slow line is not a
 * failure.
 */
export function startWatch(
  parent: AbortSignal | undefined,
  silence?: { readonly ms: number; readonly reason: () => Error },
): Watch {
  const controller = new AbortController();
  const follow = () => controller.abort(parent?.reason);
  if (parent?.aborted) follow();
  parent?.addEventListener('abort', follow, { once: true });
  const timer = silence && setTimeout(() => controller.abort(silence.reason()), silence.ms);
  return {
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
    heard: () => timer?.refresh(),
    stop() {
      clearTimeout(timer);
      parent?.removeEventListener('abort', follow);
    },
  };
}

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Why an attempt at a download failed, and whether another might succeed. */
export class DownloadFailure extends Error {
  /** True for a failure that may be temporary. */
  readonly passing: boolean;
  /** True when the host does not exist: another attempt would fail too. */
  readonly noSuchHost: boolean;
  /** The status, where the server answered with one. */
  readonly status: number | undefined;
  /** How long the server asks to wait before the next attempt, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(
    message: string,
    detail: {
      passing: boolean;
      noSuchHost?: boolean;
      status?: number;
      retryAfterMs?: number | undefined;
      cause?: unknown;
    },
  ) {
    super(message, { cause: detail.cause });
    this.name = 'DownloadFailure';
    this.passing = detail.passing;
    this.noSuchHost = detail.noSuchHost ?? false;
    this.status = detail.status;
    this.retryAfterMs = detail.retryAfterMs;
  }
}

/** The failure behind an error of `fetch`, which keeps the system's message in its cause. */
export function failureOf(error: unknown, before = ''): DownloadFailure {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = inner instanceof Error && 'code' in inner ? String(inner.code) : '';
  const message = inner instanceof Error && inner.message !== '' ? inner.message : code || String(error);
  return new DownloadFailure(`${before}${message.replace(/\s+/g, ' ')}`, {
    passing: true,
    noSuchHost: code === 'ENOTFOUND',
    cause: error,
  });
}

/**
 * The wait that a header `Retry-After` asks for, in milliseconds: a number of seconds, or a date. `undefined`
 * where there is none, or nothing that can be read.
 */
export function retryAfterOf(header: string | null, nowMs: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = /^[A-Za-z]{3},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}

const isPassing = (status: number) => status === 408 || status === 429 || status >= 500;

/** A request, and whether its host may be on this machine or in its network, since the user has named it. */
export interface AskInit extends RequestInit {
  readonly anyAddress?: boolean;
}

export interface OpenOptions {
  readonly fetch: typeof globalThis.fetch;
  /** Which addresses may be requested, at first and after a redirect. */
  readonly allows: (url: URL) => boolean;
  /** Which of them may be on this machine or in its network; none, unless given. */
  readonly anyAddress?: ((url: URL) => boolean) | undefined;
}

/** Why an address is not allowed. */
const notAllowed = ({ protocol }: URL): string =>
  protocol === 'https:' ? 'a host that no source declares' : 'not https';

async function ask(url: URL, options: OpenOptions, watch: Watch): Promise<Response> {
  try {
    const init: AskInit = {
      redirect: 'manual', // each redirect is checked before it is followed
      headers: { 'accept-encoding': 'identity', 'user-agent': 'social-mobility-index' },
      signal: watch.signal,
      anyAddress: options.anyAddress?.(url) ?? false,
    };
    const response = await options.fetch(url.href, init);
    watch.heard();
    return response;
  } catch (error) {
    watch.signal.throwIfAborted();
    throw error instanceof DownloadFailure ? error : failureOf(error);
  }
}

function redirectOf(response: Response, from: URL): URL {
  const location = response.headers.get('location');
  if (location === null || !URL.canParse(location, from.href)) {
    throw new DownloadFailure(`HTTP ${response.status} to no address`, { passing: false });
  }
  return new URL(location, from.href);
}

/**
 * The response of `address`, with status 200. Throws a `DownloadFailure` for any other status, for an address
 * that is not allowed, for too many redirects and for errors of the network; the signal's reason when it
 * fires.
 */
export async function openResponse(address: string, options: OpenOptions, watch: Watch): Promise<Response> {
  let url = new URL(address);
  if (!options.allows(url)) throw new DownloadFailure(notAllowed(url), { passing: false });
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const response = await ask(url, options, watch);
    if (response.status === 200) return response;
    // An unread body would keep the connection open.
    await response.body?.cancel().catch(() => undefined);
    const { status } = response;
    if (!REDIRECTS.has(status)) {
      const retryAfterMs = retryAfterOf(response.headers.get('retry-after'), Date.now());
      throw new DownloadFailure(`HTTP ${status}`, { passing: isPassing(status), status, retryAfterMs });
    }
    url = redirectOf(response, url);
    if (!options.allows(url)) {
      throw new DownloadFailure(`redirected to ${quoteFound(url.href, 200)}, ${notAllowed(url)}`, {
        passing: false,
      });
    }
  }
  throw new DownloadFailure(`more than ${MAX_REDIRECTS} redirects`, { passing: false });
}
