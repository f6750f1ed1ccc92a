import { customIndexTable } from '../../../schemas/release/custom-index-tables.js';
import { ROBUSTNESS_COLUMNS } from '../../../schemas/release/robustness.js';
import type { Row } from '../../../schemas/table.js';
import { fifthsOf } from '../../methods/rank/groups.js';
import { unitsByRank } from '../../methods/rank/ranks.js';
import { type CustomTable, lazyRows, orNull, unitKey } from './custom-table.js';
import type { Scored } from './score-units.js';

/** The aggregates below the index, the highest level first, each in the order of the structure. */
export const aggregatePlaces = ({ plan }: Scored): number[] => {
  const { nodes, indicators } = plan.structure;
  return nodes
    .map((_, place) => place)
    .filter((place) => place >= indicators && place < nodes.length - 1)
    .sort((one, other) => nodes[other]!.level - nodes[one]!.level || one - other);
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
 * `index`: score, rank and group of every unit, with what its rank is worth.
 * @param robustness rows of the robustness table by unit code; none where no replicate was made
 */
export function indexTableOf(scored: Scored, robustness: ReadonlyMap<string, Row>): CustomTable {
  const { plan, chain, units } = scored;
  const { nodes } = plan.structure;
  const places = aggregatePlaces(scored);
  const table = customIndexTable(
    places.map((place) => ({ code: nodes[place]!.code, name: nodes[place]!.name })),
  );
  const fifths = fifthsOf(chain.ranks, plan.groupShare, plan.chain.tolerance);
  const order = unitsByRank(chain.ranks);
  const { estimated, missing } = countsOf(scored);
  return {
    table,
    rows: lazyRows(function* () {
      for (const unit of order) {
        const worth = robustness.get(units.codes[unit]!);
        const row: Record<string, Row[string]> = {
          ...unitKey(units.codes[unit], units.names[unit]),
          score: orNull(chain.values.at(-1)![unit]),
          rank: chain.ranks[unit] || null,
        };
        for (const place of places) row[nodes[place]!.code] = orNull(chain.values[place]![unit]);
        for (const name of ROBUSTNESS_COLUMNS) row[name] = worth?.[name] ?? null;
        row.indicators_observed = plan.structure.indicators - estimated[unit]! - missing[unit]!;
        row.indicators_estimated = estimated[unit]!;
        row.indicators_missing = missing[unit]!;
        yield Object.assign(row, fifths[unit]);
      }
    }),
  };
}
