import { ascending, descending } from 'd3-array';
import { quoteFound, SmiError } from '../../../errors/smi-error.js';
import { counted } from '../../../outputs/formats/numbers.js';
import { GSS_CODE } from '../../../schemas/fields.js';
import { kindOfCode, sizeOfKind } from '../../geography/area-kinds.js';
import { type Registers, readRegisters } from '../../geography/registers.js';
import { LIMITS } from '../../tables/limits.js';
import { textOf } from '../../tables/read-cell.js';
import type { Table } from '../../tables/table.js';
import type { RowFilter } from './keep-rows.js';
import { placesIn } from './one-place.js';
import { joinedPeriod } from './periods.js';
import type { SurveyedColumn } from './surveyed-column.js';

/** Why a column is taken for the code of the units. */
export type CodeBy = 'unit_code' | 'gss' | 'name' | 'whole_numbers' | 'text';

/** A column that could be the code of the units. */
export interface CodeColumn {
  /** Its index in the table, from 0. */
  readonly index: number;
  readonly by: CodeBy;
}

/** How many cells of a column are filled, and how many different values they have. */
export interface Distinct {
  readonly filled: number;
  readonly different: number;
  /** Different pairs of value and period. */
  readonly pairs: number;
  /** Whether most of the values are GSS codes. */
  readonly gss: boolean;
  /** How many places they are: a council under its former and its present code is one. */
  readonly places: number;
  /** Position of their kind of area, from the finest; a large number where they are no GSS codes. */
  readonly size: number;
  /** A value that says “total” or “all”. */
  readonly total: string | undefined;
}

/** The rows of a table that are of one level, such as “Local authority”. */
export interface Level {
  readonly text: string;
  /** By candidate. */
  readonly distinct: readonly Distinct[];
}

export interface Levels {
  /** The column of levels; null where the table has none. */
  readonly column: string | null;
  readonly all: readonly Level[];
}

/** Names of the column that says of which level a row is, as in files of Explore Education Statistics. */
const LEVEL_NAME =
  /^(?:geographic(?:al)?[ _]level|geo(?:graphy|g)?[ _]?(?:level|type)|area[ _]?(?:type|level)|level[ _]of[ _]geography|level)$/i;

/** What such a column says; one that says “rural” or “urban” is not such a column. */
const LEVEL_TEXT =
  /\b(?:national|nation|country|england|uk|regional|region|local authority|local authorities|district|lad|la|utla|ltla|county|counties|ward|lsoa|msoa|constituency|school|provider|trust|combined authority|itl\d?)\b/i;

/** More values are not levels, or what a figure is broken down by. */
const MAX_VALUES = 50;

const TOTAL = /^(?:total|all|all .+|total .+|both sexes|persons)$/i;

/** What is counted of a column. */
class Counter {
  filled = 0;
  readonly texts = new Set<string>();
  readonly pairs = new Set<string>();

  /** How many texts it holds. */
  get held(): number {
    return this.texts.size + this.pairs.size;
  }

  see(text: string, period: string): void {
    if (text === '') return;
    this.filled += 1;
    this.texts.add(text);
    this.pairs.add(JSON.stringify([text, period]));
  }

  distinct(registers: () => Registers): Distinct {
    const codes = [...this.texts].filter((text) => GSS_CODE.test(text.toUpperCase()));
    const gss = codes.length > 0 && 2 * codes.length > this.texts.size;
    const few = this.texts.size <= MAX_VALUES;
    return {
      filled: this.filled,
      different: this.texts.size,
      pairs: this.pairs.size,
      gss,
      places: gss ? placesIn(this.texts, registers()) : this.texts.size,
      size: gss
        ? Math.min(...codes.map((code) => sizeOfKind(kindOfCode(code) ?? '')))
        : Number.MAX_SAFE_INTEGER,
      total: few ? [...this.texts].find((text) => TOTAL.test(text)) : undefined,
    };
  }
}

/**
 * Counts the values of the candidates, level by level. Reads the table a second time: only at the end of the
 * first is it known which columns could be the code.
 */
