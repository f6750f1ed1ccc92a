import { indexSections } from '../../outputs/formats/dictionary.js';
import { mapPicture } from '../../outputs/index-report/picture.js';
import { reportHtml } from '../../outputs/index-report/report.js';
import { areasGeoJson } from '../../outputs/maps/geojson.js';
import { areasTopoJson } from '../../outputs/maps/topojson.js';
import { headOf } from '../../outputs/published-tables.js';
import type { IndexRelease } from '../../outputs/release-data.js';
import type { Row } from '../../schemas/table.js';
import { checksText } from '../checks/written.js';
import type { BesideColdspots } from '../coldspots/beside-coldspots.js';
import { derive } from '../derive/derive.js';
import type { IndexEdition } from '../editions/edition.js';
import { placedIndicators } from '../editions/method.js';
import { indexPlan } from '../editions/plan.js';
import { refusing } from '../editions/refusal.js';
import { duckdb } from '../engine/dialect.js';
import type { Engine } from '../engine/engine.js';
import { imputeFigures } from '../impute/impute-figures.js';
import { scoreValue } from '../score/nodes.js';
import { score } from '../score/score.js';
import type { Stopwatch } from '../system/clock.js';
import type { Log } from '../system/log.js';
import { indexRelease } from './index-release.js';
import {
  indexRobustness,
  loadRobustness,
  type RobustnessAsked,
  robustnessTables,
} from './index-robustness.js';
import { indexTables } from './index-tables.js';
import type { PreparedEdition } from './prepared.js';

export interface PrepareOptions {
  readonly topology: string;
  readonly watch: Stopwatch;
  readonly log: Log;
  readonly robustness: RobustnessAsked;
}

/** Scores an index in the engine and makes ready all that is to be written of it. */
export async function prepareIndex(
  engine: Engine,
  edition: IndexEdition,
  coldspots: BesideColdspots,
  { topology, watch, log, robustness: asked }: PrepareOptions,
): Promise<PreparedEdition<IndexRelease>> {
  const derived = await watch.time('derive', () => derive(engine, edition.method, edition.figures, duckdb));
  const placed = new Set(placedIndicators(edition.method).map(({ code, period }) => `${code} ${period}`));
  const all = [...edition.figures, ...derived.figures];
  const chosen = all.filter(({ indicator, period }) => placed.has(`${indicator} ${period}`));
  const figures = imputeFigures(edition.method, edition.areas, chosen, all);
  const units = edition.areas.map(({ area_code }) => area_code).sort();
  const plan = refusing(() => indexPlan(edition.method, units), `${edition.name}: `);
  await watch.time('score', () => score(engine, plan, figures.map(scoreValue), duckdb, log));
  const robustness = await watch.time('robustness', () => indexRobustness(edition, plan, all, asked, log));
  const { drawn, ...tables } = await watch.time('tables', async () => {
    const drawn = await loadRobustness(engine, robustness.rows);
    return { drawn, ...(await indexTables(engine, edition, figures, coldspots)) };
  });
  const { data, checks } = await watch.time('tables', async () =>
    indexRelease(engine, edition, tables, await robustnessTables(engine, drawn, robustness.result), topology),
  );
  const properties = () => new Map(data.index.rows.map((row): [string, Row] => [String(row.area_code), row]));
  return {
    data,
    head: headOf(data),
    robustness: robustness.result,
    made: [...Object.values(tables), ...drawn],
    sections: indexSections(data),
    extras: [
      { lap: 'maps', path: 'areas.geojson', text: () => areasGeoJson(data.topology, properties()) },
      { lap: 'maps', path: 'areas.topojson', text: () => areasTopoJson(data.topology, properties()) },
      { lap: 'maps', path: 'map.svg', text: () => mapPicture(data) },
      { lap: 'checks', path: 'checks.json', text: () => checksText(checks) },
      { lap: 'report', path: 'report.html', text: () => reportHtml(data) },
    ],
  };
}
