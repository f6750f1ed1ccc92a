import { absenceOf } from '../../outputs/formats/absence.js';
import { ATTRIBUTION, NOT_OFFICIAL } from '../../outputs/notice.js';
import { numberOf, textOf } from '../../outputs/page/rows.js';
import { subjectWords } from '../../outputs/page/subject.js';
import type { IndexRelease } from '../../outputs/release-data.js';
import type { Figure } from '../../schemas/figure.js';
import type { NamedArea, NeighboursPart, SourcePart } from '../../schemas/release/area-parts.js';
import type { AreaProfile, ProfileIndicator } from '../../schemas/release/area-profile.js';
import type { PersistencePart } from '../../schemas/release/authority-profile.js';
import { SCHEMA_VERSION } from '../../schemas/release/receipt.js';
import type { SourceDeclaration } from '../../schemas/source.js';
import type { Row } from '../../schemas/table.js';
import boundaries from '../../sources/boundaries.js';
import { SOURCES } from '../../sources/registry.js';
import { type AuthorityClasses, NO_CLASSES } from '../coldspots/authority-classes.js';
import { type ExplainedIndicator, type Explanation, explainer } from '../explain/explain.js';
import { countryName, longShadowOf } from '../explain/facts.js';
import type { Registers } from '../geography/registers.js';
import { countryCode } from '../harmonise/national.js';
import { datesOf, type YearOf, yearOf } from '../release/period-columns.js';
import { differencesFrom } from './differences.js';
import { movesOfAreas } from './moves.js';
import { type PlacedArea, placedAreas } from './place.js';
import { comparatorOf, type PrintedFigures, printedFigures } from './printed.js';
import { memberOf, standingsOf } from './standing.js';

/** What the profiles of the areas of an index are made from, apart from its release. */
export interface ProfileInputs {
  readonly registers: Registers;
  /** What the official files print for countries, and for counties, regions and combined authorities. */
  readonly national?: readonly Figure[];
  readonly larger?: readonly Figure[];
  /** The classes of authorities that the index shows; none where it shows none. */
  readonly classes?: AuthorityClasses;
  /** The statistical neighbours of an area by its code, where the edition has them. */
  readonly neighbours?: ReadonlyMap<string, NeighboursPart>;
}

/** A data set as the files of an area name it. */
export const sourcePartOf = ({ name, title, publisher, ...source }: SourceDeclaration): SourcePart => ({
  name,
  title,
  publisher,
  citation: source.citation,
  landing_page: source.landing_page,
  licence: source.licence,
  licence_address: source.licence_address,
});

/** The data sets with some names: as the release cites them, or where it has none, as they are declared. */
function sourcesNamed(names: ReadonlySet<string>, cited: readonly SourceDeclaration[]): SourcePart[] {
  const known = new Set(cited.map(({ name }) => name));
  return [...cited, ...SOURCES.filter(({ name }) => !known.has(name))]
    .filter(({ name }) => names.has(name))
    .map(sourcePartOf);
}

/** What all profiles of a release share. */
interface Shared {
  readonly data: IndexRelease;
  readonly explain: (area: Row) => Explanation;
  readonly rows: ReadonlyMap<string, Row>;
  /** The rows of the context, by area and figure. */
  readonly own: ReadonlyMap<string, Row>;
  readonly printed: PrintedFigures;
  readonly moves: ReadonlyMap<string, NonNullable<AreaProfile['moves']>>;
  readonly classes: AuthorityClasses;
  /** What a year is in the periods of an indicator. */
  readonly year: YearOf;
}

const countryOf = (code: string): NamedArea => ({ code: countryCode(code), name: countryName(code) });

/** What is known of an indicator whatever the area. */
const aboutOf = ({ declaration, note, domain, direction, share }: IndexRelease['declared'][number]) => ({
  code: declaration.code,
  title: declaration.title,
  description: declaration.description,
  note,
  domain,
  unit: declaration.unit,
  direction,
  weight: share,
});

