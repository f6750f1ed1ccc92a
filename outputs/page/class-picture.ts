import type { ColdspotKind } from '../../schemas/release/coldspot-fields.js';
import { meshPath, svgPaths } from '../maps/paths.js';
import type { AreaTopology, Level } from '../maps/topology.js';
import { CLASS_ORDER, classMark, classWord, legendWords } from './classes.js';
import { html, type Markup, trusted } from './markup.js';
import { layered, type PictureParts, pictureFile } from './picture.js';

const FRAME = { width: 430, padding: 8 };
const HEAD = 92;
const LEGEND = 96;
const LEGEND_COLUMN = 290;

/** The colour of each class alone. */
const SOLID: Readonly<Record<ColdspotKind | 'blank', string>> = {
  coldspot: '#14305a',
  cold_on_level: '#a9c6e6',
  cold_on_gap: '#d6c3e4',
  hotspot: '#ffd257',
  none: '#eceae4',
  blank: '#ffffff',
};

/**
 * The fills of the classes: patterns, so that they differ in grey and with every form of colour blindness
 * too.
 */
const PATTERNS = trusted(`<defs>
<pattern id="k-coldspot" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="#14305a"/><rect width="1.2" height="5" fill="#7d9cc4"/></pattern>
<pattern id="k-cold-on-level" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" fill="#a9c6e6"/><rect y="2" width="5" height="1.2" fill="#2c5f9b"/></pattern>
<pattern id="k-cold-on-gap" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" fill="#d6c3e4"/><rect x="2" width="1.2" height="5" fill="#6a3d8c"/></pattern>
<pattern id="k-hotspot" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" fill="#ffd257"/><circle cx="2.5" cy="2.5" r=".9" fill="#9a6a00"/></pattern>
<pattern id="k-none" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" fill="#eceae4"/></pattern>
<pattern id="k-blank" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#ffffff"/><path d="M0 0H6M0 0V6" stroke="#5c6672" stroke-width=".7"/></pattern>
</defs>`);

/** As in `Higher education, 2024: coldspots, 12; hotspots, 9`. */
function countsOf({ heading, classes }: ClassMap): string {
  const all = [...classes.values()];
  const counts = CLASS_ORDER.map(
    (areaClass) => `${classWord(areaClass).toLowerCase()}, ${all.filter((one) => one === areaClass).length}`,
  );
  return `${heading}, numbers of areas: ${counts.join('; ')}.`;
}

function legend(share: string, top: number, columns: number): Markup[] {
  const words = legendWords(share);
  return CLASS_ORDER.map((areaClass, i) => {
    const x = 10 + (i % columns) * LEGEND_COLUMN;
    const y = top + Math.floor(i / columns) * 26;
    const place = html`x="${x}" y="${y}" width="26" height="18"`;
    return html`<rect ${place} fill="${SOLID[areaClass ?? 'blank']}"/><rect ${place} fill="url(#${classMark(areaClass)})" stroke="#16202c"/><text x="${x + 34}" y="${y + 14}" font-size="12">${words[areaClass ?? 'blank']}</text>\n`;
  });
}

/** One map of the picture: its heading, and the class of each area that has one. */
export interface ClassMap {
  readonly heading: string;
  readonly classes: ReadonlyMap<string, ColdspotKind | null>;
}

/** Map `i` from the left, under its heading. */
function mapAt(
  { heading, classes }: ClassMap,
  paths: ReadonlyMap<string, string>,
  lines: string,
  i: number,
): Markup {
  const classOf = (code: string) => classes.get(code) ?? null;
  const areas = CLASS_ORDER.flatMap((areaClass) => {
    const own = [...paths].filter(([code]) => classOf(code) === areaClass);
    if (own.length === 0) return [];
    const shapes = own.map(([, path]) => html`<path d="${path}"/>\n`);
    const mark = classMark(areaClass);
    return [layered(`map-${i}-${mark}`, SOLID[areaClass ?? 'blank'], html`fill="url(#${mark})"`, shapes)];
  });
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
    content: html`${PATTERNS}
<text x="10" y="30" font-size="19" font-weight="bold">${title}</text>
<text x="10" y="50" font-size="12">${note}</text>
${maps.map((map, i) => mapAt(map, paths, lines, i))}${legend(share, below, columns)}`,
  });
}
