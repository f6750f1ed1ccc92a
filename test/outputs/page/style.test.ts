import { describe, expect, it } from 'vitest';
import { PALE, SOLID } from '../../../outputs/page/fills.js';
import { STYLE } from '../../../outputs/page/style.js';

/** Relative luminance and contrast: WCAG 2.2, definitions. */
function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.replace(/[\da-f]/gi, '$&$&') : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((i) => {
    const share = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const variable = (name: string): string => new RegExp(`--${name}:(#[\\da-f]{3,6})`).exec(STYLE)?.[1] ?? '';
const fill = (name: string): string => new RegExp(`\\.${name}\\{fill:(#[\\da-f]{6})`).exec(STYLE)?.[1] ?? '';

describe('colours', () => {
  it('are measured as in the standard', () => {
    expect(contrast('#000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#fff')).toBeCloseTo(4.48, 2);
  });

  it('of text have enough contrast with every background', () => {
    const backgrounds = ['#ffffff', variable('pale'), '#f7f9fb', '#eef2f7', '#e6dcf5', '#e8ecf2'];
    for (const text of ['ink', 'soft', 'link'].map(variable))
      for (const background of backgrounds) expect(contrast(text, background)).toBeGreaterThanOrEqual(4.5);
    for (const tint of ['#ffefbd', '#d5e0ef']) {
      expect(STYLE).toContain(tint);
      expect(contrast(variable('ink'), tint)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast('#dbe4f0', variable('navy'))).toBeGreaterThanOrEqual(4.5);
  });

  it('of the highlighted row is not that of a fifth or a mark of one', () => {
    const highlighted = /tr:target>\*\{background-color:(#[\da-f]{6})/.exec(STYLE)?.[1];
    expect(highlighted).toBe('#e6dcf5');
    for (const taken of ['#ffefbd', '#d5e0ef', ...Object.values(SOLID), ...Object.values(PALE)])
      expect(highlighted).not.toBe(taken);
    // Yellow is the best fifth: the highlight is not yellowish, it has more blue than green.
    const [green = 0, blue = 0] = [3, 5].map((i) => Number.parseInt(highlighted?.slice(i, i + 2) ?? '', 16));
    expect(blue).toBeGreaterThan(green);
  });

  it('of an area whose group is less sure are lighter than those of its class, in the same order', () => {
    const steps = [1, 2, 3, 4, 5].map((fifth) => [SOLID[`f${fifth}`]!, PALE[`f${fifth}b`]!].map(luminance));
    for (const [full, pale] of steps) expect(pale).toBeGreaterThan(full!);
    const pale = steps.map(([, one]) => one!);
    expect(pale).toEqual([...pale].sort((a, b) => b - a));
  });

  it('of the numbers of the fifths have enough contrast with their own', () => {
    const chips = [...STYLE.matchAll(/\.c[1-5]\{background:(#[\da-f]+);color:(#[\da-f]+)\}/g)];
    expect(chips).toHaveLength(5);
    for (const [, background = '', text = ''] of chips)
      expect(contrast(background, text)).toBeGreaterThanOrEqual(4.5);
  });

  it('of the fifths get darker from the best to the worst, so that their order is visible in grey', () => {
    const fills = ['f1', 'f2', 'f3', 'f4', 'f5'].map(fill);
    const steps = fills.slice(1).map((colour, i) => contrast(fills[i] ?? '', colour));
    expect(fills.map(luminance)).toEqual(fills.map(luminance).sort((a, b) => b - a));
    for (const step of steps) expect(step).toBeGreaterThan(1.35);
  });
});
