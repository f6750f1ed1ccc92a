import { meshPath, svgPaths } from '../maps/paths.js';
import type { AreaTopology, Level } from '../maps/topology.js';
import {
  CLASS_COLOURS,
  CLASS_ORDER,
  CLASS_PALE,
  type ClassProbability,
  classMark,
  classWord,
  legendWords,
  sureMark,
} from './classes.js';
import { byMark } from './map.js';
import { html, type Markup } from './markup.js';
import { type PictureParts, pictureFile } from './picture.js';

const FRAME = { width: 430, padding: 8 };
const HEAD = 92;
const LEGEND = 96;
const LEGEND_COLUMN = 290;

const COLOURS: Readonly<Record<string, string>> = { ...CLASS_COLOURS, ...CLASS_PALE };
/** Of an area that the table does not have. */
const NO_FIGURE: ClassProbability = { areaClass: null, cold: null, hot: null };

/** As in `Higher education, 2024: coldspots, 12; hotspots, 9`. */
function countsOf({ heading, classes }: ClassMap): string {
  const all = [...classes.values()];
  const counts = CLASS_ORDER.map(
    (areaClass) =>
      `${classWord(areaClass).toLowerCase()}, ${all.filter((one) => one.areaClass === areaClass).length}`,
  );
  return `${heading}, numbers of areas: ${counts.join('; ')}.`;
}

function legend(share: string, top: number, columns: number): Markup[] {
  const words = legendWords(share);
  return CLASS_ORDER.map((areaClass, i) => {
    const x = 10 + (i % columns) * LEGEND_COLUMN;
    const y = top + Math.floor(i / columns) * 26;
    return html`<rect x="${x}" y="${y}" width="26" height="18" fill="${CLASS_COLOURS[classMark(areaClass)]}" stroke="#16202c"/><text x="${x + 34}" y="${y + 14}" font-size="12">${words[areaClass ?? 'blank']}</text>\n`;
  });
}

/** One map of the picture: its heading, and the class of each area that has one. */
export interface ClassMap {
  readonly heading: string;
  readonly classes: ReadonlyMap<string, ClassProbability>;
}

/** Map `i` from the left, under its heading. */
function mapAt(
  { heading, classes }: ClassMap,
  paths: ReadonlyMap<string, string>,
  lines: string,
  i: number,
): Markup {
  const areas = byMark(paths, ([code]) => sureMark(classes.get(code) ?? NO_FIGURE)).map(
    ([mark, own]) =>
      html`<g id="map-${i}-${mark}" fill="${COLOURS[mark]}">\n${own.map(([, path]) => html`<path d="${path}"/>\n`)}</g>\n`,
  );
  return html`<g transform="translate(${i * FRAME.width} ${HEAD})">
<text x="10" y="-10" font-weight="bold">${heading}</text>
<g stroke="#8a9099" stroke-width="0.3" stroke-linejoin="round">
${areas}</g>
<path fill="none" stroke="#16202c" stroke-width="0.7" stroke-linejoin="round" d="${lines}"/>
</g>
`;
}

export interface ClassPicture extends Pick<PictureParts, 'about' | 'licensed'> {
  readonly title: string;
  /** The line under the title. */
  readonly note: string;
  /** The share of a group as a noun: `fifth`. */
  readonly share: string;
  readonly topology: AreaTopology;
  readonly object: Level;
  readonly maps: readonly ClassMap[];
}

/** Maps of areas by class, side by side, with their legend: SVG for a slide or a page. */
export function classPicture(picture: ClassPicture): string {
  const { title, note, about, licensed, share, topology, object, maps } = picture;
  const { height, paths } = svgPaths(topology, object, FRAME);
  const lines = meshPath(topology, 'regions', FRAME);
  const wide = Math.max(2, maps.length) * FRAME.width;
  const columns = Math.max(1, Math.floor(wide / LEGEND_COLUMN));
  const below = HEAD + height + 8;
  return pictureFile({
    about,
    description: maps.map(countsOf).join(' '),
    licensed,
    width: wide,
    height: below + LEGEND,
    content: html`<text x="10" y="30" font-size="19" font-weight="bold">${title}</text>
<text x="10" y="50" font-size="12">${note}</text>
${maps.map((map, i) => mapAt(map, paths, lines, i))}${legend(share, below, columns)}`,
  });
}
