import { quoteFound } from '../../errors/smi-error.js';
import { indexMethod } from '../../schemas/method/index-method.js';
import { longShadowMethod } from '../../schemas/method/long-shadow-method.js';
import { scoreMethod } from '../../schemas/method/score-method.js';
import { indicatorsOf } from '../../schemas/method/structure.js';
import type { IndexMethod, LongShadowMethod, Method, ScoreMethod } from '../../schemas/method.js';
import { didYouMean } from '../system/nearest.js';
import { checkAges } from './age.js';
import { mistakeOf } from './allowed.js';
import { checkModel } from './check-model.js';
import { checkLevels, checkTreatments } from './check-steps.js';
import { checkColumnNames, checkedStructure, rowPaths } from './check-structure.js';
import { checkTrend } from './check-trend.js';
import { checkCounts } from './counts.js';
import { checkDerived, checkPeriods, endYear, methodPeriods } from './derived.js';
import { checkHistory } from './history.js';
import { allowedHere, isRecord, MethodText, type Path } from './method-text.js';
import { checkOutcomes } from './outcomes.js';
import { checkPreferences } from './prefer.js';

const SCHEMAS = { index: indexMethod, long_shadow: longShadowMethod, score: scoreMethod } as const;

type Kind = keyof typeof SCHEMAS;
type AnyMethod = IndexMethod | LongShadowMethod | ScoreMethod;

/** A method with its text, so that an error which only the data reveals can still name the line. */
export interface ReadMethod<M> {
  readonly method: M;
  readonly source: MethodText;
}

/** The `kind` of a method file. */
function kindOf(source: MethodText, kinds: readonly Kind[], next: string): Kind {
  const { content } = source;
  const said = isRecord(content) ? content.kind : undefined;
  const kind = kinds.find((known) => known === said);
  if (kind !== undefined) return kind;
  const meant = typeof said === 'string' ? didYouMean(said, kinds) : undefined;
  const wanted = kinds.map((known) => `kind: ${known}`).join(' or ');
  throw source.refused(
    ['kind'],
    said === undefined
      ? `the file does not say ${wanted}`
      : `the kind is ${quoteFound(String(said))}; allowed here: ${wanted}`,
    meant ?? { next },
  );
}

/**
 * True for a weight that is a number, such as `.nan`, which schemas refuse; in `kind: score`, true for any
 * weight.
 */
function isWeight(path: Path, kind: Kind, content: unknown): boolean {
  if (path.at(-1) !== 'weight') return false;
  const found = path.reduce<unknown>(
    (value, word) => (typeof value === 'object' && value !== null ? Reflect.get(value, word) : undefined),
    content,
  );
  return kind === 'score' || typeof found === 'number';
}

/** The content of a file, checked against its schema and with every default. */
function parsed(source: MethodText, kind: Kind): AnyMethod {
  const { content } = source;
  const schema = SCHEMAS[kind];
  const result = schema.safeParse(content, { reportInput: true });
  if (result.success) return result.data;
  const { path, text, allowed, next } = mistakeOf(result.error, schema, content);
  const meant = allowed === undefined ? undefined : didYouMean(String(path.at(-1)), allowed);
  const detail = meant ?? (next === undefined ? {} : { next });
  throw source.refused(
    path,
    `${source.naming(path)} ${text}${allowedHere(allowed ?? [])}`,
    detail,
    isWeight(path, kind, content) && allowed === undefined ? 'method-weights' : 'method-invalid',
  );
}

/** Refuses a code that appears twice among indicators and context figures, or among aggregates. */
function checkCodes(source: MethodText, method: IndexMethod, paths: readonly Path[]): void {
  const coded = method.structure.map(({ code, type }, i) => ({ code, type, path: paths[i]! }));
  const context = method.context.map(({ code }, i) => ({ code, path: ['context', i] as Path }));
  const named = (wanted: 'Indicator' | 'Aggregate') => coded.filter(({ type }) => type === wanted);
  for (const rows of [named('Aggregate'), [...named('Indicator'), ...context]]) {
    const codes = rows.map(({ code }) => code);
    const twice = rows.find(({ code }, i) => codes.indexOf(code) !== i);
    if (twice !== undefined)
      throw source.refused([...twice.path, 'code'], `the code ${twice.code} appears twice`);
  }
}

