import { ascending, descending, quantileSorted, sum } from 'd3-array';
import { measuresOf } from '../../schemas/release/moves-tables.js';
import type { Row } from '../../schemas/table.js';
import { perCent, signed, whole } from '../formats/numbers.js';
import { figure } from '../page/figure.js';
import { fifthColour, legendItem, legendList, rulesOf } from '../page/fills.js';
import { FLOW_STYLE, type FlowGroup, flowPicture } from '../page/flow-picture.js';
import { type Shapes, smallMap } from '../page/map.js';
import { html, type Markup } from '../page/markup.js';
import { numberOf, textOf } from '../page/rows.js';
import { bullets, keyFigures, type Section, type Titled } from '../page/sections.js';
import { dataTable } from '../page/table.js';
import { capital } from '../page/words.js';
import { FIFTHS, type MovesTables } from '../release-data.js';
import { areaLink, type ReportView } from './view.js';

/** How many areas the table names at each end. */
const FEW = 5;
const CLASSES = [1, 2, 3, 4, 5] as const;

/** Colours of the map of departures: darker where more leave. Their order holds in grey. */
const COLOURS: Readonly<Record<string, string>> = {
  lv1: '#edf3f8',
  lv2: '#c3d6e8',
  lv3: '#86aacb',
  lv4: '#45739f',
  lv5: '#14305a',
};

export const MOVES_STYLE = `${FLOW_STYLE}
${rulesOf(COLOURS)}
`;

const people = (row: Row, column: string): number => numberOf(row, column) ?? 0;

/** People by fifth left and fifth reached on the index; index 0 is fifth 1. */
function betweenFifths({ between }: MovesTables): number[][] {
  const counts = FIFTHS.map(() => FIFTHS.map(() => 0));
  for (const row of between.rows) {
    if (row.grouping !== 'index') continue;
    const [from, to] = [Number(row.from_group), Number(row.to_group)];
    if (counts[from - 1]?.[to - 1] !== undefined) counts[from - 1]![to - 1] = people(row, 'moves');
  }
  return counts;
}

/**
 * Share, in words, of all departures to areas with a score that went to those which a column of shares is
 * about.
 */
function shareOfAll({ areas }: MovesTables, code: string, column: string): string {
  const placed = (row: Row) => sum(FIFTHS, (fifth) => people(row, `${code}_to_fifth_${fifth}`));
  const counted = areas.rows.filter((row) => numberOf(row, `${code}_${column}`) !== null);
  const part = sum(counted, (row) => people(row, `${code}_${column}`) * placed(row));
  const all = sum(counted, placed);
  return all === 0 ? '–' : perCent(part / all, 1);
}

/** Names of the fifths in a few words, for the picture and its table. */
const fifthNames = ({ share }: ReportView): string[] =>
  share === 'fifth'
    ? ['Best fifth', 'Second fifth', 'Middle fifth', 'Fourth fifth', 'Worst fifth']
    : FIFTHS.map((fifth) => `Class ${fifth}`);

function fifthTable(names: readonly string[], moves: readonly (readonly number[])[]): Markup {
  const cell = (count: number, all: number) =>
    html`${whole(count)}<span class="sub">${all === 0 ? '–' : perCent(count / all)}</span>`;
  const totals = moves.map((row) => sum(row));
  const came = moves.map((_, j) => sum(moves, (row) => row[j]!));
  return dataTable({
    id: 'moves-between-fifths',
    caption: html`From which fifth of the index to which <span class="sub">People, and their share of those who left the fifth of the row for another area.</span>`,
    columns: [
      { label: 'Left' },
      ...names.map((name) => ({ label: `To ${name.toLowerCase()}`, numeric: true })),
      { label: 'All who left', numeric: true },
    ],
    rows: moves.map((row, i) => [
      names[i]!,
      ...row.map((count) => cell(count, totals[i]!)),
      whole(totals[i]!),
    ]),
    foot: ['All who came', ...came.map((count) => cell(count, sum(came))), whole(sum(came))],
  });
}

/** What a move up is on the index and on each face. */
function measureTable(view: ReportView, moves: MovesTables): Markup {
  const columns = ['better', 'similar', 'worse', 'better_scoring'] as const;
  return dataTable({
    id: 'moves-by-measure',
    caption: html`Where those who left went <span class="sub">Shares of all who left an area for another. A better fifth is by ${view.one} left and ${view.one} reached; a higher score may be in the same fifth.</span>`,
    columns: [
      { label: 'Measured on' },
      { label: 'A better fifth', numeric: true },
      { label: 'The same fifth', numeric: true },
      { label: 'A worse fifth', numeric: true },
      { label: 'A higher score', numeric: true },
    ],
    rows: measuresOf(view.data.method).map(({ code, name }) => [
      name,
      ...columns.map((column) => shareOfAll(moves, code, column)),
    ]),
  });
}

