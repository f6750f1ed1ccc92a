import type {
  AuthorityOutcome,
  AuthorityProfile,
  AuthorityYear,
} from '../../schemas/release/authority-profile.js';
import { ALL_OUTCOMES } from '../../schemas/release/coldspot-fields.js';
import { DIRECTION_WORDS, periodWords, spaced } from '../page/words.js';
import { type Line, linesCsv, NONE } from './figures.js';
import { absenceWords, STATUS_WORDS } from './words.js';

const MEASURES = [
  { part: 'level', column: 'level', direction: 1, unit: 'per cent' },
  { part: 'gap', column: 'gap', direction: -1, unit: 'percentage points' },
  { part: 'unexplained gap', column: 'unexplained_gap', direction: -1, unit: 'percentage points' },
] as const;

/** The lines of an outcome in one period: its score with the rank, then what the score is made from. */
function yearLines({ code, name, source }: AuthorityOutcome, year: Omit<AuthorityYear, 'change'>): Line[] {
  const period = periodWords(year.period);
  const status = STATUS_WORDS[year.status];
  const score: Line = {
    part: 'score',
    code,
    title: name,
    direction: DIRECTION_WORDS[1],
    period,
    value: year.score,
    unit: 'standard deviations',
    class: spaced(year.class ?? ''),
    status,
    no_figure: year.score === null ? (absenceWords(year.missing) ?? NONE) : null,
    rank: year.rank,
    of: year.of,
    rank_low_figures: year.figures?.low ?? null,
    rank_high_figures: year.figures?.high ?? null,
    coldspot_probability: year.coldspot_probability,
    hotspot_probability: year.hotspot_probability,
  };
  if (code === ALL_OUTCOMES) return [score];
  const measures = MEASURES.map(({ part, column, direction, unit }): Line => {
    const value = year[column];
    return {
      part,
      code,
      title: `${name}: ${part}`,
      direction: DIRECTION_WORDS[direction],
      period,
      value,
      unit,
      status,
      // An unexplained gap needs results at 16, which are not there for every year.
      no_figure: value === null ? (absenceWords(year.missing) ?? NONE) : null,
      rank: year[`${column}_rank`],
      source,
    };
  });
  return [score, ...measures];
}

function outcomeLines(outcome: AuthorityOutcome): Line[] {
  const { code, name, period, persistence, next_year: next } = outcome;
  const words = periodWords(period);
  const years = (part: 'years_known' | 'years_cold', title: string): Line[] =>
    persistence === null
      ? []
      : [{ part: 'persistence', code: `${code}_${part}`, title, value: persistence[part], unit: 'years' }];
  return [
    ...yearLines(outcome, outcome),
    ...years('years_known', `${name}: years with figures of its own`),
    ...years('years_cold', `${name}: years in which it is a coldspot`),
    ...(next === null
      ? []
      : [
          {
            part: 'next year' as const,
            code,
            title: `${name}: probability of being found a coldspot the year after`,
            direction: DIRECTION_WORDS[-1],
            period: words,
            value: next.coldspot_probability,
            unit: 'share, 0 to 1',
          },
        ]),
    ...outcome.years.filter((year) => year.period !== period).flatMap((year) => yearLines(outcome, year)),
  ];
}

/** `areas/<code>.csv` of an authority of the long shadow: each outcome, the latest period first. */
export const authorityFiguresCsv = ({ area, outcomes }: AuthorityProfile): string =>
  linesCsv(area, outcomes.flatMap(outcomeLines));
