import { describe, expect, it } from 'vitest';
import { reportHtml } from '../../../outputs/index-report/report.js';
import { rowsOf, section, wordsOf } from '../page/reading.js';
import { type Changes, METHOD, tinyRelease } from './fixture.js';
import { AREAS } from './tiny-areas.js';
import { DRAWN, UNDRAWN } from './tiny-robustness.js';

const pageOf = (changes: Changes = {}): string => reportHtml(tinyRelease(changes));
const wordsIn = (changes: Changes = {}): string => wordsOf(section(pageOf(changes), 'sureness'));
const page = pageOf();
const words = wordsIn();

describe('how sure the ranks are', () => {
  it('gives the number of replicates and the seed, and says what an interval is', () => {
    expect(words).toContain('made again 1,000 times');
    expect(words).toContain('(seed 7;');
    expect(words).toContain(
      'Gamma, in the middle, has rank 3; its interval is 2 to 4 from figures alone and 2 to 4 from figures and choices, and its median 3.',
    );
  });

  it('says how wide the intervals are in the middle and at the ends, and how many groups are sure', () => {
    // fifth 3 is Gamma, 2 to 4; the ends are Alpha, 1 to 1, and Epsilon, 3 to 5: the lower of 1 and 3
    expect(words).toContain(
      'typical width of the 90% interval, figures and choices, for the middle fifth 3 places',
    );
    expect(words).toContain('typical width for hotspots and coldspots 1 place');
    expect(words).toContain('coldspots stayed coldspots in at least 90% of the replicates 0 of 1');
    expect(words).toContain('hotspots stayed hotspots in at least 90% of the replicates 1 of 1');
  });

  it('names the surest areas, the unsure ones, and those outside a group that they might be in', () => {
    expect(words).toContain('The surest coldspots: Epsilon (53%).');
    expect(words).toContain(
      'The only coldspot is not a coldspot in at least 90% of the replicates. It is one in at least half of them.',
    );
    const spread = { ...DRAWN.areas.E07000902!, cold: 0.45 };
    const delta = { ...DRAWN.areas.E07000901!, cold: 0.5 };
    const close = wordsIn({
      drawn: { ...DRAWN, areas: { ...DRAWN.areas, E07000902: spread, E07000901: delta } },
    });
    expect(close).toContain('One is a coldspot in fewer than half of them: Epsilon (45%).');
    expect(close).toContain(
      'Not a coldspot, but a coldspot in at least half of the replicates: Delta (50%).',
    );
  });

  it('gives the width of both intervals, for areas with a county’s figures and those without', () => {
    // widths of both: Delta 3, Epsilon 3; of figures alone: 1, 1. Others: 1, 2, 3 either way
    expect(rowsOf(page, 'two-intervals').slice(0, 2)).toEqual([
      ['With figures of a larger area', '2', '1', '3', '0'],
      ['With none', '3', '2', '2', '3'],
    ]);
    expect(words).toContain('All 5 1 3 3');
    expect(words).toContain('2 of the 3 indicators are published for counties and not for 2 districts.');
    const spreads = { ...DRAWN.areas };
    spreads.E09000901 = { ...DRAWN.areas.E09000901!, alone: [1, 3] };
    spreads.E06000902 = { ...DRAWN.areas.E06000902!, alone: [1, 5] };
    expect(wordsIn({ drawn: { ...DRAWN, areas: spreads } })).toContain('With none 3 3 2 3');
  });

  it('says that probabilities come from figures alone, and what the other interval is', () => {
    expect(words).toContain('among the best, with figures alone drawn.');
    expect(words).toMatch(/Figures alone \(thick lines\): the method stays as it is/);
    expect(words).toMatch(/Figures and choices \(thin lines\)/);
  });

  it('draws no conclusion from overlapping intervals', () => {
    expect(words).toContain('Overlapping intervals do not settle which of two districts is ahead');
    expect(words).toContain('smi explain "A" --against "B"');
  });

  it('leaves the caution out where no figure is that of a county', () => {
    expect(wordsIn({ areas: AREAS.slice(0, 3) })).not.toContain('published for counties');
  });

  it('says what was drawn, and where there was no choice', () => {
    expect(words).toContain('Treatment of outliers: left as they are or brought in by the standard rule.');
    expect(words).toContain(
      'Weighting and size of the weights: always those of the method, each multiplied by a number between 0.75 and 1.25.',
    );
    expect(words).toContain('Indicator left out: none, or one of the 3.');
    expect(words).toContain(
      'the 1 figure with 95% limits is moved at random, 19 times in 20 within its published limits',
    );
    expect(words).toContain('a standard deviation of 0.8');
    const few = { ...METHOD.robustness, drop_indicators: false, sampling_error: false, inheritance_sd: 0 };
    const robustness = {
      ...few,
      weight_spread: 0,
      aggregate: ['copeland' as const],
      treatment: ['none' as const],
    };
    const plain = wordsIn({ method: { ...METHOD, robustness } });
    expect(plain).toContain('Treatment of outliers: always left as they are.');
    expect(plain).toContain('Weighting and size of the weights: always those of the method.');
    expect(plain).toContain('are made): always Copeland scores.');
    for (const left of ['Indicator left out', '95% limits', 'what its figure hides', 'range from 1 to 100'])
      expect(plain).not.toContain(left);
  });
});

