import type { Observation } from '../../schemas/observation.js';
import { endYear } from './derived.js';

/** Share of the areas with a figure now that must have one in a later period too. */
const ENOUGH = 0.9;

/** A period without its numbers, so that a year is not taken for three, nor a quarter for a year. */
const shapeOf = (period: string): string =>
  period
    .replace(/ \((?:Rev|Prov|R|P)\w*\)$/i, '')
    .replace(/\/P(\d+)/, (_, length: string) => `/P${'n'.repeat(Number(length))}`)
    .replace(/\d/g, '9');

const isRevised = (period: string): boolean => /\((?:Rev|R)\w*\)$/i.test(period);

/** The order of periods of one shape: by their end, then by their start; a revised one is the later one. */
function compare(a: string, b: string): number {
  const end = endYear(a) - endYear(b);
  if (end !== 0) return end;
  const plain = (period: string) => period.replace(/ \(.*\)$/, '');
  if (plain(a) !== plain(b)) return plain(a) < plain(b) ? -1 : 1;
  return Number(isRevised(a)) - Number(isRevised(b));
}

/** A later period that was not taken, because too few areas have a figure. */
export interface Partial {
  readonly period: string;
  readonly areas: number;
  readonly now: number;
}

/** What becomes of the period of an indicator, or of an outcome, in the next edition. */
export interface NextPeriod {
  readonly code: string;
  readonly from: string;
  readonly to: string;
  /** True where no later period was published. */
  readonly carried: boolean;
  /** Years between the end of the period and the year of the edition. */
  readonly age: number;
  /** Periods that become history, as the present one does where a later one takes its place. */
  readonly between: readonly string[];
  readonly partial: readonly Partial[];
}

export interface LaterPeriod {
  /** The latest period in which nearly all areas have a figure; undefined where none is later. */
  readonly period: string | undefined;
  /** Periods between the present one and that, in which nearly all areas have a figure. */
  readonly between: readonly string[];
  /** Later periods with figures of too few areas. */
  readonly partial: readonly Partial[];
}

/** The areas with a figure, by period. */
function areasByPeriod(observations: readonly Observation[]): Map<string, Set<string>> {
  const areas = new Map<string, Set<string>>();
  for (const { period, area_code, value } of observations)
    if (value !== null) areas.set(period, (areas.get(period) ?? new Set()).add(area_code));
  return areas;
}

/**
 * The latest period of an indicator after the present one, of the same length.
 * @param observations of the indicator, of every period
 */
export function laterPeriod(observations: readonly Observation[], present: string): LaterPeriod {
  const areas = areasByPeriod(observations);
  const now = areas.get(present)?.size ?? 0;
  const later = [...areas.keys()]
    .filter((period) => shapeOf(period) === shapeOf(present) && compare(period, present) > 0)
    .sort(compare);
  const sizeOf = (period: string) => areas.get(period)?.size ?? 0;
  const isEnough = (period: string) => sizeOf(period) >= ENOUGH * now;
  const enough = later.filter(isEnough);
  return {
    period: enough.at(-1),
    between: enough.slice(0, -1),
    partial: later
      .filter((period) => !isEnough(period))
      .map((period) => ({ period, areas: sizeOf(period), now })),
  };
}

/** The period some years before the present one, of the same length, and how many areas have a figure. */
export interface EarlierPeriod {
  readonly period: string;
  readonly areas: number;
  /** How many have one in the present period. */
  readonly now: number;
  /** Whether nearly as many areas have a figure as now. */
  readonly isEnough: boolean;
}

/**
 * The period of an indicator that ends so many years before the present one, of the same length; undefined
 * where there is none. Of several of one year it is the last, or the revised one.
 * @param observations of the indicator, of every period
 */
export function earlierPeriod(
  observations: readonly Observation[],
  present: string,
  years: number,
): EarlierPeriod | undefined {
  const areas = areasByPeriod(observations);
  const now = areas.get(present)?.size ?? 0;
  const period = [...areas.keys()]
    .filter((each) => shapeOf(each) === shapeOf(present) && endYear(each) === endYear(present) - years)
    .sort(compare)
    .at(-1);
  if (period === undefined) return undefined;
  const there = areas.get(period)?.size ?? 0;
  return { period, areas: there, now, isEnough: there >= ENOUGH * now };
}

/**
 * The same period some years later, or earlier with a number below zero, in the same spelling:
 * `202425` becomes `202526`, and `2024-09-01/P1Y` becomes `2025-09-01/P1Y`.
 */
export function yearsLater(period: string, years: number): string {
  const two = (end: string) => String((Number(end) + years) % 100).padStart(2, '0');
  return period
    .replace(/^(\d{4})(\d{2})$/, (_, start: string, end: string) => `${Number(start) + years}${two(end)}`)
    .replace(/^(\d{4})(?!\d)/, (start) => String(Number(start) + years))
    .replace(/^(\d{4}[-/])(\d{2})$/, (_, start: string, end: string) => start + two(end));
}
