import { ascending } from 'd3-array';
import {
  counted,
  figureText,
  fixed,
  inWords,
  perCent,
  perCentOfDraws,
} from '../../outputs/formats/numbers.js';
import { tableLines, wrapped } from '../../outputs/formats/text-layout.js';
import { CLASS_WORDS } from '../../outputs/page/classes.js';
import { yearWords } from '../../outputs/page/words.js';
import type { IndexRelease, LongShadowRelease } from '../../outputs/release-data.js';
import type { Figure } from '../../schemas/figure.js';
import type { ColdspotKind } from '../../schemas/release/coldspot-fields.js';
import type { Row } from '../../schemas/table.js';
import type { CountryFigure } from './facts.js';
import { countryFigure } from './facts.js';
import type { FoundUpperTier } from './find-area.js';

/** A figure that the official file has for the county itself. */
export interface TierFigure {
  readonly code: string;
  readonly title: string;
  readonly value: number | null;
  readonly unit: string;
  readonly period: string;
  readonly cells: string;
  readonly raw_text: string;
  readonly country_figure: CountryFigure | null;
}

/** What is published of a county: its own figures, its districts with their ranks, its long shadow. */
export interface TierExplanation {
  readonly upper_tier: { readonly code: string; readonly name: string; readonly region_name: string };
  /** How many areas the index ranks. */
  readonly areas: number;
  /** Rows of index.csv, the best rank first; those without a rank at the end. */
  readonly districts: readonly Row[];
  readonly figures: readonly TierFigure[];
  /** Rows of coldspots.csv for the county, one an outcome; none where the index shows no long shadow. */
  readonly long_shadow: readonly Row[];
  /** How many authorities the long shadow ranks. */
  readonly authorities: number;
}

/** The figure of a county, from a row of a district that shares it: its own may be modelled from it. */
export const countyFigure = ({ county_value, value }: Row): number | null => {
  const found = county_value ?? value;
  return found == null ? null : Number(found);
};

/** The first row of each indicator that has the figure published under a code, such as that of a county. */
export function rowsFrom(code: string, rows: readonly Row[]): Map<string, Row> {
  const found = new Map<string, Row>();
  for (const row of rows)
    if (row.from_codes === code && !found.has(String(row.indicator))) found.set(String(row.indicator), row);
  return found;
}

/** Explains a county, from the tables of an index and of the long shadow that it shows. */
export function explainUpperTier(
  data: IndexRelease,
  shown: LongShadowRelease | undefined,
  { code, name, districts }: FoundUpperTier,
  national: readonly Figure[],
): TierExplanation {
  const codes = new Set(districts.map(({ area_code }) => area_code));
  const rows = data.index.rows.filter(({ area_code }) => codes.has(area_code ?? ''));
  const titles = new Map(data.declared.map(({ declaration }) => [declaration.code, declaration.title]));
  const inIt = data.indicators.rows.filter(({ area_code }) => codes.has(area_code ?? ''));
  const own = rowsFrom(code, inIt);
  const outcomes = (shown?.coldspots.rows ?? []).filter((row) => row.area_code === code);
  return {
    upper_tier: { code, name, region_name: String(districts[0]?.region_name ?? '') },
    areas: data.index.rows.filter(({ rank }) => rank !== null).length,
    districts: [...rows].sort((a, b) =>
      ascending(Number(a.rank ?? Number.POSITIVE_INFINITY), Number(b.rank ?? Number.POSITIVE_INFINITY)),
    ),
    figures: [...own].map(([indicator, row]) => ({
      code: indicator,
      title: titles.get(indicator) ?? '',
      value: countyFigure(row),
      unit: String(row.unit),
      period: String(row.period),
      cells: String(row.cells),
      raw_text: String(row.raw_text),
      country_figure: countryFigure(national, code, indicator),
    })),
    long_shadow: outcomes.filter(({ outcome }) => outcome !== 'all'),
    authorities: new Set((shown?.coldspots.rows ?? []).map(({ area_code }) => area_code)).size,
  };
}

const NONE = '–';
const chance = (value: unknown) => (typeof value === 'number' ? perCent(value) : NONE);

