import { StructureError, type StructureProblem } from '../problem.js';
import type { StructureRow } from './row.js';

/** Throws if any rows were found, naming their codes. */
function refuse(problem: StructureProblem, found: readonly Pick<StructureRow, 'code'>[], why: string): void {
  if (found.length === 0) return;
  const codes = [...new Set(found.map(({ code }) => code))];
  throw new StructureError(problem, `${codes.join(', ')}: ${why}`, codes);
}

/** The rows on a cycle: those that are their own ancestor. */
function cyclic(rows: readonly StructureRow[], byCode: ReadonlyMap<string, StructureRow>): StructureRow[] {
  return rows.filter((row) => {
    let above = byCode.get(row.parent ?? '');
    for (let steps = 0; above !== undefined && steps < rows.length; steps += 1) {
      if (above === row) return true;
      above = byCode.get(above.parent ?? '');
    }
    return false;
  });
}

/** Only the proportions of weights matter; beyond these limits their sums would overflow or vanish. */
const MIN_WEIGHT = 1e-100;
const MAX_WEIGHT = 1e100;

function refuseWeights(rows: readonly Pick<StructureRow, 'code' | 'weight'>[]): void {
  refuse(
    'weight-invalid',
    rows.filter(({ weight }) => !(weight === 0 || (weight >= MIN_WEIGHT && weight <= MAX_WEIGHT))),
    'a weight must be zero, or from 1e-100 to 1e100',
  );
}

const NO_WEIGHT = 'none of the parts has a weight above zero';

function checkValues(rows: readonly StructureRow[]): void {
  refuse(
    'direction-invalid',
    rows.filter(({ direction }) => direction !== 1 && direction !== -1),
    'the direction must be 1 or -1',
  );
  refuseWeights(rows);
}

function checkLevels(rows: readonly StructureRow[], byCode: ReadonlyMap<string, StructureRow>): void {
  const wrong = ({ type, level, parent }: StructureRow) => {
    const above = byCode.get(parent ?? '');
    const of_type = type === 'Indicator' ? level === 1 : level > 1;
    return !(Number.isInteger(level) && of_type && (above === undefined || above.level === level + 1));
  };
  refuse(
    'level-invalid',
    rows.filter(wrong),
    'indicators must be on level 1, aggregates above it, and a parent on the next level',
  );
}

/**
 * Checks that rows form a hierarchy: every code once, every parent known, no cycle, one root, parents on the
 * next level, no aggregate without parts, and in every group a weight above zero.
 * @param rows indicators and aggregates
 * @throws StructureError `empty`, `duplicate-code`, `direction-invalid`, `weight-invalid`, `orphaned`,
 *   `cyclic`, `several-roots`, `level-invalid`, `childless` or `weights-zero`, in this order
 */
export function checkStructure(rows: readonly StructureRow[]): void {
  if (rows.length === 0) throw new StructureError('empty', 'there is no indicator and no aggregate');
  const byCode = new Map(rows.map((row) => [row.code, row]));
  refuse(
    'duplicate-code',
    rows.filter((row) => byCode.get(row.code) !== row),
    'the code is given more than once',
  );
  checkValues(rows);
  refuse(
    'orphaned',
    rows.filter(({ parent }) => parent !== null && !byCode.has(parent)),
    'the parent is not among the codes',
  );
  refuse('cyclic', cyclic(rows, byCode), 'is among its own ancestors');
  const roots = rows.filter(({ parent }) => parent === null);
  if (roots.length > 1) refuse('several-roots', roots, 'only one code may have no parent');
  checkLevels(rows, byCode);
  const parents = new Set(rows.map(({ parent }) => parent));
  const aggregates = rows.filter(({ type }) => type === 'Aggregate');
  refuse(
    'childless',
    aggregates.filter(({ code }) => !parents.has(code)),
    'an aggregate must have parts',
  );
  const weighty = new Set(rows.filter(({ weight }) => weight > 0).map(({ parent }) => parent));
  refuse(
    'weights-zero',
    aggregates.filter(({ code }) => !weighty.has(code)),
    NO_WEIGHT,
  );
}

interface WeightedNode extends Pick<StructureRow, 'code' | 'weight'> {
  /** Indices of the parts. */
  readonly children: readonly number[];
}

/**
 * Checks weights that were changed in a structure that is known to be one.
 * @throws StructureError `weight-invalid` or `weights-zero`, in this order
 */
export function checkNodeWeights(nodes: readonly WeightedNode[]): void {
  refuseWeights(nodes);
  refuse(
    'weights-zero',
    nodes.filter(
      ({ children }) => children.length > 0 && children.every((part) => !(nodes[part]!.weight > 0)),
    ),
    NO_WEIGHT,
  );
}
