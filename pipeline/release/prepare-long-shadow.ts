import { longShadowSections } from '../../outputs/formats/dictionary.js';
import { coldspotsPicture } from '../../outputs/long-shadow-report/map.js';
import { longShadowHtml } from '../../outputs/long-shadow-report/report.js';
import { coldspotsGeoJson } from '../../outputs/maps/geojson.js';
import { readTopology } from '../../outputs/maps/topology.js';
import { longShadowHead } from '../../outputs/published-tables.js';
import type { LongShadowRelease } from '../../outputs/release-data.js';
import { harmonisedTable } from '../../schemas/harmonised.js';
import { contextTable } from '../../schemas/release/context-table.js';
import { SCHEMA_VERSION } from '../../schemas/release/receipt.js';
import { coldspots } from '../coldspots/coldspots.js';
import { drawYears } from '../coldspots/draws.js';
import { derive } from '../derive/derive.js';
import { declaredOf } from '../editions/declared.js';
import type { LongShadowEdition } from '../editions/edition.js';
import { duckdb } from '../engine/dialect.js';
import type { Engine } from '../engine/engine.js';
import { readRows } from '../engine/tables.js';
import { contextOf, sourcesOf } from './edition-parts.js';
import { fillLongShadowTables, type LongShadowTables } from './long-shadow-tables.js';
import type { PrepareOptions } from './prepare-index.js';
import type { PreparedEdition } from './prepared.js';

async function readRelease(
  engine: Engine,
  edition: LongShadowEdition,
  tables: LongShadowTables,
  topologyText: string,
): Promise<LongShadowRelease> {
  const { method } = edition;
  const named = [
    ...method.inputs.map(({ code, note = '' }) => ({ code, note })),
    ...method.derive.map(({ code }) => ({ code, note: '' })),
  ];
  const declared = named.map(({ code, note }) => {
    const { declaration, source } = declaredOf(method, code);
    const { indicators, symbols, observe, ...said } = source;
    return { declaration, source: said, note };
  });
  return {
    method,
    schemaVersion: SCHEMA_VERSION,
    coldspots: await readRows(engine, tables.coldspots),
    byYear: await readRows(engine, tables.byYear),
    persistence: await readRows(engine, tables.persistence),
    lines: await readRows(engine, tables.lines),
    agreement: await readRows(engine, tables.agreement),
    figures: await readRows(engine, tables.figures),
    context: { table: contextTable, rows: contextOf(edition) },
    harmonised: { table: harmonisedTable, rows: edition.harmonised },
    declared,
    sources: sourcesOf(
      method,
      declared.map(({ source }) => source),
    ),
    topology: readTopology(topologyText),
  };
}

/** Finds the coldspots of an edition in the engine and makes ready all that is to be written of them. */
export async function prepareLongShadow(
  engine: Engine,
  edition: LongShadowEdition,
  { topology, watch, log, seed }: Omit<PrepareOptions, 'robustness'> & { readonly seed: number },
): Promise<PreparedEdition<LongShadowRelease>> {
  const { method } = edition;
  const derived = await watch.time('derive', () => derive(engine, method, edition.figures, duckdb));
  const figures = [...edition.figures, ...derived.figures];
  await watch.time('coldspots', () => coldspots(engine, method, figures, duckdb, log));
  const draws = await watch.time('draws', () => drawYears(engine, method, seed));
  const tables = await watch.time('tables', () =>
    fillLongShadowTables(engine, edition, derived.lines, draws),
  );
  const data = await watch.time('tables', () => readRelease(engine, edition, tables, topology));
  return {
    data,
    head: longShadowHead(data),
    made: Object.values(tables),
    sections: longShadowSections(data),
    extras: [
      { lap: 'maps', path: 'coldspots.geojson', text: () => coldspotsGeoJson(data) },
      { lap: 'maps', path: 'map.svg', text: () => coldspotsPicture(data) },
      { lap: 'report', path: 'report.html', text: () => longShadowHtml(data) },
    ],
  };
}
