import { describe, expect, test } from 'vitest';
import type { OutOfRangeRow } from '../../../../pipeline/records/estimate/options.js';
import { refusal } from '../../../fixtures/refusal.js';
import { estimatePeople, found, somePeople } from './people.js';

/** One in ten of the people of an area has a loss, and one in fifty of all a fortune. */
const PEOPLE = somePeople(1000, (i) => ({
  fsm: true,
  ...(i % 50 === 0 ? { earnings: 20_000_000 } : i % 50 === 5 ? { earnings: -3000 - i } : {}),
}));
const isOut = ({ earnings }: { earnings: number | null }) =>
  earnings !== null && (earnings < 0 || earnings > 1e7);
const ASHBY = PEOPLE.filter(({ area }) => area === 'E07000001');
const meanOf = (pounds: readonly number[]) => pounds.reduce((sum, value) => sum + value, 0) / pounds.length;
const ashby = async (options: Parameters<typeof estimatePeople>[1]) =>
  found((await estimatePeople(PEOPLE, options)).estimates, 'E07000001');

describe('earnings out of range', () => {
  test('stop the run by default; ten rows are listed, and the message has no value and no exact number', async () => {
    const rows: OutOfRangeRow[] = [];
    const onOutOfRange = async (listed: readonly OutOfRangeRow[]) => {
      rows.push(...listed);
      return 'inside/list.csv';
    };
    const { message, code } = await refusal(() => estimatePeople(PEOPLE, { onOutOfRange }));
    expect(code).toBe('records-invalid');
    expect(message).toContain('about 40 rows');
    expect(message).toContain('inside/list.csv');
    expect(message).not.toMatch(/-3005|20000000/);
    // The first record of Parquet is row 1.
    expect(rows.map(({ row }) => row)).toEqual([1, 6, 51, 56, 101, 106, 151, 156, 201, 206]);
    expect(rows[1]).toMatchObject({ column: 'earnings', value: '-3005.0' });
    const few = PEOPLE.map((one, i) => (i > 60 && isOut(one) ? { ...one, earnings: 1 } : one));
    expect((await refusal(() => estimatePeople(few))).message).toContain('fewer than 10 rows');
  });

  test('are missing where the user says so', async () => {
    const { disadvantaged, measures } = await ashby({ outOfRange: 'missing' });
    const pounds = ASHBY.filter((one) => !isOut(one)).map(({ earnings }) => earnings ?? 0);
    expect(disadvantaged.n).toBe(pounds.length);
    expect(measures.earnings_mean?.value).toBeCloseTo(meanOf(pounds), 6);
    const { checks } = await estimatePeople(PEOPLE, { outOfRange: 'missing' });
    expect(checks.columns.earnings).toEqual({ missing: 0, out_of_range: 40 });
    expect(checks.left_out.find(({ reason }) => reason === 'earnings_out_of_range')?.rows).toBe(40);
  });

  test('count as they are where the user says so: a loss is work, and lowers the mean', async () => {
    const { disadvantaged, measures } = await ashby({ outOfRange: 'keep' });
    const pounds = ASHBY.map(({ earnings }) => earnings ?? 0).sort((a, b) => a - b);
    expect(disadvantaged.n).toBe(200);
    expect(measures.earnings_mean?.value).toBeCloseTo(meanOf(pounds), 6);
    expect(measures.earnings_median?.value).toBe(pounds[99]);
    expect(disadvantaged.largest_share).toBeCloseTo(2e7 / (200 * meanOf(pounds)), 9);
  });

  test('the largest loss counts as much as the largest earnings for who dominates a total', async () => {
    const people = somePeople(500, (i) => ({ fsm: true, ...(i === 0 ? { earnings: -900_000 } : {}) }));
    const { disadvantaged } = found(
      (await estimatePeople(people, { outOfRange: 'keep' })).estimates,
      people[0]?.area ?? '',
    );
    const total = people
      .filter(({ area }) => area === people[0]?.area)
      .reduce((sum, { earnings }) => sum + (earnings ?? 0), 0);
    expect(disadvantaged.largest_share).toBeCloseTo(900_000 / total, 9);
  });

  test('are what the bound says', async () => {
    expect((await ashby({ outOfRange: 'keep', maxEarnings: 1 })).disadvantaged.n).toBe(200);
    const { message } = await refusal(() => estimatePeople(PEOPLE, { maxEarnings: 30_000_000 }));
    expect(message).toContain('from 0 to 30,000,000');
    expect(message).toContain('about 20 rows');
  });

  test('cannot be kept where they have no end', async () => {
    const people = somePeople(100, (i) => (i === 3 ? { earnings: Number.POSITIVE_INFINITY } : {}));
    const { message } = await refusal(() => estimatePeople(people, { outOfRange: 'keep' }));
    expect(message).toContain('1,000,000,000');
    const { estimates } = await estimatePeople(people, { outOfRange: 'missing' });
    expect(estimates.flatMap(({ line }) => line.n).length).toBeGreaterThan(0);
  });
});
