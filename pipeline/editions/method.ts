import { type Document, parseDocument } from 'yaml';
import { SmiError } from '../../errors/smi-error.js';
import { LEVELS } from '../../schemas/method/index-method.js';
import { type IndexMethod, type Method, methodFile } from '../../schemas/method.js';
import { checkDerived, checkPeriods, endYear, methodPeriods } from './derived.js';
import { checkOutcomes } from './outcomes.js';
import { indexPlan } from './plan.js';
import { refusing } from './refusal.js';
import { contentOf } from './yaml-content.js';

/** An indicator in its place in the method. */
export interface PlacedIndicator {
  readonly code: string;
  readonly domain: string;
  readonly direction: 1 | -1;
  readonly weight: number;
  readonly period: string;
}

/** The indicators of a method in their order. */
export const placedIndicators = (method: IndexMethod): PlacedIndicator[] =>
  method.domains.flatMap((domain) =>
    domain.indicators.map(({ code, direction, weight, period }) => ({
      code,
      domain: domain.code,
      direction,
      weight,
      period,
    })),
  );

function checkWeights(
  file: string,
  of: string,
  siblings: readonly { readonly code: string; readonly weight: number }[],
): void {
  for (const { code, weight } of siblings) {
    if (!Number.isFinite(weight) || weight < 0)
      throw new SmiError('method-weights', `${file}: the weight of ${code} is ${weight}`);
  }
  if (!Number.isFinite(siblings.reduce((sum, { weight }) => sum + weight, 0)))
    throw new SmiError('method-weights', `${file}: the weights of ${of} are too large to add up`);
  if (siblings.every(({ weight }) => weight === 0))
    throw new SmiError('method-weights', `${file}: all weights of ${of} are zero`);
}

function checkCodes(file: string, codes: readonly string[]): void {
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  if (twice !== undefined) throw new SmiError('method-invalid', `${file}: ${twice} stands twice`);
}

/** Throws `method-invalid` for an imputation from the periods before when nothing of them is frozen. */
function checkPanel(file: string, method: IndexMethod): void {
  const asked = method.steps.impute === 'panel' ? 'steps.impute is' : 'robustness.impute has';
  if (![method.steps.impute, ...method.robustness.impute].includes('panel')) return;
  const periods = methodPeriods(method);
  const known = placedIndicators(method).some(({ code, period }) =>
    [...(periods.get(code) ?? [])].some((other) => endYear(other) < endYear(period)),
  );
  if (!known)
    throw new SmiError('method-invalid', `${file}: ${asked} panel, and no indicator has a period before`, {
      next: 'name periods before under inputs, or impute otherwise',
    });
}

/**
 * Throws for levels that are not those of an edition, and as the plan of the index does: pairs, rules,
 * structure.
 */
function checkSteps(file: string, method: IndexMethod): void {
  const names = method.steps.levels.map(({ name }) => name);
  if (names.some((name, at) => name !== LEVELS[at]))
    throw new SmiError(
      'method-invalid',
      `${file}: steps.levels are ${names.join(', ')}, and those of an edition are ${LEVELS.join(', ')}`,
    );
  refusing(() => indexPlan(method, []), `${file}: `);
  checkPanel(file, method);
}

function checkIndex(file: string, method: IndexMethod): void {
  if (method.areas.level !== 'lower_tier') {
    throw new SmiError(
      'method-invalid',
      `${file}: areas.level is ${method.areas.level}, and an index ranks districts`,
      {
        next: 'give lower_tier, or make an edition of the long shadow',
      },
    );
  }
  checkWeights(file, 'the domains', method.domains);
  for (const domain of method.domains) checkWeights(file, `the domain ${domain.code}`, domain.indicators);
  checkCodes(
    file,
    method.domains.map(({ code }) => code),
  );
  checkCodes(
    file,
    [...placedIndicators(method), ...method.context].map(({ code }) => code),
  );
  checkSteps(file, method);
}

/** True when the path leads to a weight that is a number, such as `.nan`, which no schema takes for one. */
const isWeight = (document: Document, path: readonly PropertyKey[]): boolean =>
  path.at(-1) === 'weight' && typeof document.getIn(path) === 'number';

/** Reads a method file. Throws `method-invalid` or `method-weights`, saying where. */
export function parseMethod(text: string, file: string): Method {
  const document = parseDocument(text, { prettyErrors: true, uniqueKeys: true });
  const [mistake] = document.errors;
  if (mistake !== undefined) {
    const line = mistake.linePos?.[0].line;
    throw new SmiError(
      'method-invalid',
      `${file}${line ? `, line ${line}` : ''}: ${mistake.message.split('\n')[0]}`,
    );
  }
  const parsed = methodFile.safeParse(contentOf(document, file));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new SmiError(
      isWeight(document, issue?.path ?? []) ? 'method-weights' : 'method-invalid',
      `${file}: ${issue?.path.join('.') || 'the file'}: ${issue?.message}`,
    );
  }
  const method = parsed.data;
  checkDerived(file, method);
  checkPeriods(file, method);
  if (method.kind === 'index') checkIndex(file, method);
  else checkOutcomes(file, method);
  return method;
}
