import { describe, expect, test } from 'vitest';
import { controlDisclosure } from '../../../../pipeline/records/disclosure/control-disclosure.js';
import type { EarlierOutput } from '../../../../pipeline/records/disclosure/earlier-output.js';
import type { Selection } from '../../../../pipeline/records/disclosure/selection.js';
import type { AreaEstimate } from '../../../../pipeline/records/estimate/area-estimate.js';
import { country } from './nation.js';

const SONS: Selection = { sex: 'sons', earnings: 'in_work' };
const DAUGHTERS: Selection = { sex: 'daughters', earnings: 'in_work' };
const ALL: Selection = { sex: 'all', earnings: 'in_work' };
const KEPT: Selection = { sex: 'sons', earnings: 'kept' };

const output = (
  estimates: readonly AreaEstimate[],
  selection: Selection,
  previous: readonly EarlierOutput[] = [],
  inputs = 'this year',
) => {
  const result = controlDisclosure(estimates, { selection, inputs, previous });
  const earnings = result.log.filter(({ family }) => family === 'earnings');
  return {
    earlier: { inputs, selection, cells: result.cells },
    withheld: Object.fromEntries(earnings.map(({ area_code, rule }) => [area_code, rule])),
  };
};

describe('earlier outputs', () => {
  test('the same output of the same records can be made again', () => {
    const estimates = country([
      [50, 5, 60],
      [70, 80],
    ]);
    const first = output(estimates, SONS);
    expect(output(estimates, SONS, [first.earlier]).withheld).toEqual(first.withheld);
  });

  test('a difference of three people from other records withholds, and one of thirty does not', () => {
    const first = output(country([[60, 200, 300, 400]]), SONS, [], 'last year').earlier;
    const { withheld } = output(country([[63, 230, 330, 430]]), SONS, [first]);
    expect(withheld).toEqual({ A00: 'previous', A01: 'complementary' });
  });

  test('a difference from other records hidden by rounding to fifty withholds', () => {
    const then = controlDisclosure(country([[226, 500, 700]]), {
      selection: SONS,
      inputs: 'last year',
      round_counts: 50,
    });
    const earlier = { inputs: 'last year', selection: SONS, cells: then.cells };
    const now = country([[230, 600, 800]]);
    expect(output(now, SONS, [earlier]).withheld).toEqual({});
    expect(output(now, SONS, [{ ...earlier, round_counts: 50 }]).withheld).toMatchObject({ A00: 'previous' });
  });

  test('sons and daughters have no people in common, however similar their counts', () => {
    const sons = output(country([[50, 60, 70]]), SONS).earlier;
    expect(output(country([[51, 61, 71]]), DAUGHTERS, [sons]).withheld).toEqual({});
  });

  test('all less sons are daughters: nine of them in an area are too few, thirty are not', () => {
    const sons = output(country([[205, 100, 120]]), SONS).earlier;
    expect(output(country([[214, 130, 150]]), ALL, [sons]).withheld).toEqual({
      A00: 'previous',
      A01: 'complementary',
    });
  });

  test('all less daughters are sons: daughters are withheld where sons were', () => {
    const sons = output(country([[5, 50, 200]]), SONS);
    expect(Object.keys(sons.withheld)).toEqual(['A00', 'A01']);
    const all = output(country([[105, 150, 400]]), ALL, [sons.earlier]);
    expect(all.withheld).toEqual({});
    const daughters = output(country([[100, 100, 200]]), DAUGHTERS, [sons.earlier, all.earlier]);
    expect(daughters.withheld).toEqual({ A00: 'previous', A01: 'complementary' });
  });

  test('where those in work were withheld, so are those with zeros kept: zeros add nothing', () => {
    const in_work = output(country([[5, 50, 200]]), SONS);
    const kept = output(country([[45, 90, 300]]), KEPT, [in_work.earlier]);
    expect(Object.keys(kept.withheld)).toEqual(expect.arrayContaining(['A00', 'A01']));
  });

  test('people out of work are too few where only nine are added', () => {
    const in_work = output(country([[100, 200, 300]]), SONS).earlier;
    expect(output(country([[109, 240, 340]]), KEPT, [in_work]).withheld).toMatchObject({ A00: 'previous' });
  });

  test('two areas with eight daughters together do not protect each other', () => {
    const sons = output(country([[95, 195, 300, 300]]), SONS).earlier;
    const all = output(country([[99, 199, 600, 640]]), ALL, [sons]);
    // the four and the four are withheld; the two areas together would still reveal the eight
    expect(all.withheld).toMatchObject({ A00: 'previous', A01: 'previous' });
    expect(Object.keys(all.withheld).length).toBeGreaterThan(2);
  });

  test('an earlier output without its number of people cannot be distinguished', () => {
    const { earlier } = output(country([[100, 200, 300]]), SONS);
    const silent = { ...earlier, cells: earlier.cells.map((cell) => ({ ...cell, counts: {} })) };
    expect(output(country([[500, 600, 700]]), ALL, [silent]).withheld).toMatchObject({ A00: 'previous' });
  });
});
