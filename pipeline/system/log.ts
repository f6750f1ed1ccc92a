import { whole } from '../../outputs/formats/numbers.js';
import { CLEAR_LINE, DIM, onOneLine, outputTo, PLAIN, type Stream } from './output.js';

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

/** A log that writes plain lines to `stream`, and one line of progress where it is a terminal. */
export function createLog(stream: Stream, options: LogOptions): MovingLog {
  const output = outputTo(stream);
  const moving = options.progress && output.isTTY && !options.quiet;
  let shown = false;
  const cleared = () => (shown ? [CLEAR_LINE] : []);
  const label = (text: string) => {
    const padded = onOneLine(text).padEnd(9);
    return options.colour ? [DIM, padded, PLAIN, ' '] : [`${padded} `];
  };
  const clear = () => {
    output.write(CLEAR_LINE);
    shown = false;
  };
  return {
    stage(name, text) {
      if (options.quiet) return;
      output.write(...cleared(), ...label(name), `${onOneLine(text)}\n`);
      shown = false;
    },
    warn(text) {
      if (options.quiet) return;
      output.write(...cleared(), `smi: note: ${onOneLine(text)}\n`);
      shown = false;
    },
    progress(name, done, total) {
      if (!moving) return;
      output.write(CLEAR_LINE, ...label(name), `${whole(done)} of ${whole(total)}`);
      shown = true;
      if (done >= total) clear();
    },
    finish() {
      if (shown) clear();
    },
  };
}

/** A log that writes nothing, for tests and for library use. */
export const silentLog: Log = { stage() {}, warn() {}, progress() {} };
