/** Where bytes go in the end: a stream of the process, or what a test keeps. */
export interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  /** How wide a terminal is. */
  readonly columns?: number;
}

/** A sequence of the program's own that moves the cursor or sets colour: it is written as it is. */
class Sequence {
  readonly bytes: string;
  constructor(bytes: string) {
    this.bytes = bytes;
  }
}
export const CLEAR_LINE = new Sequence('\r\u001b[2K');
export const DIM = new Sequence('\u001b[2m');
export const PLAIN = new Sequence('\u001b[0m');

/*
 * Controls (but for line feed and tab), formats (marks of direction, of zero width, tags), what Unicode lets
 * programs ignore (but for the variants of an emoji), separators of lines and paragraphs, and halves of
 * characters: what a terminal obeys, or what nobody sees.
 */
const SIGNS =
  /(?![\n\t\p{Variation_Selector}])[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]/gu;

const escaped = (sign: string): string =>
  Array.from(
    { length: sign.length },
    (_, i) => `\\u${sign.charCodeAt(i).toString(16).padStart(4, '0')}`,
  ).join('');

/**
 * Text without control signs: each is written out as JSON writes it, ESC as `\u001b`, so that a reader sees
 * it and the text of a JSON object keeps its meaning. Line feeds and tabs stay.
 */
export const withoutControls = (text: string): string => text.replace(SIGNS, escaped);

/** As `withoutControls`, and on one line: a line feed is written out too. */
export const onOneLine = (text: string): string =>
  withoutControls(text).replace(/[\n\t]/g, (sign) => (sign === '\n' ? '\\n' : '\\t'));

/** What the command line writes with: nothing reaches the stream that was not cleaned here. */
export interface Output {
  readonly isTTY: boolean;
  /** Writes the parts at once: texts cleaned, sequences of the program as they are. */
  write(...parts: readonly (string | Sequence)[]): void;
}

/**
 * The only way to a stream. Titles, names, paths and keys come from files that others wrote; they are cleaned
 * here and not where a message is made, so that no message can be forgotten.
 */
export const outputTo = (stream: Stream): Output => ({
  isTTY: stream.isTTY === true,
  write(...parts) {
    stream.write(
      parts.map((part) => (typeof part === 'string' ? withoutControls(part) : part.bytes)).join(''),
    );
  },
});
