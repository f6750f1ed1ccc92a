import { group, mean, min, rollup, rollups } from 'd3-array';
import { STATUSES } from '../../schemas/fields.js';
import type { Row } from '../../schemas/table.js';
import { counted, inWords, perCent, whole } from '../formats/numbers.js';
import { figure } from '../page/figure.js';
import { fifthColour, legendItem, legendList } from '../page/fills.js';
import { later } from '../page/later.js';
import { type Shapes, smallMap } from '../page/map.js';
import { html, type Markup } from '../page/markup.js';
import { IMPUTE } from '../page/method-words.js';
import { textOf } from '../page/rows.js';
import type { Section } from '../page/sections.js';
import { dataTable } from '../page/table.js';
import { capital, listed, RULES, reasonWords, spaced } from '../page/words.js';
import { isInherited } from './drawn.js';
import type { ReportView, Status } from './view.js';

/** From figures of the area itself to none at all: the order in which people read them. */
export const STATUS_ORDER: readonly Status[] = STATUSES.toReversed();

export type StatusCounts = Readonly<Record<Status, number>>;

/** How many of some rows of the table of indicators have each status. */
export function statusCounts(rows: readonly Row[]): StatusCounts {
  const found = rollup(
    rows,
    (own) => own.length,
    ({ status }) => status,
  );
  return Object.fromEntries(STATUSES.map((status) => [status, found.get(status) ?? 0])) as StatusCounts;
}

/** With a smaller share of figures of its own, the index of a district says more about its county. */
export const MIN_OWN = 0.6;
/** Shares that differ by less are equal. */
const ROUNDING = 1e-9;

const isAll = (own: number): boolean => own >= 1 - ROUNDING;
const isFew = (own: number): boolean => own < MIN_OWN - ROUNDING;

export interface OwnLevel {
  /** Mean over the areas of the share of the index that is their own, 0 to 1. */
  readonly mean: number;
  readonly min: number;
  /** How many rest entirely on their own figures, and how many do for less than `MIN_OWN`. */
  readonly all: number;
  readonly few: number;
}

/** How much of the index is the areas' own figures. */
export function ownLevel({ areas }: ReportView): OwnLevel {
  const shares = areas.map(({ own }) => own);
  return {
    mean: mean(shares) ?? 0,
    min: min(shares) ?? 1,
    all: shares.filter(isAll).length,
    few: shares.filter(isFew).length,
  };
}

/**
 * Why areas do not rest entirely on their own figures, as in `164 take some from their county`: each once.
 */
function otherwise({ areas, data, many, one }: ReportView): string[] {
  const left = new Set(areas.flatMap(({ code, own }) => (isAll(own) ? [] : [code])));
  const take = (wanted: (row: Row) => boolean): number => {
    const found = new Set(
      data.indicators.rows.flatMap((row) => (wanted(row) ? textOf(row, 'area_code') : [])),
    );
    const own = [...left].filter((code) => found.has(code));
    for (const code of own) left.delete(code);
    return own.length;
  };
  const county = take(({ status }) => status === 'inherited' || status === 'modelled');
  const split = take(isInherited);
  const verb = (count: number) => (count === 1 ? 'takes' : 'take');
  return [
    county > 0 ? `${whole(county)} ${verb(county)} some from their county` : '',
    split > 0
      ? `${inWords(split)} from the area that ${split === 1 ? 'it was' : 'they were'} split from`
      : '',
    left.size > 0
      ? `${counted(left.size, one, many)} ${left.size === 1 ? 'has' : 'have'} a figure that is estimated or missing`
      : '',
  ].filter(Boolean);
}

