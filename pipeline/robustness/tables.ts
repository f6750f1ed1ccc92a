import {
  leaveOneOutTable,
  ROBUSTNESS_COLUMNS,
  robustnessTable,
  sensitivityTable,
} from '../../schemas/release/robustness.js';
import { codeColumn, type UnitKey } from '../../schemas/release/unit-fields.js';
import { byRank, type Row, type TableData } from '../../schemas/table.js';
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

const columnsOf = (summary: AreaSummary | undefined): Row =>
  Object.fromEntries(ROBUSTNESS_COLUMNS.map((name) => [name, summary?.[name] ?? null]));

function areaRows(
  result: RobustnessResult,
  plan: ScorePlan,
  units: readonly NamedUnit[],
  key: UnitKey,
): Row[] {
  const { groupShare, chain } = plan;
  const of = (ranks: Int32Array) => summarise(ranks, result.units, groupShare, chain.tolerance);
  const all = of(result.ranks);
  const without = result.ranks === result.ranksWithout ? all : of(result.ranksWithout);
  const code = codeColumn(key);
  const rows = units.map((unit, i): Row => {
    const without_inheritance = without[i];
    return {
      [code]: unit.code,
      [code.replace('code', 'name')]: unit.name,
      rank: rankOrNull(result.baseline[i]),
      ...columnsOf(all[i]),
      rank_low_without_inheritance: without_inheritance?.rank_low ?? null,
      rank_high_without_inheritance: without_inheritance?.rank_high ?? null,
      coldspot_probability_without_inheritance: without_inheritance?.coldspot_probability ?? null,
      hotspot_probability_without_inheritance: without_inheritance?.hotspot_probability ?? null,
      replicates: all[i]?.replicates_ranked ?? 0,
    };
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

/** How sure the ranks are, as the rows of the published tables. */
export function robustnessRows(
  result: RobustnessResult,
  plan: ScorePlan,
  units: readonly NamedUnit[],
  key: UnitKey,
): RobustnessRows {
  return {
    areas: { table: robustnessTable(key), rows: areaRows(result, plan, units, key) },
    sensitivity: { table: sensitivityTable, rows: sensitivityRows(result) },
    leaveOneOut: { table: leaveOneOutTable(key), rows: leaveOneOutRows(result, plan, units, key) },
  };
}
