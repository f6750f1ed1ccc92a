import type { ErrorCode } from '../../errors/catalogue.js';
import { SmiError } from '../../errors/smi-error.js';
import { type Problem, ToolboxError } from '../methods/problem.js';

/** The user's error code for each problem of the toolbox. */
const CODES: Readonly<Record<Problem, ErrorCode>> = {
  empty: 'hierarchy-invalid',
  'duplicate-code': 'code-duplicate',
  'direction-invalid': 'hierarchy-invalid',
  'weight-invalid': 'method-weights',
  orphaned: 'hierarchy-orphaned',
  cyclic: 'hierarchy-cyclic',
  'several-roots': 'hierarchy-invalid',
  'level-invalid': 'hierarchy-invalid',
  childless: 'hierarchy-invalid',
  'weights-zero': 'method-weights',
  'all-missing': 'indicator-empty',
  'too-few-values': 'values-too-few',
  'too-few-units': 'units-too-few',
  'not-finite': 'value-not-finite',
  constant: 'indicator-constant',
  'out-of-range': 'value-out-of-range',
  negative: 'value-negative',
  'not-positive': 'value-negative',
  'reference-missing': 'reference-invalid',
  'reference-least': 'reference-invalid',
  collinear: 'weights-undetermined',
  'component-undetermined': 'weights-undetermined',
  'influence-unattainable': 'weights-undetermined',
  'not-converged': 'weights-undetermined',
  'lengths-differ': 'value-out-of-range',
  'goalposts-equal': 'goalposts-equal',
  'goalposts-invalid': 'method-invalid',
  'scale-invalid': 'method-invalid',
  'levels-invalid': 'method-invalid',
  'code-unknown': 'method-invalid',
  'pair-invalid': 'method-pair',
  'share-invalid': 'method-invalid',
  'rule-invalid': 'method-invalid',
  'tolerance-invalid': 'method-invalid',
  'rounding-invalid': 'method-invalid',
};

/** The user's error code for a problem of the toolbox. */
export const refusalCode = (problem: Problem): ErrorCode => CODES[problem];

/** Turns an error of the toolbox into one that says what to do; returns any other unchanged. */
export const refusal = (error: unknown, where = ''): unknown =>
  error instanceof ToolboxError
    ? new SmiError(refusalCode(error.problem), `${where}${error.message}`, { cause: error })
    : error;

/** Runs `make` and turns errors of the toolbox into errors that say what to do. */
export function refusing<T>(make: () => T, where = ''): T {
  try {
    return make();
  } catch (error) {
    throw refusal(error, where);
  }
}
