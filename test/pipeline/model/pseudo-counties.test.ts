import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PSEUDO_COUNTIES } from '../../../pipeline/model/pseudo-counties.js';
import { shipped } from '../../../pipeline/system/package-root.js';

const lines = readFileSync(shipped('editions', 'england-2026', 'areas.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1);
/** Code → upper tier and region, which no comma of a name precedes from the end. */
const areas = new Map(
  lines.map((line) => [
    line.slice(0, 9),
    { upperTier: /,(E\d{8}),/.exec(line)?.[1], region: /,(E12\d{6}),/.exec(line)?.[1] },
  ]),
);

describe('the counties whose authorities publish for themselves', () => {
  test('are 19 with 75 authorities, none of them twice', () => {
    const all = PSEUDO_COUNTIES.flatMap(({ authorities }) => authorities);
    expect([PSEUDO_COUNTIES.length, all.length, new Set(all).size]).toEqual([19, 75, 75]);
  });

  test('have authorities of today that are their own upper tier, in one region outside London', () => {
    for (const { name, authorities } of PSEUDO_COUNTIES) {
      const found = authorities.map((code) => areas.get(code));
      expect(
        found.map((each) => each?.upperTier),
        name,
      ).toEqual(authorities);
      expect(new Set(found.map((each) => each?.region)).size, name).toBe(1);
      expect(found[0]?.region).not.toBe('E12000007');
    }
  });

  test('hold every metropolitan district', () => {
    const metropolitan = [...areas.keys()].filter((code) => code.startsWith('E08'));
    const held = PSEUDO_COUNTIES.flatMap(({ authorities }) => authorities);
    expect(metropolitan.filter((code) => !held.includes(code))).toEqual([]);
  });
});
