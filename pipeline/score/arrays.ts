import type { Row, Table } from '../../schemas/table.js';
import type { ScorePlan } from '../editions/plan.js';
import { refusing } from '../editions/refusal.js';
import type { Step } from '../engine/step.js';
import { type Chain, compileChain } from '../methods/chain/chain.js';
import { type TreatmentRecord, treatmentRecords } from '../methods/chain/treatment.js';
import type { ScoreValue } from './tables.js';

/** The whole index in typed arrays, from which the tables come that SQL does not compute. */
export interface Arrays {
  /** Codes of the areas in the order of the columns. */
  readonly units: readonly string[];
  readonly chain: Chain;
  readonly treatment: readonly TreatmentRecord[];
}

/** A table made from typed arrays, which steps of SQL read. */
export interface ArrayTable {
  readonly name: string;
  /** What it holds, in one sentence. */
  readonly purpose: string;
  readonly table: Table;
  /** Null for a table that is empty whatever the values. */
  readonly rows: ((arrays: Arrays) => Row[]) | null;
}

/** A part of the stage, usually a step of SQL. */
export type Part = Step | ArrayTable;

export const isStep = (part: Part): part is Step => 'query' in part;

/**
 * Runs the compiled chain on the values, once. It supplies the tables that SQL does not compute, and refuses
 * values that cannot be scored, even those that SQL would accept.
 * @throws SmiError as `refusal` makes it of an error of the chain, naming the code
 */
export function runChain(plan: ScorePlan, values: readonly ScoreValue[]): Arrays {
  const { structure, chain: method } = plan;
  // a distance to an area refers to its index in the units of the plan
  const units = [...new Set([...plan.units, ...values.map(({ area_code }) => area_code).sort()])];
  const unitIndex = new Map(units.map((unit, index) => [unit, index]));
  const indicatorIndex = new Map(
    structure.nodes.slice(0, structure.indicators).map(({ code }, i) => [code, i]),
  );
  const figures = Array.from({ length: structure.indicators }, () =>
    new Float64Array(units.length).fill(Number.NaN),
  );
  for (const { area_code, code, value } of values) {
    const i = indicatorIndex.get(code);
    if (i !== undefined && value !== null) figures[i]![unitIndex.get(area_code)!] = value;
  }
  return refusing(() => {
    const chain = compileChain(structure, method, units.length);
    chain.run(figures);
    return { units, chain, treatment: treatmentRecords(structure, method, chain, figures) };
  });
}

/** Rows `area_code, code, value` of the nodes of a level, without missing values. */
export function valueRows(
  { structure }: ScorePlan,
  level: number,
  { units }: Arrays,
  columnOf: (i: number) => Float64Array,
): Row[] {
  return structure.nodes.flatMap((node, i) => {
    if (node.level !== level) return [];
    const column = columnOf(i);
    return units.flatMap((area_code, unit) => {
      const value = column[unit]!;
      return Number.isNaN(value) ? [] : [{ area_code, code: node.code, value }];
    });
  });
}
