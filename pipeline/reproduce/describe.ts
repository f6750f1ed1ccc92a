import { group } from 'd3-array';
import { counted, plain, whole } from '../../outputs/formats/numbers.js';
import type { Agreement, Difference } from '../../schemas/release/reproduction-tables.js';
import { type Reproduced, ROWS } from './reproduce.js';

/** Rows that differ, and comparisons below the bar, that the terminal shows; the files have all. */
const MAX_SHOWN = 10;

const DIGITS = 6;

/** The value of largest size; null where there is none. */
function largestOf(rows: readonly Agreement[]): number | null {
  const sizes = rows.flatMap(({ largest_difference: found }) => (found === null ? [] : [Math.abs(found)]));
  return sizes.length === 0 ? null : Math.max(...sizes);
}

/** Correlations next to 1 are shown as such, and never as 1. */
const correlationWords = (r: number): string => (r < 1 && r > 0.999999 ? 'over 0.999999' : plain(r, DIGITS));

/** A line for one comparison over all its indices and parts. */
function lineOf(rows: readonly Agreement[]): string {
  const [first] = rows as [Agreement];
  const sum = (count: (row: Agreement) => number) => rows.reduce((total, row) => total + count(row), 0);
  const correlations = rows.flatMap(({ rank_correlation: r }) => (r === null ? [] : [r]));
  const largest = largestOf(rows);
  const unpaired = sum((row) => row.only_computed + row.only_published);
  const isRows = first.part === ROWS;
  const facts = [
    ...(isRows
      ? [
          counted(
            sum((row) => row.compared),
            'row',
          ),
        ]
      : [`${whole(sum((row) => row.exact))} of ${whole(sum((row) => row.compared))} exact`]),
    ...(unpaired === 0 ? [] : [`${whole(unpaired)} on one side only`]),
    ...(largest === null ? [] : [`largest difference ${plain(largest, DIGITS)}`]),
    ...(correlations.length === 0
      ? []
      : [
          `${rows.length > 1 ? 'lowest ' : ''}rank correlation ${correlationWords(Math.min(...correlations))}`,
        ]),
  ];
  const of = rows.length === 1 ? '' : ` (${counted(rows.length, 'column')})`;
  const precision = first.precision === 'full' ? '' : `, ${first.precision}`;
  const met = rows.every((row) => row.met !== false);
  const bar = first.required === '' ? '' : `. Required: ${first.required}${met ? ': met' : ': NOT met'}`;
  return `${first.comparison}${precision}${of}: ${facts.join('; ')}${bar}`;
}

const differenceLine = ({ index, part, unit_code, unit_name, computed, published }: Difference): string => {
  const where = part === 'index' ? index : `${index}, ${part}`;
  const unit = unit_name === unit_code ? unit_code : `${unit_name} (${unit_code})`;
  return `  ${unit}: ${computed || 'none'} computed, ${published || 'none'} published [${where}]`;
};

/** The agreement of a suite in lines for a terminal. */
export function describeReproduction(found: Reproduced): string[] {
  const { suite, used, agreement, differences, left_out, met } = found;
  const byComparison = group(agreement, ({ comparison, precision, required }) =>
    JSON.stringify([comparison, precision, required]),
  );
  const lines = [`${suite.title} (${suite.suite})`];
  for (const { file, sha256 } of used) lines.push(`  data: ${file} (SHA-256 ${sha256.slice(0, 12)}…)`);
  lines.push('');
  for (const rows of byComparison.values()) {
    lines.push(lineOf(rows));
    const [{ comparison, precision }] = rows as [Agreement];
    const isRows = rows[0]!.part === ROWS;
    const apart = isRows
      ? []
      : differences.filter((row) => row.comparison === comparison && row.precision === precision);
    for (const row of apart.slice(0, MAX_SHOWN)) lines.push(differenceLine(row));
    if (apart.length > MAX_SHOWN)
      lines.push(`  and ${whole(apart.length - MAX_SHOWN)} more: differences.csv`);
  }
  for (const { comparison, why } of left_out) lines.push(`${comparison}: left out: ${why}`);
  lines.push('', met ? 'The stated agreement is met.' : 'The stated agreement is NOT met.');
  if (suite.note !== undefined) lines.push(suite.note);
  return lines;
}
