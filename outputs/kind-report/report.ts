import type { Row } from '../../schemas/table.js';
import { counted, whole } from '../formats/numbers.js';
import type { AreaTopology, Level } from '../maps/topology.js';
import { swatch } from '../page/fills.js';
import { kindPicture } from '../page/kind-picture.js';
import {
  chance,
  KIND_ORDER,
  KIND_PATTERNS,
  KIND_STYLE,
  kindMark,
  kindOf,
  kindWord,
  legendWords,
} from '../page/kinds.js';
import { isLondon, londonFrame, mapOf, type Shapes, type Shown, shapesOf } from '../page/map.js';
import { html, joined, type Markup } from '../page/markup.js';
import { front, header, page } from '../page/page.js';
import { subhead, tallTable } from '../page/table.js';

/** The boundaries of the areas, where they are of one year. */
export interface Drawn {
  readonly topology: AreaTopology;
  readonly object: Exclude<Level, 'regions'>;
}

/** A figure of the ranked table: its column and how it is headed. */
export interface Figure {
  readonly column: string;
  readonly label: string;
  readonly decimals: number;
}

/** A page about areas by kind whose figures do not come with this project. */
export interface KindReport {
  /** Short name of the output. */
  readonly name: string;
  readonly title: string;
  readonly version: string;
  /** What is ranked, by whose figures, in a few sentences. */
  readonly explanation: string;
  /** What a reader must bear in mind. */
  readonly cautions: readonly string[];
  /** Of a table with `area_code, area_name, region_name, kind, rank, rank_low, rank_high, coldspot_probability`. */
  readonly rows: readonly Row[];
  readonly figures: readonly Figure[];
  readonly drawn: Drawn | null;
  /** The files beside the page, and what is in them. */
  readonly files: readonly { readonly files: readonly string[]; readonly what: string }[];
}

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);

const shown = (value: number | null, decimals: number): string =>
  value === null
    ? '–'
    : `${value < 0 ? '−' : ''}${Math.abs(value).toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })}`;

/** Whether it is known of any area how sure its kind or its rank is. */
export const isSure = ({ rows }: Pick<KindReport, 'rows'>): boolean =>
  rows.some((row) =>
    [row.coldspot_probability, row.hotspot_probability, row.rank_low].some((value) => number(value) !== null),
  );

/**
 * How sure the kind is, in parentheses; that it is not known, where it is of other areas. Nothing where it is known of
 * none: the page says so once.
 */
export function sureWords(row: Row, sure: boolean): string {
  const kind = kindOf(row);
  const probability = number(kind === 'hotspot' ? row.hotspot_probability : row.coldspot_probability);
  if (kind === null || !sure) return '';
  if (probability === null) return ' (how sure is not known)';
  return kind === 'coldspot' || kind === 'hotspot'
    ? ` (${chance(probability)} sure)`
    : ` (coldspot: ${chance(probability)})`;
}

const rankOf = (row: Row): string => {
  const [rank, low, high] = [number(row.rank), number(row.rank_low), number(row.rank_high)];
  if (rank === null) return '–';
  return low === null || high === null ? String(rank) : `${rank} (${low}–${high})`;
};

const amountCell = (text: string): Markup => html`<td class="num">${text}</td>`;

/** All areas by rank, with what their kind and rank are worth. */
export function rankedSection(report: KindReport): Markup {
  const { rows, figures } = report;
  const sure = isSure(report);
  const heads = html`<tr>${subhead('Rank')}${subhead('Area', false)}${subhead('Kind', false)}${figures.map(({ label }) => subhead(label))}${subhead('Region', false)}</tr>`;
  const rowMarkup = (row: Row): Markup => {
    const amounts = figures.map(({ column, decimals }) => amountCell(shown(number(row[column]), decimals)));
    const kind = kindOf(row);
    return html`<tr>${amountCell(rankOf(row))}<th scope="row">${String(row.area_name)} <span class="code">${String(row.area_code)}</span></th><td><span class="chip ${kindMark(kind)}">${kindWord(kind)}</span>${sureWords(row, sure)}</td>${amounts}<td>${String(row.region_name ?? '–')}</td></tr>\n`;
  };
  const worth = sure
    ? 'In parentheses the ranks of nine draws in ten, and how sure the kind is, where standard errors are known.'
    : 'How sure ranks and kinds are is not known: there are no standard errors.';
  return html`<section id="ranking" aria-labelledby="ranking-title">
<h2 id="ranking-title">All areas by rank</h2>
<p>On a narrow screen the table moves sideways.</p>
${tallTable('ranked', html`Rank 1 is best <span class="sub">${worth}</span>`, heads, rows.map(rowMarkup))}</section>
`;
}

