import { descending } from 'd3-array';
import {
  customIndexTable,
  customScalesTable,
  customStructureTable,
  customUnrankedTable,
} from '../../../schemas/release/custom-index-tables.js';
import { treatedTable, treatmentTable } from '../../../schemas/release/normalisation-tables.js';
import { ROBUSTNESS_COLUMNS } from '../../../schemas/release/robustness.js';
import { UNIT_KEY } from '../../../schemas/release/unit-fields.js';
import { columns, type Row, rowMaker } from '../../../schemas/table.js';
import { kindWords } from '../../geography/area-kinds.js';
import { treatmentRecords, treatmentRow } from '../../methods/chain/treatment.js';
import { momentsOf } from '../../methods/moments.js';
import { fifthsOf } from '../../methods/rank/groups.js';
import { unitsByRank } from '../../methods/rank/ranks.js';
import { weightsUsed } from './contributions.js';
import type { CustomTable } from './long-tables.js';
import type { Scored } from './score-units.js';

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
  const newRow = rowMaker<string | number | boolean>(columns(table).map(({ name }) => name));
  return {
    table,
    rows: lazyRows(function* () {
      for (const unit of order) {
        const drawn = robustness.get(units.codes[unit]!);
        const row = newRow();
        row.unit_code = units.codes[unit]!;
        row.unit_name = units.names[unit]!;
        row.score = orNull(chain.values.at(-1)![unit]);
        row.rank = chain.ranks[unit] || null;
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
