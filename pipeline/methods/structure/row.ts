/** A row of the structure of an index. */
export interface StructureRow {
  readonly code: string;
  readonly name: string;
  /** 1 for indicators; each level above adds one. */
  readonly level: number;
  /** Code of the aggregate, one level above, that it is part of; null for the index itself. */
  readonly parent: string | null;
  /** 1: higher is better; −1: lower is better. */
  readonly direction: number;
  /** Weight among its siblings: only the proportions matter. */
  readonly weight: number;
  /** Rows other than indicators and aggregates are not part of the structure and are ignored. */
  readonly type: 'Indicator' | 'Aggregate' | 'Group' | 'Denominator' | 'Other';
  readonly unit: string | null;
}

/** Rows that are part of the structure. */
export const isNode = ({ type }: StructureRow): boolean => type === 'Indicator' || type === 'Aggregate';
