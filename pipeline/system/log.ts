import { whole } from '../../outputs/formats/numbers.js';

/** Where messages go. Results go to standard output, messages to standard error. */
export interface Log {
  /** A line about a stage, as in `acquire  24 files`. The label is the name of the stage. */
  stage(label: string, line: string): void;
  /** Something that the user should know and that does not stop the work. */
  warn(line: string): void;
  /** Progress of a long piece of work; shown on a terminal only, and cleared when it is done. */
  progress(label: string, done: number, total: number): void;
}

/** A log that can clear its progress line, so that what is written next begins on its own line. */
export interface MovingLog extends Log {
  finish(): void;
}

export interface LogOptions {
  readonly quiet: boolean;
  readonly progress: boolean;
  readonly colour: boolean;
}

interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

const CLEAR_LINE = '\r\u001b[2K';

/** A log that writes plain lines to `stream`, and one line of progress where it is a terminal. */
export function createLog(stream: Stream, options: LogOptions): MovingLog {
  const moving = options.progress && stream.isTTY === true && !options.quiet;
  let shown = false;
  const line = (text: string) => {
    stream.write(`${shown ? CLEAR_LINE : ''}${text}\n`);
    shown = false;
  };
  const dim = (text: string) => (options.colour ? `\u001b[2m${text}\u001b[0m` : text);
  return {
    stage(label, text) {
      if (!options.quiet) line(`${dim(label.padEnd(9))} ${text}`);
    },
    warn(text) {
      if (!options.quiet) line(`smi: note: ${text}`);
    },
    progress(label, done, total) {
      if (!moving) return;
      stream.write(`${CLEAR_LINE}${dim(label.padEnd(9))} ${whole(done)} of ${whole(total)}`);
      shown = true;
      if (done >= total) {
        stream.write(CLEAR_LINE);
        shown = false;
      }
    },
    finish() {
      if (shown) stream.write(CLEAR_LINE);
      shown = false;
    },
  };
}

/** A log that writes nothing, for tests and for library use. */
export const silentLog: Log = { stage() {}, warn() {}, progress() {} };
