import { meshPath, svgPaths } from '../maps/paths.js';
import { ATTRIBUTION, NOT_OFFICIAL } from '../notice.js';
import { type Sureness, surenessOf } from '../page/certainty.js';
import { classWords, FADE, fills, groupMark, PATTERNS, scaledPatterns, TINTS } from '../page/fills.js';
import { byMark } from '../page/map.js';
import { type Content, html, type Markup, trusted } from '../page/markup.js';
import type { IndexRelease } from '../release-data.js';
import { SHADE_WORDS } from './map.js';
import { type ReportView, reportView } from './view.js';

const FRAME = { width: 560, padding: 8 };
const LEGEND_WIDTH = 310;
const FOOT = 46;
/** The patterns are made for a map of a thousand units. */
const SCALE = 0.62;
const STEP = 46;
const COLUMN = 84;
const TOP = 106;

const SHADES = ['sure', 'fair', 'unsure', 'unknown'] as const;
const FIFTHS = [1, 2, 3, 4, 5] as const;

const box = (x: number, y: number, mark: string): Markup =>
  html`<rect x="${x}" y="${y}" width="30" height="18" class="${mark}" stroke="#16202c"/>`;

/** One row of the legend: a fifth in each step that the map has, and its words. */
function row(
  view: ReportView,
  fifth: (typeof FIFTHS)[number],
  shades: readonly Sureness[],
  x: number,
): Markup {
  const y = TOP + (fifth - 1) * STEP;
  const boxes = shades.map((shade, i) => box(x + i * COLUMN, y, `f${fifth}${FADE[shade]}`));
  const words = classWords(view.data.method.steps.group_share, view.share)[fifth];
  return html`<text x="${x}" y="${y - 5}">${words}</text>${boxes}\n`;
}

function legend(view: ReportView, x: number): Markup {
  const { drawn, scored } = view;
  const shades: readonly Sureness[] = drawn
    ? SHADES.filter((shade) => shade !== 'unknown' || scored.some((area) => surenessOf(area) === shade))
    : ['sure'];
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

/** The shapes of the map by their class. */
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
 * The map of the index as a picture by itself, for a README, a slide or a page: SVG, with legend and attribution. As on
 * the map of the report an area is paler where its group is not sure.
 */
export function mapPicture(data: IndexRelease): string {
  const view = reportView(data);
  const { topology, method } = data;
  const { width, height, paths } = svgPaths(topology, 'districts', FRAME);
  const wide = width + LEGEND_WIDTH;
  const tall = height + FOOT;
  const faded = view.drawn ? ', paler where that is less sure' : '';
  return `${
    html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${tall}" width="${wide}" height="${tall}" role="img" aria-labelledby="title" font-family="Arial, Helvetica, sans-serif" font-size="14" fill="#16202c">
<title id="title">${method.title}: each district coloured by its fifth of the index${faded}</title>
<style>${trusted(TINTS + fills('-small'))}</style>
<defs>
${PATTERNS}${scaledPatterns('small', SCALE)}</defs>
<rect width="${wide}" height="${tall}" fill="#ffffff"/>
<g stroke="#ffffff" stroke-width="0.4" stroke-linejoin="round">
${shapes(view, paths)}</g>
<path fill="none" stroke="#16202c" stroke-width="0.8" stroke-linejoin="round" d="${trusted(meshPath(topology, 'regions', FRAME))}"/>
${legend(view, width + 10)}<text x="8" y="${height + 16}" font-size="10">${NOT_OFFICIAL}</text>
<text x="8" y="${height + 32}" font-size="10">${ATTRIBUTION}</text>
</svg>`.text
  }\n`;
}
