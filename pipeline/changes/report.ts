import type { Revision } from '../../schemas/revision.js';
import type { Difference } from '../editions/compare.js';

/* What a refresh found out about new official files before anything is taken in: `changes.json`. */

export const SHAPE_KINDS = [
  'column_new',
  'column_gone',
  'column_renamed',
  'series_new',
  'series_gone',
  'series_renamed',
  'unit_new',
  'measure_new',
  'symbol_new',
] as const;

/** A column, series, unit, measure or symbol of a file that is new, gone or renamed. */
export interface ShapeChange {
  readonly kind: (typeof SHAPE_KINDS)[number];
  readonly file: string;
  readonly name: string;
  /** The name before, of what was renamed. */
  readonly was?: string;
  readonly action: string;
}

/** A figure that was published before and differs now. */
export interface RevisedFigure {
  readonly area_code: string;
  readonly area_name: string;
  readonly indicator: string;
  readonly period: string;
  readonly from: number | null;
  readonly to: number | null;
  /** Where the new figure is, as file#row:column. */
  readonly cell: string;
}

/** A published figure of the edition that went away with a row of its official file. */
export interface GoneFigure
  extends Pick<Revision, 'table' | 'area_code' | 'area_name' | 'to_code' | 'indicator' | 'period'> {
  readonly was: number | null;
  /** Where the figure was, as file#row:column. */
  readonly cell: string;
  readonly action: string;
}

/** Figures of one indicator or of one area that were revised. */
export interface Revised {
  readonly count: number;
  /** Share of the figures that both files have, 0 to 1. */
  readonly share: number;
  /** The revision that moved its value furthest, in units of the indicator. */
  readonly largest: RevisedFigure;
}

/** What differs between the old and the new figures of one indicator. */
export interface IndicatorChange {
  readonly indicator: string;
  readonly title: string;
  readonly unit: string;
  readonly source: string;
  /** What the figures were compared with: the file of before, or only the frozen figures of the edition. */
  readonly compared_with: 'file' | 'frozen_figures';
  readonly rows_added: number;
  readonly rows_lost: number;
  readonly new_periods: readonly string[];
  readonly gone_periods: readonly string[];
  readonly new_areas: readonly string[];
  readonly gone_areas: readonly string[];
  readonly revised: Revised | null;
  readonly actions: readonly string[];
}

export interface AreaChange extends Revised {
  readonly area_code: string;
  readonly area_name: string;
}

/** An area whose figures are under another code now. */
export interface CodeChanged {
  readonly from: string;
  readonly to: string;
  readonly indicators: readonly string[];
  readonly action: string;
}

export const SUSPECT_REASONS = ['factor', 'mean', 'spread'] as const;

/** A jump that looks like another unit, or like a mistake of the publisher. */
export interface Suspect {
  /** The code of the indicator, for `--accept-suspect`. */
  readonly code: string;
  readonly reason: (typeof SUSPECT_REASONS)[number];
  readonly period: string;
  /** What the figures were compared with: the same period before, or the period before it. */
  readonly against: string;
  /** The group of areas that jumped, in words. */
  readonly group: string;
  readonly areas: number;
  /** For a factor, 10, 100, 1,000 or their reciprocals; otherwise how many standard deviations. */
  readonly size: number;
  readonly text: string;
  readonly action: string;
}

/** The score of an area by the method, with the old figures and with the new ones. */
export interface Mover {
  readonly area_code: string;
  readonly area_name: string;
  readonly of: string;
  readonly score_before: number | null;
  readonly score_after: number | null;
  readonly rank_before: number | null;
  readonly rank_after: number | null;
  readonly group_before: string;
  readonly group_after: string;
}

export interface ScoreChanges {
  /** What is ranked: the index, or an outcome of the long shadow with its newest period. */
  readonly compared: readonly {
    readonly of: string;
    readonly areas: number;
    readonly scores_moved: number;
    readonly ranks_moved: number;
    readonly groups_moved: number;
    readonly largest_rank_move: number;
  }[];
  /** Every area whose score, rank or group moved, the furthest by rank first. */
  readonly movers: readonly Mover[];
  readonly action: string;
}

export interface ChangeReport {
  readonly edition: string;
  /** Files whose bytes differ from those that the edition was made from. */
  readonly files: readonly {
    readonly file: string;
    readonly source: string;
    readonly sha256_before: string | null;
    readonly sha256_after: string;
    readonly action: string;
  }[];
  readonly shapes: readonly ShapeChange[];
  readonly indicators: readonly IndicatorChange[];
  readonly areas: readonly AreaChange[];
  readonly codes: readonly CodeChanged[];
  /** Every figure that was revised. */
  readonly revised: readonly RevisedFigure[];
  /** Every published figure that is there no more, in any table of the edition. */
  readonly gone: readonly GoneFigure[];
  readonly suspects: readonly Suspect[];
  readonly scores: ScoreChanges | null;
  /** Rows of the frozen tables of the edition that would change. */
  readonly frozen: readonly Difference[];
  /** What could not be compared, and why. */
  readonly not_compared: readonly string[];
  /** The error that stops the refresh: the report then ends where the file could not be read. */
  readonly stopped: { readonly code: string; readonly message: string; readonly action: string } | null;
}

/** Whether there is anything to tell. */
export const isEmptyReport = (report: ChangeReport): boolean =>
  report.files.length === 0 &&
  report.indicators.length === 0 &&
  report.shapes.length === 0 &&
  report.frozen.length === 0 &&
  report.stopped === null;
