import { figureText, plain, signed } from '../../outputs/formats/numbers.js';
import { type Column, tableLines, wrapped } from '../../outputs/formats/text-layout.js';
import { yearWords } from '../../outputs/page/words.js';
import type { IndexRelease } from '../../outputs/release-data.js';
import type { ExplainedIndicator, Explanation } from './explain.js';
import { countryName } from './facts.js';

const NONE = '–';
const BEYOND = 'beyond any area';

const signedOrNone = (value: number | null, decimals = 2) =>
  value === null ? 'none' : signed(value, decimals);

const STATUS_WORDS: Readonly<Record<string, string>> = {
  inherited: ' [county]',
  modelled: ' [modelled]',
  estimated: ' [estimated]',
  mapped: ' [carried over]',
};

/** The title of a figure, and what is not its own. */
export const titleOf = ({ title, status }: ExplainedIndicator): string =>
  `${title}${STATUS_WORDS[status] ?? ''}`;

const countryText = ({ country_figure }: ExplainedIndicator): string =>
  country_figure?.value == null ? NONE : figureText(country_figure.value);

/** Every figure with its unit, year, that of the country, and its rank. */
export function figureLines({ area, indicators }: Explanation, width: number): string[] {
  const country = countryName(String(area.area_code));
  const printed = indicators.some(({ country_figure }) => country_figure !== null);
  const columns: Column[] = [
    { title: '' },
    { title: 'figure' },
    { title: 'year' },
    ...(printed ? [{ title: country, right: true }] : []),
    { title: 'rank', right: true },
  ];
  const rows = indicators.map((one) => [
    titleOf(one),
    one.value === null ? 'none' : `${figureText(one.value)} ${one.unit}`,
    yearWords(one.period),
    ...(printed ? [countryText(one)] : []),
    one.rank === null ? NONE : `${one.rank}`,
  ]);
  return [
    'Figures (rank 1 is the best of the areas that have one)',
    ...tableLines(columns, rows, width),
    ...statusNotes(indicators, width),
    ...countryNotes(indicators, country, printed, width),
  ];
}

function statusNotes(indicators: readonly ExplainedIndicator[], width: number): string[] {
  const has = (status: string) => indicators.some((one) => one.status === status);
  return [
    ...(has('inherited')
      ? ['[county] The figure is that of the county: there is none for the district.']
      : []),
    ...(has('modelled')
      ? ['[modelled] The figure of the county, spread over its districts: see “Modelled figures”.']
      : []),
    ...(has('estimated') ? ['[estimated] The figure was computed from those of other areas.'] : []),
    ...(has('mapped') ? ['[carried over] The figure was published under a former code.'] : []),
  ].flatMap((line) => wrapped(`  ${line}`, width, 2));
}

/** Where the figure of the country is missing, it is said so: it is never computed. */
function countryNotes(
  indicators: readonly ExplainedIndicator[],
  country: string,
  printed: boolean,
  width: number,
): string[] {
  const line = printed
    ? indicators.some(({ country_figure }) => country_figure?.value == null)
      ? `${NONE} under ${country}: the official file prints no figure for it.`
      : ''
    : `The edition has no figures of ${country} to compare with; none is computed.`;
  return line === '' ? [] : wrapped(`  ${line}`, width, 2);
}

/** The figures that hold an area back, or that help it, each in a sentence. */
export function strongestLines(
  { indicators, area }: Explanation,
  codes: readonly string[],
  title: string,
  width: number,
): string[] {
  if (codes.length === 0) return [];
  const lines = codes.flatMap((code) => {
    const one = indicators.find((each) => each.code === code);
    if (one === undefined) return [];
    const { rank, areas_with_figure: of, country_figure: national, contribution, unit } = one;
    const country =
      national?.value == null ? '' : `; ${countryName(String(area.area_code))} ${figureText(national.value)}`;
    const adds = contribution === null ? '' : `; ${signed(contribution, 2)} of the score`;
    return wrapped(
      `  ${titleOf(one)}: ${figureText(one.value)} ${unit} (${yearWords(one.period)}${country}), rank ${rank} of ${of}${adds}`,
      width,
      2,
    );
  });
  return [title, ...lines, ''];
}

/**
 * A target outside the observed range is not shown: no area has such a value, and the line may not hold that
 * far.
 */
function reach(value: number | null, { least: min, most: max }: ExplainedIndicator): string {
  if (value === null) return NONE;
  return value < min || value > max ? BEYOND : plain(value, 6);
}

/** How the score is made up: what each figure adds, and the value at which it would change the fifth. */
export function sumLines(
  { indicators, better, worse, constant }: Explanation,
  { steps }: IndexRelease['method'],
  width: number,
): string[] {
  const isSum = indicators.some(({ contribution }) => contribution !== null);
  const isLine =
    isSum &&
    indicators.some((one) => one.value_for_better_fifth !== null || one.value_for_worse_fifth !== null);
  const toBetter = isLine && better !== null;
  const toWorse = isLine && worse !== null;
  const scale = steps.levels[0]?.normalise === 'z_score' ? 'z-score' : 'normalised';
  const columns: Column[] = [
    { title: '' },
    { title: scale, right: true },
    ...(isSum ? [{ title: 'adds', right: true }] : []),
    ...(toBetter ? [{ title: `for fifth ${better.fifth}`, right: true }] : []),
    ...(toWorse ? [{ title: `for fifth ${worse.fifth}`, right: true }] : []),
  ];
  const rows = indicators.map((one) => [
    one.title,
    signedOrNone(one.z_score),
    ...(isSum ? [signedOrNone(one.contribution, 3)] : []),
    ...(toBetter ? [reach(one.value_for_better_fifth, one)] : []),
    ...(toWorse ? [reach(one.value_for_worse_fifth, one)] : []),
  ]);
  const heading = isSum
    ? `How the score is made up: the sum of what the figures add, plus ${signedOrNone(constant, 5)} for every area.`
    : 'How the score is made up. This index is not a sum, so no indicator adds a fixed part of the score.';
  const note = `The last columns show the value at which the area would change fifth by this indicator only, if the figures of all other areas and the national means and spreads stayed the same.`;
  const treated = indicators.some(
    (one) => one.value !== null && one.value_for_better_fifth === null && one.value_for_worse_fifth === null,
  );
  const treatedNote = `${NONE} outliers of this figure were treated, so that its scale is not that of the figures.`;
  return [
    ...wrapped(heading, width),
    ...tableLines(columns, rows, width),
    ...(toBetter || toWorse ? wrapped(note, width) : []),
    ...((toBetter || toWorse) && treated ? wrapped(treatedNote, width) : []),
  ];
}

/** Figures each of which would by itself, within what areas have, bring the area to the next better fifth. */
export function nearestMoves({ indicators }: Explanation, limit = 3): readonly ExplainedIndicator[] {
  const step = (one: ExplainedIndicator) =>
    Math.abs(Number(one.value_for_better_fifth) - Number(one.value)) / one.standard_deviation;
  const within = ({ value_for_better_fifth: value, least: min, most: max }: ExplainedIndicator) =>
    value !== null && value >= min && value <= max;
  return indicators
    .filter(within)
    .sort((a, b) => step(a) - step(b))
    .slice(0, limit);
}
