import type { Row, Table } from '../../schemas/table.js';
import type { ScorePlan } from '../editions/plan.js';
import { refusing } from '../editions/refusal.js';
import type { Step } from '../engine/step.js';
import { type Chain, compileChain } from '../methods/chain/chain.js';
import { type TreatmentRecord, treatmentRecords } from '../methods/chain/treatment.js';
import type { ScoreValue } from './tables.js';

/** The whole index in typed arrays: what SQL does not do is taken from here as tables. */
export interface Arrays {
  /** Codes of the areas in the order of the columns. */
  readonly units: readonly string[];
  readonly chain: Chain;
  readonly treatment: readonly TreatmentRecord[];
}

/** A table that typed arrays make and that steps of SQL read. */
export interface ArrayTable {
  readonly name: string;
  /** What it holds, in one sentence. */
  readonly purpose: string;
  readonly table: Table;
  /** Null for a table that has no row, whatever the values. */
  readonly rows: ((arrays: Arrays) => Row[]) | null;
}

/** A part of the stage: most are steps of SQL. */
export type Part = Step | ArrayTable;

export const isStep = (part: Part): part is Step => 'query' in part;

/**
 * Runs the compiled chain on the values, once. It makes the tables that SQL does not make, and refuses what cannot be
 * scored, whatever of it SQL would do.
 * @throws SmiError as `refusal` says of what the chain throws, naming the code
 */
export function runChain(plan: ScorePlan, values: readonly ScoreValue[]): Arrays {
  const { structure, chain: method } = plan;
  // a distance to one of the areas is to its index in the units of the plan
  const units = [...new Set([...plan.units, ...values.map(({ area_code }) => area_code).sort()])];
  const indices = new Map(units.map((unit, index) => [unit, index]));
  const places = new Map(
    structure.nodes.slice(0, structure.indicators).map(({ code }, place) => [code, place]),
  );
  const figures = Array.from({ length: structure.indicators }, () =>
    new Float64Array(units.length).fill(Number.NaN),
  );
  for (const { area_code, code, value } of values) {
    const place = places.get(code);
    if (place !== undefined && value !== null) figures[place]![indices.get(area_code)!] = value;
  }
  return refusing(() => {
    const chain = compileChain(structure, method, units.length);
    chain.run(figures);
    return { units, chain, treatment: treatmentRecords(structure, method, chain, figures) };
  });
}

/** Rows of `area_code, code, value` of the nodes of a level; none where a value is missing. */
export function valueRows(
  { structure }: ScorePlan,
  level: number,
  { units }: Arrays,
  columnOf: (place: number) => Float64Array,
): Row[] {
  return structure.nodes.flatMap((node, place) => {
    if (node.level !== level) return [];
    const column = columnOf(place);
    return units.flatMap((area_code, unit) => {
      const value = column[unit]!;
      return Number.isNaN(value) ? [] : [{ area_code, code: node.code, value }];
    });
  });
}
