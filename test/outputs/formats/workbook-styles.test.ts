import { expect, test } from 'vitest';
import { STYLE, STYLES_XML } from '../../../outputs/formats/workbook-styles.js';

const inside = (tag: string): string =>
  new RegExp(`<${tag} count="\\d+">(.*?)</${tag}>`).exec(STYLES_XML)?.[1] ?? '';
const fonts = inside('fonts').match(/<font>.*?<\/font>/g) ?? [];
const styles = inside('cellXfs').match(/<xf [^>]*?\/>|<xf .*?<\/xf>/g) ?? [];
const formats = new Map(
  [...inside('numFmts').matchAll(/numFmtId="(\d+)" formatCode="([^"]+)"/g)].map(([, id, code]) => [id, code]),
);
const fontOf = (style: string): string => fonts[Number(/fontId="(\d+)"/.exec(style)?.[1])] ?? '';
const formatOf = (style: string) => /numFmtId="(\d+)"/.exec(style)?.[1] ?? '';

test('a style is found by its number', () => {
  expect(styles).toHaveLength(Object.keys(STYLE).length);
  expect(styles[STYLE.plain]).toBe('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>');
  expect(styles[STYLE.numberHeader]).toContain('horizontal="right" vertical="top" indent="1" wrapText="1"');
  expect(formatOf(styles[STYLE.asText] ?? '')).toBe('49');
});

test.each([
  ['number0', '#,##0'],
  ['number1', '#,##0.0'],
  ['number2', '#,##0.00'],
  ['number3', '#,##0.000'],
  ['numberAny', '#,##0.0##'],
] as const)('%s is shown as %s', (name, code) =>
  expect(formats.get(formatOf(styles[STYLE[name]] ?? ''))).toBe(code),
);

test.each([
  ['title', 16, 1],
  ['wrappedTitle', 16, 1],
  ['heading', 14, 2],
  ['plain', 12, 0],
] as const)('%s has %i points, and the name of a heading of level %i', (name, size, level) => {
  const style = styles[STYLE[name]] ?? '';
  expect(fontOf(style)).toContain(`<sz val="${size}"/>`);
  const [, base] = /xfId="(\d+)"/.exec(style) ?? [];
  const named = new RegExp(`<cellStyle name="([^"]+)" xfId="${base}"`).exec(STYLES_XML)?.[1];
  expect(named).toBe(level === 0 ? 'Normal' : `Heading ${level}`);
});

test('every font is Arial of at least 12 points', () => {
  for (const font of fonts) {
    expect(font).toContain('<name val="Arial"/>');
    expect(Number(/<sz val="(\d+)"/.exec(font)?.[1])).toBeGreaterThanOrEqual(12);
  }
});
