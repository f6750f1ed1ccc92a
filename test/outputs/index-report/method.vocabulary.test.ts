import { describe, expect, it } from 'vitest';
import { reportHtml } from '../../../outputs/index-report/report.js';
import { scaleWords } from '../../../outputs/page/method-words.js';
import { level, NORMALISATIONS, WEIGHTINGS } from '../../../schemas/method/level.js';
import type { MethodLevel, MethodNormalisation } from '../../../schemas/method.js';
import { section, wordsOf } from '../page/reading.js';
import { METHOD, tinyRelease } from './fixture.js';

type At = 'indicator' | 'domain' | 'index';

/** The text of the steps with changes at some levels. */
function stepsOf(changes: Partial<Record<At, Partial<MethodLevel>>>, impute = METHOD.steps.impute): string {
  const levels = METHOD.steps.levels.map((one) => ({ ...one, ...changes[one.name as At] }));
  const method = { ...METHOD, steps: { ...METHOD.steps, impute, levels } };
  return wordsOf(section(reportHtml(tinyRelease({ method })), 'method'));
}

describe('the text about a scale', () => {
  it.each<[MethodNormalisation, string]>([
    ['none', 'direction × value; direction is 1 or −1'],
    ['z_score', 'direction × (value − mean) ÷ standard deviation; direction is 1 or −1'],
    [
      { method: 'z_score', mean: 100, sd: 15 },
      '100 + 15 × direction × (value − mean) ÷ standard deviation; direction is 1 or −1',
    ],
    ['min_max', '100 × (value − worst) ÷ (best − worst)'],
    [{ method: 'min_max', from: 1, to: 100 }, '1 + 99 × (value − worst) ÷ (best − worst)'],
    ['rank', '1 + count of the areas that are worse × (all areas − 1) ÷ (areas with a value − 1)'],
    ['percentile_rank', 'count of the areas that are worse ÷ (areas with a value − 1)'],
    ['borda', 'count of the areas that are worse × (all areas − 1) ÷ (areas with a value − 1)'],
    [
      { method: 'exponential', including_itself: false },
      '−23 × ln(1 − R × (1 − e^(−100/23))); R = areas that are no better, without itself, ÷ all areas',
    ],
    ['distance_to_reference', '(value − worst) ÷ (best − worst)'],
    [
      { method: 'distance_to_reference', to: { unit: 'E1' }, cap: false },
      '(value − worst) ÷ (value of Alpha − worst)',
    ],
    [{ method: 'distance_to_reference', to: { target: 40 }, cap: true }, '(value − worst) ÷ (40 − worst)'],
    [
      { method: 'goalposts', lower: 20, upper: 85, scale: 1, truncate: true },
      '(value − 20) ÷ (85 − 20), or (85 − value) ÷ (85 − 20) where lower is better',
    ],
  ])('%j has the formula of the toolbox', (normalise, formula) => {
    expect(scaleWords(normalise, () => 'Alpha').formula).toBe(formula);
  });

  it('exists for every method, for figures and for scores', () => {
    for (const name of NORMALISATIONS) {
      const { figure, score } = scaleWords(name);
      expect(figure).toMatch(/^Each figure .*\.$/);
      expect(score).toMatch(/^(then|left) /);
    }
  });

  it('says what is capped and what is cut off', () => {
    expect(scaleWords({ method: 'distance_to_reference', to: 'best', cap: true }).figure).toContain(
      'still counts as 1',
    );
    const posts = { method: 'goalposts', lower: -1, upper: 5, scale: 10, truncate: false } as const;
    expect(scaleWords(posts).figure).toBe(
      'Each figure becomes how far it is from −1 to 5, on a scale of 0 to 10, and is counted from the other end where lower is better.',
    );
  });
});

