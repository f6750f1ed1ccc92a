/** Score, rank and group of an area in what is ranked. */
export interface Standing {
  /** What is ranked: `index`, or the code of an outcome. */
  readonly of: string;
  /** The period of the outcome; nothing for an index. */
  readonly period: string;
  readonly area_code: string;
  readonly area_name: string;
  readonly score: number | null;
  readonly rank: number | null;
  readonly group: string;
}

const numberOrNull = (value: unknown): number | null =>
  value === null || value === undefined ? null : Number(value);

type Row = Readonly<Record<string, unknown>>;

/** The standing of a row of a table: what is ranked, and the group, are under other names in each. */
const standing = (row: Row, of: string, period: string, group: unknown): Standing => ({
  of,
  period,
  area_code: String(row.area_code),
  area_name: String(row.area_name),
  score: numberOrNull(row.score),
  rank: numberOrNull(row.rank),
  group: group === null || group === undefined ? '' : String(group),
});

/** The standing in a row of `index`. */
export const indexStanding = (row: Row): Standing => standing(row, 'index', '', row.group);

/** The standing in a row of `coldspots`. */
export const outcomeStanding = (row: Row): Standing =>
  standing(row, String(row.outcome), String(row.period), row.kind);
