import { ascending, group, sum } from 'd3-array';
import { GSS_CODE } from '../../schemas/fields.js';
import type { FindFile, FindPlace, FindShares } from '../../schemas/release/find-file.js';
import { constituenciesOf } from './constituencies.js';
import { COMBINED, type CodedArea, everyLargerArea, REGION } from './larger-areas.js';
import { careBoardTable, combinedAuthorityTable } from './lookup-tables.js';
import { codesOfToday, readLookup, type Share } from './lookups.js';
import { postcodesOf } from './postcodes.js';
import { listed, type RegisterRow } from './register-row.js';
import type { Registers } from './registers.js';

/** Decimals of a share. */
const DECIMALS = 4;

const rounded = (share: number): number => Number(share.toFixed(DECIMALS));

/** A property only where there is something in it. */
const filled = <K extends string, T>(name: K, list: readonly T[]): Partial<Record<K, T[]>> =>
  list.length === 0 ? {} : ({ [name]: [...list] } as Record<K, T[]>);

const isFormer = ({ end, rule }: RegisterRow): boolean => end !== null && rule !== 'recode';

/** The codes of areas that the edition ranks, and of those that have files of their own. */
export interface Marked {
  readonly ranked: ReadonlySet<string>;
  readonly withFiles: ReadonlySet<string>;
  /** Why the method leaves areas out, by code. */
  readonly leftOut?: ReadonlyMap<string, string>;
}

/** Places by which an area is found, and where their parts are among them. */
export type Places = Pick<FindFile, 'places' | 'postcodes'>;

/**
 * Everything by which an area is found: local authorities of today first, in order of code, then counties
 * without a council, regions, combined authorities, care boards, constituencies, and councils and combined
 * authorities that ended.
 */
export function placesOf(registers: Registers, { ranked, withFiles, leftOut }: Marked): Places {
  const today = [...registers.values()].filter(({ end }) => end === null);
  const positions = new Map(today.map(({ code }, i) => [code, i]));
  const at = (codes: readonly string[]): number[] =>
    codes
      .flatMap((code) => codesOfToday(registers, code))
      .flatMap((code) => positions.get(code) ?? [])
      .sort(ascending);
  const sharesAt = (shares: readonly Share[]): FindShares =>
    shares.map(({ code, share }) => [positions.get(code)!, rounded(share)]);

  const files = (code: string | null): Pick<FindPlace, 'files'> =>
    withFiles.has(code ?? '') ? { files: true } : {};

  const formerCodes = group(
    [...registers.values()].filter(({ rule }) => rule === 'recode'),
    ({ code }) => codesOfToday(registers, code)[0],
  );
  const authorities = today.map(
    ({ code, name, aliases, tier }): FindPlace => ({
      code,
      name,
      kind: tier === 'upper_tier' ? 'county' : 'district',
      ...(ranked.has(code) ? { ranked: true } : {}),
      ...files(code),
      ...(leftOut?.has(code) ? { not_ranked: leftOut.get(code) } : {}),
      ...filled('names', listed(aliases)),
      ...filled('codes', formerCodes.get(code)?.map((row) => row.code) ?? []),
      ...(tier === 'upper_tier'
        ? {
            has: at(
              today.filter((row) => row.upper_tier_code === code && row.code !== code).map((row) => row.code),
            ),
          }
        : {}),
    }),
  );

  const combined = group(readLookup(combinedAuthorityTable), (row) => row.combined_authority_code);
  const membersOf = ({ code, what, members }: CodedArea): readonly string[] => {
    if (members.length > 0) return members;
    if (what === COMBINED) return (combined.get(code ?? '') ?? []).map(({ area_code }) => area_code);
    return today
      .filter((row) => row.region_code === code && row.tier !== 'upper_tier')
      .map((row) => row.code);
  };
  const kindOf = ({ what, code, ended }: CodedArea): FindPlace['kind'] | undefined => {
    if (ended !== undefined) return 'former';
    if (what === REGION) return 'region';
    if (what === COMBINED) return 'combined_authority';
    return code === null && what.includes('county') ? 'county_without_council' : undefined;
  };
  const larger = everyLargerArea(registers).flatMap((area): FindPlace[] => {
    const kind = kindOf(area);
    const { code, name, names, ended } = area;
    if (kind === undefined) return [];
    return [
      {
        code,
        name,
        kind,
        ...files(code),
        ...filled(
          'names',
          names.slice(1).filter((each) => !GSS_CODE.test(each)),
        ),
        ...filled(
          'codes',
          names.filter((each) => GSS_CODE.test(each)),
        ),
        has: at(membersOf(area)),
        ...(ended === undefined ? {} : { ended: ended.on }),
      },
    ];
  });

  const constituencies = constituenciesOf(registers).map(
    ({ code, name, shares }): FindPlace => ({ code, name, kind: 'constituency', lies_in: sharesAt(shares) }),
  );
  const former = [...registers.values()].filter(isFormer).map(
    ({ code, name, aliases, end, ended_on, successors }): FindPlace => ({
      code,
      name,
      kind: 'former',
      ...filled('names', listed(aliases)),
      became: at(listed(successors)),
      ended: ended_on ?? String(end),
    }),
  );
  return {
    places: [...authorities, ...larger, ...careBoards(at), ...constituencies, ...former],
    postcodes: Object.fromEntries(
      [...postcodesOf(registers)].map(([key, shares]) => [
        key,
        shares.length === 1 ? positions.get(shares[0]!.code)! : sharesAt(shares),
      ]),
    ),
  };
}

/** The integrated care boards, with the districts that are in one as a whole and those in several. */
function careBoards(at: (codes: readonly string[]) => number[]): FindPlace[] {
  const rows = readLookup(careBoardTable);
  const byArea = group(rows, ({ area_code }) => area_code);
  return [...group(rows, ({ care_board_code }) => care_board_code)].map(([code, parts]) => {
    const whole = parts.filter(({ area_code }) => byArea.get(area_code)?.length === 1);
    const split = parts.filter((part) => !whole.includes(part));
    return {
      code,
      name: parts[0]?.care_board_name ?? code,
      kind: 'care_board',
      has: at(whole.map(({ area_code }) => area_code)),
      ...filled(
        'has_part_of',
        split.flatMap(({ area_code, neighbourhoods }) =>
          at([area_code]).map((position): [number, number] => [
            position,
            rounded(neighbourhoods / sum(byArea.get(area_code) ?? [], (part) => part.neighbourhoods)),
          ]),
        ),
      ),
    };
  });
}
