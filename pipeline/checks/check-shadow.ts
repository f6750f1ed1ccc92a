import type { LongShadowRelease } from '../../outputs/release-data.js';
import type { Checks, NotChecked } from '../../schemas/release/checks-file.js';
import { ALL_OUTCOMES } from '../../schemas/release/coldspot-fields.js';
import type { Row } from '../../schemas/table.js';
import { type MeasureName, SIGNS } from '../coldspots/measures.js';
import { refusing } from '../editions/refusal.js';
import { Moments, momentsInto } from '../methods/moments.js';
import { zScoreInto } from '../methods/normalise/linear.js';
import type { StructureRow } from '../methods/structure/row.js';
import { structureOf } from '../methods/structure/structure.js';
import { checkIndex } from './check-index.js';

type Shadow = Pick<LongShadowRelease, 'method' | 'coldspots'>;
type Outcome = LongShadowRelease['method']['outcomes'][number];

const MEASURES: Readonly<Record<MeasureName, string>> = {
  level: 'level',
  gap: 'gap',
  unexplained_gap: 'unexplained gap',
};
const NAMES = Object.keys(SIGNS) as MeasureName[];

const part = (code: string, name: string, level: number, parent: string | null): StructureRow => ({
  ...{ code, name, level, parent, direction: 1, weight: 1, unit: null },
  type: level === 1 ? 'Indicator' : 'Aggregate',
});

/** The scored outcomes with their measures and, where there are several, the mean of their scores. */
const partsOf = (scored: readonly Outcome[], title: string): StructureRow[] => [
  ...scored.flatMap(({ code, name }) =>
    NAMES.map((measure) => part(`${code}_${measure}`, `${name}: ${MEASURES[measure]}`, 1, code)),
  ),
  ...scored.map(({ code, name }) => part(code, name, 2, scored.length > 1 ? ALL_OUTCOMES : null)),
  ...(scored.length > 1 ? [part(ALL_OUTCOMES, title, 3, null)] : []),
];

/**
 * The checks of the long shadow as of an index: its index is the mean of the scores of all outcomes, which
 * are means of level, gap and unexplained gap, each with the sign that makes higher better. An outcome
 * without scores is not checked.
 * @param shadow the published values, so that anybody can repeat the checks
 * @returns undefined where no outcome has scores. Throws `SmiError` as `checkIndex`, with the name of the
 *   edition
 */
export function checkShadow({ method, coldspots }: Shadow): Checks | undefined {
  const rowsOf = (outcome: string): Map<string, Row> =>
    new Map(
      coldspots.rows.flatMap((row) =>
        row.outcome === outcome ? [[String(row.area_code), row] as const] : [],
      ),
    );
  const hasScores = ({ code }: Outcome) => [...rowsOf(code).values()].some(({ score }) => score !== null);
  const scored = method.outcomes.filter(hasScores);
  if (scored.length === 0) return undefined;
  const codes = [...new Set(coldspots.rows.map(({ area_code }) => String(area_code)))].sort();
  const columnOf = (outcome: string, name: string, sign: 1 | -1 = 1): Float64Array => {
    const rows = rowsOf(outcome);
    return Float64Array.from(codes, (code) => {
      const value = rows.get(code)?.[name];
      return typeof value === 'number' ? sign * value : Number.NaN;
    });
  };
  const standardised = (outcome: string, measure: MeasureName): Float64Array => {
    const column = columnOf(outcome, measure, SIGNS[measure]);
    const moments = new Moments();
    momentsInto(moments, column);
    zScoreInto(column, column, 1, moments, 0, 1);
    return column;
  };
  const parts = partsOf(scored, method.title);
  const uncompared: NotChecked[] = method.outcomes
    .filter((outcome) => !scored.includes(outcome))
    .map(({ name }) => ({ check: name, reason: 'it has no scores' }));
  return refusing(
    () =>
      checkIndex({
        title: method.title,
        structure: structureOf(parts),
        columns: [
          ...scored.flatMap(({ code }) => NAMES.map((measure) => standardised(code, measure))),
          ...parts.filter(({ level }) => level > 1).map(({ code }) => columnOf(code, 'score')),
        ],
        uncompared,
      }),
    `${method.edition}: `,
  );
}
