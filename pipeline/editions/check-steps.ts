import { quoteFound } from '../../errors/smi-error.js';
import { AGGREGATES } from '../../schemas/method/level.js';
import type { MethodLevel, MethodNormalisation, MethodRow } from '../../schemas/method.js';
import { checkLevel } from '../methods/chain/method.js';
import { checkNormalisation } from '../methods/normalise/method.js';
import { ToolboxError } from '../methods/problem.js';
import type { Structure } from '../methods/structure/structure.js';
import { checkRule } from '../methods/treat/rule.js';
import { didYouMean } from '../system/nearest.js';
import { allowedHere, type MethodText, type Path } from './method-text.js';
import { levelOf, normalisationOf, treatmentOf } from './plan.js';
import { refusalCode } from './refusal.js';

/** Runs a check of the toolbox; its error gets the line of the path. */
function checkedAt(source: MethodText, path: Path, check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof ToolboxError)) throw error;
    throw source.refused(path, error.message, { cause: error }, refusalCode(error.problem));
  }
}

const pathOf = (level: number, ...words: readonly string[]): Path => ['steps', 'levels', level, ...words];

function checkNames(source: MethodText, levels: readonly MethodLevel[]): void {
  const names = levels.map(({ name }) => name);
  const twice = names.findIndex((name, i) => names.indexOf(name) !== i);
  if (twice >= 0) throw source.refused(pathOf(twice, 'name'), `two levels have the name ${names[twice]}`);
}

function checkIndividual(source: MethodText, level: MethodLevel, i: number, codes: readonly string[]): void {
  for (const [code, asked] of Object.entries(level.individual ?? {})) {
    const path = pathOf(i, 'individual', code);
    if (!codes.includes(code))
      throw source.refused(
        path,
        `individual names ${quoteFound(code)}, but level ${i + 1} has no such code${allowedHere(codes)}`,
        didYouMean(code, codes) ?? {},
      );
    checkedAt(source, path, () => checkNormalisation(normalisationOf(asked, [])));
  }
}

/**
 * Refuses levels that do not fit the structure, or that combine choices that cannot be combined.
 * @throws SmiError `method-invalid`, `method-pair`, `goalposts-equal` and others of the toolbox, with the
 *   line
 */
export function checkLevels(source: MethodText, levels: readonly MethodLevel[], structure: Structure): void {
  checkNames(source, levels);
  if (levels.length !== structure.levels)
    throw source.refused(
      ['steps', 'levels'],
      `the method has ${levels.length} levels, but the structure has ${structure.levels}`,
    );
  if (levels[0]?.aggregate !== undefined)
    throw source.refused(pathOf(0, 'aggregate'), 'level 1 is the indicators, which are not aggregated');
  const converted = levels.map((level) => levelOf(level, []));
  for (const [i, level] of levels.entries()) {
    const codes = structure.nodes.flatMap((node) => (node.level === i + 1 ? [node.code] : []));
    checkIndividual(source, level, i, codes);
    checkedAt(source, pathOf(i, 'normalise'), () => checkNormalisation(converted[i]!.normalise));
    if (i > 0 && level.aggregate === undefined)
      throw source.refused(
        pathOf(i, 'aggregate'),
        `level ${i + 1} does not say how it is aggregated${allowedHere(AGGREGATES)}`,
      );
    checkedAt(source, pathOf(i, 'aggregate'), () => checkLevel(converted[i]!, converted[i - 1], i + 1));
  }
}

/**
 * Refuses a rule of treatment of a single row that is not valid.
 * @param pathOf the path of each row in the file
 * @throws SmiError `method-invalid`, with the line
 */
export function checkTreatments(
  source: MethodText,
  structure: readonly MethodRow[],
  pathOf: (i: number) => Path,
): void {
  for (const [i, { treatment = 'none' }] of structure.entries()) {
    const treating = treatmentOf(treatment);
    if (treating !== undefined) checkedAt(source, [...pathOf(i), 'treatment'], () => checkRule(treating));
  }
}

/** The units that distances are measured to, with the path where the method names each. */
export function referencesOf(levels: readonly MethodLevel[]): { unit: string; of: string; path: Path }[] {
  const unitOf = (asked: MethodNormalisation): string | undefined =>
    typeof asked === 'object' &&
    asked.method === 'distance_to_reference' &&
    typeof asked.to === 'object' &&
    'unit' in asked.to
      ? asked.to.unit
      : undefined;
  return levels.flatMap(({ name, normalise, individual = {} }, i) => {
    const asked = [
      { of: name, normalise, path: pathOf(i, 'normalise', 'to', 'unit') },
      ...Object.entries(individual).map(([code, normalisation]) => ({
        of: code,
        normalise: normalisation,
        path: pathOf(i, 'individual', code, 'to', 'unit'),
      })),
    ];
    return asked.flatMap(({ of, normalise: normalisation, path }) => {
      const unit = unitOf(normalisation);
      return unit === undefined ? [] : [{ unit, of, path }];
    });
  });
}
