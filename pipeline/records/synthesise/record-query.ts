import type { Dialect } from '../../engine/dialect.js';
import { COHORTS, DAUGHTERS_PAY, MEALS, NOISE, QUALIFICATIONS } from './truth.js';

/**
 * Counter-based random numbers: the hash of seed, row and stream. A row's numbers do not depend on other
 * rows, so they are the same however the rows are divided among threads. MD5, because every engine has it; it
 * need not be secure here. SQL of an unsigned integer of 64 bits.
 */
export const draw64 = (seed: string, row: string, stream: number) =>
  `md5_number_lower(${seed} || ':' || ${row} || ':${stream}')`;

/** The upper or lower half of 64 bits, as a number from 0 up to but not including 1, in steps of 2⁻³². */
export const evenUpper = (draw: string) => `CAST(${draw} >> 32 AS DOUBLE) / 4294967296.0`;
export const evenLower = (draw: string) => `CAST(${draw} & 4294967295 AS DOUBLE) / 4294967296.0`;

/**
 * A standard normal number from one draw (Box and Muller, 1958). Half a step keeps the logarithm from zero.
 */
export const normal = (draw: string) =>
  `sqrt(-2 * ln((CAST(${draw} >> 32 AS DOUBLE) + 0.5) / 4294967296.0)) * cos(2 * pi() * ${evenLower(draw)})`;

/**
 * Steps of qualification from a uniform number `u` and the probability of each step: the inverse of the
 * binomial distribution function.
 */
const QUALIFICATION = `CASE
    WHEN u < pow(1 - chance, 3) THEN 0
    WHEN u < pow(1 - chance, 3) + 3 * chance * pow(1 - chance, 2) THEN 1
    WHEN u < 1 - pow(chance, 3) THEN 2
    ELSE 3
  END`;

const list = (values: readonly (string | number)[]) =>
  `[${values.map((value) => (typeof value === 'number' ? value : `'${value}'`)).join(', ')}]`;

/**
 * Records for the rows of a table `(row)` of integers: person, area, cohort, sex, fsm, circumstances,
 * qualification, earnings (pounds and pence), weight (0.5 to 1.5). `areas` has a row for each of 65,536
 * slots, as many for an area as its share of the people asks for.
 */
export function recordQuery(sql: Dialect, rows: string, areas: string): string {
  const seed = `CAST(${sql.bind('seed')} AS VARCHAR)`;
  const drawn = [0, 1, 2, 3, 4].map((stream) => `${draw64(seed, 'row', stream)} AS draw_${stream}`);
  return `WITH drawn AS (
  SELECT row, ${drawn.join(',\n    ')}
  FROM ${sql.identifier(rows)}
), placed AS (
  SELECT drawn.row, draw_2, draw_3, draw_4, area.*,
    ${evenUpper('draw_1')} AS circumstances,
    CAST(floor(5 * ${evenUpper('draw_1')}) AS INTEGER) AS fifths_below,
    ${evenLower('draw_1')} AS u,
    CAST((draw_0 >> 16) & 65535 AS INTEGER) % 2 AS daughter,
    CAST((draw_0 >> 32) & 65535 AS INTEGER) % ${COHORTS.length} AS cohort
  FROM drawn
  JOIN ${sql.identifier(areas)} AS area ON area.slot = CAST(draw_0 & 65535 AS INTEGER)
), taught AS (
  SELECT *, education_bottom + (education_top - education_bottom) * fifths_below / 4 AS chance
  FROM placed
), qualified AS (
  SELECT *, ${QUALIFICATION} AS steps
  FROM taught
)
SELECT 'P' || lpad(CAST(row AS VARCHAR), 9, '0') AS person,
  area_code AS area,
  ${COHORTS[0]} + cohort AS cohort,
  CASE daughter WHEN 1 THEN 'female' ELSE 'male' END AS sex,
  ${evenUpper('draw_2')} < ${list(MEALS)}[fifths_below + 1] AS fsm,
  circumstances,
  ${list(QUALIFICATIONS)}[steps + 1] AS qualification,
  CASE
    WHEN ${evenUpper('draw_3')} < missing_share THEN NULL
    WHEN ${evenLower('draw_3')} < zero_share THEN 0.0
    ELSE round((base_pay + qualification_pay * steps) * (1 + fifth_pay * fifths_below)
      * CASE daughter WHEN 1 THEN ${DAUGHTERS_PAY} ELSE 1 END
      * exp(${NOISE} * ${normal('draw_4')} - ${NOISE ** 2 / 2}), 2)
  END AS earnings,
  round(0.5 + ${evenLower('draw_2')}, 3) AS weight
FROM qualified`;
}
