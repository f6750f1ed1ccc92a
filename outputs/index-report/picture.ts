import { whole } from '../formats/numbers.js';
import { meshPath, svgPaths } from '../maps/paths.js';
import { classWords, groupMark, KINDS, PALE, SOLID } from '../page/fills.js';
import { byMark } from '../page/map.js';
import { type Content, html, type Markup, trusted } from '../page/markup.js';
import { type PictureParts, pictureFile } from '../page/picture.js';
import { rankNames, rankOverview } from '../page/rank-picture.js';
import { FIFTHS, type Fifth, type IndexRelease } from '../release-data.js';
import { rankedRows } from './intervals.js';
import { kindsOf } from './kinds.js';
import { STEPS } from './map.js';
import { type ReportArea, type ReportView, reportView } from './view.js';

const FRAME = { width: 560, padding: 8 };
const LEGEND_WIDTH = 310;
const STEP = 46;
const COLUMN = 120;
const TOP = 106;

const COLOURS: Readonly<Record<string, string>> = { ...SOLID, ...PALE, ...KINDS };

/** The colour of a class: one by itself, which every program draws. */
const fillOf = (mark: string): Markup => html`fill="${COLOURS[mark]}"`;

const box = (x: number, y: number, mark: string): Markup =>
  html`<rect x="${x}" y="${y}" width="30" height="18" ${fillOf(mark)} stroke="#16202c"/>`;

/** One row of the legend: a fifth in each step that the map has, and its words. */
function row(view: ReportView, fifth: Fifth, x: number): Markup {
  const y = TOP + (fifth - 1) * STEP;
  const steps = view.drawn ? STEPS : STEPS.slice(0, 1);
  const boxes = steps.map(({ full }, i) => box(x + i * COLUMN, y, `f${fifth}${full ? '' : 'b'}`));
  const words = classWords(view.data.method.steps.group_share, view.share)[fifth];
  return html`<text x="${x}" y="${y - 5}">${words}</text>${boxes}\n`;
}

function legend(view: ReportView, x: number): Markup {
  const { drawn } = view;
  const heads: Content = drawn
    ? STEPS.map(({ words }, i) => html`<text x="${x + i * COLUMN}" y="72" font-size="11">${words}</text>`)
    : html`<text x="${x}" y="50" font-size="11">How sure the groups are is not known</text>`;
  const title = drawn ? 'Fifth of the index; lighter: less sure' : 'Fifth of the index';
  const y = TOP + FIFTHS.length * STEP;
  return html`<text x="${x}" y="30" font-weight="bold">${title}</text>${drawn && html`<text x="${x}" y="50" font-size="11">Share of replicates in which an area is in its group:</text>`}
${heads}
${FIFTHS.map((fifth) => row(view, fifth, x))}<text x="${x}" y="${y - 5}">not ranked</text>${box(x, y, 'f0')}
`;
}

/** The shapes of the map, grouped by their fill. */
function shapes(
  view: ReportView,
  paths: ReadonlyMap<string, string>,
  markOf: (area: ReportArea) => string,
): Markup[] {
  const known = new Map(view.areas.map((area) => [area.code, area]));
  const mark = ([code]: readonly [code: string, path: string]): string => {
    const area = known.get(code);
    return area === undefined ? 'f0' : markOf(area);
  };
  return byMark(paths, mark).map(
    ([own, areas]) =>
      html`<g id="${own}" ${fillOf(own)}>\n${areas.map(([, path]) => html`<path d="${path}"/>\n`)}</g>\n`,
  );
}

/** As in `Number of districts: fifth 1, 59; fifth 2, 59`. */
const countsOf = (classes: readonly (readonly [name: string, count: number])[]): string =>
  `Number of districts: ${classes.map(([name, count]) => `${name}, ${whole(count)}`).join('; ')}`;

/** A map of the districts with its legend, as a file. */
function picture(
  view: ReportView,
  { about, description }: Pick<PictureParts, 'about' | 'description'>,
  markOf: (area: ReportArea) => string,
  legendAt: (x: number) => Markup,
): string {
  const { topology } = view.data;
  const { width, height, paths } = svgPaths(topology, 'districts', FRAME);
  return pictureFile({
    about,
    description,
    licensed: true,
    width: width + LEGEND_WIDTH,
    height,
    content: html`<g stroke="#ffffff" stroke-width="0.4" stroke-linejoin="round">
${shapes(view, paths, markOf)}</g>
<path fill="none" stroke="#16202c" stroke-width="0.8" stroke-linejoin="round" d="${trusted(meshPath(topology, 'regions', FRAME))}"/>
${legendAt(width + 10)}`,
  });
}

/**
 * A map of an index by fifth, for a README, a slide or a page. As on the map of the report, an area is
 * lighter where its group is not sure.
 */
export function indexPicture(data: IndexRelease): string {
  const view = reportView(data);
  const faded = view.drawn ? ', lighter where that is less sure' : '';
  return picture(
    view,
    {
      about: `${data.method.title}: each district coloured by its fifth of the index${faded}`,
      description: `${countsOf(FIFTHS.map((fifth) => [`fifth ${fifth}`, view.areas.filter((area) => area.fifth === fifth).length]))}. Fifth 1 is the best.`,
    },
    (area) => groupMark(area, view.drawn),
    (x) => legend(view, x),
  );
}

/** `map.svg` of an index: by kind of place where it has two faces, else by fifth. */
export function mapPicture(data: IndexRelease): string {
  const view = reportView(data);
  const kinds = kindsOf(view);
  if (kinds.length === 0) return indexPicture(data);
  const marks = new Map(kinds.map(({ code, mark }) => [code, mark as string]));
  const entry = (mark: string, words: string, i: number, x: number) => {
    const y = 70 + i * 32;
    return html`${box(x, y, mark)}<text x="${x + 40}" y="${y + 14}">${words}</text>\n`;
  };
  const entries = [
    ...kinds.map(({ mark, words, areas }) => [mark, `${words}: ${areas.length}`] as const),
    ['f0', 'not ranked'] as const,
  ];
  return picture(
    view,
    {
      about: `${data.method.title}: each district coloured by its kind of place`,
      description: `${countsOf(kinds.map(({ words, areas }) => [words, areas.length]))}. Low: in the worst two fifths.`,
    },
    ({ kind }) => marks.get(kind ?? '') ?? 'f0',
    (
      x,
    ) => html`<text x="${x}" y="30" font-weight="bold">Kinds of place by two faces</text><text x="${x}" y="50" font-size="11">Low: in the worst two fifths; numbers of districts</text>
${entries.map(([mark, words], i) => entry(mark, words, i, x))}`,
  );
}

const rankParts = (data: IndexRelease) => {
  const view = reportView(data);
  const { one, many } = view;
  return { id: 'ranks', rows: rankedRows(view), one, many, title: data.method.title, licensed: true };
};

/** `rank_chart.svg`: the ranks with their intervals, without names; empty where nothing is ranked. */
export const indexRankPicture = (data: IndexRelease): string => rankOverview(rankParts(data));

/** `rank_names.svg`: the same with the name of each area, in one tall picture. */
export const indexRankNames = (data: IndexRelease): string => rankNames(rankParts(data));