describe('what drives the ranks', () => {
  it('has intervals for the shares, and leads with the largest', () => {
    expect(rowsOf(page, 'sobol').map((row) => row.slice(0, 3))).toEqual([
      ['Spread inside a county', '0.60 (0.55 to 0.65)', '0.70 (0.65 to 0.75)'],
      ['Weights', '0.03 (−0.02 to 0.08)', '0.20 (0.15 to 0.25)'],
    ]);
    expect(words).toContain(
      'What matters most is what a county’s figure hides (Spread inside a county): with everything else fixed, 0.70 (0.65 to 0.75) of the variance would stay.',
    );
    // 128 × (2 factors + 2)
    expect(words).toContain('from 512 indices made for the purpose (128 × 4)');
  });

  it('is reported as not computed where it was left out', () => {
    expect(wordsIn({ drawn: { ...DRAWN, sensitivity: [] } })).toContain(
      'What drives the ranks was not worked out.',
    );
  });

  it('draws no bar below zero, and none where a share is not known', () => {
    const rows = [
      {
        factor: 'a',
        title: 'A',
        first_order: -0.1,
        first_order_low: null,
        first_order_high: null,
        total: null,
        total_low: null,
        total_high: null,
      },
    ];
    const found = section(pageOf({ drawn: { ...DRAWN, sensitivity: rows } }), 'sureness');
    expect(found).toContain('<rect class="first-order" y="3" width="0" height="10"/>');
    expect(found).not.toContain('class="together"');
    expect(wordsOf(found)).not.toContain('What matters most');
  });
});

describe('an indicator left out', () => {
  it('makes areas fall and rise: those that move furthest are named, with ties', () => {
    expect(rowsOf(page, 'left-out')).toEqual([
      // (2 + 1 + 1) ÷ 5; no area moves without absence; (1 + 1) ÷ 5
      ['Reading', 'Gamma (3 to 4) and Delta (4 to 5): 1 place', 'Epsilon (5 to 3): 2 places', '0.8'],
      ['Absence', 'None', 'None', '0.0'],
      ['Pay', 'Beta (2 to 3): 1 place', 'Gamma (3 to 2): 1 place', '0.4'],
    ]);
    expect(words).toContain(
      'most by leaving out Reading, by 0.8 places on average, and least by leaving out Absence, by 0.0',
    );
  });
});

describe('without replicates', () => {
  const bare = pageOf({ drawn: UNDRAWN });

  it('the page says that none were made, wherever a group is shown', () => {
    expect(wordsOf(section(bare, 'sureness'))).toContain('no replicates were made');
    expect(wordsOf(section(bare, 'map'))).toMatch(/No replicates were made/);
    expect(bare).toContain('<title>Alpha: rank 1 of 5; hotspot (probability not known)</title>');
    expect(rowsOf(bare, 'ranked')[0]?.slice(2, 5)).toEqual(['–', '–', 'Hotspot not known']);
    expect(wordsOf(section(bare, 'findings'))).toContain('1 of its 1 district (not known how sure)');
    expect(bare).not.toMatch(/NaN|Infinity|undefined|null/);
  });

  it('no class is faded', () => expect(section(bare, 'map')).not.toMatch(/class="f\db"/));
});

describe('of one area, or of none with a score', () => {
  it.each([AREAS.slice(0, 1), AREAS.slice(-1)])('the page is complete', (...areas) => {
    const text = pageOf({ areas });
    expect(text).not.toMatch(/NaN|Infinity|undefined/);
    expect(wordsOf(section(text, 'sureness'))).toContain('How sure the ranks are');
  });

  it('a ranked area without a rank in any replicate is drawn in the lighter step, and reported as not known', () => {
    const { E06000902: _, ...others } = DRAWN.areas;
    const text = pageOf({ drawn: { ...DRAWN, areas: others } });
    expect(text).toContain('<title>Gamma: rank 3 of 5; in neither end (probability not known)</title>');
    expect(section(text, 'map')).toContain('class="f3b"');
    expect(rowsOf(text, 'map-legend')[2]).toEqual(['3 – middle fifth', '–', '1']);
  });
});
