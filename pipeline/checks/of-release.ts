import type { IndexRelease } from '../../outputs/release-data.js';
import type { PublishedDeprivation } from '../../schemas/published-deprivation.js';
import type { Checks } from '../../schemas/release/checks-file.js';
import { planOf } from '../editions/plan.js';
import { refusing } from '../editions/refusal.js';
import type { Structure } from '../methods/structure/structure.js';
import { checkIndex } from './check-index.js';
import type { CheckInput, Comparison } from './input.js';

const DEPRIVED = 'more deprived';

/** A number of a published row, NaN where it has none. */
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);

/** What of a release is looked at. */
export type Checked = Pick<
  IndexRelease,
  'method' | 'index' | 'indicators' | 'context' | 'declared' | 'inset'
>;

/** Normalised values by node, in the order of the areas. */
function columnsOf(data: Checked, { nodes, indicators }: Structure, codes: readonly string[]) {
  const at = new Map(codes.map((code, unit) => [code, unit]));
  const columns = nodes.map(() => new Float64Array(codes.length).fill(Number.NaN));
  const places = new Map(nodes.map(({ code }, place) => [code, place]));
  for (const { area_code, indicator, normalised } of data.indicators.rows)
    columns[places.get(String(indicator))!]![at.get(String(area_code))!] = numberOf(normalised);
  const scores = nodes.map(({ code }, place) => (place === nodes.length - 1 ? 'score' : `${code}_score`));
  for (const row of data.index.rows)
    for (let place = indicators; place < nodes.length; place += 1)
      columns[place]![at.get(String(row.area_code))!] = numberOf(row[scores[place]!]);
  return columns;
}

/**
 * Weights among siblings as they were used: the published shares, those of the method in a group without
 * any.
 */
function weightsOf(data: Checked, { nodes, indicators }: Structure): Float64Array {
  const shares = new Map(data.indicators.rows.map((row) => [String(row.indicator), numberOf(row.weight)]));
  const used = Float64Array.from(nodes, ({ code }) => shares.get(code) ?? 0);
  for (let place = indicators; place < nodes.length; place += 1)
    used[place] = nodes[place]!.children.reduce((sum, child) => sum + used[child]!, 0);
  return used.map((weight, place) =>
    nodes[place]!.parent >= 0 && used[nodes[place]!.parent] === 0 ? nodes[place]!.weight : weight,
  );
}

/**
 * The Indices of Deprivation that the index is held against, over all areas and over those outside the inset: the
 * schools and the poverty of a capital are both unlike those of the rest of a country.
 */
function comparisonsOf(
  data: Checked,
  codes: readonly string[],
  deprivation: readonly PublishedDeprivation[] | undefined,
): Comparison[] {
  const { inset } = data;
  const regions = new Map(data.index.rows.map((row) => [row.area_code, row.region_code]));
  const mask = codes.map((code) => regions.get(code) === inset?.code);
  const outside = inset !== undefined && mask.includes(true) ? { outside: { name: inset.name, mask } } : {};
  const against = (title: string, found: ReadonlyMap<unknown, unknown>): Comparison => ({
    ...{ title, higherMeans: DEPRIVED, ...outside },
    values: Float64Array.from(codes, (code) => numberOf(found.get(code))),
  });
  const former = data.context.rows.filter(({ indicator }) => indicator === 'deprivation_2019');
  return [
    ...(deprivation === undefined
      ? []
      : [
          against(
            'Indices of Deprivation 2025, average score',
            new Map(deprivation.map((row) => [row.area_code, row.average_score])),
          ),
        ]),
    ...(former.length === 0
      ? []
      : [
          against(
            'Indices of Deprivation 2019, average score',
            new Map(former.map((row) => [row.area_code, row.value])),
          ),
        ]),
  ];
}

/**
 * What is to be checked of a release of an index. The values are the published ones, so that anybody can
 * make the checks anew from the release.
 * @param deprivation the frozen Indices of Deprivation 2025 of the edition; undefined where it has none
 * @throws SmiError where the method has no plan
 */
export function checkInputOf(
  data: Checked,
  deprivation: readonly PublishedDeprivation[] | undefined,
): CheckInput {
  const codes = data.index.rows.map(({ area_code }) => String(area_code)).sort();
  const { structure } = refusing(() => planOf(data.method, codes));
  const titles = new Map(data.declared.map(({ declaration }) => [declaration.code, declaration.title]));
  const nodes = structure.nodes.map((node) => ({ ...node, name: titles.get(node.code) ?? node.name }));
  const named = { ...structure, nodes };
  return {
    ...{ title: data.method.title, structure: named },
    columns: columnsOf(data, named, codes),
    weights: weightsOf(data, named),
    compare: comparisonsOf(data, codes, deprivation),
    uncompared:
      deprivation === undefined
        ? [{ check: 'compare', reason: 'the edition holds no Indices of Deprivation 2025' }]
        : [],
  };
}

/** The checks of a release of an index. @throws as `checkInputOf` and `checkIndex` */
export const checksOfRelease = (
  data: Checked,
  deprivation: readonly PublishedDeprivation[] | undefined,
): Checks => refusing(() => checkIndex(checkInputOf(data, deprivation)), `${data.method.edition}: `);
