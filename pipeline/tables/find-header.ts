import { quoteFound, SmiError } from '../../errors/smi-error.js';
import type { ColumnMap, Role } from '../custom/coldspots/column-map.js';
import { didYouMean } from '../system/nearest.js';
import { cleanText } from './clean-text.js';
import type { RawTable } from './raw-table.js';

/** A header is a few words; looking for one near to a page of text would take minutes. */
const LONGEST = 100;

export interface Header {
  /** Its row, from 0. */
  readonly at: number;
  /** Cells of its row. */
  readonly width: number;
  /** The column of each role, from 0. */
  readonly places: ReadonlyMap<Role, number>;
}

/** How many columns a message lists. */
const MOST = 12;

const isShort = (text: string) => text !== '' && text.length <= LONGEST;

/** The first row with a few words in a few cells is likely to be the header. */
const isLikely = (texts: readonly string[]) => texts.filter(isShort).length > 2;

/** Where the header stands: the first row that has every mapped column. Throws `table-invalid`. */
export function findHeader({ name, rows }: RawTable, map: ColumnMap): Header {
  const wanted = [...map].map(([role, header]) => ({ role, header: cleanText(header) }));
  let best = { missing: wanted.map(({ header }) => header), texts: [] as string[] };
  for (const [at, cells] of rows.entries()) {
    const texts = cells.map(cleanText);
    const missing = wanted.map(({ header }) => header).filter((header) => !texts.includes(header));
    if (missing.length < best.missing.length) best = { missing, texts };
    if (missing.length > 0) continue;
    const twice = wanted.find(({ header }) => texts.indexOf(header) !== texts.lastIndexOf(header));
    if (twice !== undefined)
      throw new SmiError(
        'table-invalid',
        `${name}, row ${at + 1}: the column ${quoteFound(twice.header)} stands twice`,
        { next: 'give the two columns different names in the table' },
      );
    const places = new Map(wanted.map(({ role, header }) => [role, texts.indexOf(header)]));
    return { at, width: cells.length, places };
  }
  const [lost = ''] = best.missing;
  const likely =
    best.texts.length > 0 ? best.texts : (rows.map((cells) => cells.map(cleanText)).find(isLikely) ?? []);
  const columns = likely.filter(isShort);
  const near = isShort(lost) ? didYouMean(lost, columns) : undefined;
  const list = columns.slice(0, MOST).map((text) => quoteFound(text));
  const told =
    columns.length === 0 ? undefined : { next: `name one of its columns with --map: ${list.join(', ')}` };
  throw new SmiError('table-invalid', `${name} has no column ${quoteFound(lost)}`, near ?? told);
}

/** Whether a row says the header again, as it does on every page of some tables. */
export const isHeaderAgain = (texts: readonly string[], { places }: Header, map: ColumnMap): boolean =>
  [...places].every(([role, at]) => texts[at] === cleanText(map.get(role) ?? ''));
