import { meshPath, svgPaths } from '../maps/paths.js';
import type { Sureness } from '../page/certainty.js';
import { classWords, FADE, fills, groupMark, PATTERNS, scaledPatterns, TINTS } from '../page/fills.js';
import { byMark } from '../page/map.js';
import { type Content, html, type Markup, trusted } from '../page/markup.js';
import { pictureFile } from '../page/picture.js';
import { FIFTHS, type Fifth, type IndexRelease } from '../release-data.js';
import { SHADE_WORDS, shadesOf } from './map.js';
import { type ReportView, reportView } from './view.js';

const FRAME = { width: 560, padding: 8 };
const LEGEND_WIDTH = 310;
/** The patterns are drawn for a map that is a thousand units wide. */
const SCALE = 0.62;
const STEP = 46;
const COLUMN = 84;
const TOP = 106;

const box = (x: number, y: number, mark: string): Markup =>
  html`<rect x="${x}" y="${y}" width="30" height="18" class="${mark}" stroke="#16202c"/>`;

/** One row of the legend: a fifth in each step that the map has, and its words. */
function row(view: ReportView, fifth: Fifth, shades: readonly Sureness[], x: number): Markup {
  const y = TOP + (fifth - 1) * STEP;
  const boxes = shades.map((shade, i) => box(x + i * COLUMN, y, `f${fifth}${FADE[shade]}`));
  const words = classWords(view.data.method.steps.group_share, view.share)[fifth];
  return html`<text x="${x}" y="${y - 5}">${words}</text>${boxes}\n`;
}

function legend(view: ReportView, x: number): Markup {
  const { drawn } = view;
  const shades = drawn ? shadesOf(view) : (['sure'] as const);
  const heads: Content = drawn
    ? shades.map(
        (shade, i) => html`<text x="${x + i * COLUMN}" y="72" font-size="11">${SHADE_WORDS[shade]}</text>`,
      )
    : html`<text x="${x}" y="50" font-size="11">How sure the groups are is not known</text>`;
  const title = drawn ? 'Fifth of the index; paler: less sure' : 'Fifth of the index';
  const y = TOP + FIFTHS.length * STEP;
  return html`<text x="${x}" y="30" font-weight="bold">${title}</text>${drawn && html`<text x="${x}" y="50" font-size="11">Share of replicates in which an area is in its group:</text>`}
${heads}
${FIFTHS.map((fifth) => row(view, fifth, shades, x))}<text x="${x}" y="${y - 5}">not ranked</text>${box(x, y, 'f0')}
`;
}

/** The shapes of the map, grouped by their fill. */
function shapes(view: ReportView, paths: ReadonlyMap<string, string>): Markup[] {
  const known = new Map(view.areas.map((area) => [area.code, area]));
  const markOf = ([code]: readonly [code: string, path: string]): string => {
    const area = known.get(code);
    return area === undefined ? 'f0' : groupMark(area, view.drawn);
  };
  return byMark(paths, markOf).map(
    ([mark, areas]) =>
      html`<g class="${mark}">\n${areas.map(([, path]) => html`<path d="${path}"/>\n`)}</g>\n`,
  );
}

/**
 * `map.svg` of an index, for a README, a slide or a page. As on the map of the report, an area is paler where
 * its group is not sure.
 */
export function mapPicture(data: IndexRelease): string {
  const view = reportView(data);
  const { topology, method } = data;
  const { width, height, paths } = svgPaths(topology, 'districts', FRAME);
  const faded = view.drawn ? ', paler where that is less sure' : '';
  return pictureFile({
    about: `${method.title}: each district coloured by its fifth of the index${faded}`,
    width: width + LEGEND_WIDTH,
    height,
    content: html`<style>${trusted(TINTS + fills('-small'))}</style>
<defs>
${PATTERNS}${scaledPatterns('small', SCALE)}</defs>
<g stroke="#ffffff" stroke-width="0.4" stroke-linejoin="round">
${shapes(view, paths)}</g>
<path fill="none" stroke="#16202c" stroke-width="0.8" stroke-linejoin="round" d="${trusted(meshPath(topology, 'regions', FRAME))}"/>
${legend(view, width + 10)}`,
  });
}
