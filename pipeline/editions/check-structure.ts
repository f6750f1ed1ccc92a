import { quoteFound } from '../../errors/smi-error.js';
import type { MethodRow, ScoreRow } from '../../schemas/method.js';
import { CUSTOM_INDEX_COLUMNS } from '../../schemas/release/custom-index-tables.js';
import { StructureError, type StructureProblem } from '../methods/problem.js';
import type { Structure } from '../methods/structure/structure.js';
import { didYouMean } from '../system/nearest.js';
import { cleanText } from '../tables/clean-text.js';
import { allowedHere, isRecord, type MethodText, type Path } from './method-text.js';
import { plannedStructure } from './plan.js';
import { refusalCode } from './refusal.js';

/** Columns that the wide tables always have. */
const TAKEN = new Set(CUSTOM_INDEX_COLUMNS);

/** Why a code cannot be the name of a column; undefined when it can. */
export function problemOf(code: string): string | undefined {
  if (cleanText(code) !== code) return 'begins or ends with a space, or has invisible characters';
  if (!/\p{L}/u.test(code)) return 'has no letter';
  if (/^[=+\-@＝＋－＠]/u.test(code))
    return 'begins with a character that a spreadsheet would treat as a formula';
  if (code === '__proto__') return 'cannot be the name of a column';
  return TAKEN.has(code.toLowerCase()) ? 'is the name of a column of the tables of the release' : undefined;
}

/** Paths of the rows of a list of domains, each after its indicators. */
const domainPaths = (domains: readonly unknown[], path: Path): Path[] =>
  domains.flatMap((domain, i): Path[] => {
    const indicators = isRecord(domain) && Array.isArray(domain.indicators) ? domain.indicators : [];
    return [...indicators.map((_, part) => [...path, i, 'indicators', part]), [...path, i]];
  });

/**
 * The path of each row of a structure in its file, in the order in which `structureOfDomains` and
 * `structureOfFaces` make rows.
 */
export function rowPaths({ content }: MethodText, structure: readonly MethodRow[]): Path[] {
  if (isRecord(content) && Array.isArray(content.domains))
    return [...domainPaths(content.domains, ['domains']), ['domains']];
  if (!isRecord(content) || !Array.isArray(content.faces)) return structure.map((_, i) => ['structure', i]);
  const parts = content.faces.flatMap((face: unknown, i): Path[] => {
    const domains = isRecord(face) && Array.isArray(face.domains) ? face.domains : [];
    return [...domainPaths(domains, ['faces', i, 'domains']), ['faces', i]];
  });
  return [...parts, ['faces']];
}

/**
 * Refuses codes of a custom index that cannot be columns of one table. Engines do not distinguish capital
 * from small letters in names of columns.
 * @throws SmiError `method-invalid` or `code-duplicate`
 */
export function checkColumnNames(source: MethodText, structure: readonly ScoreRow[]): void {
  const byLetters = new Map<string, string>();
  for (const [i, { code }] of structure.entries()) {
    const path = ['structure', i, 'code'];
    const problem = problemOf(code);
    if (problem !== undefined)
      throw source.refused(path, `the code ${quoteFound(code)} ${problem}`, {
        next: 'give it another code; for an indicator, rename its column in the data too',
      });
    const other = byLetters.get(code.toLowerCase());
    if (other !== undefined && other !== code)
      throw source.refused(
        path,
        `the codes ${quoteFound(other)} and ${quoteFound(code)} differ only in capital letters`,
        {},
        'code-duplicate',
      );
    byLetters.set(code.toLowerCase(), code);
  }
}

/** The word of a row that a problem concerns. */
const WORDS: Readonly<Partial<Record<StructureProblem, string>>> = {
  'duplicate-code': 'code',
  'direction-invalid': 'direction',
  'weight-invalid': 'weight',
  orphaned: 'parent',
  cyclic: 'parent',
  'several-roots': 'code',
  'level-invalid': 'level',
};

/** The row to change: the second of two with the same code, or the second index. */
function rowOf({ problem, codes }: StructureError, structure: readonly MethodRow[]): number {
  const [first, second] = codes;
  if (problem === 'duplicate-code') return structure.findLastIndex(({ code }) => code === first);
  return structure.findIndex(({ code }) => code === (problem === 'several-roots' ? second : first));
}

/** What is allowed in place of an unknown parent. */
function parentsFor(row: MethodRow, structure: readonly MethodRow[]): { allowed: string; next?: string } {
  const aggregates = structure.flatMap(({ type, code }) => (type === 'Aggregate' ? [code] : []));
  // The parent that was meant may count as an indicator, since no row names it as its parent.
  const others = structure.flatMap(({ code }) => (code === row.code ? [] : [code]));
  return { allowed: allowedHere(aggregates), ...didYouMean(row.parent ?? '', others) };
}

/**
 * The structure of a method, checked.
 * @throws SmiError for a structure that is not a hierarchy, with the line of the row
 */
export function checkedStructure(source: MethodText, structure: readonly MethodRow[]): Structure {
  try {
    return plannedStructure({ structure });
  } catch (error) {
    if (!(error instanceof StructureError)) throw error;
    const i = rowOf(error, structure);
    const row = structure[i];
    const word = WORDS[error.problem];
    const path = [...(rowPaths(source, structure)[i] ?? []), ...(word === undefined ? [] : [word])];
    const { allowed = '', ...next } =
      error.problem === 'orphaned' && row !== undefined ? parentsFor(row, structure) : {};
    throw source.refused(
      path,
      `${error.message}${allowed}`,
      { ...next, cause: error },
      refusalCode(error.problem),
    );
  }
}
