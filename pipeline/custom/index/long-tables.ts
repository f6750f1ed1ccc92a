import {
  customIndicatorsTable,
  customScalesTable,
  customStructureTable,
} from '../../../schemas/release/custom-index-tables.js';
import type { Row } from '../../../schemas/table.js';
import { momentsOf } from '../../methods/moments.js';
import { pointsOf } from './contributions.js';
import { type CustomTable, lazyRows, orNull } from './custom-table.js';
import { REASONS } from './impute-units.js';
import type { Scored } from './score-units.js';
import { weightsUsed } from './weights-used.js';

/** Where a value comes from. */
interface Standing {
  readonly status: 'observed' | 'missing' | 'estimated';
  readonly reason: string;
}

const OBSERVED: Standing = { status: 'observed', reason: '' };
const MISSING: Standing = { status: 'missing', reason: 'no_value' };

/**
 * `indicators`: by unit code, then in the order of the structure. There are millions of rows where there are hundreds of
 * thousands of units, so that each is made in one piece.
 */
export function indicatorsTableOf(scored: Scored): CustomTable {
  const { plan, chain, units, figures, method } = scored;
  const { nodes, indicators } = plan.structure;
  const { in_index } = weightsUsed(scored);
  const points = pointsOf(scored);
  const { impute } = method.steps;
  const imputed: Standing = impute === 'none' ? OBSERVED : { status: 'estimated', reason: REASONS[impute] };
  const rowOf = (unit: number, at: number): Row => {
    const { values, imputed: marks, periods_back } = figures[at]!;
    const value = values[unit]!;
    const { status, reason } = Number.isNaN(value) ? MISSING : marks[unit] === 1 ? imputed : OBSERVED;
    const normalised = chain.values[at]![unit]!;
    const adds = points === null || chain.ranks[unit] === 0 ? Number.NaN : normalised * points[at]![unit]!;
    return {
      unit_code: units.codes[unit]!,
      unit_name: units.names[unit]!,
      indicator: nodes[at]!.code,
      value: orNull(value),
      status,
      reason,
      period: units.periods[Math.max(0, periods_back?.[unit] ?? 0)] ?? null,
      normalised: orNull(normalised),
      weight: in_index[at]!,
      contribution: orNull(adds),
    };
  };
  return {
    table: customIndicatorsTable,
    rows: lazyRows(function* () {
      for (let unit = 0; unit < units.codes.length; unit += 1)
        for (let at = 0; at < indicators; at += 1) yield rowOf(unit, at);
    }),
  };
}

const levelName = ({ plan }: Scored, place: number): string =>
  plan.levels[plan.structure.nodes[place]!.level - 1] ?? '';

/** `scales`: of every node, in the order of the structure. */
export const scalesTableOf = (scored: Scored): CustomTable => ({
  table: customScalesTable,
  rows: scored.plan.structure.nodes.map(({ code }, place): Row => {
    const { count, mean, sd, min, max } = momentsOf(scored.chain.raw[place]!);
    const moments = { units: count, mean, standard_deviation: sd, least: min, most: max };
    return { level: levelName(scored, place), code, ...moments };
  }),
});

/** `structure`: the hierarchy with the weights that were used. */
export function structureTableOf(scored: Scored): CustomTable {
  const { nodes } = scored.plan.structure;
  const { in_parent, in_index } = weightsUsed(scored);
  return {
    table: customStructureTable,
    rows: nodes.map(
      ({ code, name, parent, direction, unit }, place): Row => ({
        code,
        name,
        level: levelName(scored, place),
        parent: nodes[parent]?.code ?? null,
        direction,
        weight: in_parent[place]!,
        index_weight: in_index[place]!,
        unit,
      }),
    ),
  };
}
