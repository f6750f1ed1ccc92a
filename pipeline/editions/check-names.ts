import { quoteFound, SmiError } from '../../errors/smi-error.js';
import type { ScoreMethod } from '../../schemas/method/score-method.js';
import { CUSTOM_INDEX_COLUMNS } from '../../schemas/release/custom-index-tables.js';
import { cleanText } from '../tables/clean-text.js';

/** Columns that the wide tables have whatever the codes are. */
const TAKEN = new Set(CUSTOM_INDEX_COLUMNS);

/** Why a code cannot head a column; undefined for one that can. */
export function problemOf(code: string): string | undefined {
  if (cleanText(code) !== code) return 'has spaces at its ends, or signs that cannot be seen';
  if (!/\p{L}/u.test(code)) return 'has no letter';
  if (/^[=+\-@]/.test(code)) return 'begins with a sign that a spreadsheet would run';
  if (code === '__proto__') return 'cannot head a column';
  return TAKEN.has(code.toLowerCase()) ? 'is the name of a column of the tables that are written' : undefined;
}

/**
 * Codes head columns, in some tables side by side, and engines do not tell capital letters apart. The same code twice is
 * left to the structure's own check.
 * @throws SmiError `method-invalid` or `code-duplicate`
 */
export function checkNames({ structure, steps }: ScoreMethod, file: string): void {
  const byLetters = new Map<string, string>();
  for (const { code } of structure) {
    const problem = problemOf(code);
    if (problem !== undefined)
      throw new SmiError('method-invalid', `${file}: the code ${quoteFound(code)} ${problem}`, {
        next: 'give it another code; for an indicator, rename its column in the data too',
      });
    const other = byLetters.get(code.toLowerCase());
    if (other !== undefined && other !== code)
      throw new SmiError(
        'code-duplicate',
        `${file}: the codes ${quoteFound(other)} and ${quoteFound(code)} differ by capital letters alone`,
      );
    byLetters.set(code.toLowerCase(), code);
  }
  const codes = new Set(structure.map(({ code }) => code));
  const unknown = steps.levels
    .flatMap(({ individual = {} }) => Object.keys(individual))
    .find((code) => !codes.has(code));
  if (unknown !== undefined)
    throw new SmiError(
      'method-invalid',
      `${file}: individual names ${quoteFound(unknown)}, and the structure has no such code`,
    );
  const names = steps.levels.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new SmiError('method-invalid', `${file}: two levels are called ${twice}`);
}
