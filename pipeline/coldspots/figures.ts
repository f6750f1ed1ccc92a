import { z } from 'zod';
import type { LongShadowMethod } from '../../schemas/method.js';
import { plainField, type Row, type Table } from '../../schemas/table.js';
import { endYear, methodPeriods } from '../editions/derived.js';
import type { Step } from '../engine/step.js';

/** One row for each outcome and period: the figures that are its measures. */
export const outcomesTable: Table = {
  name: 'coldspots_outcomes',
  title: 'Outcomes',
  description: 'The figures that are level, gap and unexplained gap of each outcome and period.',
  key: ['outcome', 'period'],
  row: z.strictObject({
    outcome: plainField(z.string(), 'Outcome'),
    position: plainField(z.int(), 'Position in the method'),
    period: plainField(z.string(), 'Period'),
    year: plainField(z.int(), 'The year in which the period ends'),
    level: plainField(z.string(), 'Figure that is the level'),
    gap: plainField(z.string(), 'Figure that is the gap'),
    unexplained_gap: plainField(z.string().nullable(), 'Figure that is the unexplained gap, if any'),
    level_cohort: plainField(z.string().nullable(), 'Figure that counts the disadvantaged, if known'),
    others_cohort: plainField(z.string().nullable(), 'Figure that counts all others, if known'),
    cohort_period: plainField(z.string().nullable(), 'The period of these counts'),
  }),
};

export function outcomeRows(method: LongShadowMethod): Row[] {
  const has = methodPeriods(method);
  return method.outcomes.flatMap(({ code, level, gap, unexplained_gap, periods, cohorts }, position) =>
    periods.map((period) => {
      const year = endYear(period);
      const counted = [...(has.get(cohorts?.level ?? '') ?? [])];
      const cohort_period = counted.find((one) => endYear(one) === year + (cohorts?.years_later ?? 0));
      return {
        outcome: code,
        position,
        period,
        year,
        level,
        gap,
        unexplained_gap: unexplained_gap ?? null,
        level_cohort: cohorts?.level ?? null,
        others_cohort: cohorts?.others ?? null,
        cohort_period: cohort_period ?? null,
      };
    }),
  );
}

/** SQL for whether a figure is not carried from an authority that no longer exists. */
const OWN = "gap.status <> 'missing' AND NOT regexp_matches(gap.reason, '(^|;)(merger|split)(;|$)')";

/**
 * SQL for how many people a share is of. Where the share is still that of a former authority and the count
 * already those of its parts, the counts of the parts are added up.
 */
const cohortOf = (group: string) => `CASE
    WHEN NOT (${OWN}) AND ${group}.from_codes <> level.from_codes
    THEN sum(${group}.value) OVER (PARTITION BY named.outcome, named.period, level.from_codes)
    ELSE ${group}.value END AS ${group}`;

/** Level, gap and unexplained gap in columns, with their status and reason. */
const rowsStep = (): Step => ({
  name: 'coldspots_rows',
  purpose: 'Level, gap and unexplained gap of each area, outcome and period, with status and reason.',
  query: `SELECT gap.area_code, named.outcome, named.period, named.year,
  level.value AS level, gap.value AS gap, unexplained.value AS unexplained_gap, gap.from_codes, gap.source,
  ${cohortOf('level_cohort')},
  ${cohortOf('others_cohort')},
  CASE
    WHEN 'missing' IN (gap.status) THEN 'missing'
    WHEN 'estimated' IN (gap.status, unexplained.status) THEN 'estimated'
    WHEN 'inherited' IN (gap.status, unexplained.status) THEN 'inherited'
    WHEN 'mapped' IN (gap.status, unexplained.status) THEN 'mapped'
    ELSE 'observed' END AS status,
  CASE WHEN unexplained.status = 'missing' AND gap.status <> 'missing' AND gap.reason <> '' AND gap.reason <> unexplained.reason
    THEN gap.reason || ';' || unexplained.reason
    WHEN unexplained.status IS NOT NULL AND gap.status <> 'missing' THEN unexplained.reason
    ELSE gap.reason END AS reason,
  ${OWN} AS known
FROM coldspots_outcomes AS named
JOIN coldspots_figures AS gap ON gap.indicator = named.gap AND gap.period = named.period
JOIN coldspots_figures AS level
  ON level.indicator = named.level AND level.period = named.period AND level.area_code = gap.area_code
LEFT JOIN coldspots_figures AS unexplained ON unexplained.indicator = named.unexplained_gap
  AND unexplained.period = named.period AND unexplained.area_code = gap.area_code
LEFT JOIN coldspots_figures AS level_cohort ON level_cohort.indicator = named.level_cohort
  AND level_cohort.period = named.cohort_period AND level_cohort.area_code = gap.area_code
LEFT JOIN coldspots_figures AS others_cohort ON others_cohort.indicator = named.others_cohort
  AND others_cohort.period = named.cohort_period AND others_cohort.area_code = gap.area_code`,
  bindings: {},
});

const measuresStep = (): Step => ({
  name: 'coldspots_measures',
  purpose: 'The measures that are ranked.',
  query: 'SELECT area_code, outcome, period, year, level, gap, unexplained_gap FROM coldspots_rows',
  bindings: {},
});

/**
 * A year for which an authority only has the figure of an abolished one does not show how its own figures
 * change.
 */
const knownStep = (): Step => ({
  name: 'coldspots_known',
  purpose: 'Level and gap of the years in which they are the area’s own.',
  query: `SELECT area_code, outcome, year, level, gap FROM coldspots_rows
WHERE known AND level IS NOT NULL AND gap IS NOT NULL`,
  bindings: {},
});

/** From `coldspots_figures` and `coldspots_outcomes` to the measures that are ranked and the known years. */
export const figureSteps = (): Step[] => [rowsStep(), measuresStep(), knownStep()];
