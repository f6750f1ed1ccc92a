import { CATALOGUE, type ErrorCode } from './catalogue.js';

export interface ErrorDetail {
  /** What to do next, where the code that throws is more specific than the catalogue. */
  readonly next?: string;
  /** Everywhere it applies, such as each unreadable row; the first twenty are shown. */
  readonly places?: readonly string[];
  readonly cause?: unknown;
}

/** An error that is not a bug: reported in one line (what, where, what to do), without a stack. */
export class SmiError extends Error {
  readonly code: ErrorCode;
  readonly next: string;
  readonly places: readonly string[];

  constructor(code: ErrorCode, message: string, detail: ErrorDetail = {}) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.name = 'SmiError';
    this.code = code;
    this.next = detail.next ?? CATALOGUE[code].next;
    this.places = detail.places ?? [];
  }

  get exit(): number {
    return CATALOGUE[this.code].exit;
  }
}

/** Quotes text found in a file: long text is cut, and control characters never reach a terminal. */
export function quoteFound(text: string, maxLength = 60): string {
  const clean = JSON.stringify(text.length > maxLength ? `${text.slice(0, maxLength)}…` : text);
  return clean.replace(/[\u007f-\u009f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '?');
}
