import { group } from 'd3-array';
import { indexSections } from '../../outputs/formats/dictionary.js';
import type { ReleaseOrigin, ReleaseTable, TableFormat } from '../../outputs/release.js';
import type { Fifth, IndexRelease, OwnFigure, ReleaseIndicator } from '../../outputs/release-data.js';
import type { IndexOutputs } from '../../outputs/writers.js';
import { evidenceTable } from '../../schemas/evidence.js';
import { harmonisedTable } from '../../schemas/harmonised.js';
import { countriesOf } from '../../schemas/method/areas.js';
import { aggregatesBelowIndex, indicatorsOf } from '../../schemas/method/structure.js';
import type { EditionPart } from '../../schemas/release/area-parts.js';
import type { Checks } from '../../schemas/release/checks-file.js';
import { contextTable } from '../../schemas/release/context-table.js';
import { SCHEMA_VERSION } from '../../schemas/release/receipt.js';
import { trendCodesTable, trendTable } from '../../schemas/release/trend-tables.js';
import { validityPlacesTable, validityTable } from '../../schemas/release/validity-tables.js';
import type { TableData } from '../../schemas/table.js';
import { indexStanding } from '../changes/standing.js';
import { checksTableData } from '../checks/written.js';
import { type Cite, citing } from '../editions/cite.js';
import { declaredOf } from '../editions/declared.js';
import type { IndexEdition } from '../editions/edition.js';
import { couldHave, type Preference, preferencesOf } from '../editions/prefer.js';
import type { Engine } from '../engine/engine.js';
import { readRows, type StoredTable } from '../engine/tables.js';
import { compositesOf } from '../evidence/composites.js';
import type { ModelTables } from '../model/tables.js';
import type { MadeMoves } from '../moves/move-tables.js';
import { drawsFileOf } from '../robustness/draws-file.js';
import { sortedAreas } from '../robustness/edition-problem.js';
import type { RobustnessProblem } from '../robustness/problem.js';
import type { RobustnessResult } from '../robustness/robustness-of.js';
import type { Trend } from '../trend/trend.js';
import type { Validity } from '../validity/validity.js';
import { catalogueFacts } from './catalogue-facts.js';
import { comparisonWith, contextOf, headOf, revisionsOf, sourcesOf } from './edition-parts.js';
import type { EditionGeography } from './geography.js';
import type { IndexTables } from './index-tables.js';
import { datedTable, yearOf } from './period-columns.js';

/** What was found out about an index apart from its scores. */
export interface Examined {
  readonly model: ModelTables;
  readonly robustness: RobustnessResult;
  /** What the replicates are computed from. */
  readonly problem: RobustnessProblem;
  /** How far every figure may be off. */
  readonly errors: TableData;
  readonly checks: Checks;
  /** Only where the edition has evidence. */
  readonly validity: Validity | undefined;
  /** Only where the method names moves. */
  readonly moves?: MadeMoves | undefined;
  /** Only where the edition is the last of a trend. */
  readonly trend?: Pick<Trend, 'rows' | 'codes'> | undefined;
}

