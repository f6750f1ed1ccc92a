import { counted } from '../formats/numbers.js';
import { wrapped } from '../formats/text-layout.js';
import { type Content, html, type Markup, trusted } from './markup.js';
import { type PictureParts, pictureFile } from './picture.js';
import {
  lastRank,
  NAMED,
  namedMarks,
  OVERVIEW,
  overviewMarks,
  type RankChartParts,
  type RankRow,
  sign,
  stroke,
} from './rank-chart.js';

/* The charts of ranks as files by themselves, for slides and pages. */

/** Plain rules, which every program knows. */
const PICTURE_STYLE = trusted(
  '<style>.thin,.thick,.tick{fill:none;stroke-linecap:round}.thin{stroke-width:.8px}.thick{stroke-width:1.6px;stroke-opacity:.55}.grid{fill:none;stroke:#c9d0d8}.scale{fill:#47525f}.zone{font-size:17px;font-weight:bold}.zone-hotspot{fill:#fff6dc}.zone-coldspot{fill:#e4ebf5}.sign{stroke:#16202c;stroke-width:.4px}.tick{stroke:#16202c;stroke-width:1.4px}.end{text-anchor:end}.strong{font-weight:bold}.of-hotspot .thin,.of-hotspot .thick{stroke:#9a6a00}.of-middle .thin,.of-middle .thick{stroke:#6b7580}.of-coldspot .thin,.of-coldspot .thick{stroke:#14305a}.of-hotspot .sign{fill:#ffd257}.of-middle .sign{fill:#fff}.of-coldspot .sign{fill:#14305a}.key .thick{stroke-width:4px}.key .thin{stroke-width:1.2px}</style>\n',
);

/** Room for a title of one line and the key above a chart in a file by itself. */
const HEAD = 76;
/** The title: the height of a line, and how wide a letter is on average. */
const TITLE = { line: 22, letter: 9 };

/** Signs and lines in one line of a picture, each with its words; only those that the chart has. */
function pictureKey(rows: readonly RankRow[]): Markup {
  const has = (group: string) => rows.some((row) => row.group === group);
  const ends = has('hotspot') || has('coldspot');
  const alone = rows.some(({ lowFigures }) => lowFigures !== null);
  const drawn = rows.some(({ low }) => low !== null);
  const items: readonly (readonly [Content, string] | false)[] = [
    has('hotspot') && [sign('hotspot'), 'Hotspot'],
    [sign('middle'), ends ? 'Other' : 'Rank'],
    has('coldspot') && [sign('coldspot'), 'Coldspot'],
    drawn && [stroke('thin', 'M4 14H40'), alone ? '90%, figures and choices' : '90% interval'],
    alone && [stroke('thick', 'M10 14H34'), '90%, figures alone'],
  ];
  const widths = [100, 90, 105, 195, 150];
  let x = 0;
  return html`<g class="key" font-size="12">${items.map((one, i) => {
    const left = x;
    if (one !== false) x += widths[i] ?? 0;
    return (
      one !== false &&
      html`<g transform="translate(${left} 38)">${one[0]}<text x="46" y="18">${one[1]}</text></g>\n`
    );
  })}</g>
`;
}

export interface RankPictureParts extends RankChartParts, Pick<PictureParts, 'licensed'> {
  readonly title: string;
}

/** A chart of all ranks with its title and its key, as a file: SVG for a slide or a page. */
const rankPicture = (
  { title, licensed, rows, one, many }: RankPictureParts,
  width: number,
  height: number,
  content: Content,
): string => {
  const lines = wrapped(`${title}: ranks with their intervals`, Math.floor((width - 20) / TITLE.letter));
  const more = (lines.length - 1) * TITLE.line;
  return pictureFile({
    about: `${title}: ranks of ${counted(rows.length, one, many)} with their intervals`,
    description: `One line for each ${one}, the best at the top, from the better to the worse end of the interval of its rank; rank 1 is at the left.`,
    licensed,
    width,
    height: height + HEAD + more,
    content: html`${PICTURE_STYLE}${lines.map((line, i) => html`<text x="10" y="${26 + i * TITLE.line}" font-size="17" font-weight="bold">${line}</text>\n`)}${more > 0 ? html`<g transform="translate(0 ${more})">${pictureKey(rows)}</g>` : pictureKey(rows)}<g transform="translate(10 ${HEAD + more})">
${content}</g>
`,
  });
};

/** Every interval in one small picture, without names. */
export const rankOverview = (parts: RankPictureParts): string =>
  rankPicture(
    parts,
    OVERVIEW.width + 20,
    OVERVIEW.top + OVERVIEW.height + OVERVIEW.side,
    overviewMarks(parts),
  );

/** Every rank with its name, in one tall picture. */
export const rankNames = (parts: RankPictureParts): string =>
  rankPicture(
    parts,
    NAMED.width + 20,
    NAMED.top + parts.rows.length * NAMED.row + 4,
    html`<g font-size="12">${namedMarks(parts.rows, lastRank(parts.rows))}</g>`,
  );
