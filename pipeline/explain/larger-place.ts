import { ascending } from 'd3-array';
import { quoteFound, SmiError } from '../../errors/smi-error.js';
import { counted } from '../../outputs/formats/numbers.js';
import { listed, periodWords } from '../../outputs/page/words.js';
import type { Row } from '../../schemas/table.js';
import { COMBINED, type LargerArea, REGION, UNION } from '../geography/larger-areas.js';
import { nameKey } from '../geography/name-keys.js';
import type { NameIndex } from '../geography/names.js';
import type { Registers } from '../geography/registers.js';
import { countryName } from './facts.js';

/** So many names a message lists in full; of more it says how many there are, and where they are listed. */
const MAX_LISTED = 20;
const MAX_SHOWN = 8;

/** The command that lists the areas of an edition. */
export const LISTING = '`smi list areas`';

const nameOf = ({ area_name }: Row) => String(area_name);
const codeOf = ({ area_code }: Row) => String(area_code);

/** Names that a text may mean: the first eight, and how many there are. */
export const several = (names: readonly string[]): string =>
  names.length <= MAX_SHOWN
    ? names.join('; ')
    : `${names.slice(0, MAX_SHOWN).join('; ')}; … (${names.length} in all)`;

/** The areas to ask for instead: all of up to twenty, since to choose one is the next step. */
export function namesOf(rows: readonly Row[], listing: string): string {
  const names = rows.map(nameOf).sort((a, b) => ascending(nameKey(a), nameKey(b)));
  return names.length <= MAX_LISTED
    ? names.join('; ')
    : `${names.slice(0, MAX_SHOWN).join('; ')}; … (${names.length} in all: ${listing} names them)`;
}

/** What the ranked areas are called: districts, unless each is an upper tier of its own. */
const counting = (rows: readonly Row[], count: number): string =>
  rows.some(({ area_code, upper_tier_code }) => upper_tier_code != null && upper_tier_code !== area_code)
    ? counted(count, 'district')
    : counted(count, 'area');

/** The countries that an edition covers, by the first letters of its codes. */
export const coveredBy = (rows: readonly Row[]): string =>
  listed([...new Set(rows.map((row) => codeOf(row).charAt(0)))].sort().map(countryName));

/** The areas whose region, or whose combined authority, has one of these names or codes. */
function within(
  rows: readonly Row[],
  what: 'region' | 'combined_authority',
  names: readonly string[],
): Row[] {
  const keys = new Set(names.map(nameKey));
  return rows.filter((row) =>
    [`${what}_code`, `${what}_name`].some(
      (column) => row[column] != null && keys.has(nameKey(String(row[column]))),
    ),
  );
}

/** The areas of the edition in a larger area. */
function partsOf(rows: readonly Row[], area: LargerArea, registers: Registers): Row[] {
  if (area.members.length > 0) return rows.filter((row) => area.members.includes(codeOf(row)));
  if (area.what === COMBINED) return within(rows, 'combined_authority', area.names);
  if (area.what === REGION) return within(rows, 'region', area.names);
  const country = [...registers.values()].find(({ country_name }) => country_name === area.name);
  return country === undefined
    ? []
    : rows.filter((row) => codeOf(row).charAt(0) === country.country_code.charAt(0));
}

/** The areas of the combined authority that has the name of a county, without those of the county. */
export function alsoCombined(
  rows: readonly Row[],
  county: string,
  districts: readonly Row[],
  index: NameIndex,
) {
  const combined = index.combined(county);
  if (combined === undefined || combined.ended !== undefined) return [];
  const here = new Set(districts.map(codeOf));
  return within(rows, 'combined_authority', combined.names).filter((row) => !here.has(codeOf(row)));
}

/** What a name or code means, as a sentence. */
function saying(wanted: string, { name, names, what, ended }: LargerArea): string {
  if (ended !== undefined)
    return `${name} was ${what} and ended on ${periodWords(ended.on)}, when ${ended.became} took over`;
  const key = nameKey(wanted);
  const isOther = names.slice(1).some((each) => nameKey(each) === key);
  return isOther ? `${quoteFound(wanted)} is ${what.replace(/^an? /, 'the ')} ${name}` : `${name} is ${what}`;
}

/**
 * The error for a region, a combined authority, a country or a county without a council, with the areas in
 * it; undefined for any other text.
 */
export function largerPlace(
  rows: readonly Row[],
  wanted: string,
  index: NameIndex,
  registers: Registers,
  listing: string,
): SmiError | undefined {
  const refused = (message: string, next: string) => new SmiError('area-unknown', message, { next });
  const area = index.larger(wanted) ?? declared(rows, wanted);
  if (area === undefined) return undefined;
  const parts = partsOf(rows, area, registers);
  const covers = `the edition covers ${coveredBy(rows)}`;
  const whole = `ask for one of its ${counting(rows, rows.length)}: ${listing} names them`;
  if (area.what === UNION) return refused(`${area.name} is ${area.what}, and ${covers}`, whole);
  if (parts.length === 0) {
    const isCountry = area.what === 'a country';
    return refused(
      `${saying(wanted, area)}${isCountry ? `, and ${covers}` : ''}`,
      isCountry ? whole : `name an area of the edition: ${listing} names them`,
    );
  }
  if (parts.length === rows.length && rows.length > MAX_LISTED) return refused(saying(wanted, area), whole);
  const also = area.also === undefined ? [] : partsOf(rows, area.also, registers);
  if (also.length === 0 || area.also === undefined)
    return refused(saying(wanted, area), `ask for one of ${namesOf(parts, listing)}`);
  const codes = new Set(also.map(codeOf));
  const others = parts.filter((row) => !codes.has(codeOf(row)));
  const inside =
    others.length + also.length === parts.length ? `${also.length} of them` : counting(rows, also.length);
  return refused(
    `${area.name} is ${area.what} (${counting(rows, parts.length)}) and ${area.also.what} (${inside})`,
    `ask for one of ${namesOf(also, listing)}, which are in both, or of the rest of the region: ${namesOf(others, listing)}`,
  );
}

/** A region or a combined authority that only the edition names, in the columns of its areas. */
function declared(rows: readonly Row[], wanted: string): LargerArea | undefined {
  for (const [what, column] of [
    [REGION, 'region'],
    [COMBINED, 'combined_authority'],
  ] as const) {
    const [first] = within(rows, column, [wanted]);
    // A code is named, too, where the edition knows its name.
    const name = String(first?.[`${column}_name`] ?? wanted);
    if (first !== undefined) return { name, names: [name, wanted], what, members: [] };
  }
  return undefined;
}