async function declaredIndicators(
  engine: Engine,
  { method }: IndexEdition,
  cite: Cite,
): Promise<ReleaseIndicator[]> {
  const shares = new Map(
    (await engine.rows('SELECT code, share FROM score_weights')).map(({ code, share }) => [
      code,
      Number(share),
    ]),
  );
  return indicatorsOf(method).map(({ code, parent, direction, period, note }) => {
    const { declaration, source } = declaredOf(method, code);
    return {
      declaration,
      source: cite(source),
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
  const byDomain = group(rows, ({ code }) => String(code));
  // The step that makes the fifths gives 1 to 5 and nothing else.
  const fifthsOf = (domain: string) =>
    byDomain.get(domain)?.map(({ area_code, fifth }) => [String(area_code), fifth as Fifth] as const);
  return new Map(aggregatesBelowIndex(method).map(({ code }) => [code, new Map(fifthsOf(code))]));
}

/** The preferred data sets that figures of the edition come from. */
function usedPreferences({ method, figures }: IndexEdition): Preference[] {
  const used = new Set(figures.map(({ source }) => source));
  return preferencesOf(method).filter(({ offer }) => used.has(offer.source.name));
}

/** What the method prefers and the edition was made without. */
function couldHaveIn({ method, origin }: IndexEdition, cite: Cite): Pick<IndexRelease, 'couldHave'> {
  const lacking = couldHave(method, origin).map(({ offer: { declaration, source } }) => ({
    title: declaration.title,
    source: cite(source),
  }));
  return lacking.length === 0 ? {} : { couldHave: lacking };
}

/** The figures of the context that are of some countries alone. */
function ownFiguresOf({ method }: IndexEdition, cite: Cite): Pick<IndexRelease, 'ownFigures'> {
  const ownFigures = method.context.flatMap(({ code, period, country, note }): OwnFigure[] => {
    if (country === undefined) return [];
    const { declaration, source } = declaredOf(method, code);
    return [
      { declaration, source: cite(source), period, note: note ?? '', countries: countriesOf({ country }) },
    ];
  });
  return ownFigures.length === 0 ? {} : { ownFigures };
}

/** Everything that the report of an index is made from, read from the engine once. */
async function indexData(
  engine: Engine,
  edition: IndexEdition,
  tables: IndexTables,
  { model, robustness: { from, to, seed }, errors, checks, validity }: Examined,
  { topology, inset }: EditionGeography,
): Promise<IndexRelease> {
  const cite = await citing(edition.origin.official_files);
  const declared = await declaredIndicators(engine, edition, cite);
  const read = (table: StoredTable) => readRows(engine, table);
  const index = await read(tables.index);
  return {
    method: edition.method,
    schemaVersion: SCHEMA_VERSION,
    index,
    indicators: await read(tables.indicators),
    scales: await read(tables.scales),
    context: {
      table: contextTable,
      rows: contextOf({ ...edition, context: [...edition.context, ...compositesOf(edition)] }),
    },
    ...ownFiguresOf(edition, cite),
    harmonised: { table: harmonisedTable, rows: edition.harmonised },
    ...revisionsOf(edition),
    ...comparisonWith(edition, index.rows.map(indexStanding)),
    domainFifths: await domainFifths(engine, edition),
    declared,
    robustness: {
      replicates: to - from + 1,
      seed,
      areas: await read(tables.robustness),
      sensitivity: await read(tables.sensitivity),
      leaveOneOut: await read(tables.leaveOneOut),
      errors,
    },
    model: { indicators: model.models, parameters: model.parameters, upperTiers: model.upperTiers },
    normalised: await read(tables.normalised),
    treatment: await read(tables.treatment),
    treated: await read(tables.treated),
    checks: checksTableData(checks),
    ...(validity === undefined
      ? {}
      : {
          validity: {
            correlations: { table: validityTable, rows: validity.rows },
            places: { table: validityPlacesTable, rows: validity.places },
            evidence: { table: evidenceTable, rows: edition.evidence ?? [] },
          },
        }),
    sources: sourcesOf(
      edition.method,
      [
        ...declared.map(({ source }) => source),
        ...usedPreferences(edition).map(({ offer }) => cite(offer.source)),
      ],
      cite,
    ),
    ...couldHaveIn(edition, cite),
    topology,
    inset,
  };
}

const EVERY: readonly TableFormat[] = ['csv', 'arrow', 'parquet'];

/** A table whose rows are in the engine is written in every format; any other only as CSV, for people. */
export const releaseTable = ({ table, rows }: TableData, stored: readonly StoredTable[]): ReleaseTable => {
  const found = stored.find((each) => each.table.name === table.name);
  return found === undefined
    ? { table, rows, formats: ['csv'] }
    : { table, rows, formats: EVERY, orderBy: found.orderBy };
};

/** The tables of a release of an index, in the order of the documentation. */
export const indexReleaseTables = (data: IndexRelease): TableData[] => [
  data.index,
  data.indicators,
  data.scales,
  data.normalised,
  data.treatment,
  data.treated,
  data.checks,
  data.robustness.areas,
  data.robustness.sensitivity,
  data.robustness.leaveOneOut,
  data.robustness.errors,
  ...(data.moves === undefined ? [] : [data.moves.areas, data.moves.between, data.moves.elsewhere]),
  ...Object.values(data.validity ?? {}),
  ...Object.values(data.trend ?? {}),
  data.context,
  data.harmonised,
  ...[data.revisions ?? [], data.comparison ?? []].flat(),
  // Tables that only some methods have.
  ...[data.model.indicators, data.model.parameters, data.model.upperTiers].filter(
    ({ rows }) => rows.length > 0,
  ),
];

const trendData = (trend: Examined['trend']): Pick<IndexRelease, 'trend'> =>
  trend === undefined
    ? {}
    : {
        trend: {
          areas: { table: trendTable, rows: trend.rows },
          codes: { table: trendCodesTable, rows: trend.codes },
        },
      };

/** The edition as files for programs name it. */
const editionPartOf = ({ method }: IndexEdition): EditionPart => ({
  code: method.edition,
  title: method.title,
  method_version: method.method_version,
  schema_version: SCHEMA_VERSION,
});

/** What the writers of an index take, from the tables in the engine. */
export async function indexRelease(
  engine: Engine,
  edition: IndexEdition,
  tables: IndexTables,
  examined: Examined,
  geography: EditionGeography,
  origin: ReleaseOrigin,
): Promise<IndexOutputs> {
  const made = await indexData(engine, edition, tables, examined, geography);
  const { moves, trend } = examined;
  const data = { ...made, moves: moves?.data, ...trendData(trend) };
  const stored = [...Object.values(tables), ...(moves?.stored ?? [])];
  const years = yearOf(edition.method);
  return {
    head: headOf(edition.method, data.sources),
    catalogue: catalogueFacts(edition.method, data.indicators.rows, data.index.rows.length, origin.options),
    tables: indexReleaseTables(data).map((table) => datedTable(releaseTable(table, stored), years)),
    sections: indexSections(data),
    origin,
    methodText: edition.texts.get('method.yaml') ?? '',
    data,
    checked: examined.checks,
    draws: drawsFileOf(examined.problem, edition.method, sortedAreas(edition.areas), editionPartOf(edition)),
  };
}
