/** The words that a column may use, in lower case; case does not matter. */
export const SEX_WORDS = {
  sons: ['male', 'm', '1', 'son', 'sons', 'boy'],
  daughters: ['female', 'f', '2', 'daughter', 'daughters', 'girl'],
} as const;

export const YES_WORDS = ['1', 'true', 'yes', 'y', 't'] as const;
export const NO_WORDS = ['0', 'false', 'no', 'n', 'f'] as const;
