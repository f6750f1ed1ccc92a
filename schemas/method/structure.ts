import { z } from 'zod';
import { CODE, filledText, number } from '../fields.js';
import { field } from '../table.js';
import { type MethodTreatment, treatment } from './level.js';
import { note, type Preferred, period, prefer } from './shared.js';

const rowFields = {
  name: filledText('Name', 'Name for display.').optional(),
  level: field(z.int().min(1), {
    title: 'Level',
    description: '1 for indicators, one more for each level above. By default it follows from the parents.',
  }).optional(),
  parent: field(z.string().min(1).nullable(), {
    title: 'Parent',
    description: 'Code of the aggregate on the next level that it is part of; null for the index itself.',
  }).default(null),
  direction: field(z.union([z.literal(1), z.literal(-1)]), {
    title: 'Direction',
    description: '1: higher is better; -1: lower is better.',
  }).default(1),
  weight: number(
    'Weight',
    'Weight among the parts of the same parent, zero or more; only the proportions matter.',
  ).default(1),
  type: field(z.enum(['Indicator', 'Aggregate']), {
    title: 'Type',
    description:
      'Indicator: a figure; Aggregate: made of parts. By default a row that is the parent of another is an aggregate.',
  }).optional(),
  unit: filledText('Unit', 'Unit of the value, in plain words.').optional(),
  treatment: treatment.optional(),
};

/** One indicator or aggregate of a custom index. */
export const scoreRow = z.strictObject({
  code: filledText('Code', 'For an indicator, its column in the data.'),
  ...rowFields,
  denominator: filledText(
    'Denominator',
    'Column of the data that the indicator is divided by, as a count by its population. Only for an indicator.',
  ).optional(),
});

/** One indicator or aggregate of an edition. */
export const editionRow = z.strictObject({
  code: field(z.string().regex(CODE), {
    title: 'Code',
    description: 'For an indicator, one that a source provides or that is derived.',
  }),
  ...rowFields,
  period: period.optional(),
  prefer,
  note,
});

type GivenRow = z.output<typeof scoreRow> | z.output<typeof editionRow>;

/** Where a row is in the structure: what a method file may leave out. */
export interface Position {
  readonly level: number;
  readonly type: 'Indicator' | 'Aggregate';
}

/** A row of the structure of a method after reading, with level and type. */
export type ScoreRow = z.output<typeof scoreRow> & Position;
export type EditionRow = z.output<typeof editionRow> & Position;
/** A row of an indicator of an edition. */
export type EditionIndicator = EditionRow & { readonly parent: string; readonly period: string };
/** A row of the structure of any method. */
export type MethodRow = ScoreRow | EditionRow;

/**
 * Adds the level and the type where a row does not give them: a row that no other names as its parent is an
 * indicator, on level 1; an aggregate is one level above the highest of its parts. Nothing is refused here:
 * `checkStructure` reports rows that do not form a hierarchy.
 */
export function withPositions<Row extends GivenRow>(rows: readonly Row[]): (Row & Position)[] {
  const parts = new Map<string, Row[]>();
  for (const row of rows) {
    if (row.parent === null) continue;
    const siblings = parts.get(row.parent);
    if (siblings === undefined) parts.set(row.parent, [row]);
    else siblings.push(row);
  }
  const typeOf = ({ code, level, type }: Row): Position['type'] => {
    if (type !== undefined) return type;
    if (level !== undefined) return level === 1 ? 'Indicator' : 'Aggregate';
    return parts.has(code) ? 'Aggregate' : 'Indicator';
  };
  const levels = new Map<string, number>();
  const levelOf = (row: Row): number => {
    const known = row.level ?? levels.get(row.code);
    if (known !== undefined) return known;
    if (typeOf(row) === 'Indicator') return 1;
    // Set before looking at the parts, so that a cycle of parents ends.
    levels.set(row.code, 2);
    const highest = (parts.get(row.code) ?? []).reduce((level, part) => Math.max(level, levelOf(part)), 1);
    levels.set(row.code, highest + 1);
    return highest + 1;
  };
  return rows.map((row) => ({ ...row, level: levelOf(row), type: typeOf(row) }));
}

/** The code of the index where a method file has `domains` or `faces`. */
export const INDEX_CODE = 'index';

interface Weighed {
  readonly code: string;
  readonly weight: number;
}

