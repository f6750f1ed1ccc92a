import { group, rollup } from 'd3-array';
import type { Area } from '../../schemas/area.js';
import type { Figure } from '../../schemas/figure.js';
import { indicatorsOf } from '../../schemas/method/structure.js';
import type { EditionRow, IndexMethod } from '../../schemas/method.js';
import { byRank, type Row } from '../../schemas/table.js';
import { declaredOf } from '../editions/declared.js';
import { planOf } from '../editions/plan.js';
import { preferencesOf } from '../editions/prefer.js';
import { refusing } from '../editions/refusal.js';
import { compileChain } from '../methods/chain/chain.js';
import { fifthsOf } from '../methods/rank/groups.js';
import { MIN_UNITS } from '../methods/spread.js';

/** The aggregate that is also published for the authorities that its figures are about. */
export const UPPER_TIER_AGGREGATE = 'chances';

/** The rows of an aggregate and of all below it, with the aggregate as the top. */
function branchOf({ structure }: Pick<IndexMethod, 'structure'>, code: string): EditionRow[] {
  const names = new Set([code]);
  // An aggregate may come before or after its parts.
  for (let size = 0; size < names.size; ) {
    size = names.size;
    for (const row of structure) if (row.parent !== null && names.has(row.parent)) names.add(row.code);
  }
  return structure
    .filter((row) => names.has(row.code))
    .map((row) => (row.code === code ? { ...row, parent: null } : row));
}

/**
 * Score, rank and fifth of `chances` for every upper tier, from the figures that are published for it: those
 * of a county come from any district that inherited them. No rows where the method has no such aggregate, or
 * where one of its figures is published for districts or is preferred to that of the county.
 * @param figures frozen and derived, before anything is modelled
 */
export function upperTierRows(
  method: IndexMethod,
  areas: readonly Area[],
  figures: readonly Figure[],
): Row[] {
  const top = method.structure.find(
    ({ code, type }) => code === UPPER_TIER_AGGREGATE && type === 'Aggregate',
  );
  // The scale of a trend is that of districts.
  if (top === undefined || method.trend !== undefined) return [];
  const structure = branchOf(method, top.code);
  const indicators = indicatorsOf({ structure });
  const ofUpperTiers = ({ code }: { code: string }) =>
    declaredOf(method, code).declaration.level === 'upper_tier';
  // A figure that a district has itself, because the method prefers it, is not that of its county.
  const preferred = new Set(preferencesOf(method).map(({ of, offer }) => `${of} ${offer.source.name}`));
  const isPreferred = ({ indicator, source }: Figure) => preferred.has(`${indicator} ${source}`);
  const tiers = [...group(areas, ({ upper_tier_code }) => upper_tier_code)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  if (!indicators.every(ofUpperTiers) || figures.some(isPreferred) || tiers.length < MIN_UNITS) return [];
  const units = tiers.map(([code]) => code);
  const { levels, ...steps } = method.steps;
  const codes = new Set(structure.map(({ code }) => code));
  const own = levels.slice(0, top.level).map(({ individual = {}, ...level }) => ({
    ...level,
    individual: Object.fromEntries(Object.entries(individual).filter(([code]) => codes.has(code))),
  }));
  const asked = { structure, steps: { ...steps, levels: own } };
  const plan = refusing(() => planOf(asked, units), `${method.edition}, upper tiers: `);
  const known = rollup(
    figures,
    (rows) => rows.at(-1)?.value ?? Number.NaN,
    ({ indicator, period }) => `${indicator} ${period}`,
    ({ area_code }) => area_code,
  );
  const columns = indicators.map(({ code, period }) => {
    const column = known.get(`${code} ${period}`);
    return Float64Array.from(tiers, ([, districts]) => column?.get(districts[0]!.area_code) ?? Number.NaN);
  });
  const { ranks, values } = refusing(() => {
    const chain = compileChain(plan.structure, plan.chain, units.length);
    chain.run(columns);
    return { ranks: chain.ranks, values: chain.values.at(-1)! };
  }, `${method.edition}, upper tiers: `);
  const { tolerance, group_share } = method.steps;
  const fifths = fifthsOf(ranks, group_share, tolerance);
  const rows = tiers.map(([area_code, districts], i): Row => {
    const ranked = ranks[i]! > 0;
    return {
      area_code,
      area_name: districts[0]!.upper_tier_name,
      region_name: districts[0]!.region_name,
      districts: districts.length,
      score: ranked ? values[i]! : null,
      rank: ranked ? ranks[i]! : null,
      fifth: fifths[i]!.fifth,
    };
  });
  return rows.sort(byRank());
}
