/** What may be wrong with the structure of an index. */
export type StructureProblem =
  | 'empty'
  | 'duplicate-code'
  | 'direction-invalid'
  | 'weight-invalid'
  | 'orphaned'
  | 'cyclic'
  | 'several-roots'
  | 'level-invalid'
  | 'childless'
  | 'weights-zero';

/** What may be wrong with the values of an indicator or an aggregate. */
export type DataProblem =
  | 'all-missing'
  | 'too-few-values'
  | 'too-few-units'
  | 'not-finite'
  | 'constant'
  | 'out-of-range'
  | 'negative'
  | 'not-positive'
  | 'reference-missing'
  | 'reference-least'
  | 'collinear'
  | 'component-undetermined'
  | 'influence-unattainable'
  | 'not-converged'
  | 'lengths-differ';

/** What may be wrong with a method, whatever the values. */
export type MethodProblem =
  | 'goalposts-equal'
  | 'goalposts-invalid'
  | 'scale-invalid'
  | 'levels-invalid'
  | 'code-unknown'
  | 'pair-invalid'
  | 'share-invalid'
  | 'rule-invalid'
  | 'tolerance-invalid'
  | 'rounding-invalid'
  | 'weight-invalid'
  | 'weights-zero';

export type Problem = StructureProblem | DataProblem | MethodProblem;

/**
 * An error of the toolbox: `problem` identifies it for programs, `codes` name the codes concerned, if known.
 */
export abstract class ToolboxError extends Error {
  abstract readonly problem: Problem;
  readonly codes: readonly string[];

  constructor(message: string, codes: readonly string[]) {
    super(message);
    this.codes = codes;
  }
}

export class StructureError extends ToolboxError {
  override readonly name = 'StructureError';
  readonly problem: StructureProblem;

  constructor(problem: StructureProblem, message: string, codes: readonly string[] = []) {
    super(message, codes);
    this.problem = problem;
  }
}

export class MethodError extends ToolboxError {
  override readonly name = 'MethodError';
  readonly problem: MethodProblem;

  constructor(problem: MethodProblem, message: string, codes: readonly string[] = []) {
    super(message, codes);
    this.problem = problem;
  }
}

/**
 * An error in values. Functions on columns do not know codes: they give `part`, the index among several
 * columns, and a caller that knows the codes names the one concerned with `of`.
 */
export class DataError extends ToolboxError {
  override readonly name = 'DataError';
  readonly problem: DataProblem;
  readonly what: string;
  readonly part: number | null;

  constructor(problem: DataProblem, what: string, part: number | null = null, codes: readonly string[] = []) {
    // as in `x has no value in any unit`, and `x: two components explain the same`
    const between = what.startsWith('has ') ? ' ' : ': ';
    super(codes.length === 0 ? what : `${codes.join(', ')}${between}${what}`, codes);
    this.problem = problem;
    this.what = what;
    this.part = part;
  }

  /** The same error, naming the indicator or aggregate by its code. */
  of(code: string): DataError {
    return new DataError(this.problem, this.what, this.part, [code]);
  }
}