/** The indicators of an area of the edition, next to those of the larger areas around it. */
function indicatorsOf(
  { data, rows, printed, year }: Shared,
  { area }: PlacedArea,
  explained: readonly ExplainedIndicator[],
): ProfileIndicator[] {
  const byCode = new Map(explained.map((one) => [one.code, one]));
  const compared = (place: NamedArea | null, indicator: string) =>
    place === null ? null : comparatorOf(printed, place, indicator);
  const county = area.upper_tier?.code === area.code ? null : area.upper_tier;
  return data.declared.flatMap((declared): ProfileIndicator[] => {
    const { code } = declared.declaration;
    const one = byCode.get(code);
    if (one === undefined) return [];
    const row = rows.get(`${area.code} ${code}`);
    return [
      {
        ...aboutOf(declared),
        period: one.period,
        ...datesOf(one.period, year(code)),
        value: one.value,
        lower: one.lower,
        upper: one.upper,
        standard_error: one.standard_error,
        status: one.status as ProfileIndicator['status'],
        missing: absenceOf(one.value, one.reason),
        reason: one.reason,
        flags: String(row?.flags ?? ''),
        rank: one.rank,
        of: one.areas_with_figure,
        normalised: one.z_score,
        weight: one.weight,
        contribution: one.contribution,
        least: one.least,
        most: one.most,
        county: compared(county, code),
        region: compared(area.region, code),
        country: compared(countryOf(area.code), code),
        source: String(row?.source ?? ''),
        from_codes: one.from_codes,
        cells: one.cells,
        raw_text: one.raw_text,
      },
    ];
  });
}

/** What the official files print for an area that is no area of the edition; nothing is computed. */
function printedIndicators({ data, printed, year }: Shared, { area }: PlacedArea): ProfileIndicator[] {
  return data.declared.map((declared) => {
    const { code } = declared.declaration;
    const found = printed(area.code, code);
    const value = found?.value ?? null;
    const period = found?.period ?? declared.period;
    return {
      ...aboutOf(declared),
      period,
      ...datesOf(period, year(code)),
      value,
      lower: found?.lower ?? null,
      upper: found?.upper ?? null,
      standard_error: null,
      status: found?.status ?? 'missing',
      missing: absenceOf(value, found?.reason),
      reason: found?.reason ?? '',
      flags: found?.flags ?? '',
      rank: null,
      of: 0,
      normalised: null,
      contribution: null,
      least: null,
      most: null,
      county: null,
      region: area.region === null ? null : comparatorOf(printed, area.region, code),
      country: comparatorOf(printed, countryOf(area.code), code),
      source: found?.source ?? declared.source.name,
      from_codes: found?.from_codes ?? '',
      cells: found?.cells ?? '',
      raw_text: found?.raw_text ?? '',
    };
  });
}

/** The figures of its nation alone of an area of the edition. */
function ownFiguresOf({ data, own, year }: Shared, { area }: PlacedArea): Pick<AreaProfile, 'own_figures'> {
  const found = (data.ownFigures ?? []).flatMap(({ declaration, note, period }) => {
    const { code, title, description, unit } = declaration;
    const row = own.get(`${area.code} ${code}`);
    if (row === undefined) return [];
    const value = numberOf(row, 'value');
    const reason = textOf(row, 'reason');
    return [
      {
        code,
        title,
        description,
        note,
        unit,
        period,
        ...datesOf(period, year(code)),
        value,
        lower: numberOf(row, 'lower'),
        upper: numberOf(row, 'upper'),
        status: textOf(row, 'status') as ProfileIndicator['status'],
        missing: absenceOf(value, reason),
        reason,
        flags: textOf(row, 'flags'),
        source: textOf(row, 'source'),
        from_codes: textOf(row, 'from_codes'),
        cells: textOf(row, 'cells'),
        raw_text: textOf(row, 'raw_text'),
      },
    ];
  });
  return found.length === 0 ? {} : { own_figures: found };
}

/** How long an authority was cold on an outcome; null where only its latest year is known. */
function persistenceIn(
  { persistence = [] }: AuthorityClasses,
  authority: string,
  outcome: string,
): PersistencePart | null {
  const found = persistence.find((one) => one.area_code === authority && one.outcome === outcome);
  if (found === undefined) return null;
  const { area_code: _, outcome: __, ...part } = found;
  return part;
}

/** The classes of an area in the long shadow: those of its authority, or of itself where it is one. */
function longShadowParts({ classes }: Shared, { area, row }: PlacedArea): AreaProfile['long_shadow'] {
  const authority = area.level === 'county' ? { code: area.code, name: area.name } : area.upper_tier;
  if (authority === null) return [];
  const own = new Map(row === undefined ? [] : longShadowOf(row).map((one) => [one.outcome, one]));
  return classes.outcomes.map(({ code, name }) => {
    const found = classes.classes.find((one) => one.area_code === authority.code && one.outcome === code);
    const kind = found?.kind ?? null;
    const status = own.get(code)?.status ?? (kind === null ? 'missing' : (found?.status ?? 'missing'));
    return {
      outcome: code,
      name,
      kind,
      status: status as AreaProfile['long_shadow'][number]['status'],
      authority,
      persistence: persistenceIn(classes, authority.code, code),
    };
  });
}

