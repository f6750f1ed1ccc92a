import { describe, expect, it } from 'vitest';
import { estimatePeople, found, type Person, somePeople } from './people.js';

const areas = (people: readonly Person[]) => [...new Set(people.map(({ area }) => area ?? ''))];

describe('standard errors', () => {
  it('of fewer than thirty people come from all areas, of thirty or more from their own', async () => {
    // Dunmore has ten disadvantaged sons who all earn the same; the others have their own variance.
    const people = somePeople(1000, (i) => (i % 5 === 3 ? { fsm: i < 50, earnings: 20_000 } : { fsm: true }));
    const { estimates } = await estimatePeople(people);
    let sum = 0;
    let weight = 0;
    for (const area of areas(people)) {
      const pounds = people
        .filter((one) => one.area === area && one.fsm)
        .map(({ earnings }) => earnings ?? 0);
      const mean = pounds.reduce((total, value) => total + value, 0) / pounds.length;
      sum += pounds.reduce((total, value) => total + (value - mean) ** 2, 0);
      weight += pounds.length - 1;
    }
    const dunmore = found(estimates, 'E07000004');
    expect(dunmore.disadvantaged.n).toBe(10);
    expect(dunmore.measures.earnings_mean?.value).toBe(20_000);
    expect(dunmore.measures.earnings_mean?.standard_error).toBeCloseTo(Math.sqrt(sum / weight / 10), 6);
    const own = people.filter(({ area }) => area === 'E07000001').map(({ earnings }) => earnings ?? 0);
    const middle = own.reduce((total, value) => total + value, 0) / 200;
    const squares = own.reduce((total, value) => total + (value - middle) ** 2, 0);
    const ashby = found(estimates, 'E07000001').measures.earnings_mean;
    expect(ashby?.standard_error).toBeCloseTo(Math.sqrt(squares / 199 / 200), 6);
  });

  it('of the median is half the distance between the quantiles one standard error of a share away', async () => {
    const people = somePeople(500, (i) => ({ fsm: true, earnings: 10_000 + ((i * 37) % 500) * 10 }));
    const { measures } = found((await estimatePeople(people)).estimates, 'W06000001');
    const pounds = people
      .filter(({ area }) => area === 'W06000001')
      .map(({ earnings }) => earnings ?? 0)
      .sort((a, b) => a - b);
    // Of 100: shares of .45, .5 and .55 are the 45th, 50th and 55th from below.
    expect(measures.earnings_median?.value).toBe(pounds[49]);
    expect(measures.earnings_median?.standard_error).toBeCloseTo(
      ((pounds[54] ?? 0) - (pounds[44] ?? 0)) / 2,
      9,
    );
  });

  it('of the slope are those of a homoscedastic line', async () => {
    const people = somePeople(5000, (i, draw) => ({
      area: 'E07000001',
      circumstances: (i % 1000) / 10,
      earnings:
        Math.round(100 * (20_000 + 50 * (i % 1000) * 0.1 + 4000 * (draw() + draw() + draw() - 1.5))) / 100,
    }));
    const { measures } = found((await estimatePeople(people)).estimates, 'E07000001');
    // Residual variance of three uniform numbers: 16·10⁶·3/12; x uniform on 0 to 100; p90 − p10 is 80.
    const expected = 80 * Math.sqrt((16e6 * 3) / 12 / (5000 * (100 ** 2 / 12)));
    expect((measures.gap_slope?.standard_error ?? 0) / expected).toBeGreaterThan(0.95);
    expect((measures.gap_slope?.standard_error ?? 0) / expected).toBeLessThan(1.05);
    expect(Math.abs((measures.gap_slope?.value ?? 0) - 80 * 50)).toBeLessThan(4.5 * expected);
  });
});