/** Refuses an indicator without a period, and an aggregate with a field that only indicators have. */
function checkRows(source: MethodText, { structure }: IndexMethod, paths: readonly Path[]): void {
  for (const [i, { type, period, prefer, note, carried, max_age }] of structure.entries()) {
    const refused = (word: string, problem: string) => {
      const path = [...paths[i]!, word];
      return source.refused(path, `${source.naming(path)} ${problem}`);
    };
    if (type === 'Indicator' && period === undefined) throw refused('period', 'is missing');
    if (type === 'Indicator') continue;
    const forIndicators = 'is for indicators, but this row is an aggregate';
    if (period !== undefined) throw refused('period', forIndicators);
    if (prefer !== undefined) throw refused('prefer', forIndicators);
    if (note !== undefined) throw refused('note', forIndicators);
    if (carried !== undefined) throw refused('carried', forIndicators);
    if (max_age !== undefined) throw refused('max_age', forIndicators);
  }
}

/** Refuses names of levels that readers of a release would not expect. */
function checkLevelNames(source: MethodText, { steps }: IndexMethod): void {
  const names = steps.levels.map(({ name }) => name);
  const has = (word: string) => isRecord(source.content) && source.content[word] !== undefined;
  const between = has('faces') ? ['domain', 'face'] : has('domains') ? ['domain'] : names.slice(1, -1);
  const wanted = ['indicator', ...between, 'index'];
  const wrong = wanted.findIndex((name, i) => name !== names[i]);
  if (wrong < 0 && names.length === wanted.length) return;
  throw source.refused(
    wrong < 0 || wrong >= names.length ? ['steps', 'levels'] : ['steps', 'levels', wrong, 'name'],
    `the levels are called ${names.join(', ')}; allowed here: ${wanted.join(', ')}`,
  );
}

/** Refuses an imputation from earlier periods when no figure of an earlier period is frozen. */
function checkPanel(source: MethodText, method: IndexMethod): void {
  const { steps, robustness } = method;
  const drawn = robustness.impute.indexOf('panel');
  if (steps.impute !== 'panel' && drawn < 0) return;
  const periods = methodPeriods(method);
  const known = indicatorsOf(method).some(({ code, period }) =>
    [...(periods.get(code) ?? [])].some((other) => endYear(other) < endYear(period)),
  );
  if (known) return;
  throw source.refused(
    steps.impute === 'panel' ? ['steps', 'impute'] : ['robustness', 'impute', drawn],
    'panel needs earlier periods, but no indicator has one',
    { next: 'name earlier periods under inputs, or choose another imputation' },
  );
}

/**
 * Refuses derived figures whose parts do not exist.
 * @param rowPathOf the path of the row of an indicator
 */
function checkFigures(source: MethodText, method: Method, rowPathOf: (code: string) => Path): void {
  checkDerived(source, method);
  checkPeriods(source, method, rowPathOf);
}

function checkIndex(source: MethodText, method: IndexMethod): void {
  const paths = rowPaths(source, method.structure);
  const rowPathOf = (wanted: string) =>
    paths[method.structure.findIndex(({ code }) => code === wanted)] ?? [];
  if (method.areas.level !== 'lower_tier')
    throw source.refused(
      ['areas', 'level'],
      `areas.level is ${method.areas.level}, but an index ranks districts; allowed here: lower_tier`,
      { next: 'give lower_tier, or make an edition of the long shadow' },
    );
  checkCodes(source, method, paths);
  const structure = checkedStructure(source, method.structure);
  checkRows(source, method, paths);
  checkFigures(source, method, rowPathOf);
  checkAges(source, method, rowPathOf);
  checkPreferences(source, method, rowPathOf);
  checkLevelNames(source, method);
  checkLevels(source, method.steps.levels, structure);
  checkTreatments(source, method.structure, (i) => paths[i]!);
  checkPanel(source, method);
  checkHistory(source, method);
  checkFaceWeight(source, method);
  checkModel(source, method);
  checkTrend(source, method);
}

