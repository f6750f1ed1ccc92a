/*
 * The styles of every workbook: text of 12 points without serifs, no fills, no colours with a meaning. The
 * part of the archive that has them is the same for all.
 */

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** Fonts, with what they are besides Arial. */
const FONTS = {
  text: { size: 12 },
  title: { size: 16, more: '<b/>' },
  heading: { size: 14, more: '<b/>' },
  bold: { size: 12, more: '<b/>' },
  link: { size: 12, more: '<u/>', colour: 'FF0B5394' },
} as const satisfies Readonly<Record<string, { size: number; more?: string; colour?: string }>>;

/** Formats of numbers, with the numbers that they have; 49 is that of text, which every program knows. */
const FORMATS = {
  '#,##0': 164,
  '#,##0.0': 165,
  '#,##0.00': 166,
  '#,##0.000': 167,
  '#,##0.0##': 168,
} as const;
const TEXT_FORMAT = 49;

/** Styles that have a name for readers who jump from heading to heading, with the numbers of these names. */
const NAMED = [
  { name: 'Normal', builtin: 0, font: 'text' },
  { name: 'Heading 1', builtin: 16, font: 'title' },
  { name: 'Heading 2', builtin: 17, font: 'heading' },
] as const;

interface Style {
  readonly font?: keyof typeof FONTS;
  readonly format?: number;
  /** Attributes of the alignment. */
  readonly aligned?: string;
  readonly named?: 'Heading 1' | 'Heading 2';
}

const NUMBER = 'horizontal="right" vertical="top" indent="1"';
const WRAPPED = 'vertical="top" wrapText="1"';

const STYLES = {
  plain: {},
  title: { font: 'title', named: 'Heading 1' },
  wrappedTitle: { font: 'title', named: 'Heading 1', aligned: 'wrapText="1"' },
  heading: { font: 'heading', named: 'Heading 2' },
  /** Texts in rows of several lines. */
  top: { aligned: 'vertical="top"' },
  wrapped: { aligned: WRAPPED },
  link: { font: 'link', aligned: WRAPPED },
  textHeader: { font: 'bold', aligned: `horizontal="left" ${WRAPPED}` },
  numberHeader: { font: 'bold', aligned: `${NUMBER} wrapText="1"` },
  /** What would act as a formula if it were typed again. */
  asText: { format: TEXT_FORMAT, aligned: 'vertical="top"' },
  number0: { format: FORMATS['#,##0'], aligned: NUMBER },
  number1: { format: FORMATS['#,##0.0'], aligned: NUMBER },
  number2: { format: FORMATS['#,##0.00'], aligned: NUMBER },
  number3: { format: FORMATS['#,##0.000'], aligned: NUMBER },
  numberAny: { format: FORMATS['#,##0.0##'], aligned: NUMBER },
} as const satisfies Readonly<Record<string, Style>>;

export type StyleName = keyof typeof STYLES;

/** The number of each style, by which cells name it. */
export const STYLE = Object.fromEntries(Object.keys(STYLES).map((name, index) => [name, index])) as Readonly<
  Record<StyleName, number>
>;

const fontOf = ({ size, more = '', colour }: { size: number; more?: string; colour?: string }) =>
  `<font>${more}<sz val="${size}"/>${colour === undefined ? '' : `<color rgb="${colour}"/>`}<name val="Arial"/></font>`;

const list = (tag: string, items: readonly string[]): string =>
  `<${tag} count="${items.length}">${items.join('')}</${tag}>`;

function formatOf({ font = 'text', format = 0, aligned, named = undefined }: Style): string {
  const fontId = Object.keys(FONTS).indexOf(font);
  const base = Math.max(
    0,
    NAMED.findIndex(({ name }) => name === named),
  );
  const about =
    `numFmtId="${format}" fontId="${fontId}" fillId="0" borderId="0" xfId="${base}"` +
    `${format === 0 ? '' : ' applyNumberFormat="1"'}${fontId === 0 ? '' : ' applyFont="1"'}`;
  return aligned === undefined
    ? `<xf ${about}/>`
    : `<xf ${about} applyAlignment="1"><alignment ${aligned}/></xf>`;
}

/** `xl/styles.xml`. */
export const STYLES_XML = [
  DECLARATION,
  `<styleSheet xmlns="${MAIN}">`,
  list(
    'numFmts',
    Object.entries(FORMATS).map(([code, id]) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`),
  ),
  list('fonts', Object.values(FONTS).map(fontOf)),
  // Every program expects these two fills.
  list(
    'fills',
    ['none', 'gray125'].map((type) => `<fill><patternFill patternType="${type}"/></fill>`),
  ),
  list('borders', ['<border><left/><right/><top/><bottom/><diagonal/></border>']),
  list(
    'cellStyleXfs',
    NAMED.map(
      ({ font }) => `<xf numFmtId="0" fontId="${Object.keys(FONTS).indexOf(font)}" fillId="0" borderId="0"/>`,
    ),
  ),
  list('cellXfs', Object.values(STYLES).map(formatOf)),
  list(
    'cellStyles',
    NAMED.map(
      ({ name, builtin }, index) => `<cellStyle name="${name}" xfId="${index}" builtinId="${builtin}"/>`,
    ),
  ),
  '</styleSheet>',
].join('');
