import { z } from 'zod';
import { tableDdl } from '../../schemas/generate/ddl.js';
import { columns, field, type Table } from '../../schemas/table.js';
import type { Dialect } from '../engine/dialect.js';
import type { Step } from '../engine/step.js';
import type { Structure } from '../methods/structure/structure.js';
import { checkWeights } from '../methods/weigh/check-weights.js';
import { type Weighting, weightsByValues } from '../methods/weigh/weighting.js';
import type { Bench, Part, Work } from './part.js';

const plain = <T extends z.ZodType>(type: T, description: string) =>
  field(type, { title: description, description });

/** What those of a level weigh among their siblings. */
const weightTable = (name: string): Table => ({
  name,
  title: 'Weights',
  description: 'What each code weighs in its parent.',
  key: ['code'],
  row: z.strictObject({
    code: plain(z.string(), 'Code'),
    parent: plain(z.string(), 'Parent'),
    position: plain(z.int(), 'Position in the structure'),
    weight: plain(z.number(), 'Weight among its siblings'),
  }),
});

const SAID = { given: 'as the method gives them', equal: 'the same for all of one parent' } as const;

const nominalStep = (sql: Dialect, level: number, to: string, what: string, by: keyof typeof SAID): Step => ({
  name: to,
  purpose: `Weight of each ${what} in its parent: ${SAID[by]}.`,
  query: `SELECT code, parent, position, ${by === 'given' ? 'weight' : 'CAST(1 AS DOUBLE) AS weight'}
FROM score_nodes
WHERE level = ${sql.bind('level')}`,
  bindings: { level },
});

/** The values of a level as columns by code, in the order of the units; NaN where there is none. */
async function columnsOf({ engine, sql, units }: Bench, from: string): Promise<Map<string, Float64Array>> {
  const places = new Map(units.map((unit, place) => [unit, place]));
  const found = new Map<string, Float64Array>();
  for (const { area_code, code, value } of await engine.rows(`SELECT * FROM ${sql.identifier(from)}`)) {
    const column = found.get(String(code)) ?? new Float64Array(units.length).fill(Number.NaN);
    column[places.get(String(area_code))!] = Number(value);
    found.set(String(code), column);
  }
  return found;
}

/**
 * Weights that look at the values: principal components, entropy and equal influence are worked out by the
 * toolbox on the columns that the SQL left, in the order of the units. What cannot be weighed is found, and
 * has no weight.
 */
const byValues = (structure: Structure, level: number, from: string, to: string, by: Weighting): Work => ({
  makes: [to],
  async run(bench) {
    const { engine, findings, units } = bench;
    const values = await columnsOf(bench, from);
    const missing = new Float64Array(units.length).fill(Number.NaN);
    const table = weightTable(to);
    const { nodes } = structure;
    const rows = nodes.flatMap((parent, place) => {
      if (parent.level !== level + 1) return [];
      const parts = parent.children.map((child) => values.get(nodes[child]!.code) ?? missing);
      let weights: Float64Array | null = null;
      findings.check(place, () => {
        const found = weightsByValues(by, parts);
        if (found !== null) checkWeights(found);
        weights = found;
      });
      const by_part: Float64Array = weights ?? new Float64Array(parts.length);
      return parent.children.map((position, part) => ({
        ...{ code: nodes[position]!.code, parent: parent.code, position, weight: by_part[part]! },
      }));
    });
    await engine.run(tableDdl(table));
    await engine.append(to, columns(table), rows);
  },
});

/**
 * `<to>(code, parent, position, weight)`: what those of a level weigh among their siblings.
 * Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 6; see `toolbox/weights` for
 * each way.
 */
export function weightPart(
  sql: Dialect,
  structure: Structure,
  at: { readonly level: number; readonly from: string; readonly to: string; readonly what: string },
  by: Weighting,
): Part {
  return by === 'given' || by === 'equal'
    ? nominalStep(sql, at.level, at.to, at.what, by)
    : byValues(structure, at.level, at.from, at.to, by);
}
