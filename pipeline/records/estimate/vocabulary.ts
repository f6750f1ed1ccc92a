/** The words that a column may use, in lower case; capitals and small letters are the same. */
export const SEX_WORDS = {
  sons: ['male', 'm', '1', 'son', 'sons', 'boy'],
  daughters: ['female', 'f', '2', 'daughter', 'daughters', 'girl'],
} as const;

export const YES_WORDS = ['1', 'true', 'yes', 'y', 't'] as const;
export const NO_WORDS = ['0', 'false', 'no', 'n', 'f'] as const;

/** Pounds a year: more than this is a mistake of units, such as pence. */
export const MOST_EARNINGS = 10_000_000;
export const MOST_WEIGHT = 1_000_000;
/** Family circumstances are any number, of a size that leaves room to add and to square. */
export const MOST_CIRCUMSTANCES = 1e15;
/** More categories than this, and the column is another one. */
export const MOST_CATEGORIES = 200;
