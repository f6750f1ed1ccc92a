import { uniform } from '../../pipeline/methods/random/random.js';

/** Draws that depend only on a seed and the number of the mutant, so that a finding can be made again. */
export class Draws {
  #count = 0;

  constructor(
    readonly seed: number,
    readonly mutant: number,
  ) {}

  /** A whole number from 0 up to, not including, `end`. */
  below(end: number): number {
    this.#count += 1;
    return Math.floor(uniform(this.seed, this.mutant, this.#count) * end);
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
}

/** What readers of texts, numbers, tables and markup meet and may not expect. */
const TOKENS: readonly string[] = [
  ...[
    '',
    '"',
    '""',
    "'",
    ',',
    ';',
    '\t',
    '\n',
    '\r',
    '\r\n',
    '\0',
    '\ufeff',
    '\u2028',
    '\u001b[2J',
    '\ud800',
  ],
  ...['0', '-0', '-1', '1e999', '-1e999', '1e-400', 'NaN', 'Infinity', '9007199254740993', '9'.repeat(400)],
  ...[
    'null',
    'true',
    '[]',
    '{}',
    '{',
    '}',
    '[',
    ']',
    ':',
    '- ',
    '&a ',
    '*a',
    '!!js/function ',
    '|\n',
    '? ',
    '# ',
  ],
  ...['<', '</', '<!--', '<![CDATA[', '&amp;', '&#0;', '&x;', '<!DOCTYPE a [<!ENTITY x "y">]>', '/>'],
  ...[
    '__proto__',
    'constructor',
    '../',
    'C:\\',
    '=1+1',
    '\u202e',
    '١٢',
    'é',
    '😀',
    'E06000001',
    '2024',
    ' '.repeat(99),
  ],
];

const BYTES = [0, 1, 9, 10, 13, 0x20, 0x22, 0x2c, 0x2d, 0x3c, 0x7f, 0x80, 0xc3, 0xfe, 0xff];

type Change = (bytes: Buffer, draws: Draws, other: Buffer) => Buffer;

const splice = (bytes: Buffer, from: number, to: number, put: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(to)]);

/** Where a number begins and ends, at or after a place. */
function numberAt(bytes: Buffer, at: number): readonly [number, number] {
  const isDigit = (i: number) => bytes[i]! >= 0x30 && bytes[i]! <= 0x39;
  let from = at;
  while (from < bytes.length && !isDigit(from)) from += 1;
  let to = from;
  while (to < bytes.length && isDigit(to)) to += 1;
  return [from, to];
}

const CHANGES: readonly Change[] = [
  function flipBit(bytes, draws) {
    const copy = Buffer.from(bytes);
    const at = draws.below(copy.length);
    copy[at] = copy[at]! ^ (1 << draws.below(8));
    return copy;
  },
  function setByte(bytes, draws) {
    const copy = Buffer.from(bytes);
    copy[draws.below(copy.length)] = draws.of(BYTES);
    return copy;
  },
  function putToken(bytes, draws) {
    const at = draws.below(bytes.length);
    return splice(bytes, at, at + draws.of([0, 0, 1, 3]), Buffer.from(draws.of(TOKENS)));
  },
  function replaceNumber(bytes, draws) {
    const [from, to] = numberAt(bytes, draws.below(bytes.length));
    return splice(bytes, from, to, Buffer.from(draws.of(TOKENS)));
  },
  function remove(bytes, draws) {
    const from = draws.below(bytes.length);
    return splice(bytes, from, from + 1 + draws.below(64), Buffer.alloc(0));
  },
  function truncate(bytes, draws) {
    return bytes.subarray(0, draws.below(bytes.length));
  },
  function repeat(bytes, draws) {
    const from = draws.below(bytes.length);
    const part = bytes.subarray(from, from + 1 + draws.below(200));
    return splice(bytes, from, from, Buffer.concat(Array(1 + draws.below(50)).fill(part)));
  },
  function cross(bytes, draws, other) {
    return Buffer.concat([
      bytes.subarray(0, draws.below(bytes.length)),
      other.subarray(draws.below(other.length)),
    ]);
  },
];

/** A mutant of one of the seeds: one to four changes of bytes, tokens, numbers or parts. */
export function mutantOf(seeds: readonly Uint8Array[], draws: Draws): Buffer {
  let bytes: Buffer = Buffer.from(draws.of(seeds));
  const changes = 1 + draws.below(4);
  for (let i = 0; i < changes && bytes.length > 0; i += 1)
    bytes = draws.of(CHANGES)(bytes, draws, Buffer.from(draws.of(seeds)));
  return bytes;
}