/** What the map says of each area of the boundaries, whether the table has it or not. */
function tellerOf(report: KindReport): (code: string) => Shown {
  const { rows, drawn } = report;
  const sure = isSure(report);
  const byCode = new Map(rows.map((row) => [String(row.area_code), row]));
  const names = new Map(
    drawn?.topology.objects[drawn.object].geometries.map(({ id, properties }) => [id, properties.area_name]),
  );
  return (code) => {
    const row = byCode.get(code);
    if (row === undefined) return { mark: kindMark(null), title: `${names.get(code) ?? code}: no figures` };
    const rank = row.rank === null ? 'no rank' : `rank ${row.rank}`;
    return {
      mark: kindMark(kindOf(row)),
      title: `${row.area_name}: ${kindWord(kindOf(row))}${sureWords(row, sure)}; ${rank}`,
    };
  };
}

/** How many areas of the map the table does not have: they are drawn like those without a figure. */
function absent({ rows, drawn }: KindReport): number {
  const there = new Set(rows.map(({ area_code }) => area_code));
  return drawn?.topology.objects[drawn.object].geometries.filter(({ id }) => !there.has(id)).length ?? 0;
}

function legend(report: KindReport): Markup {
  const { rows } = report;
  const words = legendWords('fifth');
  const lacking = absent(report);
  const items = KIND_ORDER.map((kind) => {
    const own = rows.filter((row) => kindOf(row) === kind).length;
    const count = counted(own + (kind === null ? lacking : 0), 'area');
    const more = kind === null && lacking > 0 ? `; ${whole(lacking)} not in the table` : '';
    return html`<li>${swatch(kindMark(kind))}<span>${words[kind ?? 'blank']} <span class="of">${count}${more}</span></span></li>\n`;
  });
  return html`<ul class="legend" aria-label="Legend">\n${items}</ul>\n`;
}

/** The map of the areas by kind, with its legend, and London enlarged where there is any of it. */
export function mapSection(report: KindReport, shapes: Shapes): Markup {
  const shown = tellerOf(report);
  const { box, frame } = londonFrame(
    shapes,
    report.rows.some(({ area_code }) => isLondon(String(area_code))),
  );
  const description = 'Areas by level and gap. The ranked table says the same of each.';
  const main = mapOf({
    ...{ id: 'kind-map', kind: 'main', shapes, shown, over: frame, description },
    title: 'Map of the areas by kind',
  });
  const near =
    box &&
    html`<div class="inset">${mapOf({
      ...{ id: 'london-map', kind: 'near', shapes, shown, box, only: isLondon },
      ...{ title: 'London, enlarged', description: 'The London boroughs in the same kinds.' },
    })}<p>London, enlarged</p></div>`;
  return html`<section id="map" aria-labelledby="map-title">
<h2 id="map-title">The map</h2>
<figure class="atlas">
<figcaption>Areas by kind, on the boundaries that their figures are of.</figcaption>
<div class="plate">${main}</div>
<div class="key">${legend(report)}${near}</div>
</figure>
</section>
`;
}

/** `map.svg` of areas by kind. */
export const coldspotsPictureOf = ({ title, rows }: KindReport, { topology, object }: Drawn): string =>
  kindPicture({
    ...{ title, share: 'fifth', topology, object },
    note: isSure({ rows })
      ? 'How sure each group is: see the probabilities in the tables, where standard errors are known.'
      : 'How sure each group is, is not known: there are no standard errors.',
    about: `${title}: coldspots and hotspots`,
    maps: [
      {
        heading: `Boundaries of ${topology.vintage}`,
        kinds: new Map(rows.map((row) => [String(row.area_code), kindOf(row)])),
      },
    ],
  });

const cautionSection = ({
  cautions,
}: KindReport): Markup => html`<section id="cautions" aria-labelledby="cautions-title">
<h2 id="cautions-title">Read with care</h2>
<ul>
${cautions.map((caution) => html`<li>${caution}</li>\n`)}</ul>
</section>
`;

const fileSection = ({ files }: KindReport): Markup => html`<section id="files" aria-labelledby="files-title">
<h2 id="files-title">Files</h2>
<p>The files lie in the same folder as this page.</p>
<ul>
${files.map(
  ({ files: names, what }) =>
    html`<li>${what}: ${joined(
      names.map((name) => html`<a href="${name}">${name}</a>`),
      ', ',
    )}</li>\n`,
)}</ul>
</section>
`;

/** `report.html` of areas by kind: one page that needs no script and loads nothing, with map and ranked table. */
export function kindReportHtml(report: KindReport): string {
  const { name: edition, title, version: method_version, explanation, drawn } = report;
  const shapes = drawn === null ? null : shapesOf(drawn.topology, drawn.object);
  return page({
    title,
    description: explanation,
    header: header({ title, edition, method_version }),
    front: front(explanation),
    contents: [
      ...(shapes === null ? [] : ([['map', 'The map']] as const)),
      ['ranking', 'All areas by rank'],
      ['cautions', 'Read with care'],
      ['files', 'Files'],
    ],
    style: KIND_STYLE,
    main: html`${shapes !== null && html`${shapes.definitions}${KIND_PATTERNS}${mapSection(report, shapes)}`}${rankedSection(report)}${cautionSection(report)}${fileSection(report)}`,
  });
}