/** As in `cold on level (a coldspot in 12% of the draws)`. */
function classLine(row: Row, names: ReadonlyMap<string, string>, authorities: number): string {
  const kind = row.kind as ColdspotKind | null;
  const words = kind === null ? 'no class, as level or gap is missing' : CLASS_WORDS[kind].toLowerCase();
  const sure =
    typeof row.coldspot_probability === 'number'
      ? ` (a coldspot in ${perCentOfDraws(row.coldspot_probability)} of the draws)`
      : '';
  const figure = (what: 'level' | 'gap') =>
    row[what] === null
      ? `${what} not published`
      : `${what} ${fixed(Number(row[what]), 1)}${what === 'level' ? ' per cent' : ' percentage points'}, rank ${row[`${what}_rank`]} of ${authorities}`;
  return `  ${names.get(String(row.outcome)) ?? row.outcome}, ${yearWords(String(row.period))}: ${words}${sure}; ${figure('level')}; ${figure('gap')}`;
}

/** How the districts of a county do, in a sentence. */
function districtsWords(districts: readonly Row[]): string {
  const ranked = districts.filter(({ rank }) => rank !== null);
  const best = ranked[0];
  const worst = ranked.at(-1);
  if (best === undefined || worst === undefined) return 'None of its districts has a rank.';
  const are = (group: string) => {
    const count = ranked.filter((row) => row.group === group).length;
    return `${inWords(count, 'none')} ${count === 1 || count === 0 ? `is a ${group}` : `are ${group}s`}`;
  };
  return best === worst
    ? `Its only ranked district, ${best.area_name}, has rank ${best.rank}.`
    : `Of its ${counted(ranked.length, 'district')}, ${are('hotspot')} and ${are('coldspot')}; the best is ${best.area_name} (rank ${best.rank}), the worst ${worst.area_name} (rank ${worst.rank}).`;
}

/** The explanation of a county, for a terminal. */
export function describeUpperTier(
  { upper_tier, areas, districts, figures, long_shadow, authorities }: TierExplanation,
  outcomes: readonly { readonly code: string; readonly name: string }[],
  {
    width,
    cells,
    note,
  }: { readonly width: number; readonly cells: boolean; readonly note?: string | undefined },
): string {
  const names = new Map(outcomes.map(({ code, name }) => [code, name]));
  const wrap = (line: string, hanging = 0) => wrapped(line, width, hanging);
  const number = (title: string) => ({ title, right: true });
  const districtRows = districts.map((row) => [
    String(row.area_name),
    row.rank == null ? 'none' : String(row.rank),
    row.rank_low == null ? NONE : `${row.rank_low}–${row.rank_high}`,
    row.group == null ? NONE : String(row.group),
    chance(row.coldspot_probability),
  ]);
  const figureRows = figures.map((one) => [
    one.title,
    one.value === null ? 'none' : `${figureText(one.value)} ${one.unit}`,
    yearWords(one.period),
    one.country_figure?.value == null ? NONE : figureText(one.country_figure.value),
  ]);
  return [
    ...wrap(`${upper_tier.name} (${upper_tier.code}), ${upper_tier.region_name}`),
    ...wrap('A county: the index ranks its districts, not the county itself.'),
    ...(note === undefined ? [] : wrap(note)),
    '',
    ...wrap(districtsWords(districts)),
    '',
    ...wrap(`Its districts (rank of ${areas}, 1 is best; nine in ten: the ranks in nine of ten replicates)`),
    ...tableLines(
      [{ title: '' }, number('rank'), number('nine in ten'), { title: 'group' }, number('coldspot in')],
      districtRows,
      width,
    ),
    '',
    ...(figures.length === 0
      ? wrap('The edition has no figures of the county itself.')
      : [
          'Its own figures, which its districts share',
          ...tableLines(
            [{ title: '' }, { title: 'figure' }, { title: 'year' }, number('England')],
            figureRows,
            width,
          ),
        ]),
    ...(figures.some(({ country_figure }) => country_figure === null)
      ? wrap(`  ${NONE} The edition has no such figure of England; none is computed.`, 2)
      : []),
    '',
    ...(long_shadow.length === 0
      ? wrap('The index shows no long shadow for it.')
      : [
          'Long shadow of deprivation',
          ...long_shadow.flatMap((row) => wrap(classLine(row, names, authorities), 2)),
        ]),
    ...(cells
      ? [
          '',
          'Where each figure comes from',
          ...figures.map((one) => `  ${one.code}: ${one.cells} reads ${JSON.stringify(one.raw_text)}`),
        ]
      : []),
  ].join('\n');
}
