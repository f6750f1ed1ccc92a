import { ATTRIBUTION, NOT_OFFICIAL } from '../notice.js';
import { type Content, html } from './markup.js';

/** A coordinate or a length of a picture: one decimal of a unit is as fine as any screen shows. */
export const coordinate = (value: number): string => String(Number(value.toFixed(1)));

/** Height of the notice and the attribution. */
const FOOT = 44;

export interface PictureParts {
  /** What the picture shows, for those who do not see it. */
  readonly about: string;
  /** Size of the content, in pixels; the notice and the attribution are below it. */
  readonly width: number;
  readonly height: number;
  readonly content: Content;
}

/**
 * A picture for a slide or a page, as a file by itself: SVG with the notice of the project and the
 * attribution.
 */
export function pictureFile({ about, width, height, content }: PictureParts): string {
  const tall = height + FOOT;
  return `${
    html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${tall}" width="${width}" height="${tall}" role="img" aria-labelledby="title" font-family="Arial, Helvetica, sans-serif" font-size="14" fill="#16202c">
<title id="title">${about}</title>
<rect width="${width}" height="${tall}" fill="#ffffff"/>
${content}<text x="10" y="${tall - 26}" font-size="10">${NOT_OFFICIAL}</text>
<text x="10" y="${tall - 10}" font-size="10">${ATTRIBUTION}</text>
</svg>`.text
  }\n`;
}
