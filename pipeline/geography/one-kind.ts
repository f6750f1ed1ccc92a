import { quoteFound } from '../../errors/smi-error.js';
import { counted } from '../../outputs/formats/numbers.js';
import { type AreaKind, type KindFinder, kindWords, sizeOfKind } from './area-kinds.js';

/** A row of a table, as far as its kind of area is concerned. */
export interface KindRow {
  readonly code: string;
  readonly name: string;
  /** Its number in the file. */
  readonly row: number;
}

/** A row that is another kind of area than most. */
export interface OtherKind extends KindRow {
  readonly kind: AreaKind;
}

export interface KindSplit {
  /** The kind of most rows, for a message; undefined where codes and names say none. */
  readonly most: AreaKind | undefined;
  readonly others: readonly OtherKind[];
  /** Whether most rows are councils, of either tier. */
  readonly ofCouncils: boolean;
}

/** Kinds that contain whatever is ranked, also where the units are of no known kind. */
const LARGER: ReadonlySet<AreaKind> = new Set(['country', 'region', 'total']);

/** The two tiers of local government, with the councils that are both. */
const COUNCILS: ReadonlySet<AreaKind> = new Set(['unitary', 'district', 'county']);

/**
 * Which rows are another kind of area than most: England or a region among districts, a county among its
 * districts, a ward among councils, a total. Where most rows are of no known kind (schools, countries of the
 * world), only totals, rows without a code, and countries and regions by their official code are others,
 * unless some of the rows are councils.
 */
export function splitByKind(rows: readonly KindRow[], finder: KindFinder): KindSplit {
  const kinds = rows.map(({ code, name }) => finder.of(code, name));
  const counts = new Map<AreaKind | undefined, number>();
  for (const kind of kinds) {
    // However many lines of sums there are below a short table, they are not its units.
    if (kind === 'total') continue;
    const family = kind !== undefined && COUNCILS.has(kind) ? 'unitary' : kind;
    counts.set(family, (counts.get(family) ?? 0) + 1);
  }
  const [family] = [...counts].sort(
    ([a, countA], [b, countB]) => countB - countA || sizeOfKind(a ?? '') - sizeOfKind(b ?? ''),
  )[0] ?? [undefined];
  const number = (kind: AreaKind) => kinds.filter((each) => each === kind).length;
  const [counties, districts] = [number('county'), number('district')];
  const councils = kinds.filter((kind) => kind !== undefined && COUNCILS.has(kind)).length;
  const wrongTier = counties > districts ? 'district' : districts > 0 ? 'county' : undefined;
  const isOther = (kind: AreaKind | undefined, { code }: KindRow): kind is AreaKind => {
    if (kind === undefined) return false;
    if (family === undefined && councils > 1) return !COUNCILS.has(kind) || kind === wrongTier;
    if (family === undefined)
      return kind === 'total' || (LARGER.has(kind) && (code === '' || /^[A-Z]\d{8}$/i.test(code)));
    if (family === 'unitary') return !COUNCILS.has(kind) || kind === wrongTier;
    return kind !== family;
  };
  return {
    ofCouncils: family === 'unitary',
    most: family === 'unitary' ? (wrongTier === 'district' ? 'upper-tier authority' : 'council') : family,
    others: rows.flatMap((row, i) => {
      const kind = kinds[i];
      return isOther(kind, row) ? [{ ...row, kind }] : [];
    }),
  };
}

/** How many of the others a message names. */
const NAMED = 8;

/** Who the others are, for a message: `England (country, row 7), North East (region, row 6)`. */
export function othersInWords({ most, others }: KindSplit): string {
  const named = others
    .slice(0, NAMED)
    .map(({ code, name, kind, row }) => `${quoteFound(name || code)} (${kindWords(kind, 1)}, row ${row})`);
  const more = others.length > NAMED ? ` and ${others.length - NAMED} more` : '';
  const ranked = most === undefined ? 'like the other rows' : kindWords(most, 2);
  const than = most !== undefined && others.length === 1 ? `one of the ${ranked}` : ranked;
  return `${counted(others.length, 'row is', 'rows are')} not ${than} and ${others.length === 1 ? 'is' : 'are'} not ranked: ${named.join(', ')}${more}`;
}
