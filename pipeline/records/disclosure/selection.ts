export const SEXES = ['sons', 'daughters', 'all'] as const;
export const EARNINGS = ['in_work', 'kept'] as const;

/** Whom an output is about: sons, daughters or all; those in work only, or with zero earnings kept. */
export interface Selection {
  readonly sex: (typeof SEXES)[number];
  readonly earnings: (typeof EARNINGS)[number];
}

export const sameSelection = (one: Selection, other: Selection): boolean =>
  one.sex === other.sex && one.earnings === other.earnings;

/** Whether one person can be in both: not where one is of sons and the other of daughters. */
export const mayShare = (one: Selection, other: Selection): boolean =>
  one.sex === other.sex || one.sex === 'all' || other.sex === 'all';

const sexesOf = ({ sex }: Selection): readonly string[] => (sex === 'all' ? ['sons', 'daughters'] : [sex]);

/**
 * The groups without overlap that a selection's *counts* are the sum of: all = sons + daughters, and
 * kept = in work + out of work.
 */
export const countParts = (selection: Selection): readonly string[] =>
  sexesOf(selection).flatMap((sex) =>
    selection.earnings === 'kept' ? [`${sex} in work`, `${sex} out of work`] : [`${sex} in work`],
  );

/**
 * The same for *sums of earnings*, to which those out of work add nothing: kept and in work have the same
 * sum.
 */
export const sumParts = (selection: Selection): readonly string[] => sexesOf(selection);