export async function levelsOf(
  table: Table,
  candidates: readonly CodeColumn[],
  periods: readonly number[],
  filter?: RowFilter,
): Promise<Levels> {
  const level = filter === undefined ? table.header.columns.findIndex((name) => LEVEL_NAME.test(name)) : -1;
  const counters = new Map<string, Counter[]>();
  const whole = candidates.map(() => new Counter());
  let held = 0;
  for await (const { cells } of table.rows()) {
    if (filter?.keeps(cells) === false) continue;
    const text = level < 0 ? '' : textOf(cells[level]);
    let found = counters.get(text);
    if (found === undefined && counters.size <= MAX_VALUES) {
      found = candidates.map(() => new Counter());
      counters.set(text, found);
    }
    const when = joinedPeriod(cells, periods);
    candidates.forEach(({ index }, i) => {
      const value = textOf(cells[index]);
      const before = whole[i]!.held;
      whole[i]!.see(value, when);
      found?.[i]?.see(value, when);
      held += whole[i]!.held - before;
    });
    if (held > LIMITS.heldTexts)
      throw new SmiError(
        'table-invalid',
        `${table.name} has more than ${counted(LIMITS.heldTexts, 'different text')} in columns that could be codes`,
        { next: 'give a table with one row for each unit and period' },
      );
  }
  let known: Registers | undefined;
  const registers = () => {
    known ??= readRegisters();
    return known;
  };
  const levels = [...counters].map(([text, each]) => ({
    text,
    distinct: each.map((counter) => counter.distinct(registers)),
  }));
  const named = levels.filter(({ text }) => LEVEL_TEXT.test(text));
  const isLevel = level >= 0 && counters.size <= MAX_VALUES && 2 * named.length > levels.length;
  if (isLevel) return { column: table.header.columns[level]!, all: levels };
  return { column: null, all: [{ text: '', distinct: whole.map((counter) => counter.distinct(registers)) }] };
}

const NO_ROWS: Level = { text: '', distinct: [] };

/** The level whose rows are taken. */
export interface TakenLevel {
  readonly level: Level;
  readonly keep: Record<string, string>;
  /** Other levels with as many units, which could as well have been taken. */
  readonly tied: readonly string[];
}

/** Position of the finest kind of area among the codes of a level. */
const finest = ({ distinct }: Level): number =>
  Math.min(Number.MAX_SAFE_INTEGER, ...distinct.filter(({ gss }) => gss).map(({ size }) => size));

/**
 * The level whose rows are taken: the wanted one, or that with the most units; of several, that of the
 * finest areas, then the first in the file. Throws `setting-invalid` for a wanted level that the table does
 * not have.
 * @param units how many units a level has
 */
export function levelTaken(
  { column, all }: Levels,
  file: string,
  wanted: string | undefined,
  units: (level: Level) => number,
): TakenLevel {
  if (column === null) {
    if (wanted !== undefined)
      throw new SmiError('setting-invalid', `${file} has no column of levels, such as geographic_level`, {
        next: 'leave out --level',
      });
    return { level: all[0] ?? NO_ROWS, keep: {}, tied: [] };
  }
  const [largest] = all.toSorted((a, b) => descending(units(a), units(b)) || ascending(finest(a), finest(b)));
  const level =
    wanted === undefined ? largest : all.find(({ text }) => text.toLowerCase() === wanted.toLowerCase());
  if (level === undefined)
    throw new SmiError('setting-invalid', `${file} has no level ${quoteFound(wanted ?? '')}`, {
      next: `give one of its levels with --level: ${all.map(({ text }) => quoteFound(text)).join(', ')}`,
    });
  const tied = all.filter((each) => each !== level && units(each) === units(level));
  return {
    level,
    keep: all.length > 1 ? { [column]: level.text } : {},
    tied: wanted === undefined ? tied.map(({ text }) => text) : [],
  };
}

/** True for a column that has several values, and fewer than could be those of units. */
export const isBreakdown = (distinct: Distinct | undefined): boolean =>
  distinct !== undefined &&
  !distinct.gss &&
  distinct.different > 1 &&
  distinct.different <= MAX_VALUES &&
  distinct.different < distinct.pairs;

/** The columns that break figures down and have a value for the total, with that value. */
export function totalsOf(
  columns: readonly SurveyedColumn[],
  distinct: readonly Distinct[],
  candidates: readonly CodeColumn[],
): Record<string, string> {
  return Object.fromEntries(
    candidates.flatMap(({ index, by }, i) => {
      const { total, different } = distinct[i] ?? { total: undefined, different: 0 };
      const name = columns[index]?.name ?? '';
      return by === 'text' && total !== undefined && different > 1 && name !== '' ? [[name, total]] : [];
    }),
  );
}
