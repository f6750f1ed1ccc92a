import { STATUSES } from '../../schemas/fields.js';
import type { Row } from '../../schemas/table.js';
import { type ReportView, type Status, textOf } from './view.js';

/** From the area's own figures to none at all: the order in which people read them. */
export const STATUS_ORDER: readonly Status[] = STATUSES.toReversed();

export type StatusCounts = Readonly<Record<Status, number>>;

/** How many of some rows of the table of indicators have each status. */
export function statusCounts(rows: readonly Row[]): StatusCounts {
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>;
  for (const row of rows) {
    const status = STATUSES.find((known) => known === row.status);
    if (status !== undefined) counts[status] += 1;
  }
  return counts;
}

/** The rows of the table of indicators by the code of their indicator. */
export function rowsByIndicator({ data }: ReportView): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of data.indicators.rows) {
    const code = textOf(row, 'indicator');
    const group = groups.get(code);
    if (group === undefined) groups.set(code, [row]);
    else group.push(row);
  }
  return groups;
}
