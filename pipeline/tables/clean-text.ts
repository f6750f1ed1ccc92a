/**
 * Characters without a width and those that change the direction of writing, as in text copied from web
 * pages.
 */
const UNSEEN = /[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** Plain words with single spaces between them, as in most cells: there is nothing to clean. */
const CLEAN = /^(?:[\x21-\x7e]+(?: [\x21-\x7e]+)*)?$/;

/**
 * Text as a reader sees it: on one line, with single spaces, without characters that a terminal would act on.
 */
export const cleanText = (text: string): string =>
  CLEAN.test(text)
    ? text
    : text
        .replace(UNSEEN, '')
        .replace(/[\p{Cc}\s]+/gu, ' ')
        .trim();
