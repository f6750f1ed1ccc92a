import { figureText, perCent, whole } from '../../formats/numbers.js';
import { groupPhrase, interval, likelihood } from '../../page/certainty.js';
import { classWord } from '../../page/classes.js';
import { swatch } from '../../page/fills.js';
import { type Content, html, type Markup } from '../../page/markup.js';
import { fifthWords, within } from '../../page/words.js';
import type {
  AuthorityColumns,
  FigureColumns,
  IndicatorHead,
  PartData,
  ShadowOutcome,
} from '../data-types.js';
import type { Explorer } from './explorer.js';
import { groupedOf } from './measures.js';

const fifthText = (fifth: number | null | undefined): string =>
  fifth == null ? 'no fifth' : fifthWords(fifth);

/** The files of an area, by their ending and what they are. */
const FILES = [
  ['csv', 'CSV'],
  ['xlsx', 'Excel'],
  ['json', 'JSON'],
  ['geojson', 'GeoJSON'],
] as const;

/** Address of a file of an area, seen from the page. */
export const fileOf = (
  { entry, data }: Pick<Explorer, 'entry' | 'data'>,
  code: string,
  ending: string,
): string | undefined => (data.hasFiles ? `${entry.folder}areas/${code}.${ending}` : undefined);

const rankedCount = ({ rank }: PartData): number => rank.filter((each) => each !== null).length;

/** A line from 1 to the last rank with the interval and the rank on it. */
export function rankLine(part: PartData, area: number): Markup | false {
  const rank = part.rank[area];
  const last = rankedCount(part);
  if (rank == null || last < 2) return false;
  const x = (each: number) => (9 + (282 * (each - 1)) / (last - 1)).toFixed(1);
  const { low, high } = groupedOf(part, area);
  const figures = [part.sure?.lowFigures[area], part.sure?.highFigures[area]];
  return html`<svg class="line" viewBox="0 0 300 22" role="img" aria-label="Rank ${rank} of ${last}${low !== null && html`, 90% interval ${interval(low, high)}`}"><path class="whole" d="M9 11H291"/>${low !== null && high !== null && html`<path class="wide-range" d="M${x(low)} 11H${x(high)}"/>`}${figures[0] != null && figures[1] != null && html`<path class="figures-range" d="M${x(figures[0])} 11H${x(figures[1])}"/>`}<circle class="f${part.fifth[area] ?? 0}" cx="${x(rank)}" cy="11" r="6.5"/></svg>`;
}

function rankRow(part: PartData, area: number): Markup {
  const rank = part.rank[area];
  const { low, high } = groupedOf(part, area);
  const words =
    rank == null
      ? 'No rank: too few figures'
      : html`<strong>${whole(rank)}</strong> of ${whole(rankedCount(part))}${low !== null && html` <span class="sub">90% interval ${interval(low, high)}</span>`}`;
  return html`<tr class="of-${part.part}"><th scope="row">${part.name}</th><td>${words}</td><td>${fifthText(part.fifth[area])}</td><td class="picture">${rankLine(part, area)}</td></tr>\n`;
}

/** The index, its faces and domains, each with its rank. */
function rankTable(explorer: Explorer, area: number): Markup {
  const { data } = explorer;
  return html`<div class="scroll" role="region" aria-labelledby="card-ranks" tabindex="0"><table class="stands"><caption id="card-ranks">How it ranks <span class="sub">1 is the best. Thick: figures drawn within their errors; thin: choices of method drawn as well.</span></caption>
<thead><tr><th scope="col">Part</th><th scope="col">Rank</th><th scope="col">It is in</th><th scope="col"><span class="unseen">Rank and interval as a line</span></th></tr></thead>
<tbody>${data.parts.map((part) => rankRow(part, area))}</tbody></table></div>
`;
}

function effects({ data, link }: Explorer, positions: readonly number[], none: string): Content {
  if (positions.length === 0) return html`<p>${none}</p>`;
  return html`<ul>${positions.map((i) => {
    const { title, code } = data.indicators[i]!;
    return html`<li><a href="${link({ view: 'map', measure: code })}">${title}</a> <span class="what" data-figure="${i}"></span></li>`;
  })}</ul>`;
}

/** What an area is, in one sentence, with how sure it is. */
function summary({ data }: Explorer, area: number): Markup {
  const index = data.parts[0]!;
  const { name } = data.areas;
  const rank = index.rank[area];
  if (rank == null)
    return html`<p class="lead">${name[area]} has no rank: too few of its figures are published.</p>`;
  const grouped = groupedOf(index, area);
  const sure =
    grouped.low === null
      ? 'How sure that is was not worked out.'
      : `Nine in ten replicates put it between ${interval(grouped.low, grouped.high).replace(' to ', ' and ')}: ${groupPhrase(grouped)}.`;
  return html`<p class="lead">Rank <strong>${whole(rank)}</strong> of ${whole(rankedCount(index))} ${data.nouns[1]}, where 1 is the best: ${fifthText(index.fifth[area])}. ${sure}</p>
${grouped.cold !== null && html`<p>To be in the worst fifth is ${likelihood(grouped.cold)}, in the best fifth ${likelihood(grouped.hot)}.</p>`}`;
}

function kindLine({ data }: Explorer, area: number): Markup | false {
  const kind = data.kinds[data.kind[area] ?? -1];
  if (kind === undefined) return false;
  return html`<p class="kind-line">${swatch(`kind-${'abcd'[data.kind[area] ?? 3]}`)}<span><strong>${kind.words}</strong>: ${kind.meaning}.</span></p>
`;
}

