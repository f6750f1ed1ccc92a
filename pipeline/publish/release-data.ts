import { readTopology } from '../../outputs/geometry/topology.js';
import type { Fifth, ReleaseData, ReleaseIndicator, TableData } from '../../outputs/release-data.js';
import { harmonisedTable } from '../../schemas/harmonised.js';
import { contextTable } from '../../schemas/release/context-table.js';
import { SCHEMA_VERSION } from '../../schemas/release/receipt.js';
import type { Edition } from '../editions/edition.js';
import { placedIndicators } from '../editions/method.js';
import type { Engine } from '../engine/engine.js';
import { offered, REFERENCES } from '../official-files.js';
import { type ReleaseTables, readRows } from './tables.js';

async function declaredIndicators(engine: Engine, { method }: Edition): Promise<ReleaseIndicator[]> {
  const shares = new Map(
    (await engine.rows('SELECT code, share FROM score_weights')).map(({ code, share }) => [
      code,
      Number(share),
    ]),
  );
  const notes = new Map(
    method.domains.flatMap(({ indicators }) =>
      indicators.map(({ code, note }) => [code, note ?? ''] as const),
    ),
  );
  return placedIndicators(method).map(({ code, domain, direction, period }) => {
    const { declaration, source } = offered(code, 'method.yaml');
    const { indicators, symbols, observe, ...said } = source;
    return {
      declaration,
      source: said,
      domain,
      direction,
      period,
      note: notes.get(code) ?? '',
      share: shares.get(code) ?? 0,
    };
  });
}

async function domainFifths(engine: Engine, { method }: Edition): Promise<ReleaseData['domainFifths']> {
  const rows = await engine.rows('SELECT code, area_code, fifth FROM score_groups ORDER BY area_code');
  const of = (domain: string) => rows.filter(({ code }) => code === domain);
  // The step that makes them gives 1 to 5 and nothing else.
  const known = (domain: string) =>
    of(domain).map(({ area_code, fifth }) => [String(area_code), fifth as Fifth] as const);
  return new Map(method.domains.map(({ code }) => [code, new Map(known(code))]));
}

/** The frozen context with the names of the areas, in the order of the areas. */
function contextOf({ areas, context }: Edition): TableData {
  const rows = areas.flatMap(({ area_code, area_name }) =>
    context.filter((figure) => figure.area_code === area_code).map((figure) => ({ area_name, ...figure })),
  );
  return { table: contextTable, rows };
}

/** Everything that the writers of a release may know, read from the engine once. */
export async function releaseData(
  engine: Engine,
  edition: Edition,
  tables: ReleaseTables,
  topologyText: string,
): Promise<ReleaseData> {
  const declared = await declaredIndicators(engine, edition);
  const context = edition.method.context.map(({ code }) => offered(code, 'method.yaml').source);
  const all = [...declared.map(({ source }) => source), ...context, ...REFERENCES];
  const sources = new Map(
    all.map(({ name, title, publisher, licence, licence_address, citation, landing_page, files }) => [
      name,
      { name, title, publisher, licence, licence_address, citation, landing_page, files },
    ]),
  );
  return {
    method: edition.method,
    schemaVersion: SCHEMA_VERSION,
    index: await readRows(engine, tables.index),
    indicators: await readRows(engine, tables.indicators),
    scales: await readRows(engine, tables.scales),
    context: contextOf(edition),
    harmonised: { table: harmonisedTable, rows: edition.harmonised },
    domainFifths: await domainFifths(engine, edition),
    declared,
    sources: [...sources.values()],
    topology: readTopology(topologyText),
  };
}
