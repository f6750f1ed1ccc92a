import { counted, figureText, fixed, perCent, signed } from '../../outputs/formats/numbers.js';
import { tableLines, widthOf, wrapped } from '../../outputs/formats/text-layout.js';
import { CLASS_WORDS } from '../../outputs/page/classes.js';
import type { IndexRelease } from '../../outputs/release-data.js';
import { aggregatesBelowIndex } from '../../schemas/method/structure.js';
import type { Row } from '../../schemas/table.js';
import type { Against } from './against.js';
import type { ExplainedIndicator, Explanation } from './explain.js';
import { outcomeWords } from './facts.js';
import { meanWords } from './mean-words.js';
import { againstLines } from './sureness.js';
import { type EndsOfOption, whyUnlikelyGroup } from './unlikely-group.js';

/** Another area, explained, with how often each is ahead. */
export interface Comparison {
  readonly explanation: Explanation;
  readonly against: Against;
  /** As in `DescribeOptions`, for the other area. */
  readonly note?: string | undefined;
  readonly ends?: readonly EndsOfOption[] | undefined;
}

const NONE = '–';
const MIN_NAME = 20;
/** What the first column and the space between columns need of the width. */
const FIRST = 44;

/** A name that fits a column of a table as wide as the terminal. */
const short = (name: string, width: number): string => {
  const max = Math.max(MIN_NAME, Math.floor((width - FIRST) / 2));
  if (widthOf(name) <= max) return name;
  let cut = '';
  for (const sign of name) if (widthOf(cut + sign) < max) cut += sign;
  return `${cut.trimEnd()}…`;
};

/** On how many figures each of two areas is the better one. */
function betterOn({ area, indicators }: Explanation, other: Explanation): string {
  const pairs = indicators.flatMap(({ code, rank }) => {
    const theirs = other.indicators.find((one) => one.code === code)?.rank ?? null;
    return rank === null || theirs === null ? [] : [rank - theirs];
  });
  const count = (sign: number) => pairs.filter((difference) => Math.sign(difference) === sign).length;
  const same = count(0) === 0 ? '' : `, and both are the same on ${count(0)}`;
  return `Of ${counted(pairs.length, 'figure')} that both have, ${area.area_name} has the better one on ${count(-1)}, ${other.area.area_name} on ${count(1)}${same}.`;
}

/**
 * Why the published order of two areas is the less likely one: how close their scores are, and under which
 * aggregation the order turns, where it is the aggregation that turns it. Null where the published order is
 * the likelier one, or none.
 */
export function whyUnlikely(
  name: string,
  rank: number | null,
  score: number | null,
  other: Against & { readonly score: number | null },
): string | null {
  const { ahead, behind } = other;
  if (ahead === null || behind === null || rank === null || other.rank === null || rank === other.rank)
    return null;
  const first = rank < other.rank;
  if (first ? ahead >= behind : behind >= ahead) return null;
  const leader = first ? name : other.area_name;
  const apart =
    score === null || other.score === null
      ? ''
      : `; they are ${fixed(Math.abs(score - other.score), 3)} points of score apart`;
  const published = `The published order, with ${leader} ahead, is the less likely one${apart}.`;
  const shares = (other.by_aggregation ?? []).map(({ aggregate, ahead: part }) => ({
    aggregate,
    share: first ? part : 1 - part,
  }));
  const [worst] = [...shares].sort((a, b) => a.share - b.share);
  const best = [...shares].sort((a, b) => b.share - a.share)[0];
  if (worst === undefined || best === undefined || best.share - worst.share < 0.1)
    return `${published} It follows from the choices of the method as they are; most of the other choices, weights and figures that the replicates draw turn it round.`;
  return `${published} It depends on how the parts are put together: with ${meanWords(best.aggregate)} ${leader} is ahead in ${perCent(best.share)} of the replicates, with ${meanWords(worst.aggregate)} in ${perCent(worst.share)}.`;
}

const rankAnd = (row: Row, code: string): string =>
  row[`${code}_rank`] == null ? NONE : `${row[`${code}_rank`]} (${signed(Number(row[`${code}_score`]), 2)})`;

const figureAnd = (one: ExplainedIndicator | undefined): string =>
  one === undefined || one.value === null ? 'none' : `${figureText(one.value)} (${one.rank})`;

const orNone = (value: unknown): string => (value == null ? NONE : String(value));

/** Two areas side by side: their ranks, their domains, their figures and their classes. */
export function comparisonLines(
  explanation: Explanation,
  { explanation: other, against, ends: otherEnds }: Comparison,
  method: IndexRelease['method'],
  width: number,
  ends: readonly EndsOfOption[] = [],
): string[] {
  const { area } = explanation;
  const both = [area, other.area];
  const why = whyUnlikely(
    String(area.area_name),
    area.rank === null ? null : Number(area.rank),
    area.score === null ? null : Number(area.score),
    { ...against, score: other.area.score === null ? null : Number(other.area.score) },
  );
  const groups = [
    whyUnlikelyGroup(area, method, ends),
    whyUnlikelyGroup(other.area, method, otherEnds),
  ].filter((line) => line !== null);
  const columns = [
    { title: '' },
    ...both.map(({ area_name }) => ({ title: short(String(area_name), width), right: true })),
  ];
  const pair = (title: string, of: (row: Row) => string) => [title, ...both.map(of)];
  const share = (value: unknown) => (typeof value === 'number' ? perCent(value) : NONE);
  const general = [
    pair(`Rank of ${explanation.areas}`, ({ rank }) => orNone(rank)),
    pair('Ranks, figures alone', (row) =>
      row.rank_low_figures == null ? NONE : `${row.rank_low_figures}–${row.rank_high_figures}`,
    ),
    pair('Ranks, figures and choices', (row) =>
      row.rank_low == null ? NONE : `${row.rank_low}–${row.rank_high}`,
    ),
    pair('Fifth, group', ({ fifth, group }) => (fifth === null ? NONE : `${fifth}, ${group}`)),
    pair('Coldspot in', (row) => share(row.coldspot_probability)),
    pair('Hotspot in', (row) => share(row.hotspot_probability)),
    pair('Score', ({ score }) => (score === null ? NONE : signed(Number(score), 3))),
  ];
  const parts = aggregatesBelowIndex(method).map(({ code, name = code }) =>
    pair(name, (row) => rankAnd(row, code)),
  );
  const figures = explanation.indicators.map((one) => [
    `${one.title} (${one.unit})`,
    figureAnd(one),
    figureAnd(other.indicators.find(({ code }) => code === one.code)),
  ]);
  const classes = explanation.long_shadow.map(({ outcome }) => [
    outcomeWords(outcome),
    ...[explanation, other].map(({ long_shadow }) => {
      const kind = long_shadow.find((each) => each.outcome === outcome)?.kind ?? null;
      return kind === null ? NONE : CLASS_WORDS[kind].toLowerCase();
    }),
  ]);
  return [
    ...againstLines(String(area.area_name), against).flatMap((line) => wrapped(line, width)),
    ...[...(why === null ? [] : [why]), ...groups, betterOn(explanation, other)].flatMap((line) =>
      wrapped(line, width),
    ),
    '',
    ...tableLines(columns, general, width),
    '',
    'Domains: rank (score)',
    ...tableLines(columns, parts, width),
    '',
    'Figures (rank)',
    ...tableLines(columns, figures, width),
    '',
    ...(classes.length === 0
      ? []
      : ['Long shadow of deprivation', ...tableLines(columns, classes, width), '']),
  ];
}
