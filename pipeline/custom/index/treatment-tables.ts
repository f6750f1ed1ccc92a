import { treatedTable, treatmentTable } from '../../../schemas/release/normalisation-tables.js';
import { UNIT_KEY } from '../../../schemas/release/unit-fields.js';
import type { Row } from '../../../schemas/table.js';
import { AGGREGATIONS } from '../../methods/aggregate/aggregate.js';
import { AggregateRoom } from '../../methods/aggregate/room.js';
import type { StructureNode } from '../../methods/structure/structure.js';
import { type Treated, treat } from '../../methods/treat/treat.js';
import { type CustomTable, lazyRows, orNull, unitKey } from './custom-table.js';
import type { Scored } from './score-units.js';

/** A node that its level tests for outliers, with the record of what was done. */
interface Record {
  readonly node: StructureNode;
  readonly level: string;
  readonly treated: Treated;
}

/** The values of an aggregate before treatment, put together anew: the chain keeps those after it. */
function aggregated({ plan, chain, units }: Scored, { children, level }: StructureNode): Float64Array {
  const { aggregate = 'arithmetic_mean', minimum_weight_share = 0 } = plan.chain.levels[level - 1]!;
  const out = new Float64Array(units.codes.length);
  const parts = children.map((child) => chain.values[child]!);
  const weights = Float64Array.from(children, (child) => chain.weights[child]!);
  const enough = minimum_weight_share - plan.chain.tolerance;
  // of aggregates, ties are within the tolerance, as in the chain
  const ties = level > 2 ? plan.chain.tolerance : 0;
  AGGREGATIONS[aggregate](out, parts, weights, enough, new AggregateRoom(out.length), ties);
  return out;
}

const recordsOf = (scored: Scored): Record[] =>
  scored.plan.structure.nodes.flatMap((node, place) => {
    const rule = scored.plan.chain.levels[node.level - 1]?.treat;
    if (rule === undefined) return [];
    const before = scored.figures[place]?.values ?? aggregated(scored, node);
    return [{ node, level: scored.plan.levels[node.level - 1] ?? '', treated: treat(before, rule) }];
  });

const rowOf = ({ node, level, treated }: Record): Row => {
  const { before, after, treatment, changes, passed } = treated;
  return {
    ...{ level, code: node.code, n: before.count },
    ...{ skew_before: orNull(before.skew), kurt_before: orNull(before.kurt) },
    ...{ skew_after: orNull(after.skew), kurt_after: orNull(after.kurt) },
    ...{ treatment, points: treatment === 'winsorise' ? changes.length : 0, passed },
  };
};

/** `treatment` and `treated`: what was done to outliers, and every value that is not as it was. */
export function treatmentTablesOf(scored: Scored): CustomTable[] {
  const { codes, names } = scored.units;
  const records = recordsOf(scored);
  return [
    { table: treatmentTable, rows: records.map(rowOf) },
    {
      table: treatedTable(UNIT_KEY),
      rows: lazyRows(function* () {
        for (const { node, treated } of records)
          for (const { unit, from, to, why } of treated.changes)
            yield {
              ...unitKey(codes[unit], names[unit]),
              ...{ code: node.code, value_before: from, value_after: to, why },
            };
      }),
    },
  ];
}
