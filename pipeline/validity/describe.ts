import { group } from 'd3-array';
import { counted } from '../../outputs/formats/numbers.js';
import { textTable } from '../../outputs/formats/text-table.js';
import { CANNOT_SHOW, levelWords, withLimits } from '../../outputs/page/evidence-words.js';
import type { ValidityRow } from '../../schemas/release/validity-tables.js';

const COLUMNS = 80;
/** A longer name of a part is cut, so that the table fits the terminal. */
const NAME = 26;

/** A sentence in lines that fit the terminal. */
function wrapped(text: string, indent = ''): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= COLUMNS)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`${indent}${word}`);
  }
  return lines;
}

const cut = (name: string) => (name.length > NAME ? `${name.slice(0, NAME - 1)}…` : name);

/** The rows of one measure: a line for each part, with a column for each subset. */
function measureLines(rows: readonly ValidityRow[], index: string): string[] {
  const [first] = rows;
  if (first === undefined) return [];
  const subsets = [...new Set(rows.map(({ subset }) => subset))];
  const largest = (subset: string) =>
    Math.max(...rows.filter((row) => row.subset === subset).map(({ n }) => n));
  const expected = first.expected === 1 ? 'above' : 'below';
  const head = `${first.against_title} (${first.period}; expected ${expected} zero)`;
  const table = [...group(rows, ({ code }) => code)].map(([code, own]) => [
    `  ${code === index ? 'Index' : cut(own[0]?.name ?? code)}`,
    ...subsets.map((subset) => {
      const row = own.find((each) => each.subset === subset);
      if (row === undefined) return '–';
      return `${withLimits(row)}${row.n === largest(subset) ? '' : `, n ${row.n}`}`;
    }),
  ]);
  const heading = ['', ...subsets.map((subset) => `${subset}, n ${largest(subset)}`)];
  return ['', ...wrapped(head), ...textTable([heading, ...table])];
}

/**
 * The comparisons of an index with what others measured, in lines of at most 80 columns.
 * @param rows in the order of `validity.csv`
 * @param title of the index
 */
export function describeValidity(rows: readonly ValidityRow[], title: string): string {
  const index = rows[0]?.code ?? '';
  const levels = group(rows, ({ level }) => level);
  const unweighted = rows.filter((row) => row.unweighted > 0).length;
  return [
    ...wrapped(`${title}: rank correlations with what others measured`),
    ...wrapped('In brackets: 95% limits from 1,000 resamples of the places.'),
    ...[...levels].flatMap(([level, own]) => [
      '',
      ...wrapped(levelWords(level)),
      ...[...group(own, ({ against }) => against).values()].flatMap((each) => measureLines(each, index)),
    ]),
    '',
    ...CANNOT_SHOW.flatMap((sentence) => wrapped(sentence)),
    ...(unweighted === 0
      ? []
      : wrapped(
          `${counted(unweighted, 'row')} with plain means: the people of a district are not known there.`,
        )),
  ].join('\n');
}
