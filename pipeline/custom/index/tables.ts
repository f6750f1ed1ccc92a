import { descending } from 'd3-array';
import {
  customIndexTable,
  customIndicatorsTable,
  customScalesTable,
  customStructureTable,
  customUnrankedTable,
} from '../../../schemas/release/custom-index-tables.js';
import {
  normalisedTable,
  treatedTable,
  treatmentTable,
} from '../../../schemas/release/normalisation-tables.js';
import { ROBUSTNESS_COLUMNS } from '../../../schemas/release/robustness.js';
import { UNIT_KEY } from '../../../schemas/release/unit-fields.js';
import type { Row, Table } from '../../../schemas/table.js';
import { kindWords } from '../../geography/area-kinds.js';
import { treatmentRecords, treatmentRow } from '../../methods/chain/treatment.js';
import { momentsOf } from '../../methods/moments.js';
import { fifthsOf } from '../../methods/rank/groups.js';
import { unitsByRank } from '../../methods/rank/ranks.js';
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
}

/** Rows that are made on demand, from the start each time. */
const lazyRows = (make: () => Iterator<Row>): Iterable<Row> => ({ [Symbol.iterator]: make });

const orNull = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;

/** The two columns that name a unit. */
const unitKey = (code: string | undefined, name: string | undefined) => ({
  unit_code: code ?? '',
  unit_name: name ?? '',
});

/**
 * Indexes of the aggregates below the index, the highest level first, each level in the order of the
 * structure.
 */
export const aggregateIndexes = ({ plan }: Scored): number[] => {
  const { nodes, indicators } = plan.structure;
  return nodes
    .map((_, i) => i)
    .slice(indicators, -1)
    .sort((a, b) => descending(nodes[a]!.level, nodes[b]!.level));
};

/** How many indicators of each unit are imputed, and how many are missing. */
function countsOf({ figures, units }: Scored): {
  readonly estimated: Uint32Array;
  readonly missing: Uint32Array;
} {
  const estimated = new Uint32Array(units.codes.length);
  const missing = new Uint32Array(units.codes.length);
  for (const { values, imputed } of figures)
    for (let unit = 0; unit < values.length; unit += 1) {
      if (Number.isNaN(values[unit]!)) missing[unit]! += 1;
      else estimated[unit]! += imputed[unit]!;
    }
  return { estimated, missing };
}

/**
 * `index`: score, rank and group of every unit, with the interval of its rank and the probabilities of its
 * group.
 * @param robustness rows of the robustness table by unit code; empty where no replicates were made
 */
export function indexTableOf(scored: Scored, robustness: ReadonlyMap<string, Row>): CustomTable {
  const { plan, chain, units } = scored;
  const { nodes } = plan.structure;
  const aggregates = aggregateIndexes(scored);
  const table = customIndexTable(aggregates.map((i) => ({ code: nodes[i]!.code, name: nodes[i]!.name })));
  const fifths = fifthsOf(chain.ranks, plan.groupShare, plan.chain.tolerance);
  const order = unitsByRank(chain.ranks);
  const { estimated, missing } = countsOf(scored);
  return {
    table,
    rows: lazyRows(function* () {
      for (const unit of order) {
        const drawn = robustness.get(units.codes[unit]!);
        const row: Record<string, Row[string]> = {
          ...unitKey(units.codes[unit], units.names[unit]),
          score: orNull(chain.values.at(-1)![unit]),
          rank: chain.ranks[unit] || null,
        };
        for (const i of aggregates) row[nodes[i]!.code] = orNull(chain.values[i]![unit]);
        for (const name of ROBUSTNESS_COLUMNS) row[name] = drawn?.[name] ?? null;
        row.indicators_observed = plan.structure.indicators - estimated[unit]! - missing[unit]!;
        row.indicators_estimated = estimated[unit]!;
        row.indicators_missing = missing[unit]!;
        yield Object.assign(row, fifths[unit]);
      }
    }),
  };
}

/** Where a value comes from. */
interface Status {
  readonly status: 'observed' | 'missing' | 'estimated';
  readonly reason: string;
}

const OBSERVED: Status = { status: 'observed', reason: '' };
const missing = (reason = 'no_value'): Status => ({ status: 'missing', reason });
const MISSING = missing();
/** By position in `UNDIVIDED`. */
const UNDIVIDED_STATUSES = UNDIVIDED.map((reason) => (reason === '' ? MISSING : missing(reason)));

/**
 * `indicators`: by unit code, then in the order of the structure. Hundreds of thousands of units make
 * millions of rows, so each row is built as one object, without spreads.
 */
