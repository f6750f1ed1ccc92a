import type { LongShadowMethod } from '../../../schemas/method.js';
import type { Row } from '../../../schemas/table.js';
import { AUTHORITIES, type TinyAuthority } from './tiny-authorities.js';

const placeOf = ({ code, name, region }: TinyAuthority): Row => ({
  area_code: code,
  area_name: name,
  region_code: 'E12000901',
  region_name: region,
});

const resultOf = (area: TinyAuthority): Row => ({
  level: area.level,
  gap: area.gap,
  kind: area.kind,
  rank: area.rank,
  unexplained_gap: area.gap === null ? null : area.gap - 26,
  score: area.rank === null ? null : (4.5 - area.rank) / 2,
  rank_low: area.cold === null || area.rank === null ? null : Math.max(1, area.rank - 2),
  rank_high: area.cold === null || area.rank === null ? null : Math.min(8, area.rank + 1),
  coldspot_probability: area.cold,
  hotspot_probability: area.hot,
  level_standard_error: area.cold === null ? null : 1.25,
  gap_standard_error: area.cold === null ? null : 0.75,
  level_shrunken: area.cold === null || area.level === null ? null : area.level + 1,
  gap_shrunken: area.cold === null || area.gap === null ? null : area.gap - 0.5,
  level_shrunken_standard_error: area.cold === null ? null : 1,
  gap_shrunken_standard_error: area.cold === null ? null : 0.5,
  coldspot_next_year: area.cold === null ? null : area.cold === 0.81 ? 0.45 : area.cold / 2,
  next_year_observed: area.cold === null ? null : 0.36,
  next_year_observed_low: area.cold === null ? null : 0.27,
  next_year_observed_high: area.cold === null ? null : 0.47,
  level_three_year_mean: area.level,
  gap_three_year_mean: area.gap,
  unexplained_gap_three_year_mean: null,
  reason: area.level === null ? 'not_available' : '',
});

/** The rows of each outcome, then those of all outcomes together, which have only a score and a rank. */
export const coldspotRows = ({ outcomes }: LongShadowMethod, areas: readonly TinyAuthority[]): Row[] => [
  ...outcomes.flatMap(({ code, period }) =>
    areas.map((area) => ({ ...placeOf(area), outcome: code, period, ...resultOf(area) })),
  ),
  ...areas.map((area) => {
    const { rank, score, rank_low, rank_high } = resultOf(area);
    return { ...placeOf(area), outcome: 'all', period: '2024', rank, score, rank_low, rank_high, kind: null };
  }),
];

const isCold = (letter: string | undefined): boolean => letter === 'C' || letter === 'c';

/**
 * The last year has the figures that rank, others level 30 and gap 20; a coldspot of earlier years has
 * a probability of 64 %.
 */
export const yearRows = ({ outcomes }: LongShadowMethod, areas: readonly TinyAuthority[]): Row[] =>
  outcomes.flatMap(({ code, periods }) =>
    periods.flatMap((period, i) =>
      areas.map((area) => {
        const letter = area.years[i];
        const before = area.years[i - 1];
        const cold = letter === 'C';
        const was = before === 'C';
        const last = i === periods.length - 1;
        const sure = area.cold === null ? null : 0.64;
        return {
          ...placeOf(area),
          outcome: code,
          period,
          level: letter === '?' ? null : 30,
          gap: letter === '?' ? null : 20,
          kind: letter === '?' ? null : isCold(letter) ? 'coldspot' : 'none',
          coldspot_probability: last ? area.cold : sure,
          rank: last || (i === 1 && code === 'level_3') ? area.rank : null,
          known: letter === 'C' || letter === 'n',
          reason: letter === 'c' || letter === 'o' ? 'split' : '',
          change: cold ? (was ? 'stayed' : i === 0 ? null : 'entered') : was ? 'left' : null,
        };
      }),
    ),
  );

function moveOf(known: string): string {
  if (known.length < 2) return 'unknown';
  const first = known.startsWith('C');
  const last = known.endsWith('C');
  if (first) return last ? 'first_and_last' : 'left';
  return last ? 'entered' : known.includes('C') ? 'passed' : 'never';
}

export const persistenceRows = ({ outcomes }: LongShadowMethod, areas: readonly TinyAuthority[]): Row[] =>
  outcomes.flatMap(({ code }) =>
    areas.map((area) => {
      const known = area.years.replace(/[^Cn]/g, '');
      const years_cold = known.replace(/n/g, '').length;
      return { ...placeOf(area), outcome: code, years_known: known.length, years_cold, move: moveOf(known) };
    }),
  );

const NAMED = [
  ['Eastham', 'E07000901', 'cold', 'E10000901', false],
  ['Alpha', 'E09000901', 'hot', 'E09000901', true],
  ['Beta', 'E06000901', 'cold', 'E06000901', true],
] as const;

export const agreementRows = ({ outcomes }: LongShadowMethod): Row[] =>
  NAMED.flatMap(([place, place_code, place_kind, code, whole]) =>
    outcomes.flatMap((outcome) => {
      const area = AUTHORITIES.find((one) => one.code === code)!;
      const { kind, rank, cold, hot } = area;
      return {
        place,
        place_code,
        place_kind,
        area_code: code,
        area_name: area.name,
        whole,
        outcome: outcome.code,
        kind,
        rank,
        areas: 8,
        coldspot_probability: cold,
        hotspot_probability: hot,
      };
    }),
  );