/** The same in two sentences. */
export function ownLevelSentences(view: ReportView): string {
  const { mean: average, min: lowest, all, few } = ownLevel(view);
  const { many, areas } = view;
  const modelled = mean(view.data.index.rows, ({ modelled_share }) => Number(modelled_share ?? 0)) ?? 0;
  const also = modelled > 0 ? ` and ${perCent(modelled)} on figures modelled from those of counties` : '';
  const first = `On average ${perCent(average)} of the weight of the index rests on figures of the ${many} themselves${also}; ${[`${whole(all)} of the ${whole(areas.length)} ${many} rest entirely on their own figures`, ...otherwise(view)].join('; ')}.`;
  const second =
    few === 0
      ? `In none is the share under ${perCent(MIN_OWN)}.`
      : `In ${whole(few)} the share is under ${perCent(MIN_OWN)}, and as low as ${perCent(lowest)}: much of their score comes from the figure of their county${modelled > 0 ? ', spread by a model or shared' : ', which they share'} with their neighbours.`;
  return `${first} ${second}`;
}

const CLASSES = ['all', 'most', 'few'] as const;
type OwnClass = (typeof CLASSES)[number];

const WORDS: Readonly<Record<OwnClass, string>> = {
  all: 'All of its own',
  most: `${perCent(MIN_OWN)} or more`,
  few: `Under ${perCent(MIN_OWN)}`,
};

const classOf = (own: number): OwnClass => (isAll(own) ? 'all' : isFew(own) ? 'few' : 'most');

/** The colour of each class, as in the style sheet. */
const COLOURS: Readonly<Record<OwnClass, string>> = { all: '#0f5257', most: '#6fa8a6', few: '#dbe9e7' };

/** A small map of the share of the index that is each area's own. */
export function ownMap(view: ReportView, shapes: Shapes): { map: Markup; style: string } {
  const { areas, many } = view;
  const { all, few } = ownLevel(view);
  const known = new Map(areas.map(({ code, own }) => [code, classOf(own)]));
  const { map, style } = smallMap({
    id: 'own',
    shapes,
    title: 'Map of the share of the index that is the area’s own',
    description: `${all} ${many} rest entirely on their own figures; ${few} do for less than ${perCent(MIN_OWN)}.`,
    colourOf: (code) => {
      const found = known.get(code);
      return found === undefined ? fifthColour(null) : COLOURS[found];
    },
  });
  const legend = legendList(CLASSES.map((name) => legendItem(`own-${name}`, WORDS[name], undefined)));
  const caption = html`<strong>Share of the index that is the area’s own</strong>`;
  return { map: figure({ id: 'own', style: 'own', caption, content: [map, legend] }), style };
}

/** Every missing value by name, with the reason that the publisher gives. */
export function missingValues({ data }: ReportView): Markup {
  const titles = new Map(data.declared.map(({ declaration }) => [declaration.code, declaration.title]));
  const missing = data.indicators.rows.filter(({ status }) => status === 'missing');
  if (missing.length === 0) return html`<p>No value is missing.</p>\n`;
  return dataTable({
    id: 'missing',
    caption: 'Missing values and the reason that the publisher gives',
    columns: [{ label: 'Area' }, { label: 'Indicator' }, { label: 'Reason' }],
    rows: missing.map((row) => {
      const code = textOf(row, 'indicator');
      return [textOf(row, 'area_name'), titles.get(code) ?? code, reasonWords(textOf(row, 'reason'))];
    }),
  });
}

const MEANINGS: Readonly<Record<Status, string>> = {
  observed: 'The area’s own figure, published for the area as it is today.',
  mapped:
    'Published under another code and carried over: the code or name changed, the same land had another kind of council, or areas merged or split.',
  inherited:
    'The figure of the county that the area lies in, because no figure is published below the county.',
  modelled:
    'The figure of the county, spread over its districts by what is known of the districts themselves, so that their weighted mean is the figure that is published.',
  estimated:
    'Calculated from the figures of other areas, such as the mean of the medians of areas that merged.',
  missing: 'No figure.',
};

/** What becomes of a missing value, by the method. */
const missingMeaning = ({ data }: ReportView): string =>
  data.method.steps.impute === 'none'
    ? 'The domain is then made from the figures that are available, if there are enough.'
    : IMPUTE[data.method.steps.impute];

