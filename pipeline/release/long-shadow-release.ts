import { ascending } from 'd3-array';
import { longShadowSections } from '../../outputs/formats/dictionary.js';
import type { ReleaseOrigin } from '../../outputs/release.js';
import type { LongShadowRelease } from '../../outputs/release-data.js';
import type { LongShadowOutputs } from '../../outputs/writers.js';
import type { Figure } from '../../schemas/figure.js';
import { harmonisedTable } from '../../schemas/harmonised.js';
import { contextTable, releasedFiguresTable } from '../../schemas/release/context-table.js';
import { SCHEMA_VERSION } from '../../schemas/release/receipt.js';
import type { Row, TableData } from '../../schemas/table.js';
import { outcomeStanding } from '../changes/standing.js';
import { rankingOf } from '../changes/standings.js';
import { type Cite, citing } from '../editions/cite.js';
import { declaredOf } from '../editions/declared.js';
import type { LongShadowEdition } from '../editions/edition.js';
import type { Engine } from '../engine/engine.js';
import { readRows, type StoredTable } from '../engine/tables.js';
import { catalogueFacts } from './catalogue-facts.js';
import { comparisonWith, contextOf, headOf, revisionsOf, sourcesOf } from './edition-parts.js';
import type { EditionGeography } from './geography.js';
import { releaseTable } from './index-release.js';
import type { LongShadowTables } from './long-shadow-tables.js';
import { datedTable, yearOf } from './period-columns.js';

/** The official and derived figures that a method names, with their declarations. */
function declaredFigures({ method }: LongShadowEdition, cite: Cite): LongShadowRelease['declared'] {
  const named = [
    ...method.inputs.map(({ code, note = '' }) => ({ code, note })),
    ...method.derive.map(({ code }) => ({ code, note: '' })),
  ];
  return named.map(({ code, note }) => {
    const { declaration, source } = declaredOf(method, code);
    return { declaration, source: cite(source), note };
  });
}

/** The tables of a release of the long shadow, in the order of the documentation. */
export const longShadowReleaseTables = (data: LongShadowRelease): TableData[] => [
  data.coldspots,
  data.byYear,
  data.persistence,
  data.agreement,
  data.lines,
  data.figures,
  data.context,
  data.harmonised,
  ...[data.revisions ?? [], data.comparison ?? []].flat(),
  data.names,
  data.secondChances,
  data.calibration,
  data.localLevels,
  data.twoSources,
];

/**
 * Every figure with the name of its area, in published order: the rows of the table `figures` in the engine.
 * They share their texts with the figures, since to read them from there takes a second and 40 MB.
 */
function releasedFigures({ areas, figures }: LongShadowEdition, derived: readonly Figure[]): Row[] {
  const names = new Map(areas.map(({ area_code, area_name }) => [area_code, area_name]));
  const rows: (Figure & { readonly area_name: string })[] = [];
  for (const list of [figures, derived])
    for (const figure of list) {
      const area_name = names.get(figure.area_code);
      if (area_name !== undefined) rows.push({ ...figure, area_name });
    }
  return rows.sort(
    (a, b) =>
      ascending(a.area_code, b.area_code) ||
      ascending(a.indicator, b.indicator) ||
      ascending(a.period, b.period),
  );
}

/**
 * What the writers of the long shadow take, from the tables in the engine.
 * @param derived the derived figures
 */
export async function longShadowRelease(
  engine: Engine,
  edition: LongShadowEdition,
  derived: readonly Figure[],
  tables: LongShadowTables,
  geography: EditionGeography,
  origin: ReleaseOrigin,
): Promise<LongShadowOutputs> {
  const { method } = edition;
  const cite = await citing(edition.origin.official_files);
  const declared = declaredFigures(edition, cite);
  const read = (table: StoredTable) => readRows(engine, table);
  const ranked = await read(tables.coldspots);
  const data: LongShadowRelease = {
    method,
    schemaVersion: SCHEMA_VERSION,
    coldspots: ranked,
    byYear: await read(tables.byYear),
    persistence: await read(tables.persistence),
    lines: await read(tables.lines),
    agreement: await read(tables.agreement),
    figures: { table: releasedFiguresTable, rows: releasedFigures(edition, derived) },
    names: await read(tables.names),
    secondChances: await read(tables.secondChances),
    calibration: await read(tables.calibration),
    localLevels: await read(tables.localLevels),
    twoSources: await read(tables.twoSources),
    context: { table: contextTable, rows: contextOf(edition) },
    harmonised: { table: harmonisedTable, rows: edition.harmonised },
    ...revisionsOf(edition),
    ...comparisonWith(edition, rankingOf(method, ranked.rows.map(outcomeStanding))),
    declared,
    sources: sourcesOf(
      method,
      declared.map(({ source }) => source),
      cite,
    ),
    topology: geography.topology,
    inset: geography.inset,
  };
  const stored = Object.values(tables);
  const years = yearOf(method);
  return {
    head: headOf(method, data.sources),
    catalogue: catalogueFacts(
      method,
      data.figures.rows,
      new Set(data.coldspots.rows.map(({ area_code }) => area_code)).size,
      origin.options,
    ),
    tables: longShadowReleaseTables(data).map((table) => datedTable(releaseTable(table, stored), years)),
    sections: longShadowSections(data),
    origin,
    methodText: edition.texts.get('method.yaml') ?? '',
    data,
  };
}
