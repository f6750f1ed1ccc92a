import { trueValuesTable, truthTable } from '../../../schemas/release/truth-tables.js';
import type { Row, TableData } from '../../../schemas/table.js';
import { type AreaTruth, DAUGHTERS_PAY, MEALS, QUALIFICATIONS } from './truth.js';

export interface TrueValues {
  readonly area_code: string;
  /** Annual pounds. */
  readonly earnings_mean: number;
  readonly gap: number;
  readonly gap_slope: number;
  readonly explained: number;
  readonly unexplained: number;
}

const FIFTHS = [1, 2, 3, 4, 5] as const;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/**
 * Probability of a step of qualification in a fifth: binomial with a probability that rises linearly over the
 * fifths.
 */
export function educationShare(truth: AreaTruth, fifth: number, steps: number): number {
  const chance = truth.education_bottom + ((truth.education_top - truth.education_bottom) * (fifth - 1)) / 4;
  const ways = [1, 3, 3, 1][steps] ?? 0;
  return ways * chance ** steps * (1 - chance) ** (3 - steps);
}

/** Mean earnings of sons in work. */
const pay = (truth: AreaTruth, fifth: number, steps: number) =>
  (truth.base_pay + truth.qualification_pay * steps) * (1 + truth.fifth_pay * (fifth - 1));

/**
 * What infinitely many records of an area would give, computed from the model. Every measure is linear in
 * earnings, so daughters and kept zeros are a factor. The slope: circumstances x are uniform on 0 to 1, so
 * that cov(x, m(x)) = Σ m_f (x̄_f − ½)/5 over fifths with the means x̄_f, and var(x) = 1/12; p90 − p10 = 0.8.
 */
export function trueValues(
  truth: AreaTruth,
  sex: 'sons' | 'daughters' | 'all',
  zeros: 'in_work' | 'kept',
): TrueValues {
  const steps = QUALIFICATIONS.map((_, i) => i);
  const share = (fifth: number, step: number) => educationShare(truth, fifth, step);
  const mean = (fifth: number) => sum(steps.map((step) => share(fifth, step) * pay(truth, fifth, step)));
  const meals = FIFTHS.map((fifth) => MEALS[fifth - 1] ?? 0);
  const gap = mean(5) - mean(1);
  const unexplained = sum(steps.map((step) => share(1, step) * (pay(truth, 5, step) - pay(truth, 1, step))));
  const covariance = sum(FIFTHS.map((fifth) => (mean(fifth) * ((fifth - 0.5) / 5 - 0.5)) / 5));
  const who = { sons: 1, daughters: DAUGHTERS_PAY, all: (1 + DAUGHTERS_PAY) / 2 }[sex];
  const factor = who * (zeros === 'kept' ? 1 - truth.zero_share : 1);
  return {
    area_code: truth.area_code,
    earnings_mean: (factor * sum(FIFTHS.map((fifth, i) => (meals[i] ?? 0) * mean(fifth)))) / sum(meals),
    gap: factor * gap,
    gap_slope: factor * covariance * 12 * 0.8,
    explained: factor * (gap - unexplained),
    unexplained: factor * unexplained,
  };
}

/** The truth as `readTruth` reads it, and the values that an estimate should find for each area. */
export const truthTables = (truth: readonly AreaTruth[]): TableData[] => [
  { table: truthTable, rows: truth.map((area): Row => ({ ...area })) },
  {
    table: trueValuesTable,
    rows: truth.flatMap((area) =>
      (['sons', 'daughters', 'all'] as const).flatMap((who) =>
        (['in_work', 'kept'] as const).map(
          (earners): Row => ({ ...trueValues(area, who, earners), who, earners }),
        ),
      ),
    ),
  },
];
