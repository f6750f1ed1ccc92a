import { ascending, descending } from 'd3-array';
import { counted } from '../../outputs/formats/numbers.js';
import type { Area } from '../../schemas/area.js';
import type { Comparison } from '../../schemas/comparison.js';
import type { Figure } from '../../schemas/figure.js';
import { indicatorsOf } from '../../schemas/method/structure.js';
import type { IndexMethod } from '../../schemas/method.js';
import type { Population } from '../../schemas/population.js';
import { derive } from '../derive/derive.js';
import { planOf } from '../editions/plan.js';
import { refusing } from '../editions/refusal.js';
import { duckdb } from '../engine/dialect.js';
import { Engine } from '../engine/engine.js';
import { imputeEdition } from '../impute/impute.js';
import { compileChain } from '../methods/chain/chain.js';
import { fifthsOf } from '../methods/rank/groups.js';
import { modelEdition } from '../model/model.js';

/** What an edition is scored from. */
export interface Scorable {
  readonly method: IndexMethod;
  readonly areas: readonly Area[];
  /** Frozen figures. */
  readonly figures: readonly Figure[];
  /** Where figures of counties are modelled. */
  readonly populations?: readonly Population[] | undefined;
}

interface Scored {
  readonly score: number | null;
  readonly rank: number | null;
  readonly group: Comparison['group'];
}

/** Score, rank and group of each area, by code, by the compiled chain of the toolbox. */
async function scoreEdition({ method, areas, figures, populations }: Scorable): Promise<Map<string, Scored>> {
  const derived =
    method.derive.length === 0
      ? []
      : (await Engine.use({ threads: 1, folders: [] }, (engine) => derive(engine, method, figures, duckdb)))
          .figures;
  const units = areas.map(({ area_code }) => area_code).sort();
  return refusing(() => {
    const plan = planOf(method, units);
    const all = [...figures, ...derived];
    const modelled = modelEdition({ name: method.edition, method, areas, populations }, plan, all);
    const scored = imputeEdition(method, areas, modelled?.figures ?? all);
    const values = new Map(
      scored.map(({ area_code, indicator, value }) => [`${area_code} ${indicator}`, value]),
    );
    const chain = compileChain(plan.structure, plan.chain, units.length);
    const columns = indicatorsOf(method).map(({ code }) =>
      Float64Array.from(units, (unit) => values.get(`${unit} ${code}`) ?? Number.NaN),
    );
    const ranks = chain.run(columns);
    const groups = fifthsOf(ranks, plan.groupShare, plan.chain.tolerance);
    const index = chain.values.at(-1);
    return new Map(
      units.map((unit, i) => {
        const score = index?.[i] ?? Number.NaN;
        const rank = ranks[i] ?? 0;
        return [
          unit,
          {
            score: Number.isNaN(score) ? null : score,
            rank: rank === 0 ? null : rank,
            group: groups[i]?.group ?? null,
          },
        ];
      }),
    );
  }, `${method.edition}: `);
}

/** Each area of either edition in both, in the order of their codes. */
export async function compareEditions(before: Scorable, after: Scorable): Promise<Comparison[]> {
  const old = await scoreEdition(before);
  const now = await scoreEdition(after);
  const names = new Map(
    [...before.areas, ...after.areas].map(({ area_code, area_name }) => [area_code, area_name]),
  );
  return [...names]
    .sort(([a], [b]) => ascending(a, b))
    .map(([area_code, area_name]) => {
      const [was, is] = [old.get(area_code), now.get(area_code)];
      const [rank_before, rank] = [was?.rank ?? null, is?.rank ?? null];
      return {
        area_code,
        area_name,
        score_before: was?.score ?? null,
        score: is?.score ?? null,
        rank_before,
        rank,
        places: rank_before === null || rank === null ? null : rank_before - rank,
        group_before: was?.group ?? null,
        group: is?.group ?? null,
      };
    });
}

/** The comparison in a few lines: how many changed group, and who moved most. */
export function describeComparison(rows: readonly Comparison[], before: string, shown = 5): string[] {
  const both = rows.filter(({ places }) => places !== null);
  const moved = both.filter(({ group, group_before }) => group !== group_before);
  const movers = both
    .filter(({ places }) => places !== 0)
    .toSorted((a, b) => descending(Math.abs(a.places ?? 0), Math.abs(b.places ?? 0)));
  const lines = movers
    .slice(0, shown)
    .map(
      ({ area_name, rank_before, rank, group_before, group }) =>
        `  ${area_name}: rank ${rank_before} to ${rank}${group === group_before ? '' : `, ${group_before} to ${group}`}`,
    );
  return [
    `compared with ${before}: ${counted(movers.length, 'area')} of ${both.length} ${movers.length === 1 ? 'has' : 'have'} another rank, ${moved.length} another group${lines.length > 0 ? '; most moved:' : ''}`,
    ...lines,
  ];
}
