import { describe, expect, it } from 'vitest';
import { reportHtml } from '../../../outputs/index-report/report.js';
import { section, wordsOf } from '../page/reading.js';
import { METHOD, tinyRelease } from './fixture.js';

type IndexMethod = typeof METHOD;
const textOf = (method: IndexMethod, id = 'method') =>
  wordsOf(section(reportHtml(tinyRelease({ method })), id));
const { steps } = METHOD;
const plain = textOf(METHOD);

/** The method with changes at one level. */
const withLevel = (name: string, changes: Partial<IndexMethod['steps']['levels'][number]>): IndexMethod => ({
  ...METHOD,
  steps: { ...steps, levels: steps.levels.map((one) => (one.name === name ? { ...one, ...changes } : one)) },
});

describe('the text about the method', () => {
  it('follows the share of a group, on the map and in the findings too', () => {
    expect(plain).toContain('The best fifth are hotspots');
    expect(plain).toContain('1 of 5 districts at each end (20%, rounded up)');
    const tenth = { ...METHOD, steps: { ...steps, group_share: 0.1 } };
    expect(textOf(tenth)).toContain('The best tenth are hotspots and the worst tenth coldspots');
    expect(textOf(tenth)).toContain('(10%, rounded up)');
    expect(textOf(tenth, 'map')).toContain('1 – best tenth (hotspots)');
    expect(textOf(tenth, 'map')).not.toContain('best fifth');
  });

  it('follows the minimum share of weight', () => {
    expect(plain).toContain('at least 60% of the weight must be there');
    expect(plain).toContain('all of them must be there, or the area has no score');
    const lax = withLevel('index', { minimum_weight_share: 0.75 });
    expect(textOf(lax)).toContain(
      'at least 75% of the weight must be there, or the area has no score and no rank',
    );
  });

  it('follows the weights of domains and indicators', () => {
    expect(plain).toContain('The index is the mean of the two domain scores, all with the same weight');
    const weighing = (wanted: string, weight: number): IndexMethod => ({
      ...METHOD,
      structure: METHOD.structure.map((row) => (row.code === wanted ? { ...row, weight } : row)),
    });
    expect(textOf(weighing('start', 3))).toContain(
      'the weighted mean of the two domain scores (Early start 75% and Work 25%)',
    );
    expect(textOf(weighing('reading', 4))).toContain('Early start: Reading 80% and Absence 20%.');
  });

  it('follows the areas and those left out', () => {
    expect(plain).toContain('as listed in April 2025, without Nowhere (nobody lives there): 6 districts.');
    const all = { ...METHOD, areas: { ...METHOD.areas, exclude: [], year: 2023 } };
    expect(textOf(all)).toContain('as listed in April 2023: 6 districts.');
  });

  it('follows the tolerance', () => {
    expect(plain).toContain('differ by no more than 0.000000001 tie');
    expect(textOf({ ...METHOD, steps: { ...steps, tolerance: 0 } })).toContain('Equal scores tie');
  });

  it('works out one score from its domain scores and the scale of the index', () => {
    expect(plain).toContain('The domain scores of Alpha are: Early start 1.200, Work 0.800.');
    expect(plain).toContain('(1.000 − 0.000) ÷ 0.800 = 1.25');
  });

  it('gives the scale of every indicator', () => {
    expect(plain).toContain('Reading per cent 5 1,050.13 2.50 1,049.13 1,051.13');
  });
});

describe('the section of cautions', () => {
  const care = textOf(METHOD, 'cautions');

  it('counts the indicators that are counties’ figures and the areas that have them', () => {
    expect(care).toContain('1 of the 3 indicators are published for counties');
    expect(care).toContain('In 2 districts that lie in a county');
  });

  it('repeats the notes of the method, and mentions limits and times', () => {
    expect(care).toContain('Absence. Lower is not always less.');
    expect(care).toContain('95% confidence limits for Pay');
    expect(care).toContain(
      'The earliest are for September 2024 to August 2025, the latest for 30 April 2025.',
    );
  });
});
