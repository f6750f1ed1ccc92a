/**
 * The frozen figures as they are, and the shares that are made of counts. It shares no code with the
 * program.
 */
import { readFileSync } from 'node:fs';
import { sum } from './long-shadow-arithmetic.js';

export interface Cell {
  readonly area: string;
  readonly indicator: string;
  readonly period: string;
  readonly value: number | undefined;
  readonly status: string;
  readonly reason: string;
  readonly from: string;
}

/** The frozen figures contain no quotation marks, so that a comma always separates two cells. */
export function readCells(path: string): Cell[] {
  const text = readFileSync(path, 'utf8').trimEnd();
  if (text.includes('"')) throw new Error(`${path} has a quoted cell`);
  const [header = '', ...lines] = text.split('\n');
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    const of = (name: string) => cells[names.indexOf(name)] ?? '';
    return {
      area: of('area_code'),
      indicator: of('indicator'),
      period: of('period'),
      value: of('value') === '' ? undefined : Number(of('value')),
      status: of('status'),
      reason: of('reason'),
      from: of('from_codes'),
    };
  });
}

/** The last cohort that is counted; later ones have a printed rate. */
const LAST_COUNTED = 2022;

/** A figure that comes from a merger or a split is not the area's own. */
export const isCarried = (reason: string) =>
  reason.split(';').some((rule) => rule === 'merger' || rule === 'split');

type Found = ReadonlyMap<string, Cell>;
type Figures = (indicator: string, of: string) => { found: Found; values: Map<string, number> };

export const figuresIn =
  (cells: readonly Cell[]): Figures =>
  (indicator, of) => {
    const found = cells.filter((cell) => cell.indicator === indicator && cell.period === of);
    return {
      found: new Map(found.map((cell) => [cell.area, cell])),
      values: new Map(
        found.flatMap(({ area, value }) => (value === undefined ? [] : [[area, value] as const])),
      ),
    };
  };

/** The share of an outcome: of counted people where they are, else as it is printed. */
export function shareOf(
  figures: Figures,
  printed: string,
  counted: string | undefined,
  group: string,
  year: number,
  period: string,
) {
  if (counted === undefined || year > LAST_COUNTED) return figures(printed, period);
  const reached = figures(counted, period);
  const cohort = figures(`cohort_at_19_${group}`, period);
  const values = new Map(
    [...reached.values].map(([area, n]) => [area, (n / (cohort.values.get(area) ?? Number.NaN)) * 100]),
  );
  return { found: reached.found, values };
}

/**
 * How many people a share is of. A share of a former county whose parts are counted by themselves (both parts
 * of Northamptonshire in 2023) is of the people of all parts.
 */
export function cohortOf(counts: Found, shares: Found): Map<string, number> {
  return new Map(
    [...counts].flatMap(([area, { value, from }]) => {
      const share = shares.get(area);
      if (value === undefined) return [];
      if (share === undefined || !isCarried(share.reason) || share.from === from) return [[area, value]];
      const parts = [...shares.values()].filter((other) => other.from === share.from);
      return [[area, sum(parts.map((part) => counts.get(part.area)?.value ?? Number.NaN))]];
    }),
  );
}

/** A share of n people: p (1 − p) / n, in squared percentage points. */
export const binomial = (share: number | undefined, n: number | undefined): number =>
  (10_000 * ((share ?? Number.NaN) / 100) * (1 - (share ?? Number.NaN) / 100)) / (n ?? Number.NaN);
