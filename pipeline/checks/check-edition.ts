import type { Inset } from '../../schemas/method/areas.js';
import type { Checks } from '../../schemas/release/checks-file.js';
import { declaredOf } from '../editions/declared.js';
import type { IndexEdition } from '../editions/edition.js';
import type { ScorePlan } from '../editions/plan.js';
import { refusing } from '../editions/refusal.js';
import { type Engine, identifier } from '../engine/engine.js';
import type { Structure } from '../methods/structure/structure.js';
import { checkIndex } from './check-index.js';
import type { Comparison } from './input.js';

/** An edition that was scored, with its plan and inset. */
export interface CheckedEdition {
  readonly edition: Pick<IndexEdition, 'method' | 'areas' | 'context' | 'deprivation'>;
  readonly plan: ScorePlan;
  readonly inset: Inset | undefined;
}

/** The tables that `score` left: values by code and area, and the share of each indicator in the index. */
export interface ScoredValues {
  readonly values: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly shares: ReadonlyMap<string, number>;
}

/** Reads the scores. These are the published values, so anybody can repeat the checks. */
export async function readScored(engine: Engine, { levels }: ScorePlan): Promise<ScoredValues> {
  const values = new Map<string, Map<string, number>>();
  for (const level of levels) {
    const table = identifier(`score_${level}`);
    for (const { code, area_code, value } of await engine.rows(
      `SELECT code, area_code, value FROM ${table} WHERE value IS NOT NULL`,
    )) {
      const column = values.get(String(code)) ?? new Map<string, number>();
      values.set(String(code), column.set(String(area_code), Number(value)));
    }
  }
  const weights = await engine.rows('SELECT code, share FROM score_weights');
  return { values, shares: new Map(weights.map(({ code, share }) => [String(code), Number(share)])) };
}

/**
 * The weights used among siblings: shares of the index, or the weights of the method in a group without
 * shares.
 */
function usedWeights({ nodes, indicators }: Structure, shares: ReadonlyMap<string, number>): Float64Array {
  const used = Float64Array.from(nodes, ({ code }) => shares.get(code) ?? 0);
  for (let i = indicators; i < nodes.length; i += 1)
    used[i] = nodes[i]!.children.reduce((sum, child) => sum + used[child]!, 0);
  return used.map((weight, i) => {
    const { parent, weight: given } = nodes[i]!;
    return parent >= 0 && used[parent] === 0 ? given : weight;
  });
}

/**
 * The Indices of Deprivation to compare the index with, over all areas and over those outside the inset: both
 * the schools and the poverty of a capital differ from those in the rest of a country.
 */
function comparisonsOf({ edition, inset }: CheckedEdition, codes: readonly string[]): Comparison[] {
  const { areas, context, deprivation = [] } = edition;
  const regions = new Map(areas.map(({ area_code, region_code }) => [area_code, region_code]));
  const mask = codes.map((code) => regions.get(code) === inset?.code);
  const outside = inset !== undefined && mask.includes(true) ? { outside: { name: inset.name, mask } } : {};
  const against = (title: string, found: ReadonlyMap<string, number | null>): Comparison[] =>
    found.size === 0
      ? []
      : [
          {
            title: `${title}, average score`,
            higherMeans: 'more deprived',
            ...outside,
            values: Float64Array.from(codes, (code) => found.get(code) ?? Number.NaN),
          },
        ];
  const former = context.filter(({ indicator }) => indicator === 'deprivation_2019');
  return [
    ...against(
      'Indices of Deprivation 2025',
      new Map(deprivation.map(({ area_code, average_score }) => [area_code, average_score])),
    ),
    ...against(
      'Indices of Deprivation 2019',
      new Map(former.map(({ area_code, value }) => [area_code, value])),
    ),
  ];
}

/**
 * The checks of a scored edition.
 * @throws SmiError as `checkIndex`, with the name of the edition
 */
export function checkEdition(checked: CheckedEdition, { values, shares }: ScoredValues): Checks {
  const { edition, plan } = checked;
  const { method, areas, deprivation } = edition;
  const codes = areas.map(({ area_code }) => area_code).sort();
  const nodes = plan.structure.nodes.map((node, i) =>
    i < plan.structure.indicators ? { ...node, name: declaredOf(method, node.code).declaration.title } : node,
  );
  const structure = { ...plan.structure, nodes };
  const columns = nodes.map(({ code }) => {
    const column = values.get(code);
    return Float64Array.from(codes, (area) => column?.get(area) ?? Number.NaN);
  });
  return refusing(
    () =>
      checkIndex({
        title: method.title,
        structure,
        columns,
        weights: usedWeights(structure, shares),
        compare: comparisonsOf(checked, codes),
        uncompared:
          deprivation === undefined
            ? [{ check: 'compare', reason: 'the edition has no Indices of Deprivation 2025' }]
            : [],
      }),
    `${method.edition}: `,
  );
}
