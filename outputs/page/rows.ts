import type { Row } from '../../schemas/table.js';

/** Text of a cell; empty where it holds none. */
export const textOf = (row: Row, column: string): string => {
  const cell = row[column];
  return cell === null || cell === undefined ? '' : String(cell);
};

/** Number of a cell; null where it holds none. */
export const numberOf = (row: Row, column: string): number | null => {
  const cell = row[column];
  return typeof cell === 'number' ? cell : null;
};