/** Areas in the order of their departure rate, the highest first. */
const byRate = ({ areas }: MovesTables): Row[] =>
  areas.rows
    .filter((row) => numberOf(row, 'departure_rate') !== null)
    .toSorted(
      (a, b) =>
        descending(people(a, 'departure_rate'), people(b, 'departure_rate')) ||
        ascending(textOf(a, 'area_code'), textOf(b, 'area_code')),
    );

function rateTable(view: ReportView, ordered: readonly Row[]): Markup {
  const ends = ordered.length <= 2 * FEW ? ordered : [...ordered.slice(0, FEW), ...ordered.slice(-FEW)];
  const share = (row: Row, column: string) => {
    const value = numberOf(row, column);
    return value === null ? '–' : perCent(value, 1);
  };
  return dataTable({
    id: 'departure-rates',
    caption: html`Where most and where fewest leave <span class="sub">The highest and the lowest departure rates; moves.csv has every area.</span>`,
    columns: [
      { label: 'Area' },
      { label: 'Left', numeric: true },
      { label: 'Net', numeric: true, wide: true },
      { label: 'Departure rate', numeric: true },
      { label: 'To a higher score', numeric: true },
    ],
    rows: ends.map((row) => [
      areaLink(view, textOf(row, 'area_code'), textOf(row, 'area_name')),
      whole(people(row, 'departures')),
      signed(people(row, 'net'), 0),
      share(row, 'departure_rate'),
      share(row, 'index_better_scoring'),
    ]),
  });
}

/** A map of the departure rate in five classes of as many areas each, as near as ties allow. */
function rateMap(view: ReportView, ordered: readonly Row[], shapes: Shapes) {
  const rates = ordered.map((row) => people(row, 'departure_rate')).toReversed();
  const cuts = [0.2, 0.4, 0.6, 0.8].map((p) => quantileSorted(rates, p) ?? 0);
  const classOf = (rate: number) => 1 + cuts.filter((cut) => rate > cut).length;
  const byCode = new Map(ordered.map((row) => [textOf(row, 'area_code'), row]));
  const within = (wanted: number) => rates.filter((rate) => classOf(rate) === wanted);
  const legend = CLASSES.flatMap((wanted) => {
    const own = within(wanted);
    if (own.length === 0) return [];
    const range = `${perCent(own[0]!, 1)} to ${perCent(own.at(-1)!, 1)}`;
    return [legendItem(`lv${wanted}`, range, String(own.length))];
  });
  const { map, style } = smallMap({
    id: 'departures-map',
    title: 'Map of the share of people who left in a year',
    description: `The ${view.many} in five classes by the share of people who left for another: darker where more did. The table next to it names the highest and the lowest.`,
    shapes,
    colourOf: (code) => {
      const row = byCode.get(code);
      return row === undefined
        ? fifthColour(null)
        : (COLOURS[`lv${classOf(people(row, 'departure_rate'))}`] ?? '');
    },
  });
  const caption = html`<strong>Share who left in the year</strong>`;
  const content = [map, legendList(legend, 'Share who left')];
  return { map: figure({ id: 'departures-map', style: 'own', caption, content }), style };
}

const KINDS: Readonly<Record<string, string>> = {
  abroad: 'from outside the United Kingdom',
  elsewhere_uk: 'from other countries of the United Kingdom',
  not_ranked: 'from districts that are not ranked',
  unplaced: 'from codes without a place',
};

/** As in `528,195 from outside the United Kingdom`, for each kind of place that people came from. */
function fromOutside({ elsewhere }: MovesTables): string[] {
  const total = (kind: string) =>
    sum(elsewhere.rows, (row) => (row.kind === kind ? people(row, 'arrivals') : 0));
  return Object.entries(KINDS).flatMap(([kind, words]) =>
    total(kind) === 0 ? [] : [`${whole(total(kind))} ${words}`],
  );
}

/** How many of the moves end in the region that they begin in. */
function withinRegions({ between }: MovesTables): string {
  const regions = between.rows.filter(({ grouping }) => grouping === 'region');
  const all = sum(regions, (row) => people(row, 'moves'));
  const own = sum(regions, (row) => (row.from_group === row.to_group ? people(row, 'moves') : 0));
  return all === 0 ? '–' : perCent(own / all);
}