/** Refuses an imputation whose column the data section does not name. */
function checkImputation(source: MethodText, { data, steps, robustness }: ScoreMethod): void {
  const asked = [
    { impute: steps.impute, path: ['steps', 'impute'] },
    ...robustness.impute.map((impute, i) => ({ impute, path: ['robustness', 'impute', i] })),
  ];
  for (const { impute, path } of asked) {
    if (impute.startsWith('group') && data.group === undefined)
      throw source.refused(path, `${impute} needs groups`, {
        next: 'name their column under data.group, or choose impute: none',
      });
    if (impute === 'panel' && data.period === undefined)
      throw source.refused(path, 'panel needs periods', {
        next: 'name their column under data.period, or choose impute: none',
      });
  }
}

/** Refuses a denominator of an aggregate, and one that is the indicator itself. */
function checkDenominators(source: MethodText, { structure }: ScoreMethod): void {
  for (const [i, { code, type, denominator }] of structure.entries()) {
    if (denominator === undefined) continue;
    const path = ['structure', i, 'denominator'];
    if (type === 'Aggregate')
      throw source.refused(path, `${quoteFound(code)} is an aggregate: only an indicator has a denominator`);
    if (denominator === code)
      throw source.refused(path, `${quoteFound(code)} is divided by itself, which gives 1 everywhere`, {
        next: 'name the column to divide it by',
      });
  }
}

/** Refuses a drawn weight of the first part of an index that has not two parts. */
function checkFaceWeight(source: MethodText, { structure, robustness }: IndexMethod | ScoreMethod): void {
  if (robustness.face_weight === undefined) return;
  const index = structure.find(({ parent }) => parent === null)?.code;
  const parts = structure.filter(({ parent }) => parent === index).length;
  if (parts !== 2)
    throw source.refused(
      ['robustness', 'face_weight'],
      `face_weight is for an index of two parts, but this one has ${parts}`,
      { next: 'leave it out: weight_spread draws the weights of the parts' },
    );
}

function checkScore(source: MethodText, method: ScoreMethod): void {
  checkColumnNames(source, method.structure);
  checkImputation(source, method);
  checkLevels(source, method.steps.levels, checkedStructure(source, method.structure));
  checkTreatments(source, method.structure, (i) => ['structure', i]);
  checkDenominators(source, method);
  checkFaceWeight(source, method);
}

/**
 * Reads the method file of an edition.
 * @throws SmiError `method-invalid`, `method-weights` and errors of the toolbox, with file, line and column,
 *   and
 *   with the values allowed there
 */
export function readEditionMethod(text: string, file: string): ReadMethod<Method> {
  const source = new MethodText(text, file);
  const kind = kindOf(source, ['index', 'long_shadow'], 'score a custom index with `smi score`');
  const method = parsed(source, kind);
  if (method.kind === 'score') throw new TypeError('an edition is not a custom index');
  if (method.kind === 'index') checkIndex(source, method);
  else {
    checkFigures(source, method, () => []);
    checkOutcomes(source, method);
    checkAges(source, method, (code) => [
      'outcomes',
      method.outcomes.findIndex((outcome) => outcome.code === code),
    ]);
  }
  checkCounts(source, method);
  return { method, source };
}

/**
 * Reads the method file of a custom index.
 * @throws SmiError as `readEditionMethod`, and `code-duplicate` for codes that could not be columns of one
 *   table
 */
export function readScoreMethod(text: string, file: string): ReadMethod<ScoreMethod> {
  const source = new MethodText(text, file);
  const kind = kindOf(source, ['score'], 'start from one that `smi score --init data.csv` writes');
  const method = parsed(source, kind);
  if (method.kind !== 'score') throw new TypeError('a custom index is not an edition');
  checkScore(source, method);
  return { method, source };
}

/** The method of an edition. Throws as `readEditionMethod`. */
export const parseMethod = (text: string, file: string): Method => readEditionMethod(text, file).method;

/** The method of a custom index. Throws as `readScoreMethod`. */
export const parseScoreMethod = (text: string, file: string): ScoreMethod =>
  readScoreMethod(text, file).method;
