import type { Standing } from '../changes/standing.js';
import { rankingOf, scoreThere, standingsOf, standingsThere } from '../changes/standings.js';
import { declaredOf } from '../editions/declared.js';
import { type Edition, type IndexEdition, isIndex } from '../editions/edition.js';
import { Engine } from '../engine/engine.js';
import { partsOf } from './parts.js';
import type { Side } from './side.js';

/** Scores an index and reads its parts from the tables of `score`. */
async function scoreIndex(
  edition: IndexEdition,
  threads: number,
): Promise<Pick<Side, 'standings' | 'parts' | 'titles'>> {
  const { method, areas } = edition;
  return Engine.use({ threads, folders: [] }, async (engine) => {
    const plan = await scoreThere(engine, method, edition);
    const declared = new Map(
      plan.structure.nodes
        .slice(0, plan.structure.indicators)
        .map(({ code }) => [code, declaredOf(method, code).declaration]),
    );
    const indicators =
      await engine.rows(`SELECT value.area_code, value.code AS indicator, value.value AS normalised,
  part.contribution, node.direction
FROM score_indicator AS value
JOIN score_nodes AS node ON node.code = value.code
LEFT JOIN score_contributions AS part ON part.area_code = value.area_code AND part.code = value.code`);
    const parts = partsOf({
      indicators: indicators.map((row) => ({ ...row, unit: declared.get(String(row.indicator))?.unit })),
      scales: await engine.rows('SELECT code, mean, sd AS standard_deviation FROM score_indicator_moments'),
      treatment: await engine.rows('SELECT code, treatment FROM score_treatment'),
      key: 'area_code',
    });
    const titles = new Map([...declared].map(([code, { title }]) => [code, title]));
    return { standings: await standingsThere(engine, plan, areas), parts, titles };
  });
}

async function rankShadow(edition: Exclude<Edition, IndexEdition>, threads: number): Promise<Standing[]> {
  const found = rankingOf(edition.method, await standingsOf(edition.method, edition, threads));
  // What is ranked has one period in each edition, which is not the same in both.
  return found.map((row) => ({ ...row, period: '' }));
}

/** Scores an edition from its frozen figures, without replicates: it has no intervals. Throws as `score`. */
export async function scoreSide(edition: Edition, threads: number): Promise<Side> {
  const { method, name } = edition;
  const found = isIndex(edition)
    ? await scoreIndex(edition, threads)
    : { standings: await rankShadow(edition, threads), parts: undefined, titles: new Map<string, string>() };
  const ranked = new Set(found.standings.filter(({ rank }) => rank !== null).map((row) => row.area_code));
  const { title, method_version } = method;
  return {
    about: { name, title, method_version, from: 'edition', id: null, ranked: ranked.size },
    kind: method.kind,
    level: method.areas.level,
    intervals: new Map(),
    ...found,
  };
}
