import { indexSections } from '../../outputs/dictionary.js';
import { areasGeoJson } from '../../outputs/geometry/geojson.js';
import { areasTopoJson } from '../../outputs/geometry/topojson.js';
import { mapPicture } from '../../outputs/map-picture.js';
import { headOf } from '../../outputs/published-tables.js';
import type { IndexRelease } from '../../outputs/release-data.js';
import { reportHtml } from '../../outputs/report/report.js';
import type { Row } from '../../schemas/table.js';
import type { Stopwatch } from '../clock.js';
import { derive } from '../derive/derive.js';
import type { IndexEdition } from '../editions/edition.js';
import { placedIndicators } from '../editions/method.js';
import { duckdb } from '../engine/dialect.js';
import type { Engine } from '../engine/engine.js';
import type { Log } from '../log.js';
import { score } from '../score/score.js';
import type { BesideColdspots } from './beside-coldspots.js';
import { indexRelease } from './index-release.js';
import { indexTables } from './index-tables.js';
import type { PreparedEdition } from './prepared.js';

export interface PrepareOptions {
  readonly topology: string;
  readonly watch: Stopwatch;
  readonly log: Log;
}

/** Scores an index in the engine and makes ready all that is to be written of it. */
export async function prepareIndex(
  engine: Engine,
  edition: IndexEdition,
  coldspots: BesideColdspots,
  { topology, watch, log }: PrepareOptions,
): Promise<PreparedEdition<IndexRelease>> {
  const derived = await watch.time('derive', () => derive(engine, edition.method, edition.figures, duckdb));
  const placed = new Set(placedIndicators(edition.method).map(({ code, period }) => `${code} ${period}`));
  const figures = [...edition.figures, ...derived.figures].filter(({ indicator, period }) =>
    placed.has(`${indicator} ${period}`),
  );
  await watch.time('score', () => score(engine, edition.method, figures, duckdb, log));
  const tables = await watch.time('tables', () => indexTables(engine, edition, figures, coldspots));
  const data = await watch.time('tables', () => indexRelease(engine, edition, tables, topology));
  const properties = () => new Map(data.index.rows.map((row): [string, Row] => [String(row.area_code), row]));
  return {
    data,
    head: headOf(data),
    made: Object.values(tables),
    sections: indexSections(data),
    extras: [
      { lap: 'maps', path: 'areas.geojson', text: () => areasGeoJson(data.topology, properties()) },
      { lap: 'maps', path: 'areas.topojson', text: () => areasTopoJson(data.topology, properties()) },
      { lap: 'maps', path: 'map.svg', text: () => mapPicture(data) },
      { lap: 'report', path: 'report.html', text: () => reportHtml(data) },
    ],
  };
}
