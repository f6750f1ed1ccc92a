/** A row of the structure of an index. */
export interface StructureRow {
  readonly code: string;
  readonly name: string;
  /** 1 for indicators, one more for each level above. */
  readonly level: number;
  /** Code of what it is part of, of the next level; null for the index itself. */
  readonly parent: string | null;
  /** 1: higher is better; −1: lower is better. */
  readonly direction: number;
  /** Among those of the same parent: only the proportions matter. */
  readonly weight: number;
  /** What is neither an indicator nor an aggregate stands beside the structure and is passed over. */
  readonly type: 'Indicator' | 'Aggregate' | 'Group' | 'Denominator' | 'Other';
  readonly unit: string | null;
}

/** Rows that are part of the structure. */
export const isNode = ({ type }: StructureRow): boolean => type === 'Indicator' || type === 'Aggregate';
