import { readTopology } from '../../outputs/maps/topology.js';
import type { Fifth, IndexRelease, ReleaseIndicator, RobustnessTables } from '../../outputs/release-data.js';
import { harmonisedTable } from '../../schemas/harmonised.js';
import { aggregatesBelowIndex, indicatorsOf } from '../../schemas/method/structure.js';
import type { Checks } from '../../schemas/release/checks-file.js';
import { contextTable } from '../../schemas/release/context-table.js';
import { SCHEMA_VERSION } from '../../schemas/release/receipt.js';
import { checksOfRelease } from '../checks/of-release.js';
import { checksTableData } from '../checks/written.js';
import { declaredOf } from '../editions/declared.js';
import type { IndexEdition } from '../editions/edition.js';
import type { Engine } from '../engine/engine.js';
import { readRows } from '../engine/tables.js';
import { contextOf, sourcesOf } from './edition-parts.js';
import type { IndexTables } from './index-tables.js';

async function declaredIndicators(engine: Engine, { method }: IndexEdition): Promise<ReleaseIndicator[]> {
  const shares = new Map(
    (await engine.rows('SELECT code, share FROM score_weights')).map(({ code, share }) => [
      code,
      Number(share),
    ]),
  );
  return indicatorsOf(method).map(({ code, parent, direction, period, note }) => {
    const { declaration, source } = declaredOf(method, code);
    const { indicators, symbols, observe, ...said } = source;
    return {
      declaration,
      source: said,
      domain: parent,
      direction,
      period,
      note: note ?? '',
      share: shares.get(code) ?? 0,
    };
  });
}

async function domainFifths(engine: Engine, { method }: IndexEdition): Promise<IndexRelease['domainFifths']> {
  const rows = await engine.rows('SELECT code, area_code, fifth FROM score_groups ORDER BY area_code');
  const of = (domain: string) => rows.filter(({ code }) => code === domain);
  // The step that makes them gives 1 to 5 and nothing else.
  const known = (domain: string) =>
    of(domain).map(({ area_code, fifth }) => [String(area_code), fifth as Fifth] as const);
  return new Map(aggregatesBelowIndex(method).map(({ code }) => [code, new Map(known(code))]));
}

/** Everything that the writers of an index may know, read from the engine once, and the checks whole. */
export async function indexRelease(
  engine: Engine,
  edition: IndexEdition,
  tables: IndexTables,
  robustness: RobustnessTables,
  topologyText: string,
): Promise<{ data: IndexRelease; checks: Checks }> {
  const declared = await declaredIndicators(engine, edition);
  const data = {
    method: edition.method,
    schemaVersion: SCHEMA_VERSION,
    index: await readRows(engine, tables.index),
    indicators: await readRows(engine, tables.indicators),
    scales: await readRows(engine, tables.scales),
    context: { table: contextTable, rows: contextOf(edition) },
    harmonised: { table: harmonisedTable, rows: edition.harmonised },
    domainFifths: await domainFifths(engine, edition),
    declared,
    robustness,
    ...{ normalised: await readRows(engine, tables.normalised) },
    ...{
      treatment: await readRows(engine, tables.treatment),
      treated: await readRows(engine, tables.treated),
    },
    sources: sourcesOf(
      edition.method,
      declared.map(({ source }) => source),
    ),
    topology: readTopology(topologyText),
  };
  const checks = checksOfRelease(data, edition.deprivation);
  return { data: { ...data, checks: checksTableData(checks) }, checks };
}
