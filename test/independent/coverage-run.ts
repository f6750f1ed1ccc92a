/** Publishes from a true world as the sources do, and runs the published procedure on it. */
import { loadEdition } from '../../pipeline/editions/edition.js';
import { planOf, type ScorePlan } from '../../pipeline/editions/plan.js';
import { compileChain } from '../../pipeline/methods/chain/chain.js';
import { drawModelled } from '../../pipeline/model/draws.js';
import { type Modelled, modelEdition } from '../../pipeline/model/model.js';
import { FACTORS } from '../../pipeline/robustness/draw.js';
import { editionErrors } from '../../pipeline/robustness/edition-errors.js';
import { editionProblem, sortedAreas } from '../../pipeline/robustness/edition-problem.js';
import { Runner } from '../../pipeline/robustness/runner.js';
import { shipped } from '../../pipeline/system/package-root.js';
import type { Area } from '../../schemas/area.js';
import type { Figure } from '../../schemas/figure.js';
import { indicatorsOf } from '../../schemas/method/structure.js';
import { indexEditionOf } from '../fixtures/index-edition.js';
import { lessNoise, root } from './coverage-linear.js';
import { type PublishedColumn, type World, worldsOf } from './coverage-world.js';

type IndexEdition = ReturnType<typeof indexEditionOf>;

/** The edition as published, with what worlds are drawn from. */
export interface Published {
  readonly edition: IndexEdition;
  readonly plan: ScorePlan;
  readonly areas: readonly Area[];
  readonly columns: readonly PublishedColumn[];
  /** Whether each area is one of several districts of a county. */
  readonly twoTier: readonly boolean[];
  readonly worlds: (normal: () => number) => World;
}

/** The figures of each indicator in the order of the areas. */
function columnsOf(edition: IndexEdition, areas: readonly Area[], figures: readonly Figure[]) {
  const byKey = new Map(figures.map((row) => [`${row.area_code} ${row.indicator} ${row.period}`, row]));
  return indicatorsOf(edition.method).map(({ code, period }) =>
    areas.map(({ area_code }) => byKey.get(`${area_code} ${code} ${period}`)),
  );
}

/** What no figure shows of the true figures of districts: Ω less the noise of the authorities it is from. */
function hiddenOf(modelled: Modelled, columns: readonly PublishedColumn[], codes: readonly string[]) {
  const noise = modelled.models.map((model) => {
    const { error } = columns[codes.indexOf(model.code)]!;
    const own = model.authorities.map((area) => (error[area] ?? 0) ** 2);
    const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
    // an inherited figure hides a part of the spread among authorities, noise included
    return model.modelled ? mean : 0.8 ** 2 * mean;
  });
  const omega = modelled.omega.map((row) => [...row]);
  const lower = root(lessNoise(omega, noise)).map((row) => Float64Array.from(row));
  const errors = { ...modelled.errors, lower };
  return (normal: () => number): number[][] => {
    const out = columns.map(({ scored }) => new Float64Array(scored.length));
    drawModelled(
      (into, count) => {
        for (let i = 0; i < count; i += 1) into[i] = normal();
      },
      errors,
      out,
    );
    return out.map((column) => [...column]);
  };
}

export async function publishedEngland(): Promise<Published> {
  const edition = indexEditionOf(await loadEdition(shipped('editions'), 'england-2026'));
  const areas = sortedAreas(edition.areas);
  const plan = planOf(
    edition.method,
    areas.map(({ area_code }) => area_code),
  );
  const modelled = modelEdition(edition, plan, edition.figures);
  if (modelled === undefined) throw new Error('the edition models nothing');
  const frozen = columnsOf(edition, areas, edition.figures);
  const scored = columnsOf(edition, areas, modelled.figures);
  const codes = indicatorsOf(edition.method).map(({ code }) => code);
  const shared = new Set(modelled.spread.map(({ figure }) => `${figure.area_code} ${figure.indicator}`));
  const columns = editionErrors(edition, areas, frozen).map(
    ({ code, errors }, i): PublishedColumn => ({
      code,
      scored: scored[i]!.map((figure) => figure?.value ?? Number.NaN),
      published: frozen[i]!.map((figure) => figure?.value ?? Number.NaN),
      publisher: frozen[i]!.map((figure) => figure?.from_codes ?? ''),
      error: errors.map(({ standard_error }) => standard_error ?? 0),
      shared: areas.map(({ area_code }) => shared.has(`${area_code} ${code}`)),
    }),
  );
  const twoTier = areas.map(({ area_code, upper_tier_code }) => area_code !== upper_tier_code);
  const groups = [true, false].map((wanted) => areas.flatMap((_, i) => (twoTier[i] === wanted ? [i] : [])));
  return {
    edition,
    plan,
    areas,
    columns,
    twoTier,
    worlds: worldsOf(columns, groups, hiddenOf(modelled, columns, codes)),
  };
}

