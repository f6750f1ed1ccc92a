import { meshPath, svgPaths } from './geometry/paths.js';
import { ATTRIBUTION, NOT_OFFICIAL } from './notice.js';
import type { IndexRelease } from './release-data.js';
import { html, type Markup, trusted } from './report/markup.js';

const FRAME = { width: 560, padding: 8 };
const LEGEND_WIDTH = 220;
const FOOT = 46;

/** From warm and light to cold and dark, so that the order holds in grey and for every kind of colour vision. */
const CLASSES = [
  { fifth: 1, colour: '#ffd257', words: '1 – best fifth (hotspots)' },
  { fifth: 2, colour: '#cfb27c', words: '2' },
  { fifth: 3, colour: '#9a9892', words: '3' },
  { fifth: 4, colour: '#56779c', words: '4' },
  { fifth: 5, colour: '#14305a', words: '5 – worst fifth (coldspots)' },
  { fifth: null, colour: '#ffffff', words: 'not ranked' },
] as const;

const colourOf = (fifth: unknown) => CLASSES.find((one) => one.fifth === fifth)?.colour ?? '#ffffff';

function legend(x: number): Markup {
  const rows = CLASSES.map(
    ({ colour, words }, at) =>
      html`<rect x="${x}" y="${60 + at * 26}" width="26" height="18" fill="${colour}" stroke="#16202c"/><text x="${x + 36}" y="${74 + at * 26}">${words}</text>\n`,
  );
  return html`<text x="${x}" y="42" font-weight="bold">Fifth of the index</text>\n${rows}`;
}

/** The map of the index as a picture by itself, for a README, a slide or a page: SVG, with legend and attribution. */
export function mapPicture({ topology, index, method }: IndexRelease): string {
  const fifths = new Map(index.rows.map((row) => [String(row.area_code), row.fifth]));
  const { width, height, paths } = svgPaths(topology, 'districts', FRAME);
  const areas = [...paths].map(
    ([code, path]) => html`<path fill="${colourOf(fifths.get(code) ?? null)}" d="${path}"/>\n`,
  );
  const [wide, tall] = [width + LEGEND_WIDTH, height + FOOT];
  return `${
    html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${tall}" width="${wide}" height="${tall}" role="img" aria-labelledby="title" font-family="Arial, Helvetica, sans-serif" font-size="14" fill="#16202c">
<title id="title">${method.title}: each district coloured by its fifth of the index</title>
<rect width="${wide}" height="${tall}" fill="#ffffff"/>
<g stroke="#ffffff" stroke-width="0.4" stroke-linejoin="round">
${areas}</g>
<path fill="none" stroke="#16202c" stroke-width="0.8" stroke-linejoin="round" d="${trusted(meshPath(topology, 'regions', FRAME))}"/>
${legend(width + 10)}<text x="8" y="${height + 16}" font-size="10">${NOT_OFFICIAL}</text>
<text x="8" y="${height + 32}" font-size="10">${ATTRIBUTION}</text>
</svg>`.text
  }\n`;
}
