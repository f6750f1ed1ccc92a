import type { StructureRow } from '../../../pipeline/methods/structure/row.js';

/** Parts by code: the codes of indicators, or aggregates with their own parts. */
export type Parts = readonly string[] | { readonly [code: string]: Parts };

const isList = (parts: Parts): parts is readonly string[] => Array.isArray(parts);

export const row = (
  code: string,
  level: number,
  parent: string | null,
  more: Partial<StructureRow> = {},
) => ({
  code,
  name: code,
  level,
  parent,
  direction: 1,
  weight: 1,
  unit: null,
  type: level === 1 ? ('Indicator' as const) : ('Aggregate' as const),
  ...more,
});

const depth = (parts: Parts): number =>
  isList(parts) ? 1 : 1 + Math.max(...Object.values(parts).map(depth));

/** The rows of a structure, the top first; all with weight 1 and direction 1. */
export function rowsOf(parts: Parts, parent: string | null = null): StructureRow[] {
  if (isList(parts)) return parts.map((code) => row(code, 1, parent));
  return Object.entries(parts).flatMap(([code, below]) => [
    row(code, 1 + depth(below), parent),
    ...rowsOf(below, code),
  ]);
}
