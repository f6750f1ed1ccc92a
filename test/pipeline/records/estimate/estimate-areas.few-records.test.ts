import { describe, expect, it } from 'vitest';
import { MEASURES } from '../../../../pipeline/records/estimate/area-estimate.js';
import { estimatePeople, found, somePeople } from './people.js';

const HUNDRED = somePeople(100);

describe('areas with little data have no figure, and a reason', () => {
  it('no record: the area is not listed', async () => {
    const people = HUNDRED.filter(({ area }) => area !== 'E07000002');
    const { estimates } = await estimatePeople(people);
    expect(estimates.map(({ area_code }) => area_code)).not.toContain('E07000002');
  });

  it('one record: no figure at all, and no NaN', async () => {
    const rest = HUNDRED.filter(({ area }) => area !== 'E07000002');
    const one = { ...HUNDRED[0]!, person: 'alone', area: 'E07000002', fsm: true };
    const { measures, reasons, disadvantaged, line } = found(
      (await estimatePeople([...rest, one])).estimates,
      'E07000002',
    );
    expect(Object.values(measures).every((value) => value === null)).toBe(true);
    expect(Object.keys(reasons).sort()).toEqual([...MEASURES].sort());
    expect(reasons.earnings_mean).toBe('one_record');
    expect([disadvantaged.n, disadvantaged.largest_share, line.n]).toEqual([1, 1, 1]);
  });

  it('all earnings missing', async () => {
    const people = HUNDRED.map((one) => (one.area === 'E07000003' ? { ...one, earnings: null } : one));
    const { reasons, disadvantaged } = found((await estimatePeople(people)).estimates, 'E07000003');
    expect(new Set(Object.values(reasons))).toEqual(new Set(['no_earnings']));
    expect(disadvantaged).toMatchObject({ n: 0, largest_share: 1, below_median: 0, above_median: 0 });
  });

  it('all earnings zero: no figure in work; zeros when they are kept', async () => {
    const people = HUNDRED.map((one) => (one.area === 'E07000003' ? { ...one, earnings: 0 } : one));
    const inWork = found((await estimatePeople(people)).estimates, 'E07000003');
    expect(inWork.measures.earnings_mean).toBeNull();
    const kept = found((await estimatePeople(people, { zeros: 'kept' })).estimates, 'E07000003');
    expect(kept.measures.earnings_mean?.value).toBe(0);
    expect(kept.disadvantaged.largest_share).toBe(1);
  });

  it('one qualification only: none of the gap is explained', async () => {
    const people = somePeople(500, () => ({ qualification: 'same' }));
    for (const { measures } of (await estimatePeople(people)).estimates) {
      expect(measures.explained?.value).toBeCloseTo(0, 9);
      expect(measures.unexplained?.value).toBeCloseTo(measures.gap?.value ?? Number.NaN, 9);
    }
  });

  it('a qualification missing from the nation’s top, and one that a few have elsewhere', async () => {
    const odd = (share: number) =>
      somePeople(1000, (i, draw) =>
        i % 5 === 0 && draw() < share ? { qualification: 'odd', circumstances: draw() } : {},
      );
    const little = found((await estimatePeople(odd(0.01))).estimates, 'E07000001');
    expect(little.reasons.explained).toBe('no_counterpart');
    const much = found((await estimatePeople(odd(0.9))).estimates, 'E07000001');
    expect(much.substituted_share).toBeGreaterThan(0.1);
    expect(much.reasons.unexplained).toBe('substituted_share');
    expect(much.measures.gap).not.toBeNull();
  });

  it('records left out are counted by reason', async () => {
    const people = somePeople(100, (i) =>
      i < 7 ? { earnings: null } : i < 10 ? { qualification: null } : {},
    );
    const { checks } = await estimatePeople([
      ...people,
      { ...people[0]!, person: 'x', sex: 'F', area: null },
    ]);
    const rows = Object.fromEntries(checks.left_out.map(({ reason, rows: n }) => [reason, n]));
    expect(checks.rows).toBe(101);
    expect(rows).toMatchObject({ other_sex: 1, no_earnings: 7, no_qualification: 3, no_area: 0 });
    expect(checks.columns.earnings?.missing).toBe(8);
    expect(checks.columns.area?.missing).toBe(1);
  });
});
