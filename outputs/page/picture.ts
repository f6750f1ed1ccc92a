import { OGL } from '../../schemas/generate/data-package.js';
import { wrapped } from '../formats/text-layout.js';
import { ATTRIBUTION, NOT_OFFICIAL } from '../notice.js';
import { type Content, html, type Markup } from './markup.js';

/** A coordinate or a length of a picture: one decimal of a unit is as fine as any screen shows. */
export const coordinate = (value: number): string => String(Number(value.toFixed(1)));

/** Height of a line below the content, and of the space around these lines, in pixels. */
const LINE = 16;
const MARGIN = 12;
/** A letter of such a line is this wide on average, in pixels. */
const LETTER = 4.5;

/** The notice and the attribution, in lines that the picture has room for. */
const footLines = (width: number): string[] =>
  [NOT_OFFICIAL, ATTRIBUTION].flatMap((text) => wrapped(text, Math.floor((width - 20) / LETTER)));

export interface PictureParts {
  /** What the picture is, for those who do not see it. */
  readonly about: string;
  /** What it shows, in a sentence or two. */
  readonly description: string;
  /** Whether all of it is under the licence of the project: figures that a user gave are not. */
  readonly licensed: boolean;
  /** Size of the content, in pixels; the notice and the attribution are below it. */
  readonly width: number;
  readonly height: number;
  readonly content: Content;
}

/** Title, rights and licence where programs for pictures and search engines look for them. */
function metadata({ about, licensed }: Pick<PictureParts, 'about' | 'licensed'>): Markup {
  const rights = licensed ? ATTRIBUTION : `Boundaries: ${ATTRIBUTION}`;
  const licence = licensed && html`<cc:license rdf:resource="${OGL.path}"/>`;
  return html`<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"><cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format><dc:title>${about}</dc:title><dc:rights>${rights}</dc:rights>${licence}</cc:Work></rdf:RDF></metadata>`;
}

/**
 * A picture for a slide or a page, as a file by itself: SVG with the notice of the project and the
 * attribution, its licence as metadata.
 */
export function pictureFile(parts: PictureParts): string {
  const { about, description, width, height, content } = parts;
  const foot = footLines(width);
  const tall = height + MARGIN + LINE * foot.length;
  return `${
    html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${tall}" width="${width}" height="${tall}" role="img" aria-labelledby="title about" font-family="Arial, Helvetica, sans-serif" font-size="14" fill="#16202c">
<title id="title">${about}</title><desc id="about">${description}</desc>
${metadata(parts)}
<rect width="${width}" height="${tall}" fill="#ffffff"/>
${content}${foot.map((line, i) => html`<text x="10" y="${height + LINE * (i + 1) + 2}" font-size="10">${line}</text>\n`)}</svg>`
      .text
  }\n`;
}
