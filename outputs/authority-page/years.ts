import type {
  AuthorityOutcome,
  AuthorityProfile,
  AuthorityYear,
} from '../../schemas/release/authority-profile.js';
import { ALL_OUTCOMES } from '../../schemas/release/coldspot-fields.js';
import { STATUS_WORDS } from '../areas/words.js';
import { fixedOrDash, perCentOfDraws, signed, whole } from '../formats/numbers.js';
import { interval } from '../page/certainty.js';
import { type Content, html, type Markup } from '../page/markup.js';
import type { Section } from '../page/sections.js';
import { brief, dataTable, type TableColumn } from '../page/table.js';
import { capital, yearWords } from '../page/words.js';
import type { AuthorityAtlas } from './atlas.js';
import { headingOf } from './opening.js';
import { classMarkOf } from './standing.js';
import { yearsChart } from './years-chart.js';

const rangeOf = ({ figures }: AuthorityYear): string => interval(figures?.low ?? null, figures?.high ?? null);

const signedOrDash = (value: number | null): string => (value === null ? '–' : signed(value, 1));
const drawsOrDash = (value: number | null): string => (value === null ? '–' : perCentOfDraws(value));
const rankText = ({ rank, of }: AuthorityYear): string =>
  rank === null ? 'no rank' : `${whole(rank)} of ${whole(of)}`;

/** The year, marked where its figures are not the authority’s own. */
const isCarried = ({ status, missing }: AuthorityYear): boolean => missing === null && status !== 'observed';

interface YearColumn extends TableColumn {
  readonly cell: (year: AuthorityYear) => Content;
}

const FIGURES: readonly YearColumn[] = [
  { label: 'Level', numeric: true, cell: ({ level }) => fixedOrDash(level, 1) },
  { label: 'Gap', numeric: true, cell: ({ gap }) => fixedOrDash(gap, 1) },
  { label: 'Unexplained', numeric: true, wide: true, cell: (year) => signedOrDash(year.unexplained_gap) },
  { label: 'Class', cell: classMarkOf },
];
const RANKS: readonly YearColumn[] = [
  { label: 'Rank', numeric: true, cell: rankText },
  { label: '90% interval', numeric: true, wide: true, cell: rangeOf },
];
const CHANCE: YearColumn = {
  label: 'A coldspot',
  numeric: true,
  wide: true,
  cell: (year) => drawsOrDash(year.coldspot_probability),
};

function yearsTable(one: AuthorityOutcome): Markup {
  const isAll = one.code === ALL_OUTCOMES;
  const columns = isAll ? RANKS : [...FIGURES, ...RANKS, CHANCE];
  const hidden = (year: AuthorityYear): string[] => [
    ...(isAll || year.unexplained_gap === null ? [] : [`unexplained gap ${signed(year.unexplained_gap, 1)}`]),
    `90% interval ${rangeOf(year)}`,
    ...(isAll ? [] : [`a coldspot: ${drawsOrDash(year.coldspot_probability)}`]),
  ];
  return dataTable({
    id: `years-${one.code}`,
    caption: `${headingOf(one)}: year by year, the latest first`,
    columns: [{ label: 'Year' }, ...columns],
    rows: one.years.map((year) => [
      html`${yearWords(year.period)}${isCarried(year) && ' †'}${brief(capital(hidden(year).join('; ')))}`,
      ...columns.map(({ cell }) => cell(year)),
    ]),
  });
}

const block = (one: AuthorityOutcome, profile: AuthorityProfile, atlas: AuthorityAtlas): Markup =>
  html`<h3>${headingOf(one)}</h3>
${yearsChart(one, profile.area.name, atlas)}${yearsTable(one)}`;

/** Rows of a block: a chart is as tall as so many years. */
const CHART_ROWS = 12;
const heightOf = ({ code, years }: AuthorityOutcome): number =>
  years.length + (code === ALL_OUTCOMES ? 0 : CHART_ROWS);

/** Where a list is cut so that its two parts are as equally tall as they can be. */
function cutOf(outcomes: readonly AuthorityOutcome[]): number {
  const sum = (some: readonly AuthorityOutcome[]) => some.reduce((total, one) => total + heightOf(one), 0);
  const cuts = outcomes.map((_, i) => i + 1);
  const uneven = (cut: number) => Math.abs(sum(outcomes.slice(0, cut)) - sum(outcomes.slice(cut)));
  return cuts.reduce((best, cut) => (uneven(cut) < uneven(best) ? cut : best), 1);
}

/** Every year of each outcome as a chart and a table; undefined where no outcome has several years. */
export function yearsSection(profile: AuthorityProfile, atlas: AuthorityAtlas): Section | undefined {
  const { outcomes } = profile;
  const isLong = ({ years }: AuthorityOutcome) => years.length > 1;
  const long = outcomes.filter(isLong);
  if (long.length === 0) return undefined;
  const all = long.filter(({ code }) => code === ALL_OUTCOMES);
  const ordered = [...all, ...long.filter(({ code }) => code !== ALL_OUTCOMES)];
  const cut = cutOf(ordered);
  const column = (some: readonly AuthorityOutcome[]) =>
    html`<div>${some.map((one) => block(one, profile, atlas))}</div>`;
  const carried = new Set(long.flatMap(({ years }) => years.filter(isCarried).map(({ status }) => status)));
  return {
    id: 'years',
    title: 'Year by year',
    body: html`<p>Rank 1 is the best; a higher level and a narrower gap are better. Unexplained is the part of the gap that GCSE results do not explain; in years without such results there is none, and no rank. The last column of an outcome is the probability of being a coldspot in that year.${carried.size > 0 && ` † marks figures that are not the authority’s own: ${[...carried].map((status) => STATUS_WORDS[status]).join('; ')}.`}</p>
<div class="pair">${column(ordered.slice(0, cut))}${ordered.length > cut && column(ordered.slice(cut))}</div>`,
  };
}
