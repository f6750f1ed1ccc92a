import type { Receipt } from '../../../schemas/release/receipt.js';
import type { EarlierOutput } from '../disclosure/earlier-output.js';
import type { EstimateOptions } from '../estimate/options.js';
import type { Rounding } from './published-rows.js';
import type { Level } from './ranks.js';

export interface EstimateReleaseOptions extends Omit<EstimateOptions, 'areas'> {
  /** By which earnings of the disadvantaged areas are ranked. */
  readonly level: Level;
  /** No figure on fewer people. */
  readonly threshold: number;
  readonly rounding: Rounding;
  readonly seed: number;
  readonly draws: number;
  readonly previous: readonly EarlierOutput[];
  /** Where to write what is ready to leave, and what is not; nothing is written without. */
  readonly out?: string;
  readonly outPrivate?: string;
}

/** What may be said of the options: nothing of places or of the records themselves. */
export const toldOptions = (options: EstimateReleaseOptions): NonNullable<Receipt['options']> => ({
  sex: options.sex,
  earnings: options.zeros,
  measure: options.level,
  threshold: options.threshold,
  round_gbp: options.rounding.gbp,
  round_people: options.rounding.people,
  seed: options.seed,
  draws: options.draws,
  earlier_outputs: options.previous.length,
});

const SEX = { sons: 'sons', daughters: 'daughters', all: 'sons and daughters' } as const;
const ZEROS = {
  in_work: 'in work only: those with zero or missing earnings are left out',
  kept: 'zero earnings kept; those with missing earnings are left out',
} as const;

/** Title and summary of an output, which say whom it is about and how earnings of nothing were taken. */
export function wordsOf({ sex, zeros, level }: EstimateReleaseOptions): { title: string; summary: string } {
  const measure = level === 'earnings_mean' ? 'mean' : 'median';
  return {
    title: `The long shadow of deprivation, estimated from individual records: ${SEX[sex]}`,
    summary: `Estimates by the area where people grew up, of ${SEX[sex]}, ${ZEROS[zeros]}. Areas are ranked by shrunken values, by the ${measure} of the earnings of the disadvantaged. Rounded, and withheld where they would tell of few people. Parts that are rounded one by one need not add up.`,
  };
}
