import { describe, expect, test } from 'vitest';
import { TOGETHER } from '../../../../pipeline/records/estimate/error-correlations.js';
import { rankedBy, shrinkMeasures } from '../../../../pipeline/records/release/shrunken.js';
import { estimatePeople, found, somePeople } from '../estimate/people.js';
import { PLACES } from '../estimate/places.js';
import { plainJoint } from './plain-joint.js';

const CODES = [...PLACES.keys()];

/** People whose area, fifth and qualification matter, with weights. */
const PEOPLE = somePeople(2400, (i, draw) => {
  const circumstances = Math.floor(draw() * 1000) / 10;
  const qualification = ['none', 'level_2', 'degree'][Math.floor(draw() * 3)] ?? 'none';
  const area = i % CODES.length;
  const mean = 14_000 + 2500 * area + (60 + 40 * ((area * 2) % 5)) * circumstances;
  return {
    circumstances,
    qualification,
    fsm: draw() < 0.6 - circumstances / 200,
    earnings: Math.round(100 * mean * (0.4 + draw() * draw() * 2.4)) / 100,
    weight: [1, 2, 4][i % 3] ?? 1,
  };
});

describe.each(['earnings_mean', 'earnings_median'] as const)('ranked by %s', (level) => {
  test('errors and shrunken values are those of plain arithmetic, person by person', async () => {
    const { estimates } = await estimatePeople(PEOPLE, { level });
    const plain = plainJoint(PEOPLE, CODES, level === 'earnings_median');
    const indices = rankedBy(level).map((measure) => TOGETHER.indexOf(measure));
    const shrunken = shrinkMeasures(estimates, level, () => true);
    // the plain way has no correlations to cut
    const [[t11, t12, t13], [, t22, t23], [, , t33]] = plain.between as [number[], number[], number[]];
    const determinant =
      t11! * (t22! * t33! - t23! ** 2) -
      t12! * (t12! * t33! - t23! * t13!) +
      t13! * (t12! * t23! - t22! * t13!);
    expect(determinant).toBeGreaterThan(0);
    for (const [area, code] of CODES.entries()) {
      const { correlations } = found(estimates, code);
      for (const [a, i] of indices.entries())
        for (const [b, j] of indices.entries())
          expect(correlations?.[i]?.[j]).toBeCloseTo(plain.correlations[area]![a]![b]!, 8);
      for (const [a, measure] of rankedBy(level).entries())
        expect(shrunken.of[measure].get(code)?.shrunken).toBeCloseTo(plain.shrunken[area]![a]!, 4);
    }
    // and they do matter
    expect(Math.abs(plain.correlations[0]![1]![2]!)).toBeGreaterThan(0.3);
  });
});
