import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { compareSides } from '../../../pipeline/compare/compare.js';
import { findSide } from '../../../pipeline/compare/find-side.js';
import type { Side } from '../../../pipeline/compare/side.js';
import { readRegisters } from '../../../pipeline/geography/registers.js';
import { shipped } from '../../../pipeline/system/package-root.js';
import { shippedIndex } from '../../fixtures/shipped-releases.js';

const where = (release: string) => ({ folder: '/', editions: shipped('editions'), release, threads: 2 });

/** The parts of a side as plain numbers, to be compared. */
const numbersOf = ({ parts }: Side) =>
  [...parts!.figures].flatMap(([area, figures]) =>
    [...figures].map(
      ([code, { normalised, contribution }]) => [`${area} ${code}`, normalised, contribution] as const,
    ),
  );

test('an edition that has a release is read from it, and has what is scored from its figures', async () => {
  const { path } = await shippedIndex();
  const read = await findSide('england-2026', where(dirname(path)));
  const scored = await findSide('england-2026', where('/no/releases'));
  expect([read.about.from, scored.about.from]).toEqual(['release', 'edition']);
  expect([read.intervals.size, scored.intervals.size]).toEqual([294, 0]);
  const [then, now] = [read, scored].map(
    (side) => new Map(side.standings.map((row) => [row.area_code, row])),
  );
  expect(then?.size).toBe(294);
  for (const [code, row] of then ?? []) expect(now?.get(code)).toEqual(row);
  const byScore = new Map(numbersOf(scored).map(([key, ...values]) => [key, values]));
  const byRelease = numbersOf(read);
  expect(byRelease).toHaveLength(byScore.size);
  for (const [key, ...values] of byRelease) expect(byScore.get(key)).toEqual(values);
  expect(read.parts?.scales).toEqual(scored.parts?.scales);
  for (const { is_standard } of read.parts?.scales.values() ?? []) expect(is_standard).toBe(true);
  expect(read.titles.get('weekly_pay')).toBe(scored.titles.get('weekly_pay'));
});

test('method 1 and method 2 rank the same areas, and each change in score is the sum of its parts', async () => {
  const before = await findSide('england-2026-method-1', where('/no/releases'));
  const after = await findSide('england-2026', where('/no/releases'));
  const compared = compareSides(before, after, readRegisters());
  expect(compared.areas).toHaveLength(294);
  expect(compared.new_indicators).toContain('neet_16_17');
  expect(compared.retired_indicators).toContain('neet');
  for (const { area_code, score, score_before, decomposed } of compared.areas) {
    // With the same figures of the same areas no mean moves: what an indicator of both moves the score by is
    // the difference of what it adds, and what is left is a constant of the standardisations above.
    for (const { code, before: was, after: is, change } of decomposed!.parts)
      if (was !== null && is !== null && !compared.new_indicators.includes(code)) {
        const [first, second] = [before, after].map(({ parts }) => parts!.scales.get(code)!);
        if (first!.mean === second!.mean && first!.sd === second!.sd)
          expect(change, `${area_code} ${code}`).toBeCloseTo(is - was, 10);
      }
    const sum = decomposed!.parts.reduce((total, { change }) => total + change, decomposed!.standardisation);
    expect(sum).toBeCloseTo(score! - score_before!, 10);
  }
});
