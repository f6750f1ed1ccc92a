import { median } from 'd3-array';
import type { AuthorityOutcome, AuthorityProfile } from '../../schemas/release/authority-profile.js';
import { rankCell } from '../area-page/figures.js';
import { indicatorLine, type LineFigure } from '../area-page/line.js';
import { goodEnd, valueOrWhy } from '../area-page/words.js';
import { fixedOrDash, signed, withError } from '../formats/numbers.js';
import { type Content, html, type Markup } from '../page/markup.js';
import { bullets, type Section } from '../page/sections.js';
import { brief, dataTable } from '../page/table.js';
import { yearWords } from '../page/words.js';
import { type AuthorityAtlas, MEASURES } from './atlas.js';
import { eachOutcome } from './opening.js';

const NO_ONE = { values: [], median: undefined };
const UNIT = { level: 'per cent', gap: 'percentage points', unexplained_gap: 'percentage points' } as const;

type MeasureOf = (typeof MEASURES)[number];

/** A measure of an outcome as a figure with a rank; the middle authority takes the place of the country. */
function figureOf(one: AuthorityOutcome, { measure, words, direction }: MeasureOf, atlas: AuthorityAtlas) {
  const sorted = atlas.sorted(one.code, measure);
  const error = measure === 'unexplained_gap' ? null : one[`${measure}_standard_error`];
  const figure: LineFigure & { rank: number | null; of: number } = {
    code: `${one.code}-${measure}`,
    title: `${one.name}: ${words.toLowerCase()}`,
    direction,
    value: one[measure],
    lower: null,
    upper: null,
    standard_error: error,
    country: { name: 'the middle authority', value: median(sorted) ?? null },
    rank: one[`${measure}_rank`],
    of: sorted.length,
  };
  return { figure, sorted: () => sorted, error };
}

/** A figure with its standard error; signed where it can be to either side of a line. */
function valueText(one: AuthorityOutcome, { measure }: MeasureOf, error: number | null): string {
  const value = one[measure];
  if (value === null) return valueOrWhy({ value, missing: one.missing });
  return measure === 'unexplained_gap' ? signed(value, 1) : withError(value, error, 1);
}

function rowOf(
  profile: AuthorityProfile,
  one: AuthorityOutcome,
  of: MeasureOf,
  atlas: AuthorityAtlas,
): Content[] {
  const { figure, sorted, error } = figureOf(one, of, atlas);
  const middle = fixedOrDash(figure.country?.value, 1);
  return [
    html`${one.name}: ${of.words.toLowerCase()}<span class="sub">${UNIT[of.measure]}, ${goodEnd(figure)}</span>${brief(`${yearWords(one.period)}; middle authority ${middle}`)}`,
    yearWords(one.period),
    html`<b>${valueText(one, of, error)}</b>`,
    middle,
    rankCell(figure, { sorted }),
    figure.value === null
      ? ''
      : indicatorLine({ area: profile.area, districts: [] }, figure, { sorted }, NO_ONE),
  ];
}

/** What the measures are, each in a sentence. */
function definitions(profile: AuthorityProfile, atlas: AuthorityAtlas): Markup {
  const items = eachOutcome(profile).map(
    ({ code, name }) => html`<strong>${name}</strong>: ${atlas.meaning(code).level ?? ''}`,
  );
  return bullets([
    ...items,
    html`<strong>Gap</strong>: all other pupils of the same age less those who were eligible. Where the others do alike, a low level by itself makes a wide gap.`,
    html`<strong>Unexplained gap</strong>: how much wider (+) or narrower (−) the gap is than in authorities whose pupils had the same gap in their GCSE results.`,
  ]);
}

/** Level, gap and unexplained gap of each outcome next to the middle authority, with rank and limits. */
export function figureSection(profile: AuthorityProfile, atlas: AuthorityAtlas): Section {
  const rows = eachOutcome(profile).flatMap((one) =>
    MEASURES.flatMap((of) =>
      // An outcome without GCSE results has no unexplained gap anywhere.
      atlas.sorted(one.code, of.measure).length === 0 ? [] : [rowOf(profile, one, of, atlas)],
    ),
  );
  const table = dataTable({
    id: 'figures-all',
    caption: html`Every figure of the latest year <span class="sub">± is one standard error. Under a rank are the ranks that the figure would have at the ends of its 95% limits, all others as they are; “no limits” where none are known. On the line the worst authority is at the left, the best at the right: the dot is ${profile.area.name}, the band its 95% limits, the diamond the middle authority.</span>`,
    columns: [
      { label: 'Figure' },
      { label: 'Year', wide: true },
      { label: 'Here', numeric: true },
      { label: 'Middle authority', numeric: true, wide: true },
      { label: 'Rank', numeric: true },
      { label: 'Worst ← of all authorities → best', wide: true },
    ],
    rows,
  });
  return {
    id: 'measures',
    title: 'Its figures',
    body: html`${definitions(profile, atlas)}<div class="all-figures">${table}</div>`,
  };
}