function neighbours({ data, link }: Explorer, area: number): Content {
  const near = data.neighbours[area] ?? [];
  if (near.length === 0) return false;
  const index = data.parts[0]!;
  const codes = [data.areas.code[area]!, ...near.slice(0, 3).map((other) => data.areas.code[other]!)];
  return html`<h3>Places like it</h3>
<p>By deprivation, crime, barriers to housing, living environment, population and how rural they are; none of this is in the index.${index.sure !== null && ' In brackets: the 90% interval of the rank.'}</p>
<ol class="near">${near.map(
    (other) =>
      html`<li><a href="${link({ area: data.areas.code[other]! })}">${data.areas.name[other]}</a> <span class="what">rank ${index.rank[other] == null ? '–' : whole(index.rank[other])}${index.sure !== null && ` (${interval(index.sure.low[other] ?? null, index.sure.high[other] ?? null)})`}; <a href="${link({ view: 'compare', compare: [data.areas.code[area]!, data.areas.code[other]!] })}">compare<span class="unseen"> with ${data.areas.name[other]}</span></a></span></li>`,
  )}</ol>
<p><a href="${link({ view: 'compare', compare: codes })}">Compare it with the three most like it</a></p>
`;
}

function outcomes({ data, link }: Explorer, area: number): Content {
  if (data.outcomes.length === 0) return false;
  return html`<h3>The long shadow of deprivation</h3>
<p>How pupils who were eligible for free school meals fare, and how far they are behind the others${data.outcomes.some(({ inherited }) => inherited[area]) && html`; figures of ${data.areas.upperTier[area]}`}.</p>
<ul>${data.outcomes.map(
    ({ code, name, class: classes }) =>
      html`<li><a href="${link({ view: 'map', measure: `coldspot_${code}` })}">${name}</a>: ${within(classWord(classes[area] ?? null))} <span class="what" data-shadow="${code}"></span></li>`,
  )}</ul>
`;
}

/** An outcome of the long shadow in the authority of an area: level and gap with their ranks. */
export function shadowWords({ level, gap, authorities }: ShadowOutcome, area: number): string {
  const of = ({ value, unit, rank }: AuthorityColumns, what: string) =>
    value[area] == null
      ? `no ${what}`
      : `${what} ${figureText(value[area])} ${unit}${rank[area] == null ? '' : `, rank ${whole(rank[area])}`}`;
  return `${of(level, 'level')}; ${of(gap, 'gap')}, of ${whole(authorities)} authorities`;
}

/** A figure with its rank, as in `54.5 per cent, rank 294`. */
export function figureWords({ unit }: IndicatorHead, { value, rank }: FigureColumns, area: number): string {
  if (value[area] == null) return 'no figure';
  return `${figureText(value[area])} ${unit}${rank[area] == null ? '' : `, rank ${whole(rank[area])}`}`;
}

function filesOf(explorer: Explorer, area: number): Content {
  const { data } = explorer;
  const code = data.areas.code[area]!;
  const page = fileOf(explorer, code, 'html');
  if (page === undefined)
    return html`<p>This release was built without the files of areas: <a href="${explorer.entry.folder}report.html">its report</a> has every rank.</p>`;
  return html`<p><a class="button" href="${page}">The full page of ${data.areas.name[area]}</a></p>
<p>Download its figures: ${FILES.map(([ending, words], i) => html`${i > 0 && ', '}<a href="${fileOf(explorer, code, ending) ?? ''}" download>${words}</a>`)}.</p>
`;
}

/**
 * The card of an area: what kind of place it is, its rank and how sure that is, what holds it back and
 * what helps.
 */
export function areaCard(explorer: Explorer, area: number): Markup {
  const { data, link } = explorer;
  const { name, code, region, upperTier } = data.areas;
  const places = [upperTier[area], region[area]].filter((place) => place && place !== name[area]);
  const own = data.ownShare[area];
  const modelled = data.modelledShare[area];
  return html`<article class="card" aria-labelledby="card-name"><h2 id="card-name" tabindex="-1">${name[area]}</h2>
<p class="what">${code[area]}${places.length > 0 && `, in ${places.join(', ')}`}</p>
${kindLine(explorer, area)}${summary(explorer, area)}
<div class="pair"><div><h3>What holds it back most</h3>${effects(explorer, data.holdsBack[area] ?? [], 'No figure is worse than the average.')}</div>
<div><h3>What helps it most</h3>${effects(explorer, data.helps[area] ?? [], 'No figure is better than the average.')}</div></div>
${filesOf(explorer, area)}
${rankTable(explorer, area)}
${own != null && html`<p class="what">${perCent(own)} of its index is from its own figures${modelled != null && modelled > 0 && `, ${perCent(modelled)} from the county’s, spread by a model`}.</p>`}
<div class="pair"><div>${neighbours(explorer, area)}</div><div>${outcomes(explorer, area)}<h3>Look further</h3>
<ul><li><a href="${link({ view: 'map', region: region[area]! })}">On the map of ${region[area]}</a></li><li><a href="${link({ view: 'table', region: region[area]! })}">Among all of ${region[area]}</a></li></ul></div></div>
</article>
`;
}

/** The card as rows, for a spreadsheet. */
export function cardSheet({ data }: Explorer, area: number) {
  return {
    head: [
      'area_code',
      'area_name',
      'part',
      'score',
      'rank',
      'fifth',
      'rank_low',
      'rank_high',
      'rank_low_figures',
      'rank_high_figures',
    ],
    rows: data.parts.map(({ name, score, rank, fifth, sure }) => [
      data.areas.code[area]!,
      data.areas.name[area]!,
      name,
      ...[score, rank, fifth, sure?.low, sure?.high, sure?.lowFigures, sure?.highFigures].map(
        (column) => column?.[area] ?? null,
      ),
    ]),
  };
}