const cells = (counts: StatusCounts): string[] => STATUS_ORDER.map((status) => whole(counts[status]));

function countTable(view: ReportView): Markup {
  const { data } = view;
  const counts = statusCounts(data.indicators.rows);
  const all = data.indicators.rows.length;
  return dataTable({
    id: 'status-meanings',
    caption: 'What each status means, and how many values have it',
    columns: [{ label: 'Status' }, { label: 'Values', numeric: true }, { label: 'Share', numeric: true }],
    rows: STATUS_ORDER.map((status) => [
      html`${capital(status)}<span class="sub">${MEANINGS[status]}${status === 'missing' && ` ${missingMeaning(view)}`}</span>`,
      whole(counts[status]),
      perCent(all === 0 ? 0 : counts[status] / all),
    ]),
  });
}

function indicatorTable(view: ReportView): Markup {
  const { data } = view;
  const rows = group(data.indicators.rows, ({ indicator }) => indicator);
  return dataTable({
    id: 'status-counts',
    caption: 'Values by indicator and status',
    columns: [
      { label: 'Indicator' },
      ...STATUS_ORDER.map((status) => ({ label: capital(status), numeric: true })),
    ],
    rows: data.declared.map(({ declaration: { code, title } }) => [
      title,
      ...cells(statusCounts(rows.get(code) ?? [])),
    ]),
    foot: ['All indicators', ...cells(statusCounts(data.indicators.rows))],
  });
}

/** As in `32 by a changed code and 8 by a merger of areas`; nothing where no value is mapped. */
function mappedSentence({ data }: ReportView): string {
  const reasons = rollups(
    data.indicators.rows.filter(({ status }) => status === 'mapped'),
    (rows) => rows.length,
    (row) => textOf(row, 'reason'),
  );
  if (reasons.length === 0) return '';
  const parts = reasons.map(([reason, count]) => `${whole(count)} by ${RULES[reason] ?? spaced(reason)}`);
  return `How the mapped values came to their areas: ${listed(parts)}.`;
}

const STATUS_PHRASES: Readonly<Record<Status, string>> = {
  observed: 'published for the area itself',
  mapped: 'carried from another code',
  inherited: 'inherited from a county',
  modelled: 'modelled from that of a county',
  estimated: 'estimated',
  missing: 'missing',
};

function valueSentence({ data }: ReportView): string {
  const counts = statusCounts(data.indicators.rows);
  const parts = STATUS_ORDER.map((status) => `${inWords(counts[status], 'none')} ${STATUS_PHRASES[status]}`);
  return `The index needs ${whole(data.indicators.rows.length)} figures, one for each area and indicator. Of these: ${listed(parts)}.`;
}

/** What the figures are: own, mapped, inherited, estimated or missing. */
export function statusSection(view: ReportView, shapes: Shapes): Section {
  const mapped = mappedSentence(view);
  const own = ownMap(view, shapes);
  return {
    id: 'statuses',
    css: own.style,
    title: 'Whose figures these are',
    body: html`<p>Not every official figure is published for every area. ${valueSentence(view)} Each carries a status that says how far it is the area’s own.</p>
<div class="narrow">${countTable(view)}</div>
${mapped !== '' && html`<p>${mapped}</p>\n`}<h3>How much of the index is the areas’ own</h3>
<div class="columns"><p>${ownLevelSentences(view)} The ranked table gives the share of each area. Districts that share the figures of their county are closer together in the ranking than figures of their own would put them.</p>
${own.map}</div>
${later({
  id: 'by-status',
  summary: 'Statuses by indicator, and every missing value',
  instead: html`The status of every value is in <a href="indicators.csv">indicators.csv</a>.`,
  body: html`<h3>Statuses by indicator</h3>
${indicatorTable(view)}<h3>Missing values</h3>
<div class="narrow">${missingValues(view)}</div>
`,
})}`,
  };
}
