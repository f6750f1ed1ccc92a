import { describe, expect, test } from 'vitest';
import type { EditionEntry } from '../../../../outputs/explorer/data-types.js';
import { editionSlider, measureSelect, regionsOf } from '../../../../outputs/explorer/page/controls.js';
import type { Explorer } from '../../../../outputs/explorer/page/explorer.js';
import { measureHeads } from '../../../../outputs/explorer/page/measure-heads.js';
import { nestingProblem, tagsOf } from '../../page/reading.js';
import { SMALL } from '../small-data.js';

const entry = (edition: string, title: string): EditionEntry => ({
  ...{ edition, title, year: 2026, first: edition === 'one', folder: `../${edition}/`, data: edition },
  ...{ figures: edition, moves: null, shadow: null, shapes: edition, find: edition, weights: null },
});
const ENTRIES = [entry('one', 'The first'), entry('two', 'Method 1 & 2'), entry('three', 'The third')];
const explorerOf = (editions: readonly EditionEntry[], at: number) =>
  ({ list: { editions }, entry: editions[at] }) as unknown as Explorer;

describe('the slider over editions', () => {
  test('has a step for each edition, stands at the one that is shown, and names it', () => {
    const slider = editionSlider(explorerOf(ENTRIES, 1), 'map-edition');
    const { text } = slider as Exclude<typeof slider, false>;
    expect(nestingProblem(tagsOf(text))).toBeUndefined();
    expect(text).toContain('min="0" max="2" step="1" value="1"');
    // A screen reader says the title and not the number of the step.
    expect(text).toContain('aria-valuetext="Method 1 &amp; 2"');
    expect(text).toContain('<label for="map-edition">');
  });

  test('is not there where there is one edition', () => {
    expect(editionSlider(explorerOf(ENTRIES.slice(0, 1), 0), 'map-edition')).toBe(false);
  });
});

test('the list of measures has each once under its heading, and the chosen one selected', () => {
  const heads = measureHeads(SMALL, true, {
    data: 'shadow',
    outcomes: [{ code: 'level_3', name: 'Level 3' }],
  });
  const { text } = measureSelect('measure', 'Show', heads, heads[3]!.id);
  const values = [...text.matchAll(/<option value="([^"]*)"/g)].map(([, value]) => value);
  expect(new Set(values).size).toBe(heads.length);
  expect(values.toSorted()).toEqual(heads.map(({ id }) => id).toSorted());
  expect([...text.matchAll(/<option value="([^"]*)" selected/g)].map(([, value]) => value)).toEqual([
    heads[3]!.id,
  ]);
  const labels = [...text.matchAll(/<optgroup label="([^"]*)"/g)].map(([, label]) => label);
  expect(labels).toEqual([...new Set(labels)]);
});

test('regions are listed once, by name, and areas without one add none', () => {
  const region = ['South', 'North', '', 'South'];
  expect(regionsOf({ data: { ...SMALL, areas: { ...SMALL.areas, region } } })).toEqual(['North', 'South']);
});
