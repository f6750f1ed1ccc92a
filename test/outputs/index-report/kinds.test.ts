import { describe, expect, test } from 'vitest';
import { faceCorrelation, kindSection, kindsByRegion, kindsOf } from '../../../outputs/index-report/kinds.js';
import { reportView } from '../../../outputs/index-report/view.js';
import { shapesOf } from '../../../outputs/page/map.js';
import type { IndexRelease } from '../../../outputs/release-data.js';
import { structureOfFaces } from '../../../schemas/method/structure.js';
import { rowsOf } from '../page/reading.js';
import { METHOD, tinyRelease } from './fixture.js';

const domain = (code: string, indicator: string) => ({
  code,
  name: code,
  weight: 1,
  indicators: [{ code: indicator, direction: 1 as const, weight: 1, period: '2025' }],
});
const [, ...levels] = METHOD.steps.levels;
const TWO_FACES: IndexRelease['method'] = {
  ...METHOD,
  structure: structureOfFaces(
    [
      { code: 'chances', name: 'Chances', weight: 1, domains: [domain('start', 'reading')] },
      { code: 'conditions', name: 'Conditions', weight: 1, domains: [domain('work', 'pay')] },
    ],
    'A tiny index',
  ),
  steps: {
    ...METHOD.steps,
    levels: [METHOD.steps.levels[0]!, levels[0]!, { ...levels[0]!, name: 'face' }, levels[1]!],
  },
};

/** The tiny release with faces: fifths and scores of the six ranked areas, and none of the last. */
const FIFTHS = [
  [5, 4, 'both_low', -1, -2],
  [4, 1, 'chances_low', -1, 2],
  [3, 5, 'conditions_low', 1, -2],
  [1, 3, 'neither', 1, 2],
] as const;
function withFaces(): IndexRelease {
  const data = tinyRelease();
  const rows = data.index.rows.map((row, i) => {
    const [chances_fifth, conditions_fifth, kind_of_place, chances_score, conditions_score] = FIFTHS[i] ?? [
      null,
      null,
      null,
      null,
      null,
    ];
    return { ...row, chances_fifth, conditions_fifth, kind_of_place, chances_score, conditions_score };
  });
  return { ...data, method: TWO_FACES, index: { ...data.index, rows } };
}

describe('the kinds of place', () => {
  test('are none where the index has no two faces', () => {
    const data = tinyRelease();
    const view = reportView(data);
    expect(kindsOf(view)).toEqual([]);
    expect(faceCorrelation(view)).toBeNull();
    expect(kindSection(view, shapesOf(data.topology, 'districts'))).toBeUndefined();
  });

  test('are four, from both low to neither, each with its areas', () => {
    const view = reportView(withFaces());
    expect(kindsOf(view).map(({ code, areas }) => [code, areas.length])).toEqual([
      ['both_low', 1],
      ['chances_low', 1],
      ['conditions_low', 1],
      ['neither', 1],
    ]);
  });

  test('say how far the faces go together: of (−1, −2), (−1, 2), (1, −2), (1, 2) it is 0', () => {
    expect(faceCorrelation(reportView(withFaces()))).toBeCloseTo(0, 12);
  });

  test('make a section with a map of the kinds and one of each face, and elsewhere a table by region', () => {
    const data = withFaces();
    const view = reportView(data);
    const { title, body } = kindSection(view, shapesOf(data.topology, 'districts'))!;
    const text = String((body as { text: string }).text);
    expect(title).toBe('Four kinds of place');
    expect(text).toContain('Chances low only');
    for (const id of ['kind-map', 'map-chances', 'map-conditions']) expect(text).toContain(`id="${id}`);
    const regions = kindsByRegion(view);
    expect(regions && rowsOf(regions.text, 'kinds-by-region').flat()).toContain('London');
    expect(kindsByRegion(reportView(tinyRelease()))).toBe(false);
  });
});
