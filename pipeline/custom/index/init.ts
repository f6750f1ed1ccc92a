import { quoteFound } from '../../../errors/smi-error.js';
import { problemOf } from '../../editions/check-structure.js';
import { parseScoreMethod } from '../../editions/method.js';
import { momentsOf } from '../../methods/moments.js';
import { LEAST_UNITS } from '../../methods/spread.js';
import { cleanText } from '../../tables/clean-text.js';
import { isCalledCode } from '../../tables/code-column.js';
import type { TableFile } from '../../tables/visit-table.js';
import { initText, type Offer } from './init-text.js';
import { readUnits } from './read-units.js';
import { type Survey, survey } from './survey.js';
import type { SurveyedColumn } from './surveyed-column.js';
import type { Units } from './units.js';

/** Share of the weight that must be there, as in the editions. */
const SHARE = 0.6;

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

/** The cells for which a column of numbers is none, so that a slip in one cell is not passed over. */
function oddCells({ numbers, odd, first }: SurveyedColumn): string {
  const cells = `${counted(numbers, 'number')} and ${counted(odd, 'text')}`;
  return `${cells}, first ${quoteFound(first?.text ?? '')} in row ${first?.row}`;
}

/** Why a column of numbers cannot be an indicator as it is; undefined for one that can. */
function whyNot(column: SurveyedColumn, twice: boolean): string | undefined {
  if (twice) return 'the column stands twice';
  if (column.name === '') return 'the column has no name';
  if (column.mostlyNumbers) return oddCells(column);
  if (column.padded)
    return `zeros in front are those of a code, first ${quoteFound(column.first?.text ?? '')} in row ${column.first?.row}`;
  if (isCalledCode(column.name)) return 'it is called as a code is, and a code is no figure';
  const problem = problemOf(column.name);
  if (problem !== undefined) return `the name ${problem}`;
  if (column.numbers < 2) return 'it has one value only';
  return column.most > column.least ? undefined : 'it has the same value everywhere';
}

function offerOf({ file, columns, code, codeBy, name, period, units }: Survey): Offer {
  const names = columns.map((column) => column.name);
  const keys = new Set([code, name, period]);
  const others = columns.filter((column) => !keys.has(column.name));
  const judged = others
    .filter(({ numeric, padded, mostlyNumbers }) => numeric || padded || mostlyNumbers)
    .map((column) => {
      const twice = names.filter((one) => one.toLowerCase() === column.name.toLowerCase()).length > 1;
      return { column, why: whyNot(column, twice) };
    });
  const indicators = judged.flatMap(({ column, why }) => (why === undefined ? [column.name] : []));
  const signs = judged.flatMap(({ column, why }) => (why === undefined ? [...column.signs] : []));
  return {
    ...{ file, code, codeBy, name, period, units, indicators },
    missing: [...new Set(signs)].sort(),
    ...{ least: units, minimum_weight_share: SHARE },
    refused: judged.flatMap(({ column, why }) => (why === undefined ? [] : [{ name: column.name, why }])),
    texts: others.filter(({ text, name: called }) => text && called !== '').map((column) => column.name),
  };
}

/** How many units have at least the share of their values. */
function enough({ codes, figures }: Units, share: number): number {
  const known = codes.map((_, unit) => figures.filter((values) => !Number.isNaN(values[unit]!)).length);
  return known.filter((count) => count >= share * figures.length && count > 0).length;
}

/** The offer held against the figures that would be scored: those of the latest period, where there are periods. */
function heldAgainst(offer: Offer, units: Units): Offer {
  const judged = offer.indicators.map((name, at) => ({ name, moments: momentsOf(units.figures[at]!) }));
  const sound = judged.filter(({ moments: { count, least, most } }) => count > 1 && most > least);
  const left = judged.filter((one) => !sound.includes(one));
  const figures = units.figures.filter((_, at) => sound.includes(judged[at]!));
  return {
    ...offer,
    indicators: sound.map(({ name }) => name),
    refused: [
      ...offer.refused,
      ...left.map(({ name }) => ({ name, why: 'it has no two values that differ in the latest period' })),
    ],
    least: Math.min(...sound.map(({ moments }) => moments.count)),
    minimum_weight_share: enough({ ...units, figures }, SHARE) < LEAST_UNITS ? 0 : SHARE,
  };
}

export interface InitialMethod {
  /** A method file with comments, which runs as it stands. */
  readonly text: string;
  readonly unit_code: string;
  readonly unit_name: string;
  readonly indicators: readonly string[];
  /** Columns of numbers that are no indicators, and why. */
  readonly left_out: Offer['refused'];
}

/**
 * A method file to start from: each column of numbers an indicator, all of one aggregate, the index above it.
 * @throws SmiError `table-unreadable`, `table-invalid`, `units-too-few` or `code-duplicate`
 */
export async function initMethod(table: TableFile): Promise<InitialMethod> {
  const first = offerOf(await survey(table));
  const method = parseScoreMethod(initText(first), 'the method');
  const { units } = await readUnits(table, method, first.indicators);
  const offer = heldAgainst(first, units);
  return {
    text: initText({ ...offer, file: cleanText(offer.file) }),
    ...{ unit_code: offer.code, unit_name: offer.name },
    ...{ indicators: offer.indicators, left_out: offer.refused },
  };
}