/** The edition as it would be published in a world: the figures of each publisher with their errors. */
function publish({ edition, areas, columns }: Published, world: World, normal: () => number): IndexEdition {
  const index = new Map(columns.map(({ code }, i) => [code, i]));
  const errorOf = columns.map(
    ({ publisher, error }) => new Map(publisher.map((code, area) => [code, error[area]!])),
  );
  const drawn = world.ofPublisher.map(
    (figures, i) =>
      new Map([...figures].map(([code, value]) => [code, value + errorOf[i]!.get(code)! * normal()])),
  );
  const figures = edition.figures.map((figure): Figure => {
    const i = index.get(figure.indicator);
    if (figure.value === null || i === undefined) return figure;
    const value = drawn[i]!.get(figure.from_codes) ?? figure.value;
    const by = value - figure.value;
    const moved = (limit: number | null) => (limit === null ? null : limit + by);
    return { ...figure, value, lower: moved(figure.lower), upper: moved(figure.upper) };
  });
  const publisherOf = columns.map(({ publisher }) => {
    const found = new Map<string, string>();
    for (const [area, code] of publisher.entries()) {
      found.set(areas[area]!.area_code, code);
      if (areas[area]!.upper_tier_code !== areas[area]!.area_code)
        found.set(areas[area]!.upper_tier_code, code);
    }
    return found;
  });
  const history = (edition.history ?? []).map((row) => {
    const i = index.get(row.indicator)!;
    const code = publisherOf[i]!.get(row.authority_code);
    const level = code === undefined ? undefined : world.ofPublisher[i]!.get(code);
    if (row.value === null || code === undefined || level === undefined) return row;
    return { ...row, value: level + errorOf[i]!.get(code)! * normal() };
  });
  return { ...edition, figures, history };
}

/** What the published procedure says in a world, and what is true there. */
export interface Outcome {
  /** Ranks of the true figures by the method as it is. */
  readonly truth: Int32Array;
  /** By unit, sorted: ranks of replicates with figures alone drawn. */
  readonly figures: readonly Int32Array[];
  /** The same with choices drawn too; empty where they were not asked for. */
  readonly choices: readonly Int32Array[];
}

/** The ranks of each unit over some replicates, sorted. */
function sortedRanks(units: number, replicates: number, of: (replicate: number) => Int32Array): Int32Array[] {
  const all = Array.from({ length: units }, () => new Int32Array(replicates));
  for (let replicate = 0; replicate < replicates; replicate += 1)
    of(replicate + 1).forEach((rank, unit) => {
      all[unit]![replicate] = rank;
    });
  return all.map((ranks) => ranks.sort());
}

/**
 * @param seed of the published procedure
 * @param choices whether to draw choices of method too
 */
export function runWorld(
  published: Published,
  normal: () => number,
  { seed, replicates, choices }: { seed: number; replicates: number; choices: boolean },
): Outcome {
  const { plan, areas } = published;
  const world = published.worlds(normal);
  const edition = publish(published, world, normal);
  const modelled = modelEdition(edition, plan, edition.figures);
  const { problem } = editionProblem(edition, plan, areas, edition.figures, seed, modelled);
  const runner = new Runner({ ...problem, parts: false });
  const ids = new Int32Array(FACTORS);
  const figures = sortedRanks(areas.length, replicates, (replicate) =>
    runner.figuresAlone(ids.fill(replicate)),
  );
  const chain = compileChain(plan.structure, plan.chain, areas.length);
  const truth = chain.run(world.ofArea.map((column) => Float64Array.from(column))).slice();
  return {
    truth,
    figures,
    choices: choices
      ? sortedRanks(areas.length, replicates, (replicate) => runner.run(ids.fill(replicate)))
      : [],
  };
}