export function indicatorsTableOf(scored: Scored): CustomTable {
  const { plan, chain, units, figures, method } = scored;
  const { nodes, indicators } = plan.structure;
  const { in_index } = weightsUsed(scored);
  const points = pointsOf(scored);
  const { impute } = method.steps;
  const imputed: Status = impute === 'none' ? OBSERVED : { status: 'estimated', reason: REASONS[impute] };
  const dates = new Map(units.periods.map((period) => [period, datesOfGiven(period)]));
  const rowOf = (unit: number, i: number): Row => {
    const { values, imputed: marks, periods_back } = figures[i]!;
    const value = values[unit]!;
    const why =
      units.absent.get(unit) === 'no_row_in_period' ? 'no_row_in_period' : units.reasons[i]?.get(unit);
    const gap =
      why === undefined ? (UNDIVIDED_STATUSES[units.undivided?.[i]?.[unit] ?? 0] ?? MISSING) : missing(why);
    const { status, reason } = Number.isNaN(value) ? gap : marks[unit] === 1 ? imputed : OBSERVED;
    const normalised = chain.values[i]![unit]!;
    const period = units.periods[Math.max(0, periods_back?.[unit] ?? 0)] ?? null;
    const days = period === null ? undefined : dates.get(period);
    const adds = points === null || chain.ranks[unit] === 0 ? Number.NaN : normalised * points[i]![unit]!;
    return {
      unit_code: units.codes[unit]!,
      unit_name: units.names[unit]!,
      indicator: nodes[i]!.code,
      value: orNull(value),
      status,
      reason,
      period,
      normalised: orNull(normalised),
      weight: in_index[i]!,
      contribution: orNull(adds),
      period_start: days?.period_start ?? null,
      period_end: days?.period_end ?? null,
    };
  };
  return {
    table: customIndicatorsTable,
    rows: lazyRows(function* () {
      for (let unit = 0; unit < units.codes.length; unit += 1)
        for (let i = 0; i < indicators; i += 1) yield rowOf(unit, i);
    }),
  };
}

/** `normalised`: every indicator on its normalised scale, one row per unit, by code. */
export function normalisedTableOf({ plan, chain, units }: Scored): CustomTable {
  const indicators = plan.structure.nodes.slice(0, plan.structure.indicators);
  return {
    table: normalisedTable(
      UNIT_KEY,
      indicators.map(({ code, name }) => ({ code, title: name })),
    ),
    rows: lazyRows(function* () {
      for (let unit = 0; unit < units.codes.length; unit += 1) {
        const row: Record<string, Row[string]> = { ...unitKey(units.codes[unit], units.names[unit]) };
        for (const [i, { code }] of indicators.entries()) row[code] = orNull(chain.values[i]![unit]);
        yield row;
      }
    }),
  };
}

const levelName = ({ plan }: Scored, node: number): string =>
  plan.levels[plan.structure.nodes[node]!.level - 1] ?? '';

/** `unranked`: rows of another kind of area in the order of the file, then units by code. */
export function unrankedTableOf({ units, chain }: Scored): CustomTable {
  const others = units.others.map(
    ({ code, name, kind, row }): Row => ({
      unit_code: code,
      unit_name: name,
      reason: 'another_kind_of_area',
      kind: kindWords(kind, 1),
      row,
    }),
  );
  const without = units.codes.flatMap((code, unit): Row[] =>
    chain.ranks[unit] === 0
      ? [
          {
            ...unitKey(code, units.names[unit]),
            reason: units.absent.get(unit) ?? 'too_few_figures',
            kind: '',
            row: null,
          },
        ]
      : [],
  );
  return {
    table: customUnrankedTable,
    rows: [...others, ...without].map((row, i): Row => ({ entry: i + 1, ...row })),
  };
}

/** `scales`: moments of every node before it is normalised, in the order of the structure. */
export const scalesTableOf = (scored: Scored): CustomTable => ({
  table: customScalesTable,
  rows: scored.plan.structure.nodes.map(({ code }, i): Row => {
    const { count, mean, sd, min, max } = momentsOf(scored.chain.raw[i]!);
    return {
      level: levelName(scored, i),
      code,
      units: count,
      mean,
      standard_deviation: sd,
      least: min,
      most: max,
    };
  }),
});

/** `structure`: the hierarchy with the weights that were used. */
export function structureTableOf(scored: Scored): CustomTable {
  const { nodes } = scored.plan.structure;
  const { in_parent, in_index } = weightsUsed(scored);
  return {
    table: customStructureTable,
    rows: nodes.map(
      ({ code, name, parent, direction, unit }, i): Row => ({
        code,
        name,
        level: levelName(scored, i),
        parent: nodes[parent]?.code ?? null,
        direction,
        weight: in_parent[i]!,
        index_weight: in_index[i]!,
        unit,
      }),
    ),
  };
}

/** `treatment` and `treated`: what was done to outliers, and every value that treatment changed. */
export function treatmentTablesOf({ plan, chain, figures, units: { codes, names } }: Scored): CustomTable[] {
  const columns = figures.map(({ values }) => values);
  const records = treatmentRecords(plan.structure, plan.chain, chain, columns);
  return [
    { table: treatmentTable, rows: records.map((record): Row => treatmentRow(record, plan.levels)) },
    {
      table: treatedTable(UNIT_KEY),
      rows: lazyRows(function* () {
        for (const { node, treated } of records)
          for (const { unit, from, to, why } of treated.changes)
            yield {
              ...unitKey(codes[unit], names[unit]),
              code: node.code,
              value_before: from,
              value_after: to,
              why,
            };
      }),
    },
  ];
}
