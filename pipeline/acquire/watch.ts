/** A signal that follows another one, and can also fire by itself. */
export interface Watch {
  readonly signal: AbortSignal;
  /** Fires the signal; `reason` is what is thrown by whoever waits on it. */
  abort(reason: unknown): void;
  /** Says that something has come, so that the time of silence starts anew. */
  heard(): void;
  /** Lets go of the timer and of the followed signal. */
  stop(): void;
}

/**
 * Follows `parent`; when `silence` is given, fires with `silence.reason()` after `silence.ms` milliseconds in which
 * nothing was heard. It is silence that counts, not the whole time: a large file on a slow line is no failure.
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
