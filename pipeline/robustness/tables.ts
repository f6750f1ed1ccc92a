import {
  leaveOneOutTable,
  type RankedPart,
  robustnessTable,
  sensitivityTable,
} from '../../schemas/release/robustness.js';
import { codeColumn, type UnitKey } from '../../schemas/release/unit-fields.js';
import { byRank, columns, type Row, type Table, type TableData } from '../../schemas/table.js';
import type { ScorePlan } from '../editions/plan.js';
import type { RobustnessResult } from './robustness-of.js';
import { type AreaSummary, summarise } from './summarise.js';

/** Code and name of a unit, as in the tables. */
export interface NamedUnit {
  readonly code: string;
  readonly name: string;
}

export interface RobustnessRows {
  /** One row for each unit, by rank and code. */
  readonly areas: TableData;
  readonly sensitivity: TableData;
  readonly leaveOneOut: TableData;
}

const rankOrNull = (rank: number | undefined): number | null => rank || null;

/** The faces of the index whose ranks are kept. */
export const rankedParts = (
  { nodes }: Pick<RobustnessResult, 'nodes'>,
  { structure }: ScorePlan,
): RankedPart[] => nodes.slice(1).map(({ node }) => structure.nodes[node]!);

/** Summaries of all units for one node: with figures and choices drawn, and with figures alone. */
interface NodeSummary {
  readonly drawn: readonly AreaSummary[];
  readonly figures: readonly AreaSummary[] | null;
}

/** The columns of a unit for the index (no prefix) or for a part; probabilities are from figures alone. */
function columnsOf({ drawn, figures }: NodeSummary, unit: number, prefix: string): Row {
  const both = drawn[unit];
  const alone = figures?.[unit];
  const own = figures === null ? both : alone;
  return {
    [`${prefix}rank_median`]: both?.rank_median ?? null,
    [`${prefix}rank_low`]: both?.rank_low ?? null,
    [`${prefix}rank_high`]: both?.rank_high ?? null,
    [`${prefix}coldspot_probability`]: own?.coldspot_probability ?? null,
    [`${prefix}hotspot_probability`]: own?.hotspot_probability ?? null,
    [`${prefix}rank_low_figures`]: alone?.rank_low ?? null,
    [`${prefix}rank_high_figures`]: alone?.rank_high ?? null,
  };
}

function areaRows(
  result: RobustnessResult,
  plan: ScorePlan,
  units: readonly NamedUnit[],
  table: Table,
  key: UnitKey,
): Row[] {
  const { groupShare, chain, structure } = plan;
  const of = (ranks: Int32Array) => summarise(ranks, result.units, groupShare, chain.tolerance);
  const summaries = result.nodes.map(({ node, ranks, figures }, k) => ({
    prefix: k === 0 ? '' : `${structure.nodes[node]!.code}_`,
    drawn: of(ranks),
    figures: figures === null ? null : of(figures),
  }));
  const code = codeColumn(key);
  const names = columns(table).map(({ name }) => name);
  const rows = units.map((unit, i): Row => {
    const row: Row = {
      [code]: unit.code,
      [code.replace('code', 'name')]: unit.name,
      rank: rankOrNull(result.baseline[i]),
      replicates: summaries[0]!.drawn[i]?.replicates_ranked ?? 0,
      ...Object.assign({}, ...summaries.map((summary) => columnsOf(summary, i, summary.prefix))),
    };
    return Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
  });
  return rows.sort(byRank(code));
}

const sensitivityRows = ({ sensitivity }: RobustnessResult): Row[] =>
  sensitivity
    .toSorted((a, b) => (b.total ?? -1) - (a.total ?? -1))
    .map(({ factor, first, first_low, first_high, total, total_low, total_high }) => ({
      factor: factor.code,
      title: factor.title,
      first_order: first,
      first_order_low: first_low,
      first_order_high: first_high,
      total,
      total_low,
      total_high,
    }));

function leaveOneOutRows(
  { leaveOneOut, baseline }: RobustnessResult,
  { structure }: ScorePlan,
  units: readonly NamedUnit[],
  key: UnitKey,
): Row[] {
  const code = codeColumn(key);
  return leaveOneOut.flatMap((ranks, indicator) => {
    if (ranks === null) return [];
    const rows = units.map((unit, i): Row => {
      const rank = rankOrNull(baseline[i]);
      const rank_without = rankOrNull(ranks[i]);
      return {
        indicator: structure.nodes[indicator]!.code,
        [code]: unit.code,
        [code.replace('code', 'name')]: unit.name,
        rank,
        rank_without,
        moved: rank === null || rank_without === null ? null : rank_without - rank,
      };
    });
    const size = ({ moved }: Row) => (moved === null ? -1 : Math.abs(Number(moved)));
    return rows.sort((a, b) => size(b) - size(a) || (String(a[code]) < String(b[code]) ? -1 : 1));
  });
}

/**
 * How sure the ranks are, as the rows of the published tables. A custom index, whose figures come without
 * errors, has no columns for figures alone.
 */
export function robustnessRows(
  result: RobustnessResult,
  plan: ScorePlan,
  units: readonly NamedUnit[],
  key: UnitKey,
): RobustnessRows {
  const areas = robustnessTable(key, codeColumn(key) === 'area_code', rankedParts(result, plan));
  return {
    areas: { table: areas, rows: areaRows(result, plan, units, areas, key) },
    sensitivity: { table: sensitivityTable, rows: sensitivityRows(result) },
    leaveOneOut: { table: leaveOneOutTable(key), rows: leaveOneOutRows(result, plan, units, key) },
  };
}