/** The data sets of the classes that the profile of an area shows, by name. */
const classSources = ({ classes }: Shared, shown: AreaProfile['long_shadow']): readonly string[] =>
  shown.flatMap(({ authority, outcome }) =>
    classes.classes
      .filter((one) => one.area_code === authority.code && one.outcome === outcome)
      .flatMap(({ source }) => source.split(';')),
  );

function chancesOf({ data }: Shared, { area }: PlacedArea): AreaProfile['upper_tier_chances'] {
  const { rows } = data.model.upperTiers;
  const row = rows.find(({ area_code }) => area_code === area.code);
  if (row === undefined) return null;
  const of = rows.filter(({ rank }) => rank !== null).length;
  return { score: numberOf(row, 'score'), rank: numberOf(row, 'rank'), of, fifth: numberOf(row, 'fifth') };
}

function notesOf({ data }: Shared, { area, row }: PlacedArea): string[] {
  const unranked = `${area.name} has no rank: too few of its indicators have a figure.`;
  const larger = 'The index ranks areas within it; it has no score of its own, and none is computed.';
  return [
    NOT_OFFICIAL,
    'Rank 1 is the best.',
    ...(row === undefined ? [larger] : row.rank === null ? [unranked] : []),
    ...(row !== undefined && data.robustness.replicates === 0
      ? ['No replicates were made, so how sure the ranks are is not known.']
      : []),
    ATTRIBUTION,
  ];
}

function profileOf(shared: Shared, placed: PlacedArea, neighbours: ProfileInputs['neighbours']): AreaProfile {
  const { data } = shared;
  const { area, row, members } = placed;
  const explained = row === undefined ? undefined : shared.explain(row);
  const indicators =
    explained === undefined
      ? printedIndicators(shared, placed)
      : indicatorsOf(shared, placed, explained.indicators);
  const near = neighbours?.get(area.code);
  const moves = shared.moves.get(area.code) ?? null;
  const longShadow = longShadowParts(shared, placed);
  const ownFigures = ownFiguresOf(shared, placed);
  const sources = new Set([
    ...indicators.map(({ source }) => source),
    ...(ownFigures.own_figures ?? []).map(({ source }) => source),
    ...classSources(shared, longShadow),
    ...(moves === null ? [] : [data.method.moves ?? '']),
    boundaries.name,
  ]);
  const { edition, title, method_version } = data.method;
  const ranked = data.index.rows.filter(({ rank }) => rank !== null).length;
  return {
    area,
    edition: { code: edition, title, method_version, schema_version: SCHEMA_VERSION },
    standing: row === undefined ? [] : standingsOf(data, row),
    group: (textOf(row ?? {}, 'group') || null) as AreaProfile['group'],
    kind_of_place: textOf(row ?? {}, 'kind_of_place') || null,
    own_level_share: numberOf(row ?? {}, 'own_level_share'),
    modelled_share: numberOf(row ?? {}, 'modelled_share'),
    replicates: data.robustness.replicates,
    holds_back: [...(explained?.holds_back ?? [])],
    helps: [...(explained?.helps ?? [])],
    indicators,
    ...(near === undefined ? {} : { neighbours: near }),
    ...(near === undefined || near.nearest.length === 0
      ? {}
      : differencesFrom(
          indicators,
          near.nearest.map(({ code }) => code),
          (place, indicator) => shared.rows.get(`${place} ${indicator}`),
        )),
    long_shadow: longShadow,
    moves,
    upper_tier_chances: chancesOf(shared, placed),
    ...ownFigures,
    districts: members.map((member) => memberOf(member, ranked)),
    sources: sourcesNamed(sources, data.sources),
    notes: notesOf(shared, placed),
  };
}

/**
 * The profile of every area that has files, in the order of the codes: the areas that an index ranks, their
 * counties on their own figures, regions and combined authorities on printed ones. Each is made when it is
 * asked for.
 */
export function* areaProfiles(data: IndexRelease, inputs: ProfileInputs): Generator<AreaProfile> {
  const { national = [], larger = [], registers, classes = NO_CLASSES } = inputs;
  const rows = new Map(data.indicators.rows.map((row) => [`${row.area_code} ${row.indicator}`, row]));
  const placed = placedAreas(data.index.rows, registers, {
    edition: data.method.edition,
    subject: subjectWords(data.method).name,
  });
  const counties = placed.flatMap(({ area }) => (area.level === 'county' ? [area.code] : []));
  const shared: Shared = {
    data,
    explain: explainer(data, { national }),
    rows,
    own: new Map(data.context.rows.map((row) => [`${row.area_code} ${row.indicator}`, row])),
    printed: printedFigures([...national, ...larger], data.indicators.rows, new Set(counties)),
    moves: movesOfAreas(data),
    classes,
    year: yearOf(data.method),
  };
  for (const place of placed) yield profileOf(shared, place, inputs.neighbours);
}
