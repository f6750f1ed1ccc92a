import { periodWords } from '../../outputs/page/words.js';

const INTERVAL = /^(\d{4})-(\d{2})-01\/P(\d+)Y$/;

/**
 * A period in the fewest words, for a column: `2024-09-01/P1Y` as `2024–25`, `2022-01-01/P3Y` as `2022–24`,
 * `2023-24` as `2023–24`,
 * `2025-04-30` as `Apr 2025`. Any other text as on pages.
 */
export function yearWords(period: string): string {
  const interval = INTERVAL.exec(period);
  if (interval !== null) {
    const [first, month, years] = interval.slice(1, 4).map(Number) as [number, number, number];
    const last = first + years - (month === 1 ? 1 : 0);
    return last === first ? String(first) : `${first}–${String(last).slice(-2)}`;
  }
  const school = /^(\d{4})-(\d{2})$/.exec(period);
  if (school !== null && Number(school[2]) === (Number(school[1]) + 1) % 100) return period.replace('-', '–');
  return periodWords(period)
    .replace(/^\d{1,2} (\p{L}{3})\p{L}* (\d{4})$/u, '$1 $2')
    .replace(/, revised$/, ' (rev.)');
}
