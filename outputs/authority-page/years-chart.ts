import { range } from 'd3-array';
import type { AuthorityOutcome, AuthorityYear } from '../../schemas/release/authority-profile.js';
import { ALL_OUTCOMES } from '../../schemas/release/coldspot-fields.js';
import { fixedOrDash } from '../formats/numbers.js';
import { figure } from '../page/figure.js';
import { type Content, html, type Markup } from '../page/markup.js';
import { coordinate } from '../page/picture.js';
import { listed, yearWords } from '../page/words.js';
import { type AuthorityAtlas, othersOf } from './atlas.js';

const CHART = { width: 340, height: 168, left: 34, right: 24, top: 10, bottom: 24 };
const STEP = 20;
/** A label for every so many years at most. */
const LABELS = 4;

type Value = (year: AuthorityYear) => number | null;

/** Unbroken runs of the years that have a value. */
function runs(years: readonly AuthorityYear[], value: Value): [i: number, value: number][][] {
  const found: [number, number][][] = [];
  let open = false;
  years.forEach((year, i) => {
    const each = value(year);
    if (each === null) open = false;
    else if (open) found.at(-1)?.push([i, each]);
    else {
      found.push([[i, each]]);
      open = true;
    }
  });
  return found;
}

/** Squares are coldspots and diamonds hotspots, as in other charts; circles the rest. */
function signOf({ class: areaClass }: AuthorityYear, x: string, y: string): Markup {
  if (areaClass === 'coldspot') return html`<path class="cold" d="M${x} ${y}m-3.5-3.5h7v7h-7z"/>`;
  if (areaClass === 'hotspot') return html`<path class="hot" d="M${x} ${y}m0-4.6l4.6 4.6-4.6 4.6-4.6-4.6z"/>`;
  return html`<circle class="year" cx="${x}" cy="${y}" r="2.4"/>`;
}

function describe(years: readonly AuthorityYear[]): string {
  const ends = [years[0], years.at(-1)].flatMap((year) => year ?? []);
  const cold = years.filter((year) => year.class === 'coldspot').map(({ period }) => yearWords(period));
  return [
    ...ends.map(
      ({ period, level, gap }) =>
        `${yearWords(period)}: level ${fixedOrDash(level, 1)}, gap ${fixedOrDash(gap, 1)}.`,
    ),
    cold.length === 0 ? 'A coldspot in no year.' : `A coldspot in ${listed(cold)}.`,
    'The table has every year.',
  ].join(' ');
}

const item = (picture: Content, words: string): Markup =>
  html`<li><svg class="swatch years-chart" viewBox="0 0 44 28" aria-hidden="true" focusable="false">${picture}</svg><span>${words}</span></li>\n`;

/** What the lines and signs of a chart are; only the signs that it has. */
function keyOf(years: readonly AuthorityYear[], name: string): Markup {
  const has = (areaClass: string) => years.some((year) => year.class === areaClass);
  return html`<ul class="legend across" aria-label="Key of the chart">
${item(html`<path class="level" d="M4 14H40"/><circle class="year" cx="22" cy="14" r="4"/>`, `${name}: eligible for free school meals`)}${has('coldspot') && item(html`<path class="cold" d="M15 7h14v14h-14z"/>`, 'as a coldspot')}${has('hotspot') && item(html`<path class="hot" d="M22 5l9 9-9 9-9-9z"/>`, 'as a hotspot')}${item(html`<path class="others" d="M4 14H40"/>`, 'all others there; the band between is the gap')}${item(html`<path class="middle" d="M4 14H40"/>`, 'eligible in the middle authority')}</ul>
`;
}

/**
 * Level and gap of an outcome over its years: a line for those who were eligible for free school meals, one
 * for all others, and the gap as the band between them. Nothing for all outcomes together, and where there is
 * but one year.
 */
export function yearsChart(one: AuthorityOutcome, name: string, atlas: AuthorityAtlas): Content {
  const years = one.years.toReversed();
  if (one.code === ALL_OUTCOMES || years.length < 2) return '';
  const middle = atlas.middle(one.code);
  const top = Math.max(STEP, Math.ceil(atlas.top(one.code) / STEP) * STEP);
  const { left, width, height } = CHART;
  const [right, floor] = [width - CHART.right, height - CHART.bottom];
  const x = (i: number) => coordinate(left + (i / (years.length - 1)) * (right - left));
  const y = (value: number) => coordinate(floor - (value / top) * (floor - CHART.top));
  const lineOf = (value: Value): string =>
    runs(years, value)
      .map((run) => run.map(([i, each], k) => `${k === 0 ? 'M' : 'L'}${x(i)} ${y(each)}`).join(''))
      .join('');
  const levelAt = (i: number) => years[i]?.level ?? 0;
  const bands = runs(years, othersOf).map((run) => {
    const above = run.map(([i, each]) => `${x(i)} ${y(each)}`);
    const below = run.toReversed().map(([i]) => `${x(i)} ${y(levelAt(i))}`);
    return `M${[...above, ...below].join('L')}z`;
  });
  const grid = range(0, top + 1, STEP).map(
    (tick) =>
      html`<path class="grid" d="M${left} ${y(tick)}H${right}"/><text x="${left - 5}" y="${y(tick)}" dy="3.5" text-anchor="end">${tick}%</text>`,
  );
  const every = Math.ceil((years.length - 1) / LABELS);
  const labels = years.map(
    ({ period }, i) =>
      i % every === 0 &&
      html`<text x="${x(i)}" y="${height - 8}" text-anchor="middle">${yearWords(period)}</text>`,
  );
  const signs = years.map((year, i) => year.level !== null && signOf(year, x(i), y(year.level)));
  const id = `chart-${one.code}`;
  const picture = html`<svg class="years-chart" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-about"><title id="${id}-title">${one.name} in ${name}, year by year</title><desc id="${id}-about">${describe(years)}</desc>
${grid}${labels}<path class="band" d="${bands.join('')}"/><path class="middle" d="${lineOf(({ period }) => middle.get(period) ?? null)}"/><path class="others" d="${lineOf(othersOf)}"/><path class="level" d="${lineOf(({ level }) => level)}"/>${signs}</svg>
`;
  return figure({
    id,
    style: 'by-year',
    caption: `${one.name}, per cent of the young people of each year`,
    content: html`${picture}${keyOf(years, name)}`,
  });
}