/** A domain in a method file with three levels: indicators in domains, domains in the index. */
export interface GivenDomain extends Weighed {
  readonly name: string;
  readonly indicators: readonly (Weighed & {
    readonly direction: 1 | -1;
    readonly period: string;
    readonly prefer?: Preferred[] | undefined;
    readonly note?: string | undefined;
    readonly treatment?: MethodTreatment | undefined;
  })[];
}

/** A face in a method file with four levels: domains in faces, faces in the index. */
export interface GivenFace extends Weighed {
  readonly name: string;
  readonly domains: readonly GivenDomain[];
}

/** Each domain after its indicators. */
const domainRows = (domains: readonly GivenDomain[], parent: string): EditionRow[] =>
  domains.flatMap(({ code, name, weight, indicators }): EditionRow[] => [
    ...indicators.map(
      (indicator): EditionRow => ({ ...indicator, parent: code, level: 1, type: 'Indicator' }),
    ),
    { code, name, weight, direction: 1, parent, level: 2, type: 'Aggregate' },
  ]);

const indexRow = (name: string, level: number): EditionRow => ({
  code: INDEX_CODE,
  name,
  weight: 1,
  direction: 1,
  parent: null,
  level,
  type: 'Aggregate',
});

/** The structure of domains and their indicators: each domain after its indicators, the index last. */
export const structureOfDomains = (domains: readonly GivenDomain[], title: string): EditionRow[] => [
  ...domainRows(domains, INDEX_CODE),
  indexRow(title, 3),
];

/** The structure of faces: each face after its domains, each domain after its indicators, the index last. */
export const structureOfFaces = (faces: readonly GivenFace[], title: string): EditionRow[] => [
  ...faces.flatMap(({ code, name, weight, domains }): EditionRow[] => [
    ...domainRows(domains, code),
    { code, name, weight, direction: 1, parent: INDEX_CODE, level: 3, type: 'Aggregate' },
  ]),
  indexRow(title, 4),
];

interface Structured<Row> {
  readonly structure: readonly Row[];
}

/** The indicators of an edition, in the order of the structure. */
export const indicatorsOf = ({ structure }: Structured<EditionRow>): EditionIndicator[] =>
  structure.filter(
    (row): row is EditionIndicator =>
      row.type === 'Indicator' && row.parent !== null && row.period !== undefined,
  );

/** The aggregates other than the index: the highest level first, each level in the order of the structure. */
export const aggregatesBelowIndex = <Row extends MethodRow>({ structure }: Structured<Row>): Row[] =>
  structure
    .filter(({ type, parent }) => type === 'Aggregate' && parent !== null)
    .toSorted((a, b) => b.level - a.level);

/**
 * The two parts of the index where it has exactly two, each made of aggregates: the faces, whose fifths tell
 * four kinds of place apart. Empty for any other structure.
 */
export function facesOf<Row extends MethodRow>({ structure }: Structured<Row>): readonly Row[] {
  const index = structure.find(({ parent }) => parent === null);
  const parts = structure.filter(({ parent }) => parent !== null && parent === index?.code);
  return parts.length === 2 && parts.every(({ level }) => level > 2) ? parts : [];
}

/** The index itself. */
export function indexRowOf<Row extends MethodRow>({ structure }: Structured<Row>): Row {
  const found = structure.find(({ parent }) => parent === null);
  if (found === undefined) throw new TypeError('a structure has one row without a parent, the index');
  return found;
}

/** The name of a code for display: the code itself where the structure has no name for it. */
export const nameOf = ({ structure }: Structured<MethodRow>, code: string): string =>
  structure.find((row) => row.code === code)?.name ?? code;

/** An aggregate that has indicators as parts, with these indicators. */
export interface IndicatorGroup {
  readonly code: string;
  readonly name: string;
  readonly weight: number;
  readonly indicators: readonly EditionIndicator[];
}

/** The aggregates that have indicators as parts, with these indicators: the domains of an edition. */
export function indicatorGroups(method: Structured<EditionRow>): IndicatorGroup[] {
  const indicators = indicatorsOf(method);
  return method.structure
    .filter(({ type, level }) => type === 'Aggregate' && level === 2)
    .map(({ code, name = code, weight }) => ({
      code,
      name,
      weight,
      indicators: indicators.filter(({ parent }) => parent === code),
    }));
}
