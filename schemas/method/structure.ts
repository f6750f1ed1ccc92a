import { z } from 'zod';
import { CODE } from '../fields.js';
import { field } from '../table.js';
import { note, period } from './shared.js';

const text = (title: string, description: string) => field(z.string().min(1), { title, description });

const rowFields = {
  name: text('Name', 'Name for people.').optional(),
  level: field(z.int().min(1), {
    title: 'Level',
    description:
      '1 for indicators, one more for each level above. Where it is not given it follows from the parents.',
  }).optional(),
  parent: field(z.string().min(1).nullable(), {
    title: 'Parent',
    description: 'Code of what it is part of, on the next level; null for the index itself.',
  }).default(null),
  direction: field(z.union([z.literal(1), z.literal(-1)]), {
    title: 'Direction',
    description: '1: higher is better; -1: lower is better.',
  }).default(1),
  weight: field(z.number(), {
    title: 'Weight',
    description: 'Weight among those of the same parent, zero or more; only the proportions matter.',
  }).default(1),
  type: field(z.enum(['Indicator', 'Aggregate']), {
    title: 'Type',
    description:
      'Indicator: a figure; Aggregate: made of others. Where it is not given, what is the parent of another is an aggregate.',
  }).optional(),
  unit: text('Unit', 'Unit of the value, in plain words.').optional(),
};

/** One indicator or aggregate of an index of the user's own. */
export const scoreRow = z.strictObject({
  code: text('Code', 'For an indicator, its column in the data.'),
  ...rowFields,
});

/** One indicator or aggregate of an edition. */
export const editionRow = z.strictObject({
  code: field(z.string().regex(CODE), {
    title: 'Code',
    description: 'For an indicator, one that a source offers or that is derived.',
  }),
  ...rowFields,
  period: period.optional(),
  note,
});

type GivenRow = z.output<typeof scoreRow>;

/** Where a row is in the hierarchy: what a method file may leave out. */
export interface Position {
  readonly level: number;
  readonly type: 'Indicator' | 'Aggregate';
}

/** A row of the structure of a method that has been read. */
export type ScoreRow = GivenRow & Position;
export type EditionRow = z.output<typeof editionRow> & Position;
/** A row of an indicator of an edition. */
export type EditionIndicator = EditionRow & { readonly parent: string; readonly period: string };
/** What every structure has, whatever kind of method it is of. */
export type MethodRow = ScoreRow;

/**
 * Rows with the level and the type that follow from their parents, where they are not given: what no row names as its
 * parent is an indicator, of level 1; an aggregate is one level above the highest of its parts. Nothing is refused here:
 * rows that are no hierarchy are for `checkStructure`.
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
    // What a circle of parents comes back to, so that it ends.
    levels.set(row.code, 2);
    const highest = (parts.get(row.code) ?? []).reduce((level, part) => Math.max(level, levelOf(part)), 1);
    levels.set(row.code, highest + 1);
    return highest + 1;
  };
  return rows.map((row) => ({ ...row, level: levelOf(row), type: typeOf(row) }));
}

/** The code of the index itself where a method file has `domains`. */
export const INDEX_CODE = 'index';

interface Weighed {
  readonly code: string;
  readonly weight: number;
}

/** The form with three levels: indicators in domains, domains in the index. */
export interface GivenDomain extends Weighed {
  readonly name: string;
  readonly indicators: readonly (Weighed & {
    readonly direction: 1 | -1;
    readonly period: string;
    readonly note?: string | undefined;
  })[];
}

/** The structure of domains and their indicators: each domain after its indicators, the index last. */
export function structureOfDomains(domains: readonly GivenDomain[], title: string): EditionRow[] {
  const rows = domains.flatMap(({ code, name, weight, indicators }): EditionRow[] => [
    ...indicators.map((one): EditionRow => ({ ...one, parent: code, level: 1, type: 'Indicator' })),
    { code, name, weight, direction: 1, parent: INDEX_CODE, level: 2, type: 'Aggregate' },
  ]);
  const index = { code: INDEX_CODE, name: title, weight: 1, direction: 1, parent: null, level: 3 } as const;
  return [...rows, { ...index, type: 'Aggregate' }];
}

interface Structured<Row> {
  readonly structure: readonly Row[];
}

/** The indicators of an edition in their order. */
export const indicatorsOf = ({ structure }: Structured<EditionRow>): EditionIndicator[] =>
  structure.filter(
    (row): row is EditionIndicator =>
      row.type === 'Indicator' && row.parent !== null && row.period !== undefined,
  );

/** What is made of others and is not the index: the highest level first, each in the order of the structure. */
export const aggregatesBelowIndex = <Row extends MethodRow>({ structure }: Structured<Row>): Row[] =>
  structure
    .filter(({ type, parent }) => type === 'Aggregate' && parent !== null)
    .toSorted((a, b) => b.level - a.level);

/** The index itself. */
export function indexRowOf<Row extends MethodRow>({ structure }: Structured<Row>): Row {
  const found = structure.find(({ parent }) => parent === null);
  if (found === undefined) throw new TypeError('a structure has one row without a parent, the index');
  return found;
}

/** The name of a code for people: the code itself where the structure has no name for it. */
export const nameOf = ({ structure }: Structured<MethodRow>, code: string): string =>
  structure.find((row) => row.code === code)?.name ?? code;

/** An aggregate that holds indicators, with these. */
export interface IndicatorGroup {
  readonly code: string;
  readonly name: string;
  readonly weight: number;
  readonly indicators: readonly EditionIndicator[];
}

/** The aggregates that hold indicators, with these: the domains of an edition. */
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
