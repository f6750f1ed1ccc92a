import { type CensusOrigin, censusMovesTable, type OriginKind } from '../../schemas/census-moves.js';
import { type Areas, countriesOf, liesIn } from '../../schemas/method/areas.js';
import type { Row, Table } from '../../schemas/table.js';
import {
  ABROAD,
  type CensusFlows,
  type CensusPlace,
  SAME_ADDRESS,
} from '../../sources/census-od-migration.js';
import { checkCodes, isLocalAuthority } from '../harmonise/code-kinds.js';
import { type Crosswalk, successorsOf } from '../harmonise/crosswalk.js';

/** The flows of the census as an edition freezes them. */
export interface FrozenMoves {
  readonly table: Table;
  readonly rows: readonly Row[];
}

export interface MovesGeography {
  /** Codes of the areas of the edition. */
  readonly areas: ReadonlySet<string>;
  readonly crosswalk: Crosswalk;
  /** Every code of a district or upper tier that registers, code changes or boundaries know. */
  readonly known: ReadonlySet<string>;
  readonly asked: Pick<Areas, 'country'>;
}

const SPECIAL: Readonly<Record<string, OriginKind>> = { [SAME_ADDRESS]: 'same_address', [ABROAD]: 'abroad' };

/** What a place of the census is today: one area of the edition, or the kind of what it is instead. */
function placeToday(
  code: string,
  { areas, crosswalk, asked }: MovesGeography,
): Pick<CensusOrigin, 'kind' | 'area_code'> {
  const none = (kind: OriginKind) => ({ kind, area_code: null });
  const special = Object.hasOwn(SPECIAL, code) ? SPECIAL[code] : undefined;
  if (special !== undefined) return none(special);
  if (areas.has(code)) return { kind: 'area', area_code: code };
  const successors = successorsOf(code, crosswalk).filter((successor) => areas.has(successor));
  const [only] = successors;
  if (only !== undefined && successors.length === 1) return { kind: 'area', area_code: only };
  if (only !== undefined || !isLocalAuthority(code)) return none('unplaced');
  return none(liesIn(code, countriesOf(asked)) ? 'not_ranked' : 'elsewhere_uk');
}

/**
 * The flows of the census with the areas of an edition that its places are today. Nothing is left out: an
 * origin that is no area has its kind. Throws `code-unknown` for a district that nothing knows.
 */
export function frozenMoves(flows: CensusFlows, geography: MovesGeography, file: string): FrozenMoves {
  const codes = flows.destinations.map(({ code }) => code);
  const seen = new Set(flows.origins.map(({ code }) => code));
  // A district that nobody lived in a year earlier, not even who lives there now, is a destination only.
  const others: CensusPlace[] = flows.destinations.filter(({ code }) => !seen.has(code));
  checkCodes(
    [
      ...flows.origins.map(({ code, first_row }) => ({ area_code: code, cell: `${file}#${first_row}` })),
      ...others.map(({ code }) => ({ area_code: code, cell: file })),
    ],
    geography.known,
  );
  const rowOf = (
    { code, name }: CensusPlace,
    first_row: number | null,
    people: ReadonlyMap<string, number>,
  ) => ({
    origin_code: code,
    origin_name: name,
    ...placeToday(code, geography),
    first_row,
    ...Object.fromEntries(codes.map((to) => [to, people.get(to) ?? null])),
  });
  return {
    table: censusMovesTable(codes),
    rows: [
      ...flows.origins.map((origin) => rowOf(origin, origin.first_row, origin.people)),
      ...others.map((place) => rowOf(place, null, new Map())),
    ],
  };
}
