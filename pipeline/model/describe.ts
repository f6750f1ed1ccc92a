import { fixedOrDash, perCent } from '../../outputs/formats/numbers.js';
import type { Row } from '../../schemas/table.js';

const HEADER = ['', 'outcome', 'gain', 'error', 'inherited', 'bias', 'covered'] as const;
const number = (value: unknown, decimals = 2): string =>
  fixedOrDash(typeof value === 'number' ? value : null, decimals);
const share = (value: unknown): string => (typeof value === 'number' ? perCent(value) : '–');

/**
 * The errors of modelled figures where the truth is known, as lines of at most 90 columns; none without a
 * model.
 * @param rows of the table `model`
 */
export function modelLines(rows: readonly Row[]): string[] {
  if (rows.length === 0) return [];
  const lines = rows.map((row) => [
    String(row.indicator),
    String(row.treatment),
    share(row.gain),
    number(row.modelled_rmse),
    number(row.inherited_rmse),
    number(row.modelled_bias),
    share(row.modelled_coverage),
  ]);
  const all = [[...HEADER], ...lines];
  const widths = HEADER.map((_, column) => Math.max(...all.map((line) => line[column]!.length)));
  const known = Math.max(...rows.map(({ pseudo_counties }) => Number(pseudo_counties)));
  return [
    'Modelled figures: error (root mean squared) and bias of figures of counties spread',
    'over their districts, and error of the county’s figure taken as it is, in the unit of',
    `the indicator, in ${known} counties whose authorities publish for themselves`,
    ...all.map((line) =>
      line
        .map((text, i) => (i < 2 ? text.padEnd(widths[i]!) : text.padStart(widths[i]!)))
        .join('  ')
        .trimEnd(),
    ),
    'gain: by which share the error is below that of inheritance; covered: share of the',
    'authorities’ figures within the interval of 95%.',
  ];
}
