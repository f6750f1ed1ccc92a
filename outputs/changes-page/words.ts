import type {
  AreaChange,
  ChangeReport,
  GoneFigure,
  IndicatorChange,
  Mover,
  RevisedFigure,
  ShapeChange,
} from '../../pipeline/changes/report.js';
import { counted, fixedOrDash, perCent, plain, whole } from '../formats/numbers.js';
import { spaced } from '../page/words.js';

/* The words of a change report, for the terminal and for the page alike. */

const numberOrNothing = (value: number | null) => (value === null ? 'no figure' : plain(value, 6));

/** As in `28.4 → 30.1`. */
export const fromTo = ({ from, to }: Pick<RevisedFigure, 'from' | 'to'>): string =>
  `${numberOrNothing(from)} → ${numberOrNothing(to)}`;

export const rankWords = (rank: number | null): string => (rank === null ? 'unranked' : whole(rank));

export const scoreWords = (score: number | null): string => fixedOrDash(score, 3);

const SHAPES: Readonly<Record<ShapeChange['kind'], string>> = {
  column_new: 'new column',
  column_gone: 'column gone',
  column_renamed: 'column renamed',
  series_new: 'new series',
  series_gone: 'series gone',
  series_renamed: 'series renamed',
  unit_new: 'unit not seen before',
  measure_new: 'measure not seen before',
  symbol_new: 'symbol not seen before',
};

export const shapeKind = ({ kind }: Pick<ShapeChange, 'kind'>): string => SHAPES[kind];

export const shapeName = ({ name, was }: Pick<ShapeChange, 'name' | 'was'>): string =>
  was === undefined ? name || '(empty)' : `${was} → ${name}`;

/** What differs in the rows of an indicator, as a list of phrases. */
export function rowPhrases(change: IndicatorChange): string[] {
  const list = (one: string, several: string, names: readonly string[]) =>
    names.length === 0
      ? []
      : [
          `${names.length === 1 ? one : several} ${names.slice(0, 4).join(', ')}${names.length > 4 ? ` and ${names.length - 4} more` : ''}`,
        ];
  return [
    ...(change.rows_added > 0 ? [`${counted(change.rows_added, 'figure')} added`] : []),
    ...(change.rows_lost > 0 ? [`${counted(change.rows_lost, 'figure')} lost`] : []),
    ...list('new period', 'new periods', change.new_periods),
    ...list('period gone', 'periods gone', change.gone_periods),
    ...list('new area', 'new areas', change.new_areas),
    ...list('area gone', 'areas gone', change.gone_areas),
  ];
}

/** As in `12 figures (4%) revised, furthest Hartlepool 2025: 52.2 → 53.1`. */
export const revisedPhrase = ({
  count,
  share,
  largest,
}: AreaChange | NonNullable<IndicatorChange['revised']>) =>
  `${counted(count, 'figure')} (${perCent(share)}) revised, furthest ${largest.area_name} ${largest.period}: ${fromTo(largest)}`;

/** As in `Hartlepool, weekly_pay 2025: 610.2 → no figure, was in pay.csv#7:observation`. */
export const gonePhrase = ({ area_name, area_code, to_code, indicator, period, was, cell }: GoneFigure) =>
  `${area_name}${to_code === area_code ? '' : ` to ${to_code}`}, ${indicator} ${period}: ${fromTo({ from: was, to: null })}, was in ${cell}`;

/** What to do about figures that are gone, each once. */
export const goneActions = (gone: readonly GoneFigure[]): string[] => [
  ...new Set(gone.map(({ action }) => action)),
];

/** The group of an area in plain words; a dash where it has none. */
export const groupWords = (group: string): string => (group === '' ? '–' : spaced(group));

/** As in `Hartlepool: score −0.412 → −0.395, rank 201 → 198, middle`. */
export function moverPhrase(mover: Mover): string {
  const { score_before, score_after, rank_before, rank_after, group_before, group_after } = mover;
  const group =
    group_before === group_after
      ? groupWords(group_after)
      : `${groupWords(group_before)} → ${groupWords(group_after)}`;
  return `${mover.area_name}: score ${scoreWords(score_before)} → ${scoreWords(score_after)}, rank ${rankWords(rank_before)} → ${rankWords(rank_after)}, ${group}`;
}

/** As in `index: of 294 areas, 12 scores, 8 ranks and 1 group move; the furthest by 3 ranks`. */
export const comparedPhrase = (compared: NonNullable<ChangeReport['scores']>['compared'][number]): string => {
  const { of, areas, scores_moved, ranks_moved, groups_moved, largest_rank_move } = compared;
  return `${spaced(of)}: of ${counted(areas, 'area')}, ${counted(scores_moved, 'score')}, ${counted(ranks_moved, 'rank')} and ${counted(groups_moved, 'group')} move; the furthest by ${counted(largest_rank_move, 'rank')}`;
};
