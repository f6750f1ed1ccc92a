import type { OutputFormat } from '../../../outputs/formats/table-files.js';
import type { Receipt } from '../../../schemas/release/receipt.js';
import { MAX_EARNINGS } from '../estimate/checks-query.js';
import type { EstimateOptions, Level } from '../estimate/options.js';
import type { PreviousOutput } from './previous.js';
import type { Rounding } from './published-rows.js';

export interface EstimateReleaseOptions extends Omit<EstimateOptions, 'areas'> {
  /** The measure of the disadvantaged's earnings by which areas are ranked. */
  readonly level: Level;
  /** Minimum number of people behind a figure. */
  readonly threshold: number;
  readonly rounding: Rounding;
  readonly seed: number;
  readonly draws: number;
  readonly previous: readonly PreviousOutput[];
  readonly formats: readonly OutputFormat[];
  /** Folders for what is ready to leave and for what is not; without them nothing is written. */
  readonly out?: string;
  readonly outPrivate?: string;
}

/** The options that may be published: no paths and nothing about the records themselves. */
export const publishedOptions = (options: EstimateReleaseOptions): NonNullable<Receipt['options']> => ({
  sex: options.sex,
  earnings: options.zeros,
  measure: options.level,
  threshold: options.threshold,
  round_gbp: options.rounding.gbp,
  round_people: options.rounding.people,
  seed: options.seed,
  draws: options.draws,
  earlier_outputs: options.previous.length,
  missing: (options.missing ?? []).join(','),
  max_earnings: options.maxEarnings ?? MAX_EARNINGS,
  out_of_range: options.outOfRange ?? 'stop',
});

const SEX = { sons: 'sons', daughters: 'daughters', all: 'sons and daughters' } as const;
const ZEROS = {
  in_work: 'only those in work: people with zero or missing earnings are left out',
  kept: 'with zero earnings kept; people with missing earnings are left out',
} as const;

const RANGE = {
  stop: '',
  missing: '; losses and earnings above a bound count as missing',
  keep: '; losses and very high earnings are kept',
} as const;

/** Title and summary of an output, which say whom it covers and how zero earnings were treated. */
export function wordsOf({ sex, zeros, level, outOfRange }: EstimateReleaseOptions): {
  title: string;
  summary: string;
} {
  const measure = level === 'earnings_mean' ? 'mean' : 'median';
  return {
    title: `The long shadow of deprivation, estimated from individual records: ${SEX[sex]}`,
    summary: `Estimates by the area where people grew up, for ${SEX[sex]}, ${ZEROS[zeros]}${RANGE[outOfRange ?? 'stop']}. Areas are ranked by shrunken values; the level is the ${measure} of the earnings of the disadvantaged. Figures are rounded, and withheld where they would disclose something about few people. Because each part is rounded separately, parts may not add up.`,
  };
}
