const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const INTERVAL = /^(\d{4})-(\d{2})-01\/P(\d+)([YM])$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

const monthName = (month: number): string => MONTHS[month - 1] ?? String(month);

function spanWords(year: number, month: number, months: number): string {
  const end = month - 1 + months - 1;
  const [lastYear, lastMonth] = [year + Math.floor(end / 12), (end % 12) + 1];
  if (month === 1 && lastMonth === 12) return lastYear === year ? String(year) : `${year} to ${lastYear}`;
  return `${monthName(month)} ${year} to ${monthName(lastMonth)} ${lastYear}`;
}

/**
 * A period for people: `2024-09-01/P1Y` as `September 2024 to August 2025`, `2025-04-30` as `30 April 2025`,
 * `2025 (Rev)` as `2025, revised`. Any other text stays as the official file writes it.
 */
export function periodWords(period: string): string {
  const interval = INTERVAL.exec(period);
  if (interval !== null) {
    const [year, month, length] = interval.slice(1, 4).map(Number) as [number, number, number];
    const months = interval[4] === 'Y' ? length * 12 : length;
    return month >= 1 && month <= 12 && months > 0 ? spanWords(year, month, months) : period;
  }
  const day = DAY.exec(period);
  if (day !== null) return `${Number(day[3])} ${monthName(Number(day[2]))} ${day[1]}`;
  return period.replace(/ \(Rev\)$/, ', revised');
}
