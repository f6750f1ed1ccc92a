import { BLOCK_ROWS, type Block, rowsOf, type Value } from '../../../schemas/blocks.js';
import { customIndicatorsTable } from '../../../schemas/release/custom-index-tables.js';
import { normalisedTable } from '../../../schemas/release/normalisation-tables.js';
import { UNIT_KEY } from '../../../schemas/release/unit-fields.js';
import type { Row, Table } from '../../../schemas/table.js';
import { datesOfGiven } from '../../release/period-columns.js';
import { pointsOf, weightsUsed } from './contributions.js';
import { UNDIVIDED } from './denominators.js';
import { REASONS } from './impute-units.js';
import type { Scored } from './score-units.js';

/** A table to be written. */
export interface CustomTable {
  readonly table: Table;
  /** Made one by one, and the same each time: a long table would not fit into memory as a whole. */
  readonly rows: Iterable<Row>;
  /** The same in columns, for the tables that have a row for each unit and indicator. */
  readonly blocks?: Iterable<Block>;
}

/** A table whose blocks are made on demand, from the start each time. */
function inBlocks(table: Table, rows: number, blockOf: (first: number, count: number) => Block): CustomTable {
  const blocks: Iterable<Block> = {
    *[Symbol.iterator]() {
      for (let first = 0; first < rows; first += BLOCK_ROWS)
        yield blockOf(first, Math.min(BLOCK_ROWS, rows - first));
    },
  };
  return { table, blocks, rows: rowsOf(table, blocks) };
}

/** Distinct values in the order in which they are met. */
class Kinds<V> {
  readonly list: V[] = [];
  readonly #places = new Map<V, number>();

  placeOf(value: V): number {
    const known = this.#places.get(value);
    if (known !== undefined) return known;
    this.#places.set(value, this.list.length);
    return this.list.push(value) - 1;
  }
}

/** Where a value comes from. */
interface Status {
  readonly status: 'observed' | 'missing' | 'estimated';
  readonly reason: string;
}

const OBSERVED: Status = { status: 'observed', reason: '' };
const missing = (reason: string): Status => ({ status: 'missing', reason });
const MISSING = missing('no_value');
const NO_ROW = missing('no_row_in_period');
/** By position in `UNDIVIDED`. */
const UNDIVIDED_STATUSES = UNDIVIDED.map((reason) => (reason === '' ? MISSING : missing(reason)));

/** Says where the value of an indicator of a unit comes from. */
function statusReader({ units, figures, method }: Scored): (unit: number, indicator: number) => Status {
  const { impute } = method.steps;
  const imputed: Status = impute === 'none' ? OBSERVED : { status: 'estimated', reason: REASONS[impute] };
  const given = new Map<string, Status>();
  const becauseOf = (reason: string): Status => {
    const status = given.get(reason) ?? missing(reason);
    given.set(reason, status);
    return status;
  };
  return (unit, indicator) => {
    const { values, imputed: marks } = figures[indicator]!;
    if (!Number.isNaN(values[unit]!)) return marks[unit] === 1 ? imputed : OBSERVED;
    if (units.absent.get(unit) === 'no_row_in_period') return NO_ROW;
    const why = units.reasons[indicator]?.get(unit);
    if (why !== undefined) return becauseOf(why);
    return UNDIVIDED_STATUSES[units.undivided?.[indicator]?.[unit] ?? 0] ?? MISSING;
  };
}

/** `indicators`: by unit code, then in the order of the structure. */
export function indicatorsTableOf(scored: Scored): CustomTable {
  const { plan, chain, units, figures } = scored;
  const { nodes, indicators } = plan.structure;
  const weights = [...weightsUsed(scored).in_index.subarray(0, indicators)];
  const names = nodes.slice(0, indicators).map(({ code }) => code);
  const points = pointsOf(scored);
  const statusOf = statusReader(scored);
  const periods: Value[] = units.periods.length === 0 ? [null] : [...units.periods];
  const dates = units.periods.map(datesOfGiven);
  const starts = periods.map((_, i): Value => dates[i]?.period_start ?? null);
  const ends = periods.map((_, i): Value => dates[i]?.period_end ?? null);
  const blockOf = (first: number, count: number): Block => {
    const firstUnit = Math.floor(first / indicators);
    const lastUnit = Math.floor((first + count - 1) / indicators);
    const ofUnit = new Uint16Array(count);
    const ofIndicator = new Uint16Array(count);
    const ofStatus = new Uint16Array(count);
    const ofPeriod = new Uint16Array(count);
    const value = new Float64Array(count);
    const normalised = new Float64Array(count);
    const contribution = new Float64Array(count).fill(Number.NaN);
    const statuses = new Kinds<Status>();
    for (let row = 0; row < count; row += 1) {
      const unit = Math.floor((first + row) / indicators);
      const i = (first + row) % indicators;
      ofUnit[row] = unit - firstUnit;
      ofIndicator[row] = i;
      ofStatus[row] = statuses.placeOf(statusOf(unit, i));
      ofPeriod[row] = Math.max(0, figures[i]!.periods_back?.[unit] ?? 0);
      value[row] = figures[i]!.values[unit]!;
      normalised[row] = chain.values[i]![unit]!;
      if (points !== null && chain.ranks[unit] !== 0)
        contribution[row] = normalised[row]! * points[i]![unit]!;
    }
    return {
      rows: count,
      columns: [
        { kinds: units.codes.slice(firstUnit, lastUnit + 1), at: ofUnit },
        { kinds: units.names.slice(firstUnit, lastUnit + 1), at: ofUnit },
        { kinds: names, at: ofIndicator },
        { numbers: value },
        { kinds: statuses.list.map(({ status }) => status), at: ofStatus },
        { kinds: statuses.list.map(({ reason }) => reason), at: ofStatus },
        { kinds: periods, at: ofPeriod },
        { numbers: normalised },
        { kinds: weights, at: ofIndicator },
        { numbers: contribution },
        { kinds: starts, at: ofPeriod },
        { kinds: ends, at: ofPeriod },
      ],
    };
  };
  return inBlocks(customIndicatorsTable, units.codes.length * indicators, blockOf);
}

/** `normalised`: every indicator on its normalised scale, one row per unit, by code. */
export function normalisedTableOf({ plan, chain, units }: Scored): CustomTable {
  const indicators = plan.structure.nodes.slice(0, plan.structure.indicators);
  const table = normalisedTable(
    UNIT_KEY,
    indicators.map(({ code, name }) => ({ code, title: name })),
  );
  return inBlocks(table, units.codes.length, (first, count) => ({
    rows: count,
    columns: [
      { values: units.codes.slice(first, first + count) },
      { values: units.names.slice(first, first + count) },
      ...indicators.map((_, i) => ({ numbers: chain.values[i]!.slice(first, first + count) })),
    ],
  }));
}
