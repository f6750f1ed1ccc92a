import { deviation, group, mean } from 'd3-array';
import type { Scale, ScoredFigure, ScoreParts } from '../changes/decompose.js';
import { type Cells, numberOf, textOf } from './side.js';

/** Standard scores have these moments, to within rounding. */
const TOLERANCE = 1e-6;

const isStandard = (values: readonly number[]): boolean =>
  Math.abs(mean(values) ?? Number.NaN) < TOLERANCE &&
  Math.abs((deviation(values) ?? Number.NaN) - 1) < TOLERANCE;

/** The columns that parts are made from, whichever tables they are in. */
export interface PartTables {
  /** Area and indicator with `normalised`, `contribution`; `unit` and `direction` where there are any. */
  readonly indicators: readonly Cells[];
  /** Code with `mean` and `standard_deviation`. */
  readonly scales: readonly Cells[];
  /** Code with `treatment`. */
  readonly treatment: readonly Cells[];
  /** Code with `direction`, where `indicators` has none. */
  readonly structure?: readonly Cells[];
  /** The column with the code of an area. */
  readonly key: string;
}

/** The parts of all scores; undefined where the method makes no sum of its indicators. */
export function partsOf({
  indicators,
  scales,
  treatment,
  structure = [],
  key,
}: PartTables): ScoreParts | undefined {
  const rows = indicators.filter(({ normalised, contribution }) =>
    [normalised, contribution].every((cell) => numberOf(cell) !== null),
  );
  if (rows.length === 0) return undefined;
  const moments = new Map(scales.map((row) => [textOf(row.code), row]));
  const treatments = new Map(treatment.map((row) => [textOf(row.code), textOf(row.treatment)]));
  const directions = new Map(structure.map((row) => [textOf(row.code), numberOf(row.direction)]));
  const found = [...group(rows, ({ indicator }) => textOf(indicator))].flatMap(([code, own]) => {
    const scale = moments.get(code);
    const [first] = own;
    if (scale === undefined || first === undefined) return [];
    return [
      [
        code,
        {
          mean: numberOf(scale.mean) ?? Number.NaN,
          sd: numberOf(scale.standard_deviation) ?? Number.NaN,
          direction: numberOf(first.direction) ?? directions.get(code) ?? 1,
          unit: textOf(first.unit),
          treatment: treatments.get(code) ?? '',
          is_standard: isStandard(own.map(({ normalised }) => Number(normalised))),
        } satisfies Scale,
      ] as const,
    ];
  });
  const figures = [...group(rows, (row) => textOf(row[key]))].map(
    ([area, own]) =>
      [
        area,
        new Map(
          own.map((row): [string, ScoredFigure] => [
            textOf(row.indicator),
            { normalised: Number(row.normalised), contribution: Number(row.contribution) },
          ]),
        ),
      ] as const,
  );
  return { scales: new Map(found), figures: new Map(figures) };
}
