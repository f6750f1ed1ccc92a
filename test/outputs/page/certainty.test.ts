import { describe, expect, it } from 'vitest';
import {
  chance,
  groupPhrase,
  interval,
  likelihood,
  middleOf,
  ownProbability,
  surenessOf,
  widthOf,
} from '../../../outputs/page/certainty.js';

const area = (group: string | null, cold: number | null, hot: number | null) => ({
  group,
  cold,
  hot,
  median: null,
  low: null,
  high: null,
});

describe('the probability of the group that an area is in', () => {
  it('is not known where nothing was drawn, or the area has no group', () => {
    expect(ownProbability(area('coldspot', null, null))).toBeNull();
    expect(ownProbability(area(null, 0.5, 0))).toBeNull();
    expect(surenessOf(area('middle', null, null))).toBe('unknown');
  });

  it('is that of its end, and for the middle that of neither end', () => {
    expect(ownProbability(area('hotspot', 0.1, 0.7))).toBe(0.7);
    expect(ownProbability(area('coldspot', 0.1, 0.7))).toBe(0.1);
    expect(ownProbability(area('middle', 0.25, 0.5))).toBe(0.25);
  });

  it('is exactly 0 or 1 despite rounding of the sum', () => {
    // 1 − 0.7 − 0.3 is 5.6e-17 in binary
    expect(ownProbability(area('middle', 0.7, 0.3))).toBe(0);
    expect(ownProbability(area('middle', 0, 0))).toBe(1);
  });

  it('makes a group sure from 0.9, and fairly sure from 0.6', () => {
    const sureness = [1, 0.9, 0.8999, 0.6, 0.5999, 0].map((hot) => surenessOf(area('hotspot', 0, hot)));
    expect(sureness).toEqual(['sure', 'sure', 'fair', 'fair', 'unsure', 'unsure']);
    // 0.05 and 0.05 leave 0.9, up to rounding
    expect(surenessOf(area('middle', 0.05, 0.05))).toBe('sure');
  });
});

describe('a probability in words', () => {
  it('is never 0% or 100%: it is of draws', () => {
    expect([1, 0.9996, 0.995, 0.0004, 0].map(chance)).toEqual([
      'over 99%',
      'over 99%',
      'over 99%',
      'under 1%',
      'under 1%',
    ]);
  });

  it('never reaches a limit of the page by rounding', () => {
    expect([0.9, 0.896, 0.894, 0.6, 0.5996, 0.5, 0.4951].map(chance)).toEqual([
      '90%',
      'under 90%',
      '89%',
      '60%',
      'under 60%',
      '50%',
      'under 50%',
    ]);
  });

  it('says where it is not known, and is given with every group', () => {
    expect(chance(null)).toBe('not known');
    expect(groupPhrase(area(null, null, null))).toBe('no score');
    expect(groupPhrase(area('hotspot', 0, 0.982))).toBe('hotspot (probability 98%)');
    expect(groupPhrase(area('middle', 0.3, 0.1))).toBe('in neither end (probability 60%)');
    expect(groupPhrase(area('coldspot', null, null))).toBe('coldspot (probability not known)');
  });
});

describe('an interval', () => {
  it('of one rank is that rank, and a missing one is a dash', () => {
    expect([interval(4, 4), interval(2, 9), interval(null, null)]).toEqual(['4', '2 to 9', '–']);
    expect([widthOf(4, 4), widthOf(2, 9), widthOf(null, 9)]).toEqual([1, 8, null]);
  });

  it('has a median width over areas where it is known', () => {
    expect(middleOf([])).toBeNull();
    expect(middleOf([null])).toBeNull();
    expect(middleOf([3, null, 1])).toBe(1);
    expect(middleOf([5, 1, 3])).toBe(3);
  });
});

describe('a probability in words and number', () => {
  it.each([
    [1, 'very likely (over 99%)'],
    [0.9, 'very likely (90%)'],
    [0.896, 'likely (under 90%)'],
    [0.6, 'likely (60%)'],
    [0.5, 'about as likely as not (50%)'],
    [0.4, 'about as likely as not (40%)'],
    [0.396, 'unlikely (under 40%)'],
    [0.096, 'very unlikely (under 10%)'],
    [0.1, 'unlikely (10%)'],
    [0.05, 'very unlikely (5%)'],
    [0.0004, 'very unlikely (under 1%)'],
    [0, 'very unlikely (under 1%)'],
    [null, 'not known'],
  ])('%s is %s', (probability, words) => expect(likelihood(probability)).toBe(words));
});
