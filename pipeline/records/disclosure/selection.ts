export const SEXES = ['sons', 'daughters', 'all'] as const;
export const EARNINGS = ['in_work', 'kept'] as const;

/** Whom an output covers: sons, daughters or all; only people in work, or with zero earnings kept. */
export interface Selection {
  readonly sex: (typeof SEXES)[number];
  readonly earnings: (typeof EARNINGS)[number];
}

export const sameSelection = (a: Selection, b: Selection): boolean =>
  a.sex === b.sex && a.earnings === b.earnings;

/** Whether a person can be in both: not if one covers sons and the other daughters. */
export const mayShare = (a: Selection, b: Selection): boolean =>
  a.sex === b.sex || a.sex === 'all' || b.sex === 'all';

const sexesOf = ({ sex }: Selection): readonly string[] => (sex === 'all' ? ['sons', 'daughters'] : [sex]);

/**
 * The disjoint groups whose sum a selection's *counts* are: all = sons + daughters, and
 * kept = in work + out of work.
 */
export const countParts = (selection: Selection): readonly string[] =>
  sexesOf(selection).flatMap((sex) =>
    selection.earnings === 'kept' ? [`${sex} in work`, `${sex} out of work`] : [`${sex} in work`],
  );

/**
 * The same for *sums of earnings*. People out of work add nothing to them, so kept and in work have the same
 * sum.
 */
export const sumParts = (selection: Selection): readonly string[] => sexesOf(selection);
