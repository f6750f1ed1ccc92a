import { structureOf } from '../../../../pipeline/methods/structure/structure.js';
import type { RobustnessProblem } from '../../../../pipeline/robustness/problem.js';
import { row } from '../../../pipeline/methods/rows.js';
import { mean, methodOf, problemOf, z } from '../../../pipeline/robustness/problems.js';

const rows = [
  row('a', 1, 'north'),
  row('b', 1, 'north', { direction: -1, weight: 3 }),
  row('c', 1, 'south'),
  row('d', 1, 'east'),
  row('north', 2, 'left'),
  row('south', 2, 'left', { weight: 2 }),
  row('east', 2, 'right'),
  row('left', 3, 'index'),
  row('right', 3, 'index'),
  row('index', 4, null),
];

/** Ten areas by four indicators in two faces; nothing is drawn. */
export const FIGURES = [
  [3, 9, 4, 7, 1, 8, 2, 6, 5, 10],
  [20, 12, 31, 18, 44, 10, 25, 17, 39, 8],
  [1.5, 1.1, 2.2, 0.4, 0.9, 3.1, 2.7, 1.9, 0.2, 1.3],
  [70, 62, 75, 81, 58, 66, 90, 73, 69, 77],
] as const;

export const problemOfFaces = (more: Parameters<typeof problemOf>[1] = {}): RobustnessProblem =>
  problemOf(FIGURES, { rows, chain: methodOf(z, mean, mean, mean), parts: true, ...more });

export const structureOfFaces = structureOf(rows);
