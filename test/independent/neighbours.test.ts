import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';

/*
 * The statistical neighbours again from the frozen context, with loops and sums only:
 * docs/decisions/0023-neighbours-and-finding.md.
 */

const table = (name: string) =>
  Papa.parse<Record<string, string>>(readFileSync(`geography/${name}.csv`, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;

const context = table('neighbour-context');
const neighbours = table('neighbours');
const ISLES_AND_CITY = ['E06000053', 'E09000001'];

/** Steps from urban to rural; half a step more for being further from a major town or city. */
const STEPS: Record<string, number> = { UU: 0, UI: 1, RI: 2, RM: 3 };
const ruralness = (code: string) => STEPS[code.slice(0, 2)]! + (code[2] === 'F' ? 0.5 : 0);

const subjects = [
  (row: Record<string, string>) => [Number(row.income), 1 / 12],
  (row: Record<string, string>) => [Number(row.employment), 1 / 12],
  (row: Record<string, string>) => [Number(row.crime), 2 / 12],
  (row: Record<string, string>) => [Number(row.barriers), 2 / 12],
  (row: Record<string, string>) => [Number(row.living_environment), 2 / 12],
  (row: Record<string, string>) => [
    Math.log(Number(row.income_deprived)) - Math.log(Number(row.income)),
    2 / 12,
  ],
  (row: Record<string, string>) => [ruralness(row.rural_urban ?? ''), 2 / 12],
] as const;

/** Squared distance of two districts, from raw differences over the variance of the other 294. */
const variances = subjects.map((subject) => {
  const values = context
    .filter((row) => !ISLES_AND_CITY.includes(row.area_code!))
    .map((row) => subject(row)[0]!);
  let sum = 0;
  for (const value of values) sum += value;
  let squares = 0;
  for (const value of values) squares += (value - sum / values.length) ** 2;
  return squares / (values.length - 1);
});

function apart(a: Record<string, string>, b: Record<string, string>): number {
  let sum = 0;
  subjects.forEach((subject, i) => {
    sum += (subject(a)[1]! * (subject(a)[0]! - subject(b)[0]!) ** 2) / variances[i]!;
  });
  return Math.sqrt(sum);
}

describe('the frozen neighbours', () => {
  it('are ten for each of the 296 districts, by plain arithmetic from the frozen context', () => {
    expect(context).toHaveLength(296);
    expect(neighbours).toHaveLength(2960);
    for (const own of context) {
      const nearest = context
        .filter((row) => row !== own && !ISLES_AND_CITY.includes(row.area_code!))
        .map((row) => ({ code: row.area_code, apart: apart(own, row) }))
        .sort((a, b) => a.apart - b.apart)
        .slice(0, 10);
      const found = neighbours.filter((row) => row.area_code === own.area_code);
      expect(found.map((row) => row.neighbour_code)).toEqual(nearest.map(({ code }) => code));
      expect(found.map((row) => row.position)).toEqual(nearest.map((_, i) => String(i + 1)));
      found.forEach((row, i) => {
        expect(Math.abs(Number(row.distance) - nearest[i]!.apart)).toBeLessThan(0.000051);
      });
    }
  });
});