/** What the figures are, and what they are not. */
function cautions(view: ReportView, moves: MovesTables): Markup {
  const outside = fromOutside(moves);
  return bullets(
    [
      'These are all people aged one and over, by where they lived on 21 March 2021 and a year before. The tables have no age, and nothing about the family that anyone comes from: they do not show who gets on by moving.',
      'It was one year, and a year of lockdowns and furlough, which changed who moved and where to.',
      `${withinRegions(moves)} of the moves end in the region that they begin in: what fifth people reach depends on what is near.`,
      `A move counts here when it is from one ranked ${view.one} to another. Who left for Scotland, Northern Ireland or another country is in no table of this census.`,
      outside.length > 0 &&
        `Not counted as moves between ${view.many}, but in moves_elsewhere.csv: ${outside.join('; ')}.`,
      `Scores are of today and moves of 2020 to 2021; the map is of the ${view.many} of today.`,
    ].filter((text) => text !== false),
  );
}

/** Share, in words, of those who left a coldspot that went to a fifth of the index; `–` where nobody left. */
function fromColdspots(counts: readonly (readonly number[])[], fifth: number): string {
  const left = sum(counts[4]!);
  return left === 0 ? '–' : perCent(counts[4]![fifth - 1]! / left, 1);
}

/** Under this share of those who left, they are few. */
const FEW_LEAVE = 0.2;

/** Where those who leave a coldspot go; undefined where the method names no moves. */
export function moveFinding({ data: { moves } }: ReportView): Titled | undefined {
  if (moves === undefined) return undefined;
  const counts = betweenFifths(moves);
  if (sum(counts[4]!) === 0) return undefined;
  return {
    title:
      counts[4]![0]! / sum(counts[4]!) < FEW_LEAVE
        ? 'Few leave a coldspot for a hotspot'
        : 'Where those go who leave a coldspot',
    text: `Of the ${whole(sum(counts[4]!))} people who left a coldspot for another ranked area in the year before the Census of 2021, ${fromColdspots(counts, 1)} went to a hotspot and ${fromColdspots(counts, 5)} to another coldspot.`,
  };
}

/** Who moved where, and whether to a better place; undefined where the method names no moves. */
export function movesSection(view: ReportView, shapes: Shapes): Section | undefined {
  const { moves } = view.data;
  if (moves === undefined) return undefined;
  const names = fifthNames(view);
  const counts = betweenFifths(moves);
  const all = sum(counts, (row) => sum(row));
  const cold = counts[4]!;
  const coldShare = (fifth: number) => fromColdspots(counts, fifth);
  const groups: FlowGroup[] = names.map((name, i) => ({ mark: `f${i + 1}`, name }));
  const ordered = byRate(moves);
  const rates = rateMap(view, ordered, shapes);
  const picture = flowPicture({
    id: 'moves-flow',
    title: 'Moves between the fifths of the index',
    description: `${whole(all)} moves between ${view.many} in the year before the Census of 2021, from the fifths left to the fifths reached. Of those who left a coldspot, ${coldShare(1)} went to a hotspot and ${coldShare(5)} to another coldspot. The table below has every number.`,
    groups,
    moves: counts,
  });
  return {
    id: 'moves',
    css: rates.style,
    title: 'Moving out to move on',
    body: html`<p>The Social Mobility Commission showed that people who move to another area do better, and that people from poor families move less. The census counts who moved where in one year. This is what it says about ${view.many}, held against their scores.</p>
${keyFigures([
  [whole(all), `moves from one ranked ${view.one} to another in the year before the Census of 2021`],
  [shareOfAll(moves, 'index', 'better_scoring'), `of them to a ${view.one} with a higher score`],
  [coldShare(1), `of the ${whole(sum(cold))} people who left a coldspot went to a hotspot`],
  [coldShare(5), 'of them went to another coldspot'],
])}${figure({
  id: 'moves-flow',
  style: 'flows',
  caption: `${capital(view.many)} by fifth of the index: each band is as wide as the number of people who moved.`,
  content: html`<div class="sideways" role="region" aria-labelledby="moves-flow-title" tabindex="0">${picture}</div>`,
})}${fifthTable(names, counts)}${measureTable(view, moves)}<h3>Where people leave from</h3>
<div class="columns">${rateTable(view, ordered)}${rates.map}</div>
<h3>What these moves are</h3>
${cautions(view, moves)}`,
  };
}
