import { descending } from 'd3-array';
import type {
  ComparedArea,
  ComparedEdition,
  EditionsCompared,
  UnmatchedArea,
} from '../../pipeline/changes/compared.js';
import { counted, inWords, outOf, signed, whole } from '../formats/numbers.js';
import { type Content, html, type Markup } from '../page/markup.js';
import { page } from '../page/page.js';
import type { Section } from '../page/sections.js';
import { brief, dataTable, nameCell, numericColumn, rankedTable, textCell } from '../page/table.js';
import { isRanked, SLOPE_STYLE, slopeChart } from './slope-chart.js';

/** Areas that a chart marks, and parts of a change that a row names. */
const MARKED = 10;
const NAMED = 3;

/** Left out on a narrow window. */
const WIDE = { wide: true } as const;

/** Narrower than other ranked tables: the last column takes what is left. */
const MOVES_STYLE = `
.moves{min-width:0;width:100%}
.moves td:last-child{width:32rem;white-space:normal}
`;

const rankOf = (rank: number | null): Content => rank ?? '–';

const editionText = ({ title, name, method_version, ranked, from }: ComparedEdition): Markup =>
  html`<strong>${title}</strong>, edition ${name}, method ${method_version}: ${counted(ranked, 'area')} ranked${from === 'edition' && ', scored from its figures, without intervals'}`;

/** The largest parts of a change in score, in words. */
function partsOf({ decomposed }: ComparedArea, titles: EditionsCompared['titles']): Content {
  if (decomposed === null) return '–';
  const { parts, standardisation } = decomposed;
  const all = [
    ...parts.map(({ code, change }) => ({ what: titles[code] ?? code, change })),
    { what: 'other means and deviations', change: standardisation },
  ];
  return all
    .sort((a, b) => descending(Math.abs(a.change), Math.abs(b.change)))
    .slice(0, NAMED)
    .map(({ what, change }) => `${what} ${signed(change, 2)}`)
    .join('; ');
}

const changeOf = ({ score, score_before }: ComparedArea): string | undefined =>
  score === null || score_before === null ? undefined : signed(score - score_before, 2);

const intervalOf = (interval: ComparedArea['interval']): Content =>
  interval === null ? undefined : `${interval[0]} to ${interval[1]}`;

const realOf = ({ is_real }: ComparedArea): string =>
  is_real === null ? 'not known' : is_real ? 'real' : 'within intervals';

const codeOf = ({ area_code, area_code_before: old }: ComparedArea): string =>
  old === area_code ? area_code : `${area_code}, before ${old}`;

/** What a narrow window shows under the name. */
const briefOf = (area: ComparedArea): Content =>
  [`score ${changeOf(area) ?? '–'}`, realOf(area)].filter((part) => part !== 'not known').join('; ');

function moveTable(id: string, areas: readonly ComparedArea[], titles: EditionsCompared['titles']): Markup {
  return rankedTable<ComparedArea>({
    id,
    caption: 'Every area that both rank, the largest move of ranks first; rank 1 is the best',
    columns: [
      { label: 'Area', cell: (area) => nameCell(area.area_name, [codeOf(area), ...brief(briefOf(area))]) },
      numericColumn<ComparedArea>('Rank before', ({ rank_before }) => rank_before),
      numericColumn<ComparedArea>('Rank after', ({ rank }) => rank),
      numericColumn<ComparedArea>(
        'Places',
        ({ places }) => (places === null ? undefined : signed(places, 0)),
        WIDE,
      ),
      numericColumn<ComparedArea>('90% interval before', (area) => intervalOf(area.interval_before), WIDE),
      numericColumn<ComparedArea>('90% interval after', (area) => intervalOf(area.interval), WIDE),
      { label: 'Move', wide: true, cell: (area) => textCell(realOf(area), 'wide') },
      numericColumn<ComparedArea>('Score', changeOf, WIDE),
      { label: 'What moved the score', wide: true, cell: (area) => textCell(partsOf(area, titles), 'wide') },
    ],
    style: 'moves',
    rows: areas,
  });
}

