import { EXIT } from '../../errors/catalogue.js';
import { SmiError } from '../../errors/smi-error.js';
import type { SourceFile } from '../../schemas/source.js';
import { acquireFile } from './acquire-file.js';
import type { FileContext, Taken } from './context.js';
import { inParallel } from './pool.js';
import { DownloadFailure } from './response.js';
import { startWatch } from './watch.js';

/** True for what is wrong with one file, so that the others are still worth looking at. */
function concernsOneFile(error: unknown): error is SmiError {
  if (!(error instanceof SmiError)) return false;
  if (error.exit !== EXIT.surroundings) return true;
  return error.cause instanceof DownloadFailure && !error.cause.passing;
}

/** The first of all that is wrong, with the rest as places. */
function withOthers([first, ...others]: readonly SmiError[]): SmiError | undefined {
  if (first === undefined || others.length === 0) return first;
  const { next, cause } = first;
  return new SmiError(first.code, first.message, {
    next,
    cause,
    places: others.map(({ message }) => message),
  });
}

/**
 * Acquires each file, at most `concurrency` at a time, and returns them in the same order. What is wrong with single
 * files is gathered and thrown together at the end; anything else stops all of them at once.
 */
export async function acquireAll(
  files: readonly SourceFile[],
  concurrency: number,
  context: FileContext,
): Promise<Taken[]> {
  const stop = startWatch(context.signal);
  const taken: Taken[] = [];
  const wrong: SmiError[] = [];
  let done = 0;
  try {
    await inParallel(files, concurrency, async (file, index) => {
      try {
        stop.signal.throwIfAborted();
        taken[index] = await acquireFile(file, { ...context, signal: stop.signal });
      } catch (error) {
        if (!concernsOneFile(error)) {
          stop.abort(error); // the others would meet the same: they stop and tidy up
          throw error;
        }
        wrong[index] = error;
      }
      done += 1;
      context.log.progress('acquire', done, files.length);
    });
  } catch (error) {
    context.signal.throwIfAborted(); // what the stop itself broke does not matter
    throw error;
  } finally {
    stop.stop();
  }
  // `flat` closes the gaps that the other outcome left.
  const first = withOthers(wrong.flat());
  if (first) throw first;
  return taken;
}