describe('the text about the steps of any method', () => {
  it('gives the usual formulas for z-scores and means', () => {
    const plain = stepsOf({});
    expect(plain).toContain('z = direction × (value − mean) ÷ standard deviation');
    expect(plain).toContain(
      'domain = sum of (weight × z) ÷ sum of the weights, over the indicators that are there',
    );
    expect(plain).toContain('It is then put on a scale of mean 0 and standard deviation 1 again.');
    expect(plain).toContain('Missing figures. They stay missing.');
  });

  it('follows the scale at every level, and its sign in the next formula', () => {
    const text = stepsOf({
      indicator: { normalise: { method: 'min_max', from: 1, to: 100 } },
      domain: { aggregate: 'geometric_mean', normalise: 'rank' },
      index: { aggregate: 'harmonic_mean', normalise: 'none' },
    });
    expect(text).toContain('s = 1 + 99 × (value − worst) ÷ (best − worst)');
    expect(text).toContain('A domain is the geometric mean of its indicators, all with the same weight');
    expect(text).toContain('domain = e to the power of (sum of (weight × ln s) ÷ sum of the weights)');
    expect(text).toContain('It is then turned into its rank from the worst, which is 1.');
    expect(text).toContain('The index is the harmonic mean of the two domain scores');
    expect(text).toContain('index = sum of the weights ÷ sum of (weight ÷ domain)');
    expect(text).toContain('It is left on that scale.');
    expect(text).not.toContain('again');
    expect(text).not.toContain('A worked example');
  });

  it('explains a Copeland score, and does not say "again" where a score is normalised for the first time', () => {
    const text = stepsOf({ indicator: { normalise: 'borda' }, index: { aggregate: 'copeland' } });
    expect(text).toContain('The index is the Copeland score of the two domain scores');
    expect(text).toContain('ties counting half');
    // the domains are standardised for the first time, the index once more
    expect(text).toContain(
      'score in the domain. It is then put on a scale of mean 0 and standard deviation 1. domain =',
    );
  });

  it('says which codes have a treatment of their own, and how many decimals are ranked', () => {
    const structure = METHOD.structure.map((row, i) =>
      i === 0 ? { ...row, treatment: 'natural_logarithm' as const } : row,
    );
    const steps = { ...METHOD.steps, rank_decimals: 3 };
    const release = tinyRelease({ method: { ...METHOD, structure, steps } });
    const text = wordsOf(section(reportHtml(release), 'method'));
    expect(text).toContain('has a treatment of its own. Each value becomes its natural logarithm.');
    expect(text).toContain('rounded to 3 decimals before it is ranked');
    expect(stepsOf({})).not.toMatch(/of its own|rounded to/);
  });

  it('tells wins less losses, a Borda count and a weighted sum apart', () => {
    const textOf = (aggregate: MethodLevel['aggregate']) => stepsOf({ index: { aggregate } });
    expect(textOf('copeland')).toContain('that it wins against, less those that it loses against');
    expect(textOf('borda_count')).toContain('The index is the Borda count of the two domain scores');
    expect(textOf('borda_count')).toContain('sum, over the other areas, of the share of the weight');
    expect(textOf('weighted_sum')).toContain('index = sum of (weight × domain)');
  });

  it('says how outliers are treated, at each level', () => {
    expect(stepsOf({})).toContain('Extreme values. They are left as they are');
    const own = { skewness: 1.5, kurtosis: 3, winsorise: 1 };
    const text = stepsOf({ indicator: { treatment: 'standard' }, index: { treatment: own } });
    expect(text).toContain(
      'An indicator has outliers where its skewness is above 2, either way, and its excess kurtosis above 3.5.',
    );
    expect(text).toContain('Up to five values take that of the next one');
    expect(text).toContain('The index has outliers where its skewness is above 1.5');
    expect(text).toContain('Up to one value takes that of the next one');
    expect(stepsOf({ indicator: { treatment: { ...own, winsorise: 0 } } })).toContain(
      'Each of its values then becomes the logarithm',
    );
  });

  it('says how weights are found', () => {
    expect(stepsOf({ indicator: { weights: 'equal' } })).toContain('all with the same weight');
    for (const weights of WEIGHTINGS.filter((one) => one !== 'given' && one !== 'equal')) {
      const text = stepsOf({ indicator: { weights }, domain: { weights } });
      expect(text.match(/The weights (are|follow) /g)).toHaveLength(2);
      expect(text).toContain('A domain is the weighted mean of its indicators, over those');
    }
  });

  it('names the indicators with a scale of their own', () => {
    const individual = { pay: level.shape.normalise.parse({ method: 'goalposts', lower: 300, upper: 900 }) };
    const text = stepsOf({ indicator: { individual } });
    expect(text).toContain(
      'Pay has a scale of its own. Each figure becomes how far it is from 300 to 900, as a share',
    );
    expect(text).toContain('domain = sum of (weight × s)');
  });

  it('says how missing values are imputed', () => {
    expect(stepsOf({}, 'group_median')).toContain(
      'Each becomes the median of the areas of its region that have one.',
    );
    expect(stepsOf({}, 'panel')).toContain('Each becomes the last known figure of the area itself.');
  });

  it('refuses a level without an aggregation', () => {
    expect(() => stepsOf({ domain: { aggregate: undefined } })).toThrow(TypeError);
  });
});
