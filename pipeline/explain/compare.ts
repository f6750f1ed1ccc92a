import { fixed, perCent, signed } from '../../outputs/formats/numbers.js';
import { CLASS_WORDS } from '../../outputs/page/classes.js';
import type { IndexRelease } from '../../outputs/release-data.js';
import { aggregatesBelowIndex } from '../../schemas/method/structure.js';
import type { Row } from '../../schemas/table.js';
import type { Against } from './against.js';
import type { ExplainedIndicator, Explanation } from './explain.js';
import { outcomeWords } from './facts.js';
import { figureText } from './figures.js';
import { tableLines, widthOf, wrapped } from './layout.js';
import { againstLines } from './sureness.js';

/** Another area, explained, with how often each is ahead. */
export interface Comparison {
  readonly explanation: Explanation;
  readonly against: Against;
}

const NONE = '–';
const MAX_NAME = 20;

/** A name that fits a column. */
const short = (name: string): string => {
  if (widthOf(name) <= MAX_NAME) return name;
  let cut = '';
  for (const sign of name) if (widthOf(cut + sign) < MAX_NAME) cut += sign;
  return `${cut.trimEnd()}…`;
};

const AGGREGATE_WORDS: Readonly<Record<string, string>> = {
  arithmetic_mean: 'the arithmetic mean',
  geometric_mean: 'the geometric mean, which a weak part pulls down further,',
  harmonic_mean: 'the harmonic mean, which a weak part pulls down furthest,',
};

const aggregateWords = (aggregate: string): string =>
  AGGREGATE_WORDS[aggregate] ?? aggregate.replaceAll('_', ' ');

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
  return `${published} It depends on how the parts are put together: with ${aggregateWords(best.aggregate)} ${leader} is ahead in ${perCent(best.share)} of the replicates, with ${aggregateWords(worst.aggregate)} in ${perCent(worst.share)}.`;
}

const rankAnd = (row: Row, code: string): string =>
  row[`${code}_rank`] == null ? NONE : `${row[`${code}_rank`]} (${signed(Number(row[`${code}_score`]), 2)})`;

const figureAnd = (one: ExplainedIndicator | undefined): string =>
  one === undefined || one.value === null ? 'none' : `${figureText(one.value)} (${one.rank})`;

const orNone = (value: unknown): string => (value == null ? NONE : String(value));

/** Two areas side by side: their ranks, their domains, their figures and their classes. */
export function comparisonLines(
  explanation: Explanation,
  { explanation: other, against }: Comparison,
  method: IndexRelease['method'],
  width: number,
): string[] {
  const { area } = explanation;
  const both = [area, other.area];
  const why = whyUnlikely(
    String(area.area_name),
    area.rank === null ? null : Number(area.rank),
    area.score === null ? null : Number(area.score),
    { ...against, score: other.area.score === null ? null : Number(other.area.score) },
  );
  const columns = [
    { title: '' },
    ...both.map(({ area_name }) => ({ title: short(String(area_name)), right: true })),
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
    ...(why === null ? [] : wrapped(why, width)),
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
