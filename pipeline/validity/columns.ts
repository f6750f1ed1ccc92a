import type { Area } from '../../schemas/area.js';
import type { Evidence, EvidenceArea, EvidenceLevel } from '../../schemas/evidence.js';
import { EVIDENCE_MEASURES, type EvidenceMeasure } from '../../schemas/evidence-measures.js';
import type { Inset } from '../../schemas/method/areas.js';
import type { ValidityPlace } from '../../schemas/release/validity-tables.js';
import type { ScoredPart } from './means.js';

/** What is known of a place by a measure: a figure of an edition, without what only a reader needs. */
export type Measured = Pick<Evidence, 'measure' | 'place_code' | 'value' | 'period' | 'source'>;

/** The places of one kind, in the order of their codes, with the scores there. */
export interface LevelColumns {
  readonly places: readonly string[];
  /** For each part, its score in each place; NaN where there is none. */
  readonly scores: readonly Float64Array[];
  /** For each part, whether its score in a place is a plain mean of several districts. */
  readonly plain: readonly (readonly boolean[])[];
  /** Whether a place has a district in the inset. */
  readonly inside: readonly boolean[];
}

/** A measure in the places of its level; NaN where it has no figure. */
export interface MeasureColumn {
  readonly measure: EvidenceMeasure;
  readonly level: LevelColumns;
  readonly values: Float64Array;
  readonly period: string;
  readonly source: string;
}

export interface ColumnInput {
  readonly areas: readonly Area[];
  readonly evidenceAreas: readonly EvidenceArea[];
  readonly measured: readonly Measured[];
  readonly parts: readonly ScoredPart[];
  readonly means: readonly ValidityPlace[];
  readonly inset: Inset | undefined;
}

/** The level of districts: each is a place by itself. */
function ofDistricts({ areas, parts, inset }: ColumnInput): LevelColumns {
  const sorted = areas.toSorted((a, b) => (a.area_code < b.area_code ? -1 : 1));
  const places = sorted.map(({ area_code }) => area_code);
  return {
    places,
    scores: parts.map(({ scores }) => Float64Array.from(places, (code) => scores.get(code) ?? Number.NaN)),
    plain: parts.map(() => places.map(() => false)),
    inside: sorted.map(({ region_code }) => region_code === inset?.code),
  };
}

/** The level of larger places, each with the means of its districts. */
function ofPlaces(level: EvidenceLevel, input: ColumnInput): LevelColumns {
  const { areas, evidenceAreas, parts, means, inset } = input;
  const own = means.filter((mean) => mean.level === level);
  const places = [...new Set(own.map(({ place_code }) => place_code))];
  const byKey = new Map(own.map((mean) => [`${mean.place_code} ${mean.code}`, mean]));
  const inInset = new Set(
    areas.filter(({ region_code }) => region_code === inset?.code).map(({ area_code }) => area_code),
  );
  const inside = new Set(
    evidenceAreas
      .filter((area) => area.level === level && inInset.has(area.area_code))
      .map(({ place_code }) => place_code),
  );
  const meanOf = (place: string, { code }: ScoredPart) => byKey.get(`${place} ${code}`);
  return {
    places,
    scores: parts.map((part) =>
      Float64Array.from(places, (place) => meanOf(place, part)?.score ?? Number.NaN),
    ),
    plain: parts.map((part) =>
      places.map((place) => {
        const mean = meanOf(place, part);
        return mean !== undefined && mean.districts > 1 && mean.population === null;
      }),
    ),
    inside: places.map((place) => inside.has(place)),
  };
}

/** The measures that an edition has figures of, each in the places of its level. */
export function measureColumns(input: ColumnInput): MeasureColumn[] {
  const levels = new Map<EvidenceLevel, LevelColumns>();
  return EVIDENCE_MEASURES.flatMap((measure): MeasureColumn[] => {
    const rows = input.measured.filter((row) => row.measure === measure.code);
    const [first] = rows;
    if (first === undefined) return [];
    const level =
      levels.get(measure.level) ??
      (measure.level === 'district' ? ofDistricts(input) : ofPlaces(measure.level, input));
    levels.set(measure.level, level);
    const found = new Map(rows.map(({ place_code, value }) => [place_code, value]));
    const values = Float64Array.from(level.places, (place) => found.get(place) ?? Number.NaN);
    return [{ measure, level, values, period: first.period, source: first.source }];
  });
}