/** One section for each that is ranked: the largest moves as lines, then every area. */
function rankedSection(of: string, compared: EditionsCompared): Section {
  const areas = compared.areas.filter(({ ranked }) => ranked === of);
  const ranked = areas.filter(isRanked);
  const names = [compared.before.name, compared.after.name] as const;
  const rise = ranked.filter(({ places }) => places > 0).slice(0, MARKED);
  const fall = ranked.filter(({ places }) => places < 0).slice(0, MARKED);
  const moved = ranked.filter(({ places }) => places !== 0).length;
  const known = areas.filter(({ is_real }) => is_real !== null);
  const real = known.filter(({ is_real }) => is_real === true).length;
  const groups = areas.filter(
    ({ group, group_before }) => group !== null && group_before !== null && group !== group_before,
  ).length;
  const chart = (style: 'rise' | 'fall', marked: readonly ComparedArea[]) =>
    marked.length > 0 &&
    slopeChart({
      id: `${of}-${style}`,
      caption: html`The ${marked.length} areas that ${style === 'rise' ? 'rose' : 'fell'} most, among all areas (pale)`,
      areas,
      marked,
      names,
      style,
    });
  const body = html`<p>${outOf(moved, ranked.length, 'area')} ${moved < 2 ? 'has' : 'have'} another rank, ${whole(groups)} another group.${known.length > 0 && ` Of ${counted(known.length, 'move')}, ${whole(real)} ${real === 1 ? 'is' : 'are'} real: each rank lies outside the 90% interval of the other.`}</p>
<div class="pair">${chart('rise', rise)}${chart('fall', fall)}</div>
${moveTable(`${of}-table`, areas, compared.titles)}`;
  return { id: `ranked-${of}`, title: of === 'index' ? 'Ranks and scores' : `Ranks and scores: ${of}`, body };
}

function unmatchedSection(
  id: string,
  title: string,
  areas: readonly UnmatchedArea[],
  other: string,
): Section[] {
  if (areas.length === 0) return [];
  const body = dataTable({
    id: `${id}-table`,
    caption: html`No rank is carried over: the ranks of each are those of its own edition`,
    columns: [{ label: 'Area' }, { label: 'Rank', numeric: true }, { label: other }],
    rows: areas.map(({ area_name, area_code, rank, others }) => [
      html`${area_name} <span class="code">${area_code}</span>`,
      rankOf(rank),
      others.map((one) => `${one.area_name} (rank ${one.rank ?? '–'})`).join(', ') || '–',
    ]),
  });
  return [{ id, title, body }];
}

const listOf = (codes: readonly string[], titles: EditionsCompared['titles']): Content =>
  codes.length === 0 ? 'none' : codes.map((code) => titles[code] ?? code).join('; ');

function methodSection({ before, after, titles, ...compared }: EditionsCompared): Section {
  const hasParts = compared.areas.some(({ decomposed }) => decomposed !== null);
  const body = html`<ul>
<li>Before: ${editionText(before)}.</li>
<li>After: ${editionText(after)}.</li>
${
  hasParts &&
  html`<li>Indicators that only the second scores: ${listOf(compared.new_indicators, titles)}.</li>
<li>Indicators that only the first scores: ${listOf(compared.retired_indicators, titles)}.</li>
<li>A change in score is a sum. Each indicator adds what the figure of the area and the weight of the indicator changed, measured from the mean of the first edition in its standard deviation. The last part, other means and deviations, is what other figures and other areas moved.</li>`
}
${compared.notes.map((note) => html`<li>${note}</li>\n`)}</ul>`;
  return { id: 'method', title: 'What is compared', body };
}

/** `comparison.html`: what moved between two editions, with slope charts and every area in a table. */
export function comparisonHtml(compared: EditionsCompared): string {
  const { before, after, areas, ranked } = compared;
  const distinct = (list: readonly { readonly area_code: string }[]) =>
    new Set(list.map(({ area_code }) => area_code)).size;
  const [fresh, retired] = [distinct(compared.new_areas), distinct(compared.retired_areas)];
  return page({
    title: `From ${before.name} to ${after.name}`,
    subtitle: 'Two editions compared',
    lead: `${counted(distinct(areas), 'area')} in both; ${inWords(fresh, 'none')} new, ${inWords(retired, 'none')} retired.`,
    sections: [
      ...ranked.map((of) => rankedSection(of, compared)),
      ...unmatchedSection('new-areas', 'New areas', compared.new_areas, 'Before'),
      ...unmatchedSection('retired-areas', 'Retired areas', compared.retired_areas, 'Now'),
      methodSection(compared),
    ],
    style: SLOPE_STYLE + MOVES_STYLE,
  });
}
