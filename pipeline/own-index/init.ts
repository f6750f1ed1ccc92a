import { cleanText } from '../area-table/clean-text.js';
import { problemOf } from './check-names.js';
import { initText, type Offer } from './init-text.js';
import { type Survey, type SurveyedColumn, survey } from './survey.js';
import type { TableFile } from './visit-table.js';

/** Why a column of numbers cannot be an indicator as it is; undefined for one that can. */
function whyNot(column: SurveyedColumn, twice: boolean): string | undefined {
  if (twice) return 'the column stands twice';
  if (column.name === '') return 'the column has no name';
  const problem = problemOf(column.name);
  if (problem !== undefined) return `the name ${problem}`;
  if (column.numbers < 2) return 'it has one value only';
  return column.most > column.least ? undefined : 'it has the same value everywhere';
}

function offerOf({ file, columns, code, name, period, units }: Survey): Offer {
  const names = columns.map((column) => column.name);
  const keys = new Set([code, name, period]);
  const others = columns.filter((column) => !keys.has(column.name));
  const judged = others
    .filter(({ numeric }) => numeric)
    .map((column) => {
      const twice = names.filter((one) => one.toLowerCase() === column.name.toLowerCase()).length > 1;
      return { column, why: whyNot(column, twice) };
    });
  const indicators = judged.flatMap(({ column, why }) => (why === undefined ? [column.name] : []));
  const signs = judged.flatMap(({ column, why }) => (why === undefined ? [...column.signs] : []));
  return {
    ...{ file, code, name, period, units, indicators },
    missing: [...new Set(signs)].sort(),
    least: Math.min(...judged.flatMap(({ column, why }) => (why === undefined ? [column.numbers] : []))),
    refused: judged.flatMap(({ column, why }) => (why === undefined ? [] : [{ name: column.name, why }])),
    texts: others.filter((column) => !column.numeric && column.name !== '').map((column) => column.name),
  };
}

export interface InitialMethod {
  /** A method file with comments, which runs as it stands. */
  readonly text: string;
  readonly unit_code: string;
  readonly unit_name: string;
  readonly indicators: readonly string[];
}

/**
 * A method file to start from: each column of numbers an indicator, all of one aggregate, the index above it.
 * @throws SmiError `table-unreadable`, `table-invalid`, `units-too-few` or `code-duplicate`
 */
export async function initMethod(table: TableFile): Promise<InitialMethod> {
  const offer = offerOf(await survey(table));
  return {
    text: initText({ ...offer, file: cleanText(offer.file) }),
    ...{ unit_code: offer.code, unit_name: offer.name, indicators: offer.indicators },
  };
}
